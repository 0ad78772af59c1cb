import { describe, expect, it } from 'vitest';

import type { ProblemArea } from '@/ipc/generated/ProblemArea';
import type { ProblemKind } from '@/ipc/generated/ProblemKind';
import type { Recommendation } from '@/ipc/generated/Recommendation';

import { makeProblems, makeRecommendations } from '../../../tests/fixtures/problems';
import { changeWords, effectWords, KINDS, measureWords, opensCategory } from './areas';
import { issueName } from './repeats';
import { adviceOf } from './sentences';
import { problemsViewing } from './viewing';

const plain = (text: string) => text.replaceAll('\u202f', ' ');

describe('recommendations', () => {
  const said: Record<Recommendation['kind'], [headline: string, fact: string]> = {
    slow_category: [
      'Billing tickets take 1.8 times as long to solve as the others',
      '4.4 h longer (3.1 h – 5.8 h)',
    ],
    slow_channel: [
      'E-mail waits 5.2 times as long for the first response as the other channels',
      'median 3.1 h against 36 min',
    ],
    slow_hours: [
      'Tickets from Fridays 18:00–19:00 wait 5.3 times as long for the first response as at other times',
      'median 11 h against 2.1 h',
    ],
    growing_backlog: [
      'More comes in than is solved: the backlog grows by 3.5 tickets a day',
      'between 1.2 and 5.9 a day',
    ],
    unsatisfied_category: [
      'Customers are less satisfied with Integration: 71 % against 89 %',
      '18 points less (10 to 26)',
    ],
    negative_category: [
      'Billing tickets are negative more often: 33 % against 21 %',
      '12 points more (8 to 16)',
    ],
    escalated_category: [
      'Technical tickets are escalated more often: 7.2 % against 3.1 %',
      '4.1 points more (1.9 to 6.7)',
    ],
    reopened_category: [
      'Technical tickets are reopened more often: 11 % against 6 %',
      '5 points more (2 to 8)',
    ],
    growing_topic: ['“Duplicate charge” grew from 1.4 % to 3.9 % of tickets', '2.5 points more (1.4 to 3.6)'],
    repeat_customers: [
      'More tickets come from customers who write again and again: 6.4 %, before 4.1 %',
      '140 tickets',
    ],
    broken_promise: [
      'Critical tickets are solved in time less often: 61 % against 80 %',
      '19 points less (7 to 31)',
    ],
  };

  it.each(makeRecommendations().map((one) => [one.kind, one] as const))('%s', (kind, one) => {
    const { headline, facts } = adviceOf(one, 'calendar');
    const [wanted, fact] = said[kind];
    expect(plain(headline)).toBe(wanted);
    expect(facts.map(plain)).toContain(fact);
  });

  it('say their n first and how many tickets last, and count business hours in hours', () => {
    const [one] = makeRecommendations();
    if (!one) throw new Error('none');
    const slow = { ...one, value: 96, against: 60, difference: [36, 20, 50] as [number, number, number] };
    expect(adviceOf(slow, 'business').facts.map(plain)).toEqual([
      '612 tickets',
      'median 96 h against 60 h',
      '36 h longer (20 h – 50 h)',
      'about 210 tickets beyond the usual',
    ]);
  });

  it('survive names and numbers they do not expect', () => {
    const [one] = makeRecommendations();
    if (!one) throw new Error('none');
    expect(adviceOf({ ...one, kind: 'slow_hours', name: 'x-y' }, 'calendar').headline).toContain('from x-y');
    expect(adviceOf({ ...one, against: 0 }, 'calendar').headline).not.toContain('Infinity');
  });
});

describe('areas', () => {
  const area = (part: Partial<ProblemArea>): ProblemArea => {
    const [first] = makeProblems().areas;
    if (!first) throw new Error('none');
    return { ...first, ...part };
  };

  it.each<[ProblemKind, number | null, string]>([
    ['very_negative', -0.94, 'tone −0.94'],
    ['slow', 60, '2.5 d too late'],
    ['ageing_open', 612, '26 d old'],
    ['unresolved_critical', 12, '12 h old'],
    ['escalated', 6.4, 'escalated after 6.4 h'],
    ['escalated', null, ''],
    ['repeat_customers', 4, '4 tickets of this customer'],
    ['unsatisfied', 1, 'rated 1 of 5'],
  ])('%s of %s', (kind, measure, words) =>
    expect(plain(measureWords(kind, measure, 'calendar'))).toBe(words),
  );

  it.each<[string, Partial<ProblemArea>, string, boolean]>([
    [
      'lower',
      { effect: { points: -6.1, interval: [-10.2, -2.2], n: 9 } },
      '6.1 points lower satisfaction (2.2–10.2)',
      true,
    ],
    [
      'one',
      { effect: { points: -1, interval: [-2, -0.5], n: 9 } },
      '1 point lower satisfaction (0.5–2)',
      true,
    ],
    ['higher', { effect: { points: 2, interval: [1, 3], n: 9 } }, '2 points higher satisfaction (1–3)', true],
    [
      'unclear',
      { effect: { points: -1, interval: [-3, 0.4], n: 9 } },
      'no clear difference in satisfaction',
      false,
    ],
    ['unknown', { effect: null }, 'too few ratings to tell', false],
    ['itself', { kind: 'unsatisfied', effect: null }, '–', false],
  ])('go with satisfaction: %s', (_name, part, words, sure) => {
    const said = effectWords(area(part));
    expect([plain(said.words), said.sure]).toEqual([words, sure]);
  });

  it.each<[Partial<ProblemArea>, string]>([
    [{ previous: 280, previous_n: 1769 }, '+4.6 points, was 15.8 %'],
    [{ previous: 280, previous_n: 1769, sure: null }, 'was 15.8 %'],
    [{ previous: null }, '–'],
    [{ previous: 0, previous_n: 0 }, '–'],
  ])('changed: %o', (part, words) => expect(plain(changeWords(area(part)).words)).toBe(words));

  it('open their tickets of one category, and only that', () => {
    const one = area({});
    one.rate.opens_hits = {
      ...one.rate.opens_hits,
      facets: [
        ['category', ['a', 'b']],
        ['channel', ['chat']],
      ],
    };
    expect(opensCategory(one, 'billing')).toMatchObject({
      having: ['escalated'],
      facets: [
        ['channel', ['chat']],
        ['category', ['billing']],
      ],
    });
  });

  it('of all kinds have a name', () =>
    expect(makeProblems().areas.every(({ kind }) => KINDS[kind].name !== '')).toBe(true));
});

it.each([
  [{ issue: 'Duplicate charge', issue_facet: 'topic' as const }, '“Duplicate charge”'],
  [{ issue: 'feature_request', issue_facet: 'category' as const }, 'Feature request'],
  [{ issue: '', issue_facet: 'category' as const }, 'Without a category'],
])('%o is called', (part, words) => {
  const [one] = makeProblems().repeats;
  if (!one) throw new Error('none');
  expect(issueName({ ...one, ...part })).toBe(words);
});

it.each([
  ['slow', 'slow'],
  ['', ''],
  ['nonsense', 'first'],
])('an area “%s” in a link is folded out as “%s”', (area, shown) => {
  problemsViewing.take({ area });
  expect(problemsViewing.current.area).toBe(shown);
});
