import { describe, expect, it } from 'vitest';

import type { Compared } from '@/ipc/generated/Compared';
import { periodOfDays } from '@/shared/days';
import { emptyFilter } from '@/shared/filter';
import { whole, type SideChoice } from '@/state/trends.svelte';

import { makeComparison } from '../../../tests/fixtures/comparison';
import { AS_OF, ZONE } from '../../../tests/fixtures/overview';
import { quickChoices } from './quick';
import { aroundEvent, sideFilter, sideName, type Ground } from './side';
import { measureTable, shareTable } from './tables';
import { measureMoved, measureSpan, measureValue, shareVerdict, verdictOf } from './words';

const plain = (text: string) => text.replaceAll('\u202f', ' ');
const days = (first: string, last: string) => periodOfDays(first, last, ZONE);
const GROUND: Ground = {
  base: {
    ...emptyFilter(),
    text: 'refund',
    period: days('2026-10-01', '2026-10-31'),
    facets: { channel: ['email'], agent: ['Agent 7'] },
    having: ['rated'],
    clock: 'business',
  },
  segments: [
    {
      name: 'Big',
      filter: { ...emptyFilter(), text: 'money', facets: { tag: ['big'] }, having: ['rated', 'escalated'] },
    },
  ],
  asOf: AS_OF,
  zone: ZONE,
};

describe('a side’s period', () => {
  it.each<[SideChoice['period'], [string, string]]>([
    ['this', ['2026-10-01', '2026-10-31']],
    // 22 of its days have passed at as-of.
    ['before', ['2026-09-09', '2026-09-30']],
    [{ preset: 'last_7' }, ['2026-10-16', '2026-10-22']],
    [{ first: '2026-08-01', last: '2026-08-01' }, ['2026-08-01', '2026-08-01']],
  ])('%o', (period, wanted) => expect(sideFilter(whole(period), GROUND)?.period).toEqual(days(...wanted)));

  it('is as long as the whole when that is over', () => {
    const base = { ...GROUND.base, period: days('2026-09-01', '2026-09-30') };
    expect(sideFilter(whole('before'), { ...GROUND, base })?.period).toEqual(
      days('2026-08-02', '2026-08-31'),
    );
  });

  it('does not exist before all time', () => {
    const ground = { ...GROUND, base: { ...GROUND.base, period: null } };
    expect(sideFilter(whole('before'), ground)).toBeNull();
    expect(sideFilter(whole('this'), ground)?.period).toBeNull();
  });
});

describe('a side’s tickets', () => {
  it.each<[Partial<SideChoice>, object]>([
    [{}, { facets: GROUND.base.facets, text: 'refund', having: ['rated'], clock: 'business' }],
    [{ facet: ['channel', ['chat']] }, { facets: { channel: ['chat'], agent: ['Agent 7'] } }],
    [{ facet: ['priority', []] }, { facets: GROUND.base.facets }],
    [
      { segment: 'Big' },
      {
        text: 'refund money',
        facets: { ...GROUND.base.facets, tag: ['big'] },
        having: ['rated', 'escalated'],
      },
    ],
    [{ segment: 'forgotten' }, { facets: GROUND.base.facets }],
  ])('%o', (part, wanted) => expect(sideFilter({ ...whole('this'), ...part }, GROUND)).toMatchObject(wanted));

  it('have a name', () =>
    expect(sideName({ ...whole('this'), facet: ['channel', ['chat', 'email']] }, GROUND)).toBe(
      '1 Oct – 31 Oct 2026 · Channel: Chat, E-mail',
    ));
});

describe('around an event', () => {
  it.each([
    ['2026-09-01', { first: '2026-08-04', last: '2026-08-31' }, { first: '2026-09-01', last: '2026-09-28' }],
    ['2026-10-20', { first: '2026-10-17', last: '2026-10-19' }, { first: '2026-10-20', last: '2026-10-22' }],
    ['2026-10-22', { first: '2026-10-21', last: '2026-10-21' }, { first: '2026-10-22', last: '2026-10-22' }],
  ])('of %s: as many days before as after', (day, before, after) =>
    expect(aroundEvent({ day, name: 'x' }, AS_OF, ZONE)).toEqual([before, after]),
  );

  it('nothing lies after as-of', () =>
    expect(aroundEvent({ day: '2026-10-23', name: 'x' }, AS_OF, ZONE)).toBeNull());
});

describe('quick choices', () => {
  const channels = [
    { value: '', n: 99 },
    { value: 'email', n: 9 },
    { value: 'chat', n: 4 },
  ];
  const events = [
    { day: '2026-09-01', name: 'Release 4.2' },
    { day: '2026-12-01', name: 'Later' },
  ];
  it.each([
    [true, channels, events, ['The period before → this one', 'E-mail → Chat', 'Before → after Release 4.2']],
    [false, channels.slice(0, 2), [], []],
  ])('%#', (hasPeriod, counts, marked, wanted) =>
    expect(quickChoices(hasPeriod, counts, marked, AS_OF, ZONE).map((one) => one.label)).toEqual(wanted),
  );
});

describe('words', () => {
  it.each<[Compared, number | null, string]>([
    ['tickets_a_day', 74.24, '74.2'],
    ['first_response', 2.1, '2.1 h'],
    ['csat', 86.84, '86.8 %'],
    ['csat', null, '–'],
  ])('%s %s is %s', (measure, value, wanted) => expect(plain(measureValue(measure, value))).toBe(wanted));

  it.each<[Compared, number | null, string]>([
    ['tickets_a_day', 9.31, '+9.3'],
    ['first_response', -0.8, '−48 min'],
    ['first_response', 0, '±0'],
    ['negative', 3, '+3 points'],
    ['negative', null, '–'],
  ])('%s moved %s: %s', (measure, moved, wanted) => expect(plain(measureMoved(measure, moved))).toBe(wanted));

  it('spans', () => {
    expect(plain(measureSpan('csat', [-3.4, 3.8]))).toBe('−3.4 to +3.8 points');
    expect(plain(measureSpan('resolution', [-0.5, 1.5]))).toBe('−30 min to +1.5 h');
    expect(measureSpan('csat', null)).toBe('–');
  });

  it.each<[Compared, number | null, boolean, string, string]>([
    ['first_response', -1, true, 'surely faster in B', 'good'],
    ['resolution', 1, true, 'surely slower in B', 'bad'],
    ['csat', 2, true, 'surely higher in B', 'good'],
    ['escalated', 2, true, 'surely higher in B', 'bad'],
    ['tickets_a_day', -2, true, 'surely fewer in B', 'plain'],
    ['csat', 20, false, 'may be chance', 'plain'],
    ['csat', null, false, 'not enough to tell', 'plain'],
  ])('%s by %s, sure %s: %s', (measure, moved, sure, words, mood) =>
    expect(verdictOf(measure, moved, sure)).toEqual({ words, mood }),
  );

  it('calls no share good or bad', () =>
    expect(shareVerdict(3, true)).toEqual({ words: 'surely more in B', mood: 'plain' }));
});

it('files hold what the screen shows', () => {
  const comparison = makeComparison();
  for (const { columns, rows } of [measureTable(comparison), shareTable(comparison)])
    for (const { cells } of rows) expect(cells).toHaveLength(columns.length);
  expect(measureTable(comparison).rows).toHaveLength(11);
});
