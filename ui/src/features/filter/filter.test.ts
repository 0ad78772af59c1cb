import { describe, expect, it } from 'vitest';

import { emptyFilter } from '@/shared/filter';

import { chipsOf } from './chips';
import { offered } from './offered';
import { comparisonLabel, periodLabel } from './period';

describe('chips', () => {
  const filter = {
    ...emptyFilter(),
    facets: { channel: ['email'], category: ['billing'] },
    ranges: [
      { measure: 'rating' as const, from: 1, to: 2 },
      { measure: 'score' as const, from: -1, to: 0 },
    ],
    having: ['rated' as const],
    sla: [{ goal: 'first_response' as const, states: ['breached' as const], what_if: null }],
    population: 'resolved' as const,
  };

  it('name each part once', () => {
    const words = chipsOf(filter).map((chip) => chip.words);
    expect(words).toEqual([
      'Category: Billing',
      'Channel: E-mail',
      'Rated 1 of 5',
      'Tone score −1 – 0',
      'Rated',
      'First response breached',
      'Solved in the period',
    ]);
  });

  it('take away their own part and nothing else', () => {
    for (const chip of chipsOf(filter)) {
      const left = chipsOf(chip.without(filter)).map((other) => other.words);
      expect(left).toEqual(
        chipsOf(filter)
          .map((other) => other.words)
          .filter((words) => words !== chip.words),
      );
    }
  });
});

describe('values on offer', () => {
  const counts = [
    { value: 'email', n: 9 },
    { value: 'chat', n: 4 },
  ];
  it.each([
    [[], '', ['email', 'chat']],
    [['chat'], '', ['chat', 'email']],
    [['fax'], '', ['fax', 'email', 'chat']],
    [[], 'E-M', ['email']],
    [[], 'zzz', []],
  ])('with %o chosen, looking for "%s"', (chosen, search, wanted) => {
    expect(offered(counts, chosen, 'channel', search).map((one) => one.value)).toEqual(wanted);
  });
});

describe('the period in words', () => {
  const span: [string, string] = ['2026-09-23', '2026-10-22'];
  it.each([
    [{ preset: 'last_30' as const }, false, span, 'Last 30 days', '23 Sep – 22 Oct'],
    [{ preset: 'last_30' as const }, true, span, '23 Sep – 22 Oct 2026', ''],
    [{ first: span[0], last: span[1] }, false, span, '23 Sep – 22 Oct 2026', ''],
    [{ preset: 'all' as const }, false, null, 'All time', ''],
  ])('%o', (choice, exact, days, name, beside) => {
    expect(periodLabel(choice, exact, days)).toEqual({ name, days: beside });
  });

  it.each([
    [span, 'vs previous 30 days'],
    [['2026-10-01', '2026-10-31'] as [string, string], 'vs previous 22 days'],
    [['2026-08-01', '2026-08-01'] as [string, string], 'vs previous 1 day'],
    [null, ''],
  ])('%o is compared', (days, wanted) => {
    expect(comparisonLabel(days, Date.parse('2026-10-22T15:00:00Z'), 'Europe/Berlin')).toBe(wanted);
  });
});
