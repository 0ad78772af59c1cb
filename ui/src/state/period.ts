/**
 * Named periods, relative to as-of. In: a preset, as-of, the zone. Out: the period. Never: the wall clock.
 */
import type { Instant } from '@/ipc/generated/Instant';
import type { Period } from '@/ipc/generated/Period';
import { addDays, dayOf, periodOfDays } from '@/shared/days';

/** The periods on offer, in order. */
export const PRESETS = {
  last_7: 'Last 7 days',
  last_30: 'Last 30 days',
  last_90: 'Last 90 days',
  this_month: 'This month',
  last_month: 'Last month',
  this_year: 'This year',
  all: 'All time',
} as const;

/** One of {@link PRESETS}. */
export type Preset = keyof typeof PRESETS;

/** A period as chosen: by name, or by its first and last day (both inclusive). */
export type PeriodChoice = { preset: Preset } | { first: string; last: string };

/** Whether two choices are the same. */
export function sameChoice(a: PeriodChoice, b: PeriodChoice): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** First and last day of a choice; `null` is all time. A preset without as-of is all time too. */
export function daysOf(choice: PeriodChoice, asOf: Instant | null, zone: string): [string, string] | null {
  if ('first' in choice) return [choice.first, choice.last];
  if (asOf === null) return null;
  const today = dayOf(asOf, zone);
  const month = today.slice(0, 8) + '01';
  switch (choice.preset) {
    case 'last_7':
      return [addDays(today, -6), today];
    case 'last_30':
      return [addDays(today, -29), today];
    case 'last_90':
      return [addDays(today, -89), today];
    case 'this_month':
      return [month, today];
    case 'last_month': {
      const last = addDays(month, -1);
      return [last.slice(0, 8) + '01', last];
    }
    case 'this_year':
      return [today.slice(0, 5) + '01-01', today];
    case 'all':
      return null;
  }
}

/** The instants of a choice; `null` is all time. */
export function periodOf(choice: PeriodChoice, asOf: Instant | null, zone: string): Period | null {
  const span = daysOf(choice, asOf, zone);
  return span && periodOfDays(span[0], span[1], zone);
}

/** The periods a fresh workspace may open with, shortest first. */
export const OPENINGS = ['last_30', 'last_90', 'this_year'] as const satisfies readonly Preset[];

/** Tickets a period needs to be worth opening with; a workspace with fewer than twice as many needs half of its own. */
const ENOUGH = 100;

/**
 * What a fresh workspace shows first: the shortest period that holds enough to answer with and starts after the data
 * does, so that there is a time before to compare with; else all of it. `counts` are the tickets of {@link OPENINGS}.
 */
export function openingPreset(
  counts: readonly number[],
  total: number,
  created: readonly [Instant, Instant] | null,
  asOf: Instant | null,
  zone: string,
): Preset {
  const enough = Math.min(ENOUGH, total / 2);
  const fits = (preset: Preset, at: number) => {
    const period = periodOf({ preset }, asOf, zone);
    return period !== null && created !== null && created[0] < period.start && (counts[at] ?? 0) >= enough;
  };
  return OPENINGS.find(fits) ?? 'all';
}
