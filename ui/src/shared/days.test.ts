import { describe, expect, it } from 'vitest';

import { addDays, dayOf, daysBetween, daysOfPeriod, isDay, periodOfDays, startOfDay } from './days';

describe('the first instant of a day', () => {
  it.each([
    ['2026-10-22', 'UTC', '2026-10-22T00:00:00Z'],
    ['2026-10-22', 'Europe/Berlin', '2026-10-21T22:00:00Z'],
    ['2026-03-29', 'Europe/Berlin', '2026-03-28T23:00:00Z'],
    ['2026-03-30', 'Europe/Berlin', '2026-03-29T22:00:00Z'],
    ['2026-10-26', 'Europe/Berlin', '2026-10-25T23:00:00Z'],
    ['2026-01-01', 'Asia/Kolkata', '2025-12-31T18:30:00Z'],
    ['2026-01-01', 'Pacific/Kiritimati', '2025-12-31T10:00:00Z'],
    // Midnight was skipped on this day: it began at 01:00.
    ['2018-11-04', 'America/Sao_Paulo', '2018-11-04T03:00:00Z'],
  ])('%s in %s', (day, zone, instant) => expect(startOfDay(day, zone)).toBe(Date.parse(instant)));
});

describe('periods of days', () => {
  it('have 23 hours where the clock goes forward', () => {
    const { start, end } = periodOfDays('2026-03-29', '2026-03-29', 'Europe/Berlin');
    expect((end - start) / 3_600_000).toBe(23);
  });

  it.each(['UTC', 'Europe/Berlin', 'America/St_Johns', 'Australia/Lord_Howe'])('come back in %s', (zone) => {
    for (let day = '2026-01-01'; day < '2027-01-01'; day = addDays(day, 1)) {
      expect(daysOfPeriod(periodOfDays(day, day, zone), zone)).toEqual([day, day]);
    }
  });
});

describe('days', () => {
  it('are counted with both ends', () => expect(daysBetween('2026-09-23', '2026-10-22')).toBe(30));
  it('are read in the zone', () =>
    expect(dayOf(Date.parse('2026-10-22T22:40:00Z'), 'Asia/Tokyo')).toBe('2026-10-23'));
  it.each([
    ['2026-02-28', true],
    ['2026-02-30', false],
    ['2026-2-3', false],
    ['', false],
  ])('"%s" is a day: %s', (text, wanted) => expect(isDay(text)).toBe(wanted));
});
