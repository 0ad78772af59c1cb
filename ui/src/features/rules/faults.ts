/**
 * Where a fault belongs. In: faults as Rust names them, the draft. Out: the line each stands at.
 * Never: judges patterns; that is Rust's.
 */
import type { RuleFault } from '@/ipc/generated/RuleFault';
import { sentence } from '@/shared/words';

import type { RuleDraft } from './draft.svelte';
import { same } from './names';
import type { Group, Row } from './rows.svelte';

const PLURAL = { category: 'categories', subcategory: 'subcategories' } as const;
type Kind = keyof typeof PLURAL;

/** What is wrong with the line of an id. */
export type Faults = ReadonlyMap<string, string>;

/** Faults by the id of the row or the name they belong to, in the order they stand on the screen. */
export function place(faults: readonly RuleFault[], draft: RuleDraft): Faults {
  const placed = new Map<string, string>();
  const of = (list: RuleFault['list']) => faults.filter((fault) => fault.list === list);
  // A name that two have is no category's own fault: it is named without one.
  placeNames(
    draft.categories,
    of('categories').filter(({ category }) => category === ''),
    placed,
  );
  for (const category of draft.categories) {
    const found = of('categories').filter((fault) => fault.category.trim() === category.name.trim());
    const own = found.filter(({ subcategory }) => subcategory === '');
    const left = placeRows(category.rows, own, placed);
    placeNames([category, ...category.subcategories], left, placed);
    for (const group of category.subcategories)
      placeRows(
        group.rows,
        found.filter(({ subcategory }) => subcategory === group.name.trim()),
        placed,
      );
  }
  placeRows(draft.urgency, of('urgency'), placed);
  placeRows(draft.words, of('tone'), placed);
  return placed;
}

/** Faults of names, which can be told while they are typed. */
export function nameFaults(draft: RuleDraft): Faults {
  const faults = new Map<string, string>();
  check(draft.categories, 'category', faults);
  for (const { subcategories } of draft.categories) check(subcategories, 'subcategory', faults);
  return faults;
}

/** Faults that stand at no line: those of a list as a whole. */
export function elsewhere(faults: readonly RuleFault[], placed: Faults): string[] {
  const told = new Set(placed.values());
  return [...new Set(faults.map(({ reason }) => reason))].filter((reason) => !told.has(reason));
}

function placeNames(
  groups: readonly Group[],
  faults: readonly RuleFault[],
  placed: Map<string, string>,
): void {
  for (const { id, name } of groups) {
    const fault = faults.find(({ pattern }) => pattern.trim() === name.trim());
    if (fault) placed.set(id, fault.reason);
  }
}

/** Places what belongs to a row; answers with the rest. */
function placeRows(
  rows: readonly Row[],
  faults: readonly RuleFault[],
  placed: Map<string, string>,
): RuleFault[] {
  for (const row of rows) {
    const fault = faults.find(({ pattern }) => pattern.trim() === row.pattern.trim());
    if (fault) placed.set(row.id, fault.reason);
  }
  return faults.filter((fault) => !rows.some(({ pattern }) => pattern.trim() === fault.pattern.trim()));
}

function check(groups: readonly Group[], kind: Kind, faults: Map<string, string>): void {
  for (const group of groups) {
    const { id, name } = group;
    if (name.trim() === '') faults.set(id, `Give this ${kind} a name.`);
    else if (groups.some((other) => other !== group && same(other.name) === same(name)))
      faults.set(id, `There are two ${PLURAL[kind]} “${sentence(name.trim())}”.`);
  }
}
