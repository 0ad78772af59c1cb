import { describe, expect, it } from 'vitest';

import type { Column } from '@/ipc/generated/Column';

import { asksDayOrder, asksZone, bothWays } from './times';

const column = (header: string, ...samples: string[]): Column => ({ index: 0, header, samples, filled: 100 });

describe('times', () => {
  const cases: [value: string, zone: boolean, order: boolean][] = [
    ['2024-03-01T08:15:30Z', false, false],
    ['2024-03-01T08:15:30+02:00', false, false],
    ['2024-03-01 08:15:30 UTC', false, false],
    ['2024-03-01 08:15 CEST', false, false],
    ['1709280930', false, false],
    ['2024-03-01 08:15:30', true, false],
    ['03/04/2024 08:15', true, true],
    ['3.4.24', true, true],
    ['2024-03-01', true, false],
  ];
  it.each(cases)('%s', (value, zone, order) => {
    const columns = [column('At', value)];
    expect(asksZone(columns, { created_at: 'At' })).toBe(zone);
    expect(asksDayOrder(columns, { created_at: 'At' })).toBe(order);
  });

  it('asks nothing about columns that are no times', () => {
    expect(asksZone([column('At', '03/04/2024')], { subject: 'At' })).toBe(false);
  });
});

it.each([
  ['03/04/2025', '03/04/2025', '3 April', '4 March'],
  ['5.11.24 08:00', '5.11.24', '5 November', '11 May'],
  ['23/04/2025', '3/4/2024', '3 April', '4 March'],
  ['', '3/4/2024', '3 April', '4 March'],
])('says what %j is both ways', (example, value, dayFirst, monthFirst) => {
  const reading = { zone: '', zone_from: '', day_first: null, example };
  expect(bothWays(reading)).toEqual({ value, dayFirst, monthFirst });
});
