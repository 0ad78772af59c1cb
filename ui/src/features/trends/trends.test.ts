import { describe, expect, it } from 'vitest';

import type { Decomposition } from '@/ipc/generated/Decomposition';
import type { Forecast } from '@/ipc/generated/Forecast';
import type { OutlierDay } from '@/ipc/generated/OutlierDay';
import { NOTHING, only } from '@/shared/filter';

import { makeTrends } from '../../../tests/fixtures/trends';
import { moversOf, moverTable, outlierTable } from './movers';
import { plainText, type Part } from './said';
import { flowSentence, forecastSentences, outlierSentence, patternSentence } from './sentences';

const TRENDS = makeTrends();
const said = (parts: Part[]) => plainText(parts).replaceAll('\u202f', ' ');

describe('the flow', () => {
  it('closes, and says so', () => {
    const { flow } = TRENDS;
    expect(flow.open_start + flow.created + flow.reopened - flow.resolved).toBe(flow.open_end);
    expect(said(flowSentence(TRENDS))).toBe(
      '412 open at the start + 4,776 came in + 98 reopened − 4,453 solved = 833 open now',
    );
  });

  it('opens the numbers that are tickets, not those that are happenings', () => {
    const start = TRENDS.scope.period?.start;
    expect(flowSentence(TRENDS).flatMap((part) => (part.opens ? [[part.text, part.opens]] : []))).toEqual([
      [
        '412',
        expect.objectContaining({
          population: 'open_at_end',
          period: { start: expect.any(Number), end: start },
        }),
      ],
      ['4,776', NOTHING],
      ['833', expect.objectContaining({ population: 'open_at_end' })],
    ]);
  });

  it('tells of those that nobody saw open', () => {
    const unknown = {
      ...TRENDS,
      flow: { ...TRENDS.flow, end_unknown: 14, open_end: TRENDS.flow.open_end - 14 },
    };
    expect(said(flowSentence(unknown))).toMatch(
      /4,453 solved − 14 solved at an unknown time = 819 open now$/,
    );
    expect(flowSentence(unknown).filter((part) => part.opens)).toHaveLength(4);
  });

  it('ends with the period when that is over', () => {
    const over = { ...TRENDS, scope: { ...TRENDS.scope, so_far: false } };
    expect(said(flowSentence(over))).toMatch(/833 open at the end$/);
  });
});

describe('a day out of the ordinary', () => {
  const day: OutlierDay = {
    day: '2025-10-14',
    tickets: 182,
    expected: 105,
    usual: [90, 120],
    drivers: [
      { facet: 'category', name: 'billing', tickets: 83, usual: 22, opens: only('category', 'billing') },
      {
        facet: 'phrase',
        name: 'charged twice',
        tickets: 48,
        usual: 0,
        opens: only('phrase', 'charged twice'),
      },
    ],
    opens: NOTHING,
  };
  it.each<[Partial<OutlierDay>, string]>([
    [{}, 'Tue 14 Oct: 182 tickets, usually 90–120. Mostly Billing (+61) and “charged twice” (+48).'],
    [{ drivers: day.drivers.slice(0, 1) }, 'Tue 14 Oct: 182 tickets, usually 90–120. Mostly Billing (+61).'],
    [{ drivers: [] }, 'Tue 14 Oct: 182 tickets, usually 90–120. Of everything a little.'],
    [
      { tickets: 1, drivers: [{ facet: 'channel', name: 'email', tickets: 0, usual: 44, opens: NOTHING }] },
      'Tue 14 Oct: 1 ticket, usually 90–120. Missing mostly E-mail (−44).',
    ],
  ])('%o', (part, wanted) => expect(said(outlierSentence({ ...day, ...part }))).toBe(wanted));

  it('opens its tickets and those of what drove it, unless there are none', () => {
    const opened = (drivers: OutlierDay['drivers']) =>
      outlierSentence({ ...day, drivers }).filter((part) => part.opens).length;
    expect(opened(day.drivers)).toBe(3);
    expect(opened([{ facet: 'channel', name: 'email', tickets: 0, usual: 9, opens: NOTHING }])).toBe(1);
  });
});

describe('the forecast', () => {
  const base = TRENDS.forecast as Forecast;
  it.each<[Partial<Forecast>, string]>([
    [
      {},
      'Tried on the last 28 days it was 11 % off a day, “as in the week before” 16 %; ' +
        '82 % of the days lay in its 80 % band. Learnt from 290 days.',
    ],
    [
      { naive_error: 9, tried_inside: null },
      '“as in the week before” 9 %: no better than that. Learnt from 290 days.',
    ],
    [{ tried_error: null }, 'There are too few days to try it on the past. Learnt from 290 days.'],
  ])('%o', (part, wanted) => {
    const words = said(forecastSentences({ ...base, ...part }));
    expect(words).toMatch(
      /^About 2,540 tickets from 22 Oct – 18 Nov; 8 times in 10 between 2,310 and 2,770\. /,
    );
    expect(words.endsWith(wanted)).toBe(true);
  });
});

it.each([
  [0.1, 'weak (0.1 of 1): the weekday says little about how many tickets come.'],
  [0.82, 'strong (0.82 of 1): the weekday tells most of what moves from day to day.'],
])('a weekly pattern of %f', (weekly_strength, wanted) => {
  const parts = { ...(TRENDS.decomposition as Decomposition), weekly_strength };
  expect(said(patternSentence(parts)).endsWith(`The weekly pattern is ${wanted}`)).toBe(true);
});

describe('what moves', () => {
  it('is sure, and most sure first', () => {
    const phrases = TRENDS.phrases.map((one) => ({
      ...one,
      p: one.name === 'charged twice' ? 0.0001 : one.p,
    }));
    const movers = moversOf({ ...TRENDS, phrases });
    expect(movers.map((mover) => mover.label)).toEqual([
      '“charged twice”',
      'Billing',
      'Documentation',
      '“export screen crash”',
      '“slack integration”',
      'Topic 1',
    ]);
    expect(movers[1]?.difference.replaceAll('\u202f', ' ')).toBe('+8.4 points (+7.3 to +9.5)');
    expect(movers[1]?.halves.replaceAll('\u202f', ' ')).toBe('22 % → 31 %');
  });

  it('is the same in a file', () => {
    expect(moverTable(TRENDS).rows).toHaveLength(moversOf(TRENDS).length);
    for (const { columns, rows } of [moverTable(TRENDS), outlierTable(TRENDS)])
      for (const { cells } of rows) expect(cells).toHaveLength(columns.length);
  });
});
