/**
 * What the facets column offers. In: a page's counts, the chosen values. Out: the values to show and their names.
 * Never: changes the filter (shared/filter.ts).
 */
import type { Facet } from '@/ipc/generated/Facet';
import type { FacetCount } from '@/ipc/generated/FacetCount';
import { valueName } from '@/shared/words';

/** The facets offered, in order, and how many values each shows before "show more". */
export const OFFERED: readonly { facet: Facet; first: number }[] = [
  { facet: 'category', first: 6 },
  { facet: 'subcategory', first: 3 },
  { facet: 'topic', first: 5 },
  { facet: 'status', first: 6 },
  { facet: 'sentiment', first: 4 },
  { facet: 'channel', first: 5 },
  { facet: 'priority', first: 4 },
  { facet: 'emotion', first: 4 },
  { facet: 'agent', first: 5 },
  { facet: 'tag', first: 5 },
  { facet: 'phrase', first: 5 },
  { facet: 'customer', first: 3 },
  { facet: 'source', first: 4 },
  { facet: 'language', first: 4 },
];

let languages: Intl.DisplayNames | undefined;

function languageName(code: string): string {
  if (code === 'und' || code === '') return 'Not known';
  try {
    languages ??= new Intl.DisplayNames('en', { type: 'language' });
    return languages.of(code) ?? code;
  } catch {
    return code;
  }
}

/** A facet value's name for people. */
export function facetValue(facet: Facet, value: string): string {
  return facet === 'language' ? languageName(value) : valueName(facet, value);
}

/** The counts with the chosen values that have no tickets now, so that each can still be unticked. */
export function withChosen(counts: readonly FacetCount[], chosen: readonly string[]): FacetCount[] {
  const present = new Set(counts.map((count) => count.value));
  return [...counts, ...chosen.filter((value) => !present.has(value)).map((value) => ({ value, n: 0 }))];
}

/** The values shown while folded: the first few, and every chosen one. */
export function folded(
  counts: readonly FacetCount[],
  chosen: readonly string[],
  first: number,
): FacetCount[] {
  return counts.filter((count, index) => index < first || chosen.includes(count.value));
}
