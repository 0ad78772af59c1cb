import { describe, expect, it, vi } from 'vitest';

import type { Change } from '@/ipc/generated/Change';
import type { Corrected } from '@/ipc/generated/Corrected';
import type { TicketKey } from '@/ipc/generated/TicketKey';

import { Corrections, RESTORED, type Doors } from './corrections.svelte';

const key = (id: number): TicketKey => ({ source: 'z', id: String(id) });
const BILLING: Change = { label: 'category', value: { category: 'billing', subcategory: null } };

/** A desk that keeps what is said, as Rust does. */
function desk(said: Record<string, Corrected> = {}) {
  const nothing: Corrected = { category: null, tone: null, priority: null };
  const words: { title: string; action?: { label: string; run: () => void } }[] = [];
  const doors = {
    correct: vi.fn(async (keys: TicketKey[], change: Change) => {
      for (const { id } of keys) said[id] = { ...nothing, ...said[id], [change.label]: change.value };
      return keys.length;
    }),
    corrected: vi.fn(async ({ id }: TicketKey) => said[id] ?? nothing),
    changed: vi.fn(async () => undefined),
    said: (title: string, action?: { label: string; run: () => void }) => words.push({ title, action }),
    fail: vi.fn(),
  } satisfies Doors;
  return { corrections: new Corrections(doors), doors, said, words };
}

describe('a correction', () => {
  it('is kept, said, and the screens ask anew', async () => {
    const { corrections, doors, said, words } = desk();
    expect(await corrections.say([key(1)], BILLING)).toBe(true);
    expect(said['1']?.category?.category).toBe('billing');
    expect(words[0]?.title).toBe('Category: Billing');
    expect(doors.changed).toHaveBeenCalledOnce();
  });

  it('of many is undone to what each was said to be before', async () => {
    const technical = { category: 'technical', subcategory: null };
    const { corrections, said, words } = desk({
      2: { category: technical, tone: 'positive', priority: null },
    });
    await corrections.say([key(1), key(2), key(3)], BILLING);
    expect(words[0]).toMatchObject({ title: '3 tickets · category: Billing', action: { label: 'Undo' } });
    words[0]?.action?.run();
    await vi.waitFor(() => expect(words.at(-1)?.title).toBe('Undone'));
    expect([said['1']?.category, said['2']?.category, said['3']?.category]).toEqual([null, technical, null]);
    expect(said['2']?.tone).toBe('positive');
  });

  it('of very many can be taken back, and looks nothing up', async () => {
    const { corrections, doors, said, words } = desk();
    const keys = Array.from({ length: RESTORED + 1 }, (_, id) => key(id));
    await corrections.say(keys, { label: 'tone', value: 'negative' });
    expect(doors.corrected).not.toHaveBeenCalled();
    expect(words[0]?.action?.label).toBe('Take back');
    words[0]?.action?.run();
    await vi.waitFor(() => expect(said['7']?.tone).toBeNull());
  });

  it('taken back can be undone too', async () => {
    const { corrections, said, words } = desk({ 1: { category: null, tone: null, priority: 'high' } });
    await corrections.say([key(1)], { label: 'priority', value: null });
    expect(words[0]?.title).toBe('Priority: your correction is taken back');
    words[0]?.action?.run();
    await vi.waitFor(() => expect(said['1']?.priority).toBe('high'));
  });

  it('that fails is told, leaves nothing under way, and has the screens ask anew', async () => {
    const { corrections, doors, words } = desk();
    doors.correct.mockRejectedValueOnce({ code: 'disk_full', message: '', details: { fault: 'machine' } });
    expect(await corrections.say([key(1)], BILLING)).toBe(false);
    expect(doors.fail).toHaveBeenCalledOnce();
    expect(words).toEqual([]);
    expect(corrections.busy).toBe(false);
    expect(doors.changed).toHaveBeenCalledOnce();
  });

  it('of nothing does nothing', async () => {
    const { corrections, doors } = desk();
    expect(await corrections.say([], BILLING)).toBe(false);
    expect(doors.correct).not.toHaveBeenCalled();
  });
});
