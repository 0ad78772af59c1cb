/**
 * What one side of a comparison takes. In: what was chosen, the window's filter, saved segments. Out: the filter to ask
 * with, and its name. Never: asks.
 */
import type { Event } from '@/ipc/generated/Event';
import type { Filter } from '@/ipc/generated/Filter';
import type { Having } from '@/ipc/generated/Having';
import type { Instant } from '@/ipc/generated/Instant';
import type { Period } from '@/ipc/generated/Period';
import type { Segment } from '@/ipc/generated/Segment';
import { addDays, dayOf, daysBetween, daysOfPeriod, periodOfDays } from '@/shared/days';
import { days as dayWords } from '@/shared/format';
import { facetWords } from '@/shared/words';
import { periodOf } from '@/state/period';
import type { SideChoice, SidePeriod } from '@/state/trends.svelte';

/** What a side is chosen within. */
export interface Ground {
  /** The window's filter: what a side leaves open is as it has it. */
  base: Filter;
  segments: readonly Segment[];
  asOf: Instant | null;
  zone: string;
}

/** Days before and from an event that are compared, at most. */
const AROUND = 28;

/** The filter of a side; `null` when nothing lies before all time. */
export function sideFilter({ period, segment, facet }: SideChoice, ground: Ground): Filter | null {
  const when = sidePeriod(period, ground);
  if (when === undefined) return null;
  const { base } = ground;
  const named = ground.segments.find(({ name }) => name === segment)?.filter;
  return {
    text: [base.text.trim(), named?.text.trim() ?? ''].filter(Boolean).join(' '),
    period: when,
    population: named?.population ?? base.population,
    facets: {
      ...base.facets,
      ...named?.facets,
      ...(facet && facet[1].length ? { [facet[0]]: facet[1] } : {}),
    },
    ranges: [...base.ranges, ...(named?.ranges ?? [])],
    having: [...new Set<Having>([...base.having, ...(named?.having ?? [])])],
    sla: [...base.sla, ...(named?.sla ?? [])],
    clock: base.clock,
  };
}

/** `undefined`: there is no such period. */
function sidePeriod(choice: SidePeriod, { base, asOf, zone }: Ground): Period | null | undefined {
  if (choice === 'this') return base.period;
  if (choice === 'before') return base.period ? before(base.period, asOf, zone) : undefined;
  return periodOf(choice, asOf, zone);
}

/** The days before a period, as many as have passed of it at as-of. */
function before(period: Period, asOf: Instant | null, zone: string): Period {
  const [first, last] = daysOfPeriod(period, zone);
  const today = asOf === null ? last : dayOf(asOf, zone);
  const end = today >= first && today < last ? today : last;
  return periodOfDays(addDays(first, -daysBetween(first, end)), addDays(first, -1), zone);
}

/** A side in words: `23 Sep – 22 Oct 2026 · Channel: Chat`. */
export function sideName(choice: SideChoice, ground: Ground): string {
  const period = sidePeriod(choice.period, ground);
  const parts = [period ? dayWords(daysOfPeriod(period, ground.zone)) : 'All time'];
  if (choice.segment !== null) parts.push(choice.segment);
  if (choice.facet?.[1].length) parts.push(facetWords(...choice.facet));
  return parts.join(' · ');
}

/** As many days before an event as from it on, at most four weeks; `null` when as-of leaves none from it on. */
export function aroundEvent(
  { day }: Event,
  asOf: Instant | null,
  zone: string,
): [SidePeriod, SidePeriod] | null {
  if (asOf === null) return null;
  const since = daysBetween(day, dayOf(asOf, zone));
  if (since < 1) return null;
  const span = Math.min(AROUND, since);
  return [
    { first: addDays(day, -span), last: addDays(day, -1) },
    { first: day, last: addDays(day, span - 1) },
  ];
}
