/** The filter as chips. In: a filter. Out: words for each part, and the filter without it. */
import type { Facet } from '@/ipc/generated/Facet';
import type { Filter } from '@/ipc/generated/Filter';
import { withFacet } from '@/shared/filter';
import {
  FACET_NAMES,
  facetWords,
  HAVING_NAMES,
  POPULATION_NAMES,
  rangeName,
  REPEATS_NAME,
  slaName,
} from '@/shared/words';

/** One part of the filter that can be taken away. */
export interface FilterChip {
  /** Distinct within a filter. */
  id: string;
  words: string;
  /** The facet it can be changed in, if it is one. */
  facet: Facet | null;
  without: (filter: Filter) => Filter;
}

/** Chips for everything but text and period, in the order of the facets. */
export function chipsOf(filter: Filter): FilterChip[] {
  return [
    ...facetChips(filter),
    ...rangeChips(filter),
    ...havingChips(filter),
    ...slaChips(filter),
    ...repeatsChips(filter),
    ...populationChips(filter),
  ];
}

function facetChips(filter: Filter): FilterChip[] {
  return (Object.keys(FACET_NAMES) as Facet[]).flatMap((facet) => {
    const values = filter.facets[facet];
    if (!values?.length) return [];
    const without = (from: Filter) => withFacet(from, facet, []);
    return [{ id: facet, words: facetWords(facet, values), facet, without }];
  });
}

function rangeChips(filter: Filter): FilterChip[] {
  return filter.ranges.map((range, at) => ({
    id: `range-${at}`,
    words: rangeName(range, filter.clock),
    facet: null,
    without: (from) => ({ ...from, ranges: from.ranges.filter((_, other) => other !== at) }),
  }));
}

function havingChips(filter: Filter): FilterChip[] {
  return filter.having.map((having) => ({
    id: having,
    words: HAVING_NAMES[having],
    facet: null,
    without: (from) => ({ ...from, having: from.having.filter((other) => other !== having) }),
  }));
}

function slaChips(filter: Filter): FilterChip[] {
  return filter.sla.map((standing, at) => ({
    id: `sla-${at}`,
    words: slaName(standing),
    facet: null,
    without: (from) => ({ ...from, sla: from.sla.filter((_, other) => other !== at) }),
  }));
}

function repeatsChips(filter: Filter): FilterChip[] {
  if (!filter.repeats?.length) return [];
  const without = ({ repeats: _, ...rest }: Filter): Filter => rest;
  return [{ id: 'repeats', words: REPEATS_NAME, facet: null, without }];
}

function populationChips(filter: Filter): FilterChip[] {
  if (filter.population === 'created') return [];
  const without = (from: Filter): Filter => ({ ...from, population: 'created' });
  return [{ id: 'population', words: POPULATION_NAMES[filter.population], facet: null, without }];
}
