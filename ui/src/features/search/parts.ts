/**
 * The parts of a filter that keep tickets out. In: a filter. Out: each part with the filter that lacks it.
 * Never: drops a part itself.
 */
import type { Facet } from '@/ipc/generated/Facet';
import type { Filter } from '@/ipc/generated/Filter';
import { withFacet } from '@/shared/filter';
import {
  facetWords,
  FACET_NAMES,
  HAVING_NAMES,
  POPULATION_NAMES,
  rangeName,
  REPEATS_NAME,
  slaName,
} from '@/shared/words';

/** A part of a filter: what a button says, and the filter after it. */
export interface Part {
  label: string;
  without: Filter;
}

/** Every part, in the order a person would doubt them: words, choices, period. */
export function parts(filter: Filter): Part[] {
  const found: Part[] = [];
  const text = filter.text.trim();
  if (text) found.push({ label: `Remove “${text}”`, without: { ...filter, text: '' } });
  for (const facet of Object.keys(FACET_NAMES) as Facet[]) {
    const values = filter.facets[facet];
    if (values?.length) {
      found.push({ label: `Remove ${facetWords(facet, values)}`, without: withFacet(filter, facet, []) });
    }
  }
  for (const range of filter.ranges) {
    const ranges = filter.ranges.filter((other) => other !== range);
    found.push({ label: `Remove ${rangeName(range, filter.clock)}`, without: { ...filter, ranges } });
  }
  for (const having of filter.having) {
    const rest = filter.having.filter((other) => other !== having);
    found.push({ label: `Remove ${HAVING_NAMES[having]}`, without: { ...filter, having: rest } });
  }
  for (const standing of filter.sla) {
    const sla = filter.sla.filter((other) => other !== standing);
    found.push({ label: `Remove ${slaName(standing)}`, without: { ...filter, sla } });
  }
  if (filter.repeats?.length) {
    const without = { ...filter };
    delete without.repeats;
    found.push({ label: `Remove ${REPEATS_NAME}`, without });
  }
  if (filter.population !== 'created') {
    const label = `Instead of ${POPULATION_NAMES[filter.population].toLowerCase()}: created`;
    found.push({ label, without: { ...filter, population: 'created' } });
  }
  if (filter.period) found.push({ label: 'Show all time', without: { ...filter, period: null } });
  return found;
}
