/**
 * How many tickets stand behind the names in the list of categories. In: the rules as they apply, the draft.
 * Out: numbers, and names that only the tickets know. Never: counts tickets itself.
 */
import type { RulesView } from '@/ipc/generated/RulesView';

import type { RuleDraft } from './draft.svelte';
import type { Category } from './rows.svelte';

/** Label of tickets that no rule fits. */
export const GENERAL = 'general';

/** Tickets that have this category now; a new one has none yet. */
export function ticketsOf(view: RulesView, category: Category): number {
  const name = category.was ?? category.name;
  return view.tickets.find(([label]) => label === name)?.[1] ?? 0;
}

/** Names that tickets have from their export or from people, without rules here, most tickets first. */
export function withoutRules(view: RulesView, draft: RuleDraft): [string, number][] {
  const known = new Set(draft.categories.flatMap(({ name, was }) => [name, was ?? name]));
  const kept = new Set(view.rules.categories.map(({ name }) => name));
  return view.tickets
    .filter(([name]) => name !== '' && name !== GENERAL && !known.has(name) && !kept.has(name))
    .sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0]));
}
