/**
 * The categories there are, for whoever lets one be chosen. In: `rules`. Out: names with their subcategories, most
 * tickets first. Never: the rules themselves (features/rules).
 */
import { rules } from '@/ipc/client';
import type { RulesView } from '@/ipc/generated/RulesView';

import { Known } from './known.svelte';

/** A category to choose. */
export interface CategoryName {
  name: string;
  subcategories: readonly string[];
  /** Tickets it has now. */
  tickets: number;
}

/** Categories of rules and of tickets (given ones need no rule), most tickets first. */
export function categoriesOf({ rules: { categories }, tickets }: RulesView): CategoryName[] {
  const ruled = new Map(
    categories.map(({ name, subcategories }) => [name, subcategories.map((s) => s.name)]),
  );
  const counts = new Map(tickets);
  const names = [...new Set([...counts.keys(), ...ruled.keys()])].filter(Boolean);
  return names
    .map((name) => ({ name, subcategories: ruled.get(name) ?? [], tickets: counts.get(name) ?? 0 }))
    .sort((a, b) => b.tickets - a.tickets || a.name.localeCompare(b.name));
}

/** The workspace's categories. */
export const categories = new Known(async () => categoriesOf(await rules()));
