import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import type { Filter } from '@/ipc/generated/Filter';
import type { SlaGoalView } from '@/ipc/generated/SlaGoalView';
import type { SlaRules } from '@/ipc/generated/SlaRules';
import { emptyFilter } from '@/shared/filter';

import { attainment, emptySla, makeSla, makeSlaRules, withoutTargets } from '../../../tests/fixtures/sla';
import { differences } from './differences';
import { leftWords } from './left';
import { linesOf, sorted, targetWords, type SortBy } from './rows';
import { changeOf, opensDecided, partsOf, promisesAnything, total, whatIfWords } from './standing';
import { slaViewing } from './viewing';
import { WhatIf } from './whatif.svelte';

const plain = (text: string | undefined) => text?.replaceAll('\u202f', ' ');

describe('how tickets stand', () => {
  const one = attainment('resolution', [70, 20, 5, 3, 4, 10]);

  it('falls into parts that make up all tickets, the overdue among the breached', () => {
    const parts = partsOf(one, 'resolution');
    expect(parts.map(({ look, n }) => [look, n])).toEqual([
      ['met', 70],
      ['late', 20],
      ['overdue', 5],
      ['at_risk', 3],
      ['not_due', 4],
      ['not_measured', 10],
    ]);
    expect(parts.reduce((sum, part) => sum + part.share, 0)).toBeCloseTo(1, 9);
    expect(total(one)).toBe(107);
  });

  it.each([
    ['first_response' as const, ['unanswered', 'unresolved']],
    ['resolution' as const, ['unresolved']],
  ])('opens the overdue of %s as those still waited for', (goal, having) => {
    const overdue = partsOf(attainment(goal, [1, 2, 1]), goal)[2];
    expect(overdue?.opens).toMatchObject({ having, sla: [{ goal, states: ['breached'] }] });
  });

  it('opens what is decided, under the same rules and in the same place', () => {
    const rules = makeSlaRules();
    const row = attainment('resolution', [3, 1], rules);
    row.opens_met.facets = [['agent', ['Agent 7']]];
    expect(opensDecided(row)).toMatchObject({
      facets: [['agent', ['Agent 7']]],
      sla: [{ goal: 'resolution', states: ['met', 'breached'], what_if: rules }],
    });
  });

  it('has no shares without tickets', () => {
    expect(partsOf(attainment('resolution', []), 'resolution').every(({ share }) => share === 0)).toBe(true);
  });

  it.each<[SlaGoalView['previous'], string | undefined, string | undefined]>([
    [[70, 90, true], '+8 points from 70 % (n 90)', 'good'],
    [[85, 90, true], '−7 points from 85 % (n 90)', 'bad'],
    [[85, 90, false], '−7 points from 85 % (n 90), may be chance', 'neutral'],
    [[77.9, 90, false], 'unchanged from 78 % (n 90)', 'neutral'],
    [null, undefined, undefined],
  ])('changed since %o', (previous, words, mood) => {
    const view = { ...makeSla().goals[1], all: one, previous } as SlaGoalView;
    expect([plain(changeOf(view)?.words), changeOf(view)?.mood]).toEqual([words, mood]);
  });

  it.each([
    [[60, 30], '11.1 points less, 10 more breached'],
    [[80, 10], '11.1 points more, 10 fewer breached'],
    [[70, 20], 'The same share, as many breached'],
    [[0, 0], 'Nothing to compare: too little is measured.'],
  ])('%o instead', (parts, words) =>
    expect(plain(whatIfWords(one, attainment('resolution', parts)))).toBe(words),
  );

  it('knows whether anything is promised', () => {
    expect([makeSla(), emptySla(false)].map(promisesAnything)).toEqual([true, false]);
  });
});

describe('the table', () => {
  const sla = makeSla(makeSlaRules());
  const names = (sort: SortBy, down: boolean) =>
    sorted(linesOf(sla, sla.what_if, 'agent'), sort, down).map(({ label }) => label);

  it('has a line for each priority with both promises, now and under other rules', () => {
    const lines = linesOf(sla, sla.what_if, 'priority');
    expect(lines.map(({ label }) => label)).toEqual(['Critical', 'High', 'Medium', 'Low']);
    const { first_response, resolution } = lines[2]?.goals ?? {};
    expect([first_response?.target, resolution?.target]).toEqual([
      [8, 'business'],
      [48, 'business'],
    ]);
    expect(first_response?.other?.met).toBe(first_response?.now.met);
    expect(linesOf(sla, [], 'priority')[0]?.goals.resolution?.other).toBeNull();
  });

  it.each<[SortBy, boolean, string | undefined]>([
    ['given', false, 'Agent 9'],
    ['name', false, 'Agent 1'],
    ['name', true, 'Unassigned'],
    ['resolution_n', true, 'Agent 7'],
    ['first_response_n', false, 'Agent 9'],
    ['first_response_percent', true, 'Agent 7'],
  ])('by %s, down %s, begins with %s', (sort, down, first) => expect(names(sort, down)[0]).toBe(first));

  it('puts lines without the number last, whichever way it is turned', () => {
    const lines = linesOf(sla, [], 'agent');
    const bare = lines[0];
    if (!bare) throw new Error('no lines');
    bare.goals.resolution = null;
    for (const down of [true, false])
      expect(sorted(lines, 'resolution_percent', down).at(-1)?.name).toBe(bare.name);
  });

  it.each([
    [[8, 'calendar'] as const, '8 h'],
    [[72, 'calendar'] as const, '3 d'],
    [[72, 'business'] as const, '72 business h'],
    [null, 'no promise'],
  ])('a promise of %o', (target, words) =>
    expect(plain(targetWords(target && [target[0], target[1]]))).toBe(words),
  );
});

