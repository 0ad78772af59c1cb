/**
 * Names of categories as they are shown and as they are kept. In: either. Out: the other.
 * Never: renames what only looks different: `feature_request` is shown as "Feature request" and stays itself.
 */
import type { RuleSet } from '@/ipc/generated/RuleSet';
import { sentence } from '@/shared/words';

/** What a typed name is kept as: the known one that is shown like it, else what was typed. */
export function keptName(typed: string, known: readonly string[]): string {
  return known.find((name) => sentence(name) === typed) ?? typed;
}

/** All names of categories and subcategories of some rule sets. */
export function namesOf(...sets: readonly RuleSet[]): string[] {
  const names = sets.flatMap(({ categories }) =>
    categories.flatMap(({ name, subcategories }) => [name, ...subcategories.map((sub) => sub.name)]),
  );
  return [...new Set(names)];
}

/** `wanted`, or with a number after it when that is taken. */
export function freeName(wanted: string, taken: readonly string[]): string {
  const lower = new Set(taken.map(same));
  for (let n = 1; ; n++) {
    const name = n === 1 ? wanted : `${wanted} ${n}`;
    if (!lower.has(same(name))) return name;
  }
}

/** Names that are equal to a reader are equal here. */
export function same(name: string): string {
  return sentence(name.trim()).toLowerCase();
}
