import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { createRawSnippet } from 'svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import type { Filter } from '@/ipc/generated/Filter';
import { emptyFilter } from '@/shared/filter';

import { COUNT, makeDetail, makePage, numberOf } from '../../../tests/fixtures/tickets';
import { Browse } from './browse.svelte';
import ResultList from './ResultList.svelte';

// The test's window has no layout: rows are drawn as if the list were this high, CSS pixels.
const HEIGHT = 740;

beforeEach(() => {
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(HEIGHT);
});
afterEach(cleanup);

async function listed(filter: Filter = emptyFilter()) {
  const browse = new Browse(
    async (asked, _sort, offset, limit, withFacets) => makePage(asked, offset, limit, withFacets),
    async (key, text) => makeDetail(numberOf(key), text),
  );
  const onchange = vi.fn();
  const onopen = vi.fn();
  const props = { browse, filter, sort: 'relevance' as const, zone: 'UTC', asOf: null };
  const picked = createRawSnippet(() => ({ render: () => '<p>What to do with them</p>' }));
  const view = render(ResultList, { ...props, onsort: vi.fn(), onopen, onchange, onretry: vi.fn(), picked });
  await browse.ask(filter, 'relevance', 0, () => true);
  await vi.waitFor(() => expect(screen.queryByText(/Looking/)).toBeNull());
  return { browse, onchange, onopen, view };
}

describe('after a correction', () => {
  /** A desk whose tickets can leave the list. */
  async function changing(at: number) {
    const gone = new Set<string>();
    const browse = new Browse(
      async (asked, _sort, offset, limit, withFacets) => {
        const page = makePage(asked, 0, COUNT, withFacets);
        const rows = page.rows.filter(({ key }) => !gone.has(key.id));
        return { ...page, total: rows.length, offset, rows: rows.slice(offset, offset + limit) };
      },
      async (key, text) => makeDetail(numberOf(key), text),
    );
    await browse.ask(emptyFilter(), 'newest', 0, () => true);
    browse.select(at);
    await vi.waitFor(() => expect(browse.results.row(at)).toBeDefined());
    browse.arrived();
    await vi.waitFor(() => expect(browse.open.key?.id).toBe(String(48_212 - at)));
    return { browse, gone };
  }

  it('the ticket stays open and in its place', async () => {
    const { browse } = await changing(2);
    await browse.ask(emptyFilter(), 'newest', 1, () => true);
    expect([browse.selected, browse.left, browse.results.fresh]).toEqual([2, -1, 1]);
    expect(browse.open.key?.id).toBe('48210');
  });

  it('a ticket that left the list stays open, and keys go on beside where it stood', async () => {
    const { browse, gone } = await changing(2);
    gone.add('48210');
    await browse.ask(emptyFilter(), 'newest', 1, () => true);
    expect([browse.selected, browse.left]).toEqual([-1, 2]);
    expect(browse.open.key?.id).toBe('48210');
    expect(browse.results.row(2)?.key.id).toBe('48209');
  });

  it('rows far down are here again', async () => {
    const { browse } = await changing(250);
    browse.results.need(245, 255);
    await browse.ask(emptyFilter(), 'newest', 1, () => true);
    expect(browse.selected).toBe(250);
    await vi.waitFor(() => expect(browse.results.row(250)?.key.id).toBe(String(48_212 - 250)));
  });
});

