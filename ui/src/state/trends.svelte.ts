/**
 * How the screen Trends is looked at: its tab, and what is compared. In: what the user picks. Out: `trendsState`, plain JSON,
 * kept across restarts and in links. Never: numbers.
 */
import type { Facet } from '@/ipc/generated/Facet';
import { isDay } from '@/shared/days';
import { FACET_NAMES } from '@/shared/words';

import { isObject } from './kept';
import { PRESETS, type PeriodChoice } from './period';
import { Viewing } from './viewing.svelte';

/** The parts of Trends. */
export const TREND_TABS = ['time', 'compare'] as const;

/** One of {@link TREND_TABS}. */
export type TrendTab = (typeof TREND_TABS)[number];

/** When: the filter's period, the one before it, or one of its own. */
export type SidePeriod = 'this' | 'before' | PeriodChoice;

/** One side of a comparison; what it leaves open is as the window's filter has it. */
export interface SideChoice {
  period: SidePeriod;
  /** Name of a saved segment. */
  segment: string | null;
  /** A facet and its accepted values; `null` takes all. */
  facet: [Facet, string[]] | null;
}

/** What Trends is set to. */
export interface TrendsState {
  tab: TrendTab;
  /** The first side. */
  a: SideChoice;
  /** The second side; differences are second minus first. */
  b: SideChoice;
}

/** Everything that the filter takes, in a period. */
export function whole(period: SidePeriod): SideChoice {
  return { period, segment: null, facet: null };
}

function isSound({ tab, a, b }: TrendsState): boolean {
  return TREND_TABS.includes(tab) && isSide(a) && isSide(b);
}

function isSide(value: unknown): boolean {
  if (!isObject(value)) return false;
  const { period, segment, facet } = value;
  return isPeriod(period) && (segment === null || typeof segment === 'string') && isFacet(facet);
}

function isPeriod(value: unknown): boolean {
  if (value === 'this' || value === 'before') return true;
  if (!isObject(value)) return false;
  const { preset, first, last } = value;
  if (typeof preset === 'string') return preset in PRESETS;
  return (
    typeof first === 'string' && typeof last === 'string' && isDay(first) && isDay(last) && first <= last
  );
}

function isFacet(value: unknown): boolean {
  if (value === null) return true;
  if (!Array.isArray(value)) return false;
  const [facet, values] = value as unknown[];
  return (
    typeof facet === 'string' &&
    facet in FACET_NAMES &&
    Array.isArray(values) &&
    values.every((one) => typeof one === 'string')
  );
}

/** How Trends is looked at; at first the period before is compared with this one. */
export const trendsState = new Viewing<TrendsState>(
  'trends',
  { tab: 'time', a: whole('before'), b: whole('this') },
  isSound,
);
