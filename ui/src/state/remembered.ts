/**
 * The filter across restarts and in links. In: a snapshot. Out: the same one later, or nothing when it can't be trusted.
 */
import type { SlaIs } from '@/ipc/generated/SlaIs';
import { emptyFilter } from '@/shared/filter';
import { isDay } from '@/shared/days';

import type { FilterSnapshot } from './filter.svelte';
import { isObject, keep, kept } from './kept';
import { PRESETS, type PeriodChoice } from './period';

const NAME = 'filter.1';

/** Keeps a snapshot for the next start. */
export function rememberFilter(snapshot: FilterSnapshot): void {
  keep(NAME, snapshot);
}

/** The snapshot kept last, if it still makes sense. */
export function recallFilter(): FilterSnapshot | null {
  return snapshotOf(kept(NAME));
}

/** A value as a snapshot; `null` when it is none. */
export function snapshotOf(value: unknown): FilterSnapshot | null {
  if (!isObject(value) || !isObject(value['rest'])) return null;
  const rest = { ...emptyFilter(), ...value['rest'], period: null };
  const sound =
    typeof rest.text === 'string' &&
    isObject(rest.facets) &&
    Array.isArray(rest.ranges) &&
    Array.isArray(rest.having) &&
    Array.isArray(rest.sla) &&
    rest.sla.every(isPromise) &&
    (rest.repeats === undefined || (Array.isArray(rest.repeats) && rest.repeats.every(isObject))) &&
    (rest.clock === 'calendar' || rest.clock === 'business');
  return sound ? { choice: parseChoice(value['choice']), exact: parsePeriod(value['exact']), rest } : null;
}

function isPromise(value: unknown): value is SlaIs {
  return isObject(value) && typeof value['goal'] === 'string' && Array.isArray(value['states']);
}

function parseChoice(value: unknown): PeriodChoice | null {
  if (!isObject(value)) return null;
  const { preset, first, last } = value;
  if (typeof preset === 'string' && preset in PRESETS) return { preset: preset as keyof typeof PRESETS };
  if (typeof first === 'string' && typeof last === 'string' && isDay(first) && isDay(last))
    return { first, last };
  return null;
}

function parsePeriod(value: unknown): FilterSnapshot['exact'] {
  if (!isObject(value)) return null;
  const { start, end } = value;
  return typeof start === 'number' && typeof end === 'number' && start < end ? { start, end } : null;
}
