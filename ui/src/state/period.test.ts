import { describe, expect, it } from 'vitest';

import { startOfDay } from '@/shared/days';

import { daysOf, openingPreset, periodOf, type Preset } from './period';

const ZONE = 'Europe/Berlin';
const AS_OF = Date.parse('2026-10-22T15:40:00Z');

describe('a preset', () => {
  it.each<[Preset, [string, string] | null]>([
    ['last_7', ['2026-10-16', '2026-10-22']],
    ['last_30', ['2026-09-23', '2026-10-22']],
    ['last_90', ['2026-07-25', '2026-10-22']],
    ['this_month', ['2026-10-01', '2026-10-22']],
    ['last_month', ['2026-09-01', '2026-09-30']],
    ['this_year', ['2026-01-01', '2026-10-22']],
    ['all', null],
  ])('%s is counted back from as-of', (preset, wanted) =>
    expect(daysOf({ preset }, AS_OF, ZONE)).toEqual(wanted),
  );

  it('is counted in the zone', () => {
    const late = Date.parse('2026-10-22T22:30:00Z');
    expect(daysOf({ preset: 'last_7' }, late, ZONE)?.[1]).toBe('2026-10-23');
    expect(daysOf({ preset: 'last_7' }, late, 'UTC')?.[1]).toBe('2026-10-22');
  });

  it('is all time in an empty workspace', () =>
    expect(periodOf({ preset: 'last_7' }, null, ZONE)).toBeNull());
});

describe('a period by days', () => {
  it('includes its last day', () => {
    const period = periodOf({ first: '2026-10-01', last: '2026-10-02' }, AS_OF, ZONE);
    expect(period).toEqual({ start: startOfDay('2026-10-01', ZONE), end: startOfDay('2026-10-03', ZONE) });
  });
});

describe('what a fresh workspace shows', () => {
  it.each<[string, number[], number, string, Preset]>([
    ['30 days, when they hold enough', [300, 900, 4000], 12_000, '2020-01-01', 'last_30'],
    ['90 days, when 30 hold too few', [10, 398, 400], 400, '2026-01-01', 'last_90'],
    ['a year, when 90 days hold too few', [1, 2, 120], 900, '2020-01-01', 'this_year'],
    ['half of few tickets is enough', [21, 30, 40], 40, '2020-01-01', 'last_30'],
    ['all, when nothing lies before', [400, 400, 400], 400, '2026-10-01', 'all'],
    ['all, when the latest days hold little', [0, 1, 2], 5000, '2020-01-01', 'all'],
    ['all, when nothing was counted', [], 400, '2020-01-01', 'all'],
  ])('%s', (_, counts, total, first, wanted) => {
    expect(openingPreset(counts, total, [startOfDay(first, ZONE), AS_OF], AS_OF, ZONE)).toBe(wanted);
  });
  it('is all time without dates', () => expect(openingPreset([0, 0, 0], 3, null, null, ZONE)).toBe('all'));
});
