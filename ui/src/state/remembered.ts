/**
 * The filter across restarts. In: a snapshot. Out: the same one next time, or nothing when it can't be trusted.
 * Never: throws (storage may be full or switched off, and an older version may have written it).
 */
import { emptyFilter } from '@/shared/filter';
import { isDay } from '@/shared/days';

import type { FilterSnapshot } from './filter.svelte';
import { PRESETS, type PeriodChoice } from './period';

const KEY = 'support-lens.filter.1';

/** Keeps a snapshot for the next start. */
export function rememberFilter(snapshot: FilterSnapshot): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(snapshot));
  } catch {
    // Not remembered: the next start begins with the default.
  }
}

/** The snapshot kept last, if it still makes sense. */
export function recallFilter(): FilterSnapshot | null {
  try {
    return parse(JSON.parse(localStorage.getItem(KEY) ?? 'null'));
  } catch {
    return null;
  }
}

function parse(value: unknown): FilterSnapshot | null {
  if (!isObject(value) || !isObject(value['rest'])) return null;
  const rest = { ...emptyFilter(), ...value['rest'], period: null };
  const sound =
    typeof rest.text === 'string' &&
    isObject(rest.facets) &&
    Array.isArray(rest.ranges) &&
    Array.isArray(rest.having) &&
    Array.isArray(rest.sla) &&
    (rest.clock === 'calendar' || rest.clock === 'business');
  return sound ? { choice: parseChoice(value['choice']), exact: parsePeriod(value['exact']), rest } : null;
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

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
