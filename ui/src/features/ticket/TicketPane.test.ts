import { cleanup, fireEvent, render, screen, within } from '@testing-library/svelte';
import { afterEach, describe, expect, it, vi } from 'vitest';

import type { TicketDetail } from '@/ipc/generated/TicketDetail';

import { makeDetail, makeTicket } from '../../../tests/fixtures/tickets';
import { OpenTicket } from './detail.svelte';
import TicketPane from './TicketPane.svelte';

afterEach(cleanup);

async function shown(n: number, some: { why?: boolean; wide?: boolean; query?: string } = {}) {
  const open = new OpenTicket(async (_key, text) => makeDetail(n, text));
  const onwhy = vi.fn();
  const onfollow = vi.fn();
  const oncorrect = vi.fn();
  const { container } = render(TicketPane, {
    open,
    wide: some.wide ?? true,
    why: some.why ?? false,
    zone: 'Europe/Berlin',
    asOf: Date.UTC(2026, 9, 22),
    onwhy,
    oncorrect,
    onfollow,
    oncustomer: vi.fn(),
    onretry: vi.fn(),
  });
  await open.open(makeTicket(n).key, some.query ?? '');
  await screen.findByRole('heading', { level: 2 });
  return { container, onwhy, onfollow, oncorrect };
}

describe('the open ticket', () => {
  it('says how it stands and which words caused each label', async () => {
    const { container } = await shown(0);
    expect(container.querySelector('header')?.textContent?.replace(/\s+/g, ' ')).toContain(
      'given high, words say critical: “today”',
    );
    expect(container.textContent).toContain('rated 4 of 5');
    expect(container.textContent).toContain('−0.72');
  });

  it('tells who wrote what, at the time of the reporting zone', async () => {
    await shown(0);
    const note = screen.getByRole('article', { name: /^Internal note/ });
    expect(note.textContent).toContain('INV-20931');
    expect(screen.getAllByRole('article', { name: /^Customer:/ })[0]?.textContent).toContain('22 Oct 17:40');
  });

  it('marks the words searched for, also behind umlauts and emoji', async () => {
    const { container } = await shown(1, { query: 'refund' });
    expect([...container.querySelectorAll('article mark')].map((mark) => mark.textContent)).toEqual([
      'refund',
    ]);
  });

  it('marks what caused the labels only when asked why', async () => {
    const off = await shown(0);
    expect(off.container.querySelectorAll('.because')).toHaveLength(0);
    await fireEvent.click(screen.getByRole('button', { name: 'Why?' }));
    expect(off.onwhy).toHaveBeenCalledOnce();
    cleanup();
    const on = await shown(0, { why: true });
    const marked = [...on.container.querySelectorAll('article mark')].map((mark) => mark.textContent);
    expect(marked).toContain('today');
    expect(marked).toContain('This is the second month in a row.');
  });

  it('folds a long message and shows it whole when asked', async () => {
    await shown(2);
    const first = screen.getAllByRole('article')[0] as HTMLElement;
    expect(first.textContent).not.toContain('before noon');
    await fireEvent.click(within(first).getByRole('button', { name: /^Show all/ }));
    expect(first.textContent).toContain('before noon');
  });

  it('hides what a mail quotes and its signature until asked, and opens where a searched word is', async () => {
    await shown(1);
    const reply = screen.getByRole('article', { name: /^Agent/ });
    expect(reply.textContent).toContain('heute raus');
    expect(reply.textContent).not.toContain('Kundendienst');
    await fireEvent.click(within(reply).getByRole('button', { name: 'Show quoted text and signature' }));
    expect(reply.textContent).toContain('> Dringend: die Rückerstattung für März');
    cleanup();
    await shown(1, { query: 'schrieb' });
    expect(screen.getByRole('article', { name: /^Agent/ }).querySelector('mark')?.textContent).toBe(
      'schrieb',
    );
  });

  it('says which tickets belong together, and opens those that are here', async () => {
    const { onfollow } = await shown(0);
    const links = screen.getByRole('list', { name: 'Linked tickets' });
    const words = [...links.querySelectorAll('li')].map((li) => li.textContent?.replace(/\s+/g, ' ').trim());
    expect(words).toEqual(['#48207 was merged into this Charged twice again (5)', 'Duplicate of #31007']);
    await fireEvent.click(within(links).getByRole('button', { name: '#48207' }));
    expect(onfollow).toHaveBeenCalledWith({ source: 'zendesk', id: '48207' });
    expect(within(links).queryByRole('button', { name: '#31007' })).toBeNull();
  });

  it('says how long a call was and how long the customer waited', async () => {
    const { container } = await shown(3, { wide: false });
    const plain = () => container.textContent?.replace(/\s/g, ' ');
    expect(plain()).toContain('call of 4 min 12 s, after 35 s of waiting');
    await fireEvent.click(screen.getByRole('tab', { name: /Facts/ }));
    expect(plain()).toMatch(/Waited 35 s.*Call ended answered/);
  });

  it('does without a subject, and without a score', async () => {
    const { container } = await shown(3);
    expect(screen.getByRole('heading', { level: 2 }).textContent?.trim()).toBe('No subject');
    expect(container.textContent).toContain('not scored');
  });

  it('folds what stands beside it into tabs where there is no room', async () => {
    const { onfollow } = await shown(0, { wide: false });
    await fireEvent.click(screen.getByRole('tab', { name: /Like this one/ }));
    const similar = await screen.findByText('86 %', {
      exact: false,
      normalizer: (text) => text.replace(/\s/g, ' '),
    });
    await fireEvent.click(similar);
    expect(onfollow).toHaveBeenCalledWith({ source: 'zendesk', id: '48207' });
  });
});

describe('OpenTicket', () => {
  it('drops the answer for a ticket that was left', async () => {
    const waiting: ((detail: TicketDetail) => void)[] = [];
    const open = new OpenTicket(() => new Promise((resolve) => waiting.push(resolve)));
    const first = open.open(makeTicket(0).key, '');
    const second = open.open(makeTicket(1).key, '');
    waiting[1]?.(makeDetail(1));
    waiting[0]?.(makeDetail(0));
    await Promise.all([first, second]);
    expect(open.detail?.ticket.key.id).toBe('48211');
  });

  it('leads back to where a link was followed from', async () => {
    const open = new OpenTicket(async (key) => makeDetail(48_212 - Number(key.id)));
    await open.open(makeTicket(0).key, '');
    await open.follow(makeTicket(5).key, '');
    await open.follow(makeTicket(10).key, '');
    expect(open.trail).toHaveLength(2);
    await open.back('');
    expect(open.detail?.ticket.key.id).toBe('48207');
    await open.back('');
    expect(open.key?.id).toBe('48212');
    expect(open.trail).toHaveLength(0);
  });
});
