import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import type { PreviewOf } from '@/ipc/generated/PreviewOf';
import type { Progress } from '@/ipc/generated/Progress';
import type { RuleSet } from '@/ipc/generated/RuleSet';

import { makeRulePreview, makeRules, makeRulesView } from '../../../tests/fixtures/rules';
import { Rulebook, type Doors } from './rulebook.svelte';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

function doors(some: Partial<Doors> = {}) {
  const usual = {
    rules: vi.fn(async () => makeRulesView()),
    previewRules: vi.fn(async (rules: RuleSet, of: PreviewOf) => makeRulePreview(rules, of)),
    saveRules: vi.fn(async (rules: RuleSet, _listen: (progress: Progress) => void) => makeRulesView(rules)),
    importRules: vi.fn(async () => makeRules({ urgency: [] })),
    cancel: vi.fn(async () => undefined),
    changed: vi.fn(async () => undefined),
    tray: { start: vi.fn((_title: string, _cancel: () => void) => 7), report: vi.fn(), finish: vi.fn() },
    said: vi.fn(),
    fail: vi.fn(),
  } satisfies Doors;
  return { ...usual, ...some } as typeof usual;
}

async function opened(some: Partial<Doors> = {}) {
  const all = doors(some);
  const book = new Rulebook(all);
  await book.load();
  const [category] = book.draft.categories;
  const row = category?.rows[0];
  if (!category || !row) throw new Error('no rules');
  return { all, book, category, row };
}

const settle = () => vi.advanceTimersByTimeAsync(500);

describe('the rulebook', () => {
  it('says why there are no rules, and tries again', async () => {
    let broken = true;
    const book = new Rulebook(
      doors({
        rules: async () => {
          if (broken) throw { code: 'busy', message: '', details: { fault: 'input' } };
          return makeRulesView();
        },
      }),
    );
    await book.load();
    expect([book.view, book.failure?.code]).toEqual([null, 'busy']);
    broken = false;
    await book.load();
    expect([book.view === null, book.failure]).toEqual([false, null]);
  });

  it('keeps what was edited when the data changes', async () => {
    const { book, row } = await opened();
    row.pattern = 'rent';
    await book.load();
    expect(book.draft.dirty).toBe(true);
    expect(book.draft.categories[0]?.rows[0]?.pattern).toBe('rent');
  });

  it('previews the category, and the rule that is being edited', async () => {
    const { all, book, category, row } = await opened();
    book.look({ list: 'categories', category, row: null });
    book.ask();
    await settle();
    expect(all.previewRules.mock.calls[0]?.[1]).toEqual({ about: 'category', value: 'billing' });
    expect(book.shown?.caught).toBe(4112);
    book.look({ list: 'categories', category, row });
    expect(book.shown).toBeNull();
    for (const pattern of ['r', 're', 'rent ']) {
      row.pattern = pattern;
      book.ask();
    }
    await settle();
    expect(all.previewRules).toHaveBeenCalledTimes(2);
    expect(all.previewRules.mock.calls[1]?.[1]).toEqual({ about: 'pattern', value: 'rent' });
    expect(all.previewRules.mock.calls[1]?.[0].categories[0]?.terms[0]?.pattern).toBe('rent');
  });

  it('previews the whole list while a new row is still empty', async () => {
    const { all, book, row } = await opened();
    row.pattern = ' ';
    book.look({ list: 'urgency', category: null, row });
    book.ask();
    await settle();
    expect(all.previewRules.mock.calls[0]?.[1]).toEqual({ about: 'urgency' });
  });

  it('can not be saved while a line is at fault', async () => {
    const { book, row } = await opened();
    book.look({ list: 'categories', category: null, row });
    row.pattern = '/(a/';
    book.ask();
    await settle();
    expect([...book.faults.keys()]).toEqual([row.id]);
    expect(book.sound).toBe(false);
  });

  it('takes rules from a file as unsaved ones', async () => {
    const { all, book } = await opened();
    await book.fromFile();
    expect(book.draft.changed).toEqual(['urgency']);
    expect([all.saveRules, all.said].map((door) => door.mock.calls.length)).toEqual([0, 0]);
    all.importRules.mockResolvedValueOnce(makeRules());
    await book.fromFile();
    expect(all.said).toHaveBeenCalledWith('The file says what applies already');
  });

  it('lets go at once when nothing is lost, else asks', async () => {
    const { book, row } = await opened();
    const go = vi.fn();
    book.leave(go, false);
    expect(go).toHaveBeenCalledOnce();
    row.pattern = 'rent';
    book.leave(go, true);
    expect(go).toHaveBeenCalledOnce();
    expect(book.leaving?.forGood).toBe(true);
  });

  it('knows nothing of a former workspace', async () => {
    const { book, row } = await opened();
    row.pattern = 'rent';
    book.forget();
    expect([book.view, book.draft.dirty, book.draft.categories.length]).toEqual([null, false, 0]);
  });
});

describe('saving', () => {
  it('says what would change, over all lists that were edited, and waits for a yes', async () => {
    const { all, book, row } = await opened();
    row.pattern = 'rent';
    book.draft.supportWords = false;
    book.save();
    await settle();
    expect(all.previewRules.mock.calls.map(([, of]) => of.about)).toEqual(['category', 'tone']);
    const { step } = book.saving;
    if (step.at !== 'asked') throw new Error(step.at);
    expect(step.outlook.lookedAt).toBe(12_480);
    expect(step.outlook.moves.map(({ from, to }) => `${from} ${to}`)).toContain('neutral negative');
    book.saving.dismiss();
    await book.saving.confirm();
    expect(all.saveRules).not.toHaveBeenCalled();
  });

  it('shows itself in the tray, keeps the rules, and says that labels changed', async () => {
    const { all, book, row } = await opened();
    const after = vi.fn();
    row.pattern = 'rent';
    book.save(after);
    await settle();
    await book.saving.confirm();
    expect(all.saveRules.mock.calls[0]?.[0].categories[0]?.terms[0]?.pattern).toBe('rent');
    expect(all.tray.finish).toHaveBeenCalledWith(7);
    expect(all.changed).toHaveBeenCalledOnce();
    expect(after).toHaveBeenCalledOnce();
    expect([book.draft.dirty, book.saving.step.at]).toEqual([false, 'idle']);
  });

  it('stopped, leaves rules and edits as they were', async () => {
    const { all, book, row } = await opened({
      saveRules: async () => Promise.reject({ code: 'cancelled', message: '', details: { fault: 'input' } }),
    });
    const after = vi.fn();
    row.pattern = 'rent';
    book.save(after);
    await settle();
    const done = book.saving.confirm();
    all.tray.start.mock.calls[0]?.[1]();
    await done;
    expect(all.cancel).toHaveBeenCalledOnce();
    expect(book.draft.dirty).toBe(true);
    expect(all.said).toHaveBeenCalledWith('Stopped', expect.stringContaining('No ticket was changed'));
    expect([vi.mocked(all.changed).mock.calls.length, after.mock.calls.length]).toEqual([0, 0]);
  });

  it('can be done though what would change is not known', async () => {
    const { all, book, row } = await opened({
      previewRules: async () => Promise.reject({ code: 'busy', message: '', details: { fault: 'input' } }),
    });
    row.pattern = 'rent';
    book.save();
    await settle();
    expect(book.saving.step.at).toBe('unknown');
    await book.saving.confirm();
    expect(all.saveRules).toHaveBeenCalledOnce();
  });
});
