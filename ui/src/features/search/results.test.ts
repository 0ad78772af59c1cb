import { describe, expect, it, vi } from 'vitest';

import type { Filter } from '@/ipc/generated/Filter';
import { emptyFilter } from '@/shared/filter';
import type { TicketPage } from '@/ipc/generated/TicketPage';
import type { TicketRow } from '@/ipc/generated/TicketRow';

import { PAGE, Results, type Fetch } from './results.svelte';

const filter = (text: string): Filter => ({ ...emptyFilter(), text });

function page(total: number, offset: number, limit: number, text: string): TicketPage {
  const rows = Array.from({ length: Math.min(limit, total - offset) }, (_, i) => ({
    subject: `${text} ${offset + i}`,
  }));
  return { total, milliseconds: 1, offset, rows: rows as TicketRow[], facets: {} };
}

/** A fetch whose answers come when the test says so. */
function held() {
  const waiting: { text: string; offset: number; answer: () => void; fail: (error: unknown) => void }[] = [];
  const fetch: Fetch = (asked, _sort, offset, limit) =>
    new Promise((resolve, reject) => {
      waiting.push({
        text: asked.text,
        offset,
        answer: () => resolve(page(1000, offset, limit, asked.text)),
        fail: reject,
      });
    });
  return { fetch, waiting };
}

describe('Results', () => {
  it('drops the answer to a question that was replaced, whatever comes first', async () => {
    const { fetch, waiting } = held();
    const results = new Results(fetch);
    const first = results.ask(filter('ref'), 'relevance');
    const second = results.ask(filter('refund'), 'relevance');
    waiting[1]?.answer();
    await second;
    waiting[0]?.answer();
    await first;
    expect(results.row(0)?.subject).toBe('refund 0');
    expect(results.answer).toBe(1);
    expect(results.asking).toBe(false);
  });

  it('keeps the former rows while a new question is out', async () => {
    const { fetch, waiting } = held();
    const results = new Results(fetch);
    const first = results.ask(filter('a'), 'relevance');
    waiting[0]?.answer();
    await first;
    void results.ask(filter('b'), 'relevance');
    expect(results.asking).toBe(true);
    expect(results.row(0)?.subject).toBe('a 0');
  });

  it('fetches a page once, and only what is missing', async () => {
    const fetch = vi.fn<Fetch>(async (asked, _sort, offset, limit) => page(1000, offset, limit, asked.text));
    const results = new Results(fetch);
    await results.ask(filter('a'), 'newest');
    results.need(0, 50);
    results.need(95, 210);
    results.need(95, 210);
    await vi.waitFor(() => expect(results.row(205)?.subject).toBe('a 205'));
    expect(fetch.mock.calls.map(([, , offset, , facets]) => [offset, facets])).toEqual([
      [0, true],
      [PAGE, false],
      [2 * PAGE, false],
    ]);
  });

  it('tells why a question has no answer, and forgets it with the next', async () => {
    const { fetch, waiting } = held();
    const results = new Results(fetch);
    const bad = results.ask(filter('"'), 'relevance');
    waiting[0]?.fail({ code: 'bad_query', message: 'open quotation mark', details: { fault: 'input' } });
    await bad;
    expect(results.failure?.code).toBe('bad_query');
    const good = results.ask(filter('a'), 'relevance');
    waiting[1]?.answer();
    await good;
    expect(results.failure).toBeNull();
  });
});