describe('the list of tickets', () => {
  it('draws a few rows of many and says how many there are', async () => {
    const { view } = await listed();
    const options = screen.getAllByRole('option');
    expect(options.length).toBeLessThan(40);
    expect(options[0]?.getAttribute('aria-setsize')).toBe(String(COUNT));
    expect(view.container.textContent).toMatch(/2,180 · 4\sms/);
  });

  it('says how many of the period matched', async () => {
    const { view } = await listed({ ...emptyFilter(), text: 'charge' });
    await vi.waitFor(() => expect(view.container.textContent).toMatch(/872 of 2,180 · 4\sms/));
  });

  it('marks the words that matched', async () => {
    const { view } = await listed({ ...emptyFilter(), text: 'blank' });
    const marks = [...view.container.querySelectorAll('mark')].map((mark) => mark.textContent);
    expect(new Set(marks)).toEqual(new Set(['blank']));
  });

  it('moves with the keyboard and opens with Enter', async () => {
    const { browse, onopen } = await listed();
    const list = screen.getByRole('listbox', { name: 'Tickets' });
    for (const key of ['j', 'ArrowDown', 'k']) await fireEvent.keyDown(list, { key });
    expect(browse.selected).toBe(1);
    expect(list.getAttribute('aria-activedescendant')).toBe(screen.getAllByRole('option')[1]?.id);
    await fireEvent.keyDown(list, { key: 'Enter' });
    expect(onopen).toHaveBeenCalledOnce();
    await fireEvent.keyDown(list, { key: 'End' });
    expect(browse.selected).toBe(COUNT - 1);
    await vi.waitFor(() => expect(browse.results.row(COUNT - 1)).toBeDefined());
    await fireEvent.keyDown(list, { key: 'Home' });
    expect(browse.selected).toBe(0);
  });

  it('selects several by keys and clicks, and says which', async () => {
    const { browse } = await listed();
    const list = screen.getByRole('listbox', { name: 'Tickets' });
    expect(list.getAttribute('aria-multiselectable')).toBe('true');
    const selected = () =>
      screen
        .getAllByRole('option')
        .flatMap((option, at) => (option.getAttribute('aria-selected') === 'true' ? [at] : []));
    for (const key of ['j', 'x']) await fireEvent.keyDown(list, { key });
    for (const key of ['ArrowDown', 'J']) await fireEvent.keyDown(list, { key, shiftKey: true });
    await vi.waitFor(() => expect(selected()).toEqual([1, 2, 3]));
    expect(screen.getByText('What to do with them')).toBeTruthy();
    await fireEvent.click(screen.getAllByRole('option')[5] as HTMLElement, { ctrlKey: true });
    await vi.waitFor(() => expect(selected()).toEqual([1, 2, 3, 5]));
    await fireEvent.click(screen.getAllByRole('option')[7] as HTMLElement, { shiftKey: true });
    await vi.waitFor(() => expect(selected()).toEqual([1, 2, 3, 5, 6, 7]));
    browse.pickAll();
    await vi.waitFor(() => expect(browse.picked.n).toBe(COUNT));
    await browse.ask({ ...emptyFilter(), text: 'blank' }, 'relevance', 0, () => true);
    expect(browse.picked.n).toBe(0);
  });

  it('opens a ticket far down once its row is here', async () => {
    const { browse } = await listed();
    browse.select(COUNT - 1);
    await vi.waitFor(() => expect(browse.results.row(COUNT - 1)).toBeDefined());
    browse.arrived();
    await vi.waitFor(() => expect(browse.open.key?.id).toBe(String(48_212 - COUNT + 1)));
  });

  it('keeps the open ticket when a narrower question still finds it', async () => {
    const { browse } = await listed();
    browse.select(2);
    await vi.waitFor(() => expect(browse.open.key?.id).toBe('48210'));
    await browse.ask({ ...emptyFilter(), text: 'blank' }, 'relevance', 0, () => true);
    expect(browse.open.key?.id).toBe('48210');
    expect(browse.selected).toBe(0);
  });

  it('leaves a ticket open that was asked for by name', async () => {
    const { browse } = await listed();
    const question = browse.ask({ ...emptyFilter(), text: 'blank' }, 'relevance', 0, () => true);
    browse.show({ source: 'zendesk', id: '48208' });
    await question;
    expect(browse.open.key?.id).toBe('48208');
    expect(browse.selected).toBe(-1);
  });

  it('does not ask again for what is shown', async () => {
    const { browse } = await listed();
    await browse.ask(emptyFilter(), 'relevance', 0, () => true);
    expect(browse.results.answer).toBe(1);
    await browse.ask(emptyFilter(), 'relevance', 1, () => true);
    expect(browse.results.answer).toBe(2);
  });

  it('offers to drop parts of a filter that finds nothing, with what each would find', async () => {
    const filter = { ...emptyFilter(), text: 'xylophone', facets: { channel: ['chat'] } };
    const { onchange } = await listed(filter);
    expect(await screen.findByText('No tickets match.')).toBeTruthy();
    const button = await screen.findByRole('button', { name: /Remove “xylophone”\s*545 tickets/ });
    expect(screen.getByRole('button', { name: /Remove Channel: Chat\s*still none/ })).toBeTruthy();
    await fireEvent.click(button);
    expect(onchange).toHaveBeenCalledWith({ ...filter, text: '' });
  });
});
