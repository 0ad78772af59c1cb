import { describe, expect, it } from 'vitest';

import { DEFAULTS, makeRules } from '../../../tests/fixtures/rules';
import { RuleDraft } from './draft.svelte';
import { elsewhere, nameFaults, place } from './faults';
import { Row } from './rows.svelte';

function drafted() {
  const draft = new RuleDraft();
  draft.accept(makeRules(), DEFAULTS);
  const [billing, technical] = draft.categories;
  if (!billing || !technical) throw new Error('no categories');
  return { draft, billing, technical };
}

describe('editing rules', () => {
  it('begins as the rules that apply', () => {
    const { draft } = drafted();
    expect(draft.rules).toEqual(makeRules());
    expect(draft.dirty).toBe(false);
  });

  it('knows which lists differ, and that an edit taken back is none', () => {
    const { draft, billing } = drafted();
    const [row] = billing.rows;
    if (!row) throw new Error('no rows');
    row.pattern = 'payment|rent';
    draft.positiveFrom = 0.3;
    expect(draft.changed).toEqual(['categories', 'tone']);
    row.pattern = ' payment ';
    draft.positiveFrom = 0.25;
    expect(draft.dirty).toBe(false);
  });

  it('takes a row without words for none', () => {
    const { draft } = drafted();
    draft.urgency = [...draft.urgency, new Row('  ', 2)];
    expect(draft.dirty).toBe(false);
    expect(draft.rules.urgency).toHaveLength(makeRules().urgency.length);
  });

  it('keeps the name of what only looks different, and takes a new one', () => {
    const { draft, billing } = drafted();
    const [, refunds] = billing.subcategories;
    if (!refunds) throw new Error('no subcategories');
    draft.rename(refunds, 'Refunds');
    expect(draft.rules.categories[0]?.subcategories[1]?.name).toBe('Refunds');
    draft.rename(refunds, 'Refund');
    expect(draft.dirty).toBe(false);
  });

  it('adds a category in the colour used least, and takes one out', () => {
    const { draft, technical } = drafted();
    const added = draft.addCategory();
    expect([added.name, added.color, added.was]).toEqual(['New category', 6, null]);
    expect(draft.addCategory().name).toBe('New category 2');
    draft.removeCategory(technical);
    expect(draft.rules.categories.map(({ name }) => name)).not.toContain('technical');
  });

  it('goes back to what applies', () => {
    const { draft, billing } = drafted();
    draft.removeCategory(billing);
    draft.supportWords = false;
    draft.discard();
    expect(draft.rules).toEqual(makeRules());
  });

  it('shows other rules as unsaved ones, and remembers which names apply', () => {
    const { draft } = drafted();
    const names = [{ name: 'Returns', color: 1, terms: [], subcategories: [] }];
    draft.replace({ categories: [...names, ...makeRules().categories.slice(0, 1)] });
    expect(draft.changed).toEqual(['categories']);
    expect(draft.categories.map(({ was }) => was)).toEqual([null, 'billing']);
  });
});

describe('faults', () => {
  const at = (
    list: 'categories' | 'urgency' | 'tone',
    category: string,
    subcategory: string,
    pattern: string,
  ) => ({
    list,
    category,
    subcategory,
    pattern,
    reason: `wrong: ${pattern}`,
  });

  it('stand at the row they belong to', () => {
    const { draft, billing } = drafted();
    const faults = [
      at('categories', 'billing', '', 'charge'),
      at('categories', 'billing', 'refund', 'refund'),
      at('urgency', '', '', 'outage'),
      at('tone', '', '', 'lifesaver'),
    ];
    const placed = place(faults, draft);
    const lines = [billing.rows[2], billing.subcategories[1]?.rows[0], draft.urgency[2], draft.words[2]];
    expect([...placed]).toEqual(lines.map((row, i) => [row?.id, faults[i]?.reason]));
    expect(elsewhere(faults, placed)).toEqual([]);
  });

  it('of a name stand at the name', () => {
    const { draft, billing } = drafted();
    const placed = place([at('categories', 'billing', '', 'billing')], draft);
    expect([...placed.keys()]).toEqual([billing.id]);
  });

  it('of a name that two have, and of a subcategory’s name, stand there too', () => {
    const { draft, billing, technical } = drafted();
    draft.rename(technical, 'billing');
    const faults = [at('categories', '', '', 'billing'), at('categories', 'billing', '', 'cancellation')];
    const placed = place(faults, draft);
    expect([...placed.keys()]).toEqual([billing.id, technical.id, billing.subcategories[2]?.id]);
    expect(elsewhere(faults, placed)).toEqual([]);
  });

  it('that stand nowhere are told all the same', () => {
    const { draft } = drafted();
    const faults = [at('tone', '', '', '0.9')];
    expect(elsewhere(faults, place(faults, draft))).toEqual(['wrong: 0.9']);
  });

  it('of names are told while they are typed', () => {
    const { draft, billing, technical } = drafted();
    draft.rename(technical, ' Billing');
    expect(nameFaults(draft).get(billing.id)).toBe('There are two categories “Billing”.');
    expect(nameFaults(draft).has(technical.id)).toBe(true);
    draft.rename(technical, '');
    expect([...nameFaults(draft)]).toEqual([[technical.id, 'Give this category a name.']]);
  });
});
