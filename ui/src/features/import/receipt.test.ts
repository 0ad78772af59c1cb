import { describe, expect, it } from 'vitest';
import type { ImportReceipt } from '@/ipc/generated/ImportReceipt';
import type { Tally } from '@/ipc/generated/Tally';
import { balances, equation, formed, headline, inShort } from './receipt';

const tally = (counts: Partial<Tally>): Tally => ({
  read: 0,
  new: 0,
  updated: 0,
  unchanged: 0,
  skipped: 0,
  rejected: 0,
  ...counts,
});

function receipt(counts: Partial<Tally>, cancelled = false): ImportReceipt {
  return {
    import: 1,
    at: 0,
    path: '/a/b.csv',
    source: 's',
    format: 'mapped_csv',
    encoding: 'UTF-8',
    delimiter: ',',
    rows: 0,
    tally: tally(counts),
    messages: 0,
    rejections: [],
    warnings: [],
    cancelled,
    seconds: 1,
  };
}

describe('the equation', () => {
  const cases: [name: string, counts: Partial<Tally>, line: string, short: string, adds: boolean][] = [
    [
      'nothing',
      {},
      '0 read = 0 new + 0 updated + 0 unchanged + 0 skipped + 0 rejected',
      'nothing read',
      true,
    ],
    [
      'first import',
      { read: 12, new: 10, rejected: 2 },
      '12 read = 10 new + 0 updated + 0 unchanged + 0 skipped + 2 rejected',
      '10 new, 2 rejected',
      true,
    ],
    [
      'again',
      { read: 10, unchanged: 9, updated: 1 },
      '10 read = 0 new + 1 updated + 9 unchanged + 0 skipped + 0 rejected',
      '1 updated, 9 unchanged',
      true,
    ],
    [
      'a wrong sum is told',
      { read: 3, new: 1 },
      '3 read = 1 new + 0 updated + 0 unchanged + 0 skipped + 0 rejected',
      '1 new',
      false,
    ],
  ];
  it.each(cases)('%s', (_name, counts, line, short, adds) => {
    expect(equation(tally(counts), String)).toBe(line);
    expect(inShort(tally(counts), String)).toBe(short);
    expect(balances(tally(counts))).toBe(adds);
  });
});

describe('the headline', () => {
  const cases: [counts: Partial<Tally>, cancelled: boolean, expected: RegExp][] = [
    [{ read: 2, new: 2 }, false, /finished/],
    [{ read: 2, unchanged: 2 }, false, /here already/],
    [{ read: 2, rejected: 2 }, false, /No ticket/],
    [{ read: 2, new: 2 }, true, /is kept/],
    [{}, true, /Nothing was changed/],
  ];
  it.each(cases)('%o cancelled %s', (counts, cancelled, expected) => {
    expect(headline(receipt(counts, cancelled))).toMatch(expected);
  });
});

it('counts every ticket that is in the workspace afterwards', () => {
  expect(formed(tally({ read: 6, new: 1, updated: 2, unchanged: 3 }))).toBe(6);
});
