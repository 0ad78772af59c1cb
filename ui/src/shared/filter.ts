/**
 * The one filter as a value: the empty one, and how it is narrowed to the tickets behind a number.
 * In: filters, narrowings. Out: filters. Never: changes what it was given.
 */
import type { Facet } from '@/ipc/generated/Facet';
import type { Filter } from '@/ipc/generated/Filter';
import type { Having } from '@/ipc/generated/Having';
import type { Narrow } from '@/ipc/generated/Narrow';

/** All tickets that count. */
export function emptyFilter(): Filter {
  return {
    text: '',
    period: null,
    population: 'created',
    facets: {},
    ranges: [],
    having: [],
    sla: [],
    clock: 'calendar',
  };
}

/** A narrowing that changes nothing, for `{ ...NOTHING, facets: … }`. */
export const NOTHING: Narrow = {
  period: null,
  population: null,
  facets: [],
  ranges: [],
  having: [],
  all_time: false,
  sla: [],
};

/** A narrowing to given values of one facet. */
export function only(facet: Facet, ...values: string[]): Narrow {
  return { ...NOTHING, facets: [[facet, values]] };
}

/** The filter that opens exactly the tickets behind a number or mark. */
export function narrowed(filter: Filter, by: Narrow): Filter {
  const facets = { ...filter.facets };
  for (const [facet, values] of by.facets) facets[facet] = [...values];
  return {
    text: filter.text,
    period: by.all_time ? null : (by.period ?? filter.period),
    population: by.population ?? filter.population,
    facets,
    ranges: [...filter.ranges, ...by.ranges],
    having: [...new Set<Having>([...filter.having, ...by.having])],
    sla: [...filter.sla, ...by.sla],
    clock: filter.clock,
    ...repeats([...(filter.repeats ?? []), ...(by.repeats ?? [])]),
  };
}

/** The part of a filter that keeps to repeat customers; left out where it asks for nothing. */
export function repeats(among: Filter[]): Pick<Filter, 'repeats'> {
  return among.length ? { repeats: among } : {};
}

/** The filter with these values of a facet; none removes the facet. */
export function withFacet(filter: Filter, facet: Facet, values: string[]): Filter {
  const facets = { ...filter.facets };
  if (values.length) facets[facet] = values;
  else delete facets[facet];
  return { ...filter, facets };
}

/** The filter with one value of a facet added, or taken away when it was there. */
export function toggleFacet(filter: Filter, facet: Facet, value: string): Filter {
  const now = filter.facets[facet] ?? [];
  return withFacet(filter, facet, now.includes(value) ? now.filter((v) => v !== value) : [...now, value]);
}

/** Whether anything but the period narrows the filter. */
export function isNarrow(filter: Filter): boolean {
  return (
    filter.text.trim() !== '' ||
    filter.population !== 'created' ||
    Object.keys(filter.facets).length > 0 ||
    filter.ranges.length > 0 ||
    filter.having.length > 0 ||
    filter.sla.length > 0 ||
    (filter.repeats ?? []).length > 0
  );
}
