import { describe, expect, it, vi } from 'vitest';

import { makeReceipt } from '../../../tests/fixtures/imports';
import { consequences, nameOf, Undo, type Doors } from './undo.svelte';

function doors(some: Partial<Doors> = {}): Doors {
  return {
    undoImport: vi.fn(async () => undefined),
    cancel: vi.fn(async () => undefined),
    changed: vi.fn(async () => undefined),
    tray: { start: vi.fn(() => 7), report: vi.fn(), finish: vi.fn() },
    said: vi.fn(),
    fail: vi.fn(),
    ...some,
  };
}

describe('Undo', () => {
  it('begins only after a yes', async () => {
    const all = doors();
    const undo = new Undo(all);
    undo.ask(makeReceipt());
    undo.dismiss();
    await undo.confirm();
    expect(all.undoImport).not.toHaveBeenCalled();
  });

  it('shows itself in the tray, says that it is done, and that the data changed', async () => {
    const all = doors();
    const undo = new Undo(all);
    undo.ask(makeReceipt());
    const done = undo.confirm();
    expect([undo.asked, undo.running]).toEqual([null, 3]);
    await done;
    expect(vi.mocked(all.undoImport).mock.calls[0]?.[0]).toBe(3);
    expect(all.said).toHaveBeenCalledWith('The import of helpdesk-march.csv is undone');
    expect(all.tray.finish).toHaveBeenCalledWith(7);
    expect(all.changed).toHaveBeenCalledOnce();
    expect(undo.running).toBeNull();
  });

  it('says what went wrong', async () => {
    const full = new Error('full');
    const all = doors({ undoImport: async () => Promise.reject(full) });
    const undo = new Undo(all);
    undo.ask(makeReceipt());
    await undo.confirm();
    expect(all.fail).toHaveBeenCalledWith(full);
    expect([undo.running, vi.mocked(all.said).mock.calls.length]).toEqual([null, 0]);
  });
});

it.each([
  [
    'the latest',
    451,
    12,
    true,
    'The 451 tickets it brought will go; the 12 it changed go back to how they were.',
  ],
  ['one of each', 1, 1, true, 'The ticket it brought will go; the one it changed goes back to how it was.'],
  ['only new ones', 2, 0, true, 'The 2 tickets it brought will go.'],
  ['only changed ones', 0, 3, true, 'The 3 it changed go back to how they were.'],
  ['nothing', 0, 0, true, 'It changed no ticket; only its receipt goes.'],
  [
    'an earlier one',
    451,
    12,
    false,
    'Tickets that only this import brought will go. Those that other imports know too stay, as those say.',
  ],
])('what will happen: %s', (_name, fresh, updated, latest, words) => {
  const tally = { ...makeReceipt().tally, new: fresh, updated };
  expect(consequences(makeReceipt({ tally }), latest, String)).toBe(words);
});

it('calls an import by its file', () => {
  expect(nameOf(makeReceipt({ path: '/x/all.zip!/a.csv' }))).toBe('all.zip ▸ a.csv');
  expect(nameOf(makeReceipt({ path: '', source: 'sample' }))).toBe('sample');
});