it.each([
  [0.35, 'calendar' as const, '21 min left'],
  [-84, 'calendar' as const, '3.5 d over'],
  [60, 'business' as const, '60 business h left'],
])('%s hours on the %s clock', (hours, clock, words) => expect(plain(leftWords(hours, clock))).toBe(words));

describe('differences', () => {
  const changed = (change: (rules: SlaRules) => void) => {
    const rules = makeSlaRules();
    change(rules);
    return differences(makeSlaRules(), rules).map(plain);
  };
  it.each<[(rules: SlaRules) => void, string[]]>([
    [() => undefined, []],
    [({ policy }) => (policy.critical.resolution = 6), ['Critical: resolution 8 h → 6 h']],
    [({ policy }) => (policy.low.first_response = null), ['Low: first response 24 h → –']],
    [
      ({ policy }) => (policy.high.clock = 'business'),
      ['High: counted around the clock → in business hours'],
    ],
    [({ policy }) => (policy.at_risk_percent = 70), ['At risk from 80 % → 70 % of the time']],
    [({ hours }) => (hours.week[5] = hours.week[0]), ['Other business hours: Saturday']],
    [({ hours }) => (hours.days = []), ['Other holidays']],
  ])('%#', (change, wanted) => expect(changed(change)).toEqual(wanted));
});

describe('what is set', () => {
  it.each<[string, unknown, boolean]>([
    ['rules', makeSlaRules(), true],
    ['rules without a promise', withoutTargets(makeSlaRules()), true],
    ['no rules', null, true],
    ['text', 'rules', false],
    ['half of them', { policy: makeSlaRules().policy }, false],
    [
      'a clock there is none',
      { ...makeSlaRules(), policy: { ...makeSlaRules().policy, low: { clock: 'moon' } } },
      false,
    ],
    ['six weekdays', { ...makeSlaRules(), hours: { week: [[], [], [], [], [], []], days: [] } }, false],
  ])('takes %s from a link: %s', (_name, whatIf, taken) => {
    slaViewing.take({ by: 'agent', whatIf });
    expect(slaViewing.current.by).toBe(taken ? 'agent' : 'priority');
    expect(slaViewing.current.whatIf).toEqual(taken ? whatIf : null);
  });
});

describe('what if', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());
  const filter = emptyFilter();

  function begun(tried: SlaRules | null = null) {
    const door = vi.fn(async (_filter: Filter, rules: SlaRules) => makeSla(rules));
    const whatIf = new WhatIf(door, 0);
    whatIf.base(makeSlaRules(), tried);
    const [critical] = whatIf.draft.targets;
    if (!critical) throw new Error('no targets');
    return { door, whatIf, critical };
  }

  it('asks nothing while nothing is tried', async () => {
    const { door, whatIf } = begun();
    whatIf.ask(filter);
    await vi.runAllTimersAsync();
    expect([door.mock.calls.length, whatIf.goals(filter).length]).toEqual([0, 0]);
  });

  it('answers about the tickets shown, and no others', async () => {
    const { whatIf, critical } = begun();
    critical.resolution = '4';
    whatIf.ask(filter);
    await vi.runAllTimersAsync();
    expect(whatIf.goals(filter).map(({ goal }) => goal)).toEqual(['first_response', 'resolution']);
    expect(whatIf.goals(emptyFilter())).toEqual([]);
    whatIf.draft.discard();
    expect(whatIf.goals(filter)).toEqual([]);
  });

  it('keeps its answer while what is typed can not be read', async () => {
    const { door, whatIf, critical } = begun();
    critical.resolution = '4';
    whatIf.ask(filter);
    await vi.runAllTimersAsync();
    critical.resolution = '4 we';
    whatIf.ask(filter);
    await vi.runAllTimersAsync();
    expect([door.mock.calls.length, whatIf.goals(filter).length]).toEqual([1, 2]);
  });

  it('begins with what was tried before, and is over once that applies', () => {
    const tried = makeSlaRules();
    tried.policy.critical.resolution = 4;
    const { whatIf } = begun(tried);
    expect(whatIf.tried?.policy.critical.resolution).toBe(4);
    whatIf.base(tried, null);
    expect([whatIf.tried, whatIf.draft.targets[0]?.resolution]).toEqual([null, '4']);
  });
});
