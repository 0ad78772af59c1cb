import { describe, expect, it } from 'vitest';

import {
  bytes,
  change,
  count,
  date,
  dateTime,
  day,
  days,
  duration,
  number,
  percent,
  points,
  seconds,
  signed,
  signedPercent,
  signedPoints,
} from './format';

/** Narrow no-break spaces are written as `_` here, to be seen. */
const plain = (text: string) => text.replaceAll('\u202f', '_');

function check(name: string, cases: [made: string, wanted: string][]): void {
  describe(name, () => {
    it.each(cases)('%s', (made, wanted) => expect(plain(made)).toBe(wanted));
  });
}

check('numbers', [
  [number(12480), '12,480'],
  [number(-6), '−6'],
  [number(0.16, 1), '0.2'],
  [number(null), '–'],
  [number(Number.NaN), '–'],
  [signed(31), '+31'],
  [signed(-6), '−6'],
  [signed(0.2), '±0'],
  [signedPercent(31.04), '+31_%'],
  [signedPercent(-0.3), '±0'],
  [percent(87.2), '87_%'],
  [percent(null), '–'],
  [count(1, 'ticket'), '1 ticket'],
  [count(0, 'ticket'), '0 tickets'],
  [bytes(0), '0_bytes'],
  [bytes(4_200_000), '4.2_MB'],
]);

check('durations', [
  [duration(0), '0_s'],
  [duration(30 / 3600), '30_s'],
  [duration(0.7), '42_min'],
  [duration(6.84), '6.8_h'],
  [duration(12.4), '12_h'],
  [duration(74.4), '3.1_d'],
  [duration(24 * 23), '23_d'],
  [duration(null), '–'],
  [seconds(12.2), '12_s'],
  [seconds(185), '3_min'],
  [seconds(4800), '1_h 20_min'],
]);

const AT = Date.parse('2026-10-22T22:40:00Z');

check('dates are those of the zone', [
  [date(AT, 'Europe/Berlin'), '23 Oct 2026'],
  [date(AT, 'America/New_York'), '22 Oct 2026'],
  [dateTime(AT, 'Europe/Berlin'), '23 Oct 2026, 00:40'],
  [date(null, 'UTC'), '–'],
  [day('2026-09-03'), '3 Sep'],
  [days(['2026-09-23', '2026-10-22']), '23 Sep – 22 Oct 2026'],
  [days(['2025-12-30', '2026-01-02']), '30 Dec 2025 – 2 Jan 2026'],
  [days(['2026-10-22', '2026-10-22']), '22 Oct 2026'],
]);

describe('change', () => {
  it('is percent of what was before', () => expect(change(612, 467)).toBeCloseTo(31.05, 2));
  it('is unknown when there was nothing', () => expect(change(5, 0)).toBeNull());
});

it.each([
  [points(6.13, 1), '6.1 points'],
  [points(1.04, 1), '1 point'],
  [points(0), '0 points'],
  [signedPoints(1), '+1 point'],
  [signedPoints(-1), '−1 point'],
  [signedPoints(-11), '−11 points'],
])('%s', (said, wanted) => expect(said.replaceAll('\u202f', ' ')).toBe(wanted));
