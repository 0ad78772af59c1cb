/** Which values of a facet are offered. In: counts, what is chosen, what is looked for. Out: chosen ones first. */
import type { Facet } from '@/ipc/generated/Facet';
import type { FacetCount } from '@/ipc/generated/FacetCount';
import { valueName } from '@/shared/words';

/** Chosen values stay on offer even where they have no tickets, so that each can be taken away. */
export function offered(
  counts: readonly FacetCount[],
  chosen: readonly string[],
  facet: Facet,
  search: string,
): FacetCount[] {
  const found = new Map(counts.map((count) => [count.value, count]));
  const kept = chosen.map((value) => found.get(value) ?? { value, n: 0 });
  const rest = counts.filter(({ value }) => !chosen.includes(value));
  const wanted = search.trim().toLowerCase();
  return [...kept, ...rest].filter(({ value }) => valueName(facet, value).toLowerCase().includes(wanted));
}
