/**
 * The categories there are, for whoever lets one be chosen. In: `rules`. Out: names with their subcategories, most
 * tickets first. Never: the rules themselves (features/rules).
 */
import { rules } from '@/ipc/client';
import type { RulesView } from '@/ipc/generated/RulesView';

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

class Categories {
  list = $state.raw<readonly CategoryName[]>([]);
  private turn = 0;

  /** Asks Rust again. Call whenever the data changed. Without an answer the list stays as it was. */
  async load(): Promise<void> {
    const turn = ++this.turn;
    const answer = await rules().catch(() => null);
    if (answer && turn === this.turn) this.list = categoriesOf(answer);
  }
}

/** The workspace's categories. */
export const categories = new Categories();
