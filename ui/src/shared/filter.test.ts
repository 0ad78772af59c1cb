import { describe, expect, it } from 'vitest';

import type { Filter } from '@/ipc/generated/Filter';
import type { SlaIs } from '@/ipc/generated/SlaIs';

import { makeSlaRules as makeRules } from '../../tests/fixtures/sla';
import { emptyFilter, isNarrow, narrowed, NOTHING, only, toggleFacet, withFacet } from './filter';
import { filterWords, rangeName, slaName } from './words';

const BASE: Filter = {
  ...emptyFilter(),
  text: 'refund',
  period: { start: 10, end: 20 },
  facets: { category: ['billing', 'account'], channel: ['email'] },
};

describe('narrowing', () => {
  it.each([
    ['nothing', NOTHING, {}],
    [
      'a value replaces the facet',
      only('category', 'billing'),
      { facets: { ...BASE.facets, category: ['billing'] } },
    ],
    [
      'a period replaces the period',
      { ...NOTHING, period: { start: 12, end: 13 } },
      { period: { start: 12, end: 13 } },
    ],
    ['all time', { ...NOTHING, all_time: true }, { period: null }],
    [
      'another population',
      { ...NOTHING, population: 'open_at_end' as const },
      { population: 'open_at_end' as const },
    ],
    ['a condition', { ...NOTHING, having: ['rated' as const] }, { having: ['rated' as const] }],
  ])('by %s', (_, by, change) => expect(narrowed(BASE, by)).toEqual({ ...BASE, ...change }));

  it('adds ranges and says a condition once', () => {
    const by = {
      ...NOTHING,
      ranges: [{ measure: 'score' as const, from: 0, to: 1 }],
      having: ['rated' as const],
    };
    const twice = narrowed(narrowed(BASE, by), by);
    expect(twice.ranges).toHaveLength(2);
    expect(twice.having).toEqual(['rated']);
  });

  it('leaves what it was given alone', () => {
    const before = structuredClone(BASE);
    narrowed(BASE, only('category', 'x')).facets.category?.push('y');
    expect(BASE).toEqual(before);
  });
});

describe('facets', () => {
  it('are toggled', () => {
    const added = toggleFacet(BASE, 'channel', 'chat');
    expect(added.facets.channel).toEqual(['email', 'chat']);
    expect(toggleFacet(added, 'channel', 'chat')).toEqual(BASE);
  });
  it('leave no trace when empty', () =>
    expect('channel' in withFacet(BASE, 'channel', []).facets).toBe(false));
  it('make a filter narrow', () => {
    expect(isNarrow(BASE)).toBe(true);
    expect(isNarrow({ ...emptyFilter(), period: BASE.period })).toBe(false);
  });
});

describe('words', () => {
  it('name every part', () => {
    const filter: Filter = {
      ...BASE,
      facets: { channel: ['email', 'chat'], agent: [''] },
      ranges: [{ measure: 'hour_of_week', from: 34, to: 35 }],
      having: ['unresolved'],
      population: 'open_at_end',
    };
    expect(filterWords(filter)).toEqual([
      '“refund”',
      'Channel: E-mail, Chat',
      'Agent: Unassigned',
      'Tuesday 10:00 – 11:00',
      'Not solved',
      'Open at the end of the period',
    ]);
  });

  it.each([
    [{ measure: 'rating' as const, from: 4, to: 5 }, 'Rated 4 of 5'],
    [
      { measure: 'resolution_or_age_hours' as const, from: null, to: 4 },
      'Time to solve or age under 4\u202fh',
    ],
    [{ measure: 'resolution_hours' as const, from: 4, to: 8 }, 'Time to solve 4\u202fh – 8\u202fh'],
    [{ measure: 'first_response_hours' as const, from: 8, to: null }, 'First reply 8\u202fh or more'],
    [{ measure: 'hour_of_week' as const, from: 23, to: 24 }, 'Monday 23:00 – 24:00'],
  ])('of a range', (range, wanted) => expect(rangeName(range)).toBe(wanted));

  it.each([
    [
      { measure: 'resolution_hours' as const, from: 60, to: null },
      'Time to solve 60\u202fh or more in business hours',
    ],
    [{ measure: 'first_response_hours' as const, from: null, to: null }, 'First reply known'],
    [{ measure: 'rating' as const, from: 4, to: 5 }, 'Rated 4 of 5'],
  ])('of a range in business hours', (range, wanted) => expect(rangeName(range, 'business')).toBe(wanted));

  it.each<[Partial<SlaIs>, string]>([
    [{}, 'First response breached'],
    [{ goal: 'resolution', states: ['met', 'breached'] }, 'Resolution kept or breached'],
    [{ states: ['met', 'at_risk', 'not_due'] }, 'First response kept, at risk or not due yet'],
    [{ what_if: makeRules() }, 'What if: first response breached'],
  ])('of a promise', (part, wanted) =>
    expect(slaName({ goal: 'first_response', states: ['breached'], what_if: null, ...part })).toBe(wanted),
  );
});
