import { beforeEach, describe, expect, it } from 'vitest';

import { withEvent, without } from './events.svelte';
import { trendsState, whole, type TrendsState } from './trends.svelte';

beforeEach(() => {
  localStorage.clear();
  trendsState.set({ tab: 'time', a: whole('before'), b: whole('this') });
});

describe('how Trends is looked at', () => {
  it('goes through a link and back', () => {
    const wanted: TrendsState = {
      tab: 'compare',
      a: { period: { preset: 'last_7' }, segment: 'Big', facet: null },
      b: { period: { first: '2026-01-01', last: '2026-01-31' }, segment: null, facet: ['channel', ['chat']] },
    };
    trendsState.take(JSON.parse(JSON.stringify(wanted)));
    expect(trendsState.current).toEqual(wanted);
  });

  it.each([
    null,
    { tab: 'other' },
    { tab: 'compare', a: { period: 'never', segment: null, facet: null } },
    { tab: 'compare', a: { period: { preset: 'x' }, segment: null, facet: null } },
    {
      tab: 'compare',
      a: { period: { first: '2026-02-01', last: '2026-01-01' }, segment: null, facet: null },
    },
    { tab: 'compare', a: { period: 'this', segment: 3, facet: null } },
    { tab: 'compare', a: { period: 'this', segment: null, facet: ['size', ['x']] } },
    { tab: 'compare', a: { period: 'this', segment: null, facet: ['channel', [1]] } },
  ])('does not trust %j', (value) => {
    trendsState.take(value);
    expect(trendsState.current.tab).toBe('time');
    expect(trendsState.current.a).toEqual(whole('before'));
  });
});

describe('events', () => {
  const one = { day: '2026-03-01', name: 'Release' };
  const other = { day: '2026-01-01', name: 'New year' };
  it.each([
    [[one], other, null, [other, one]],
    [[one], one, null, [one]],
    [[other, one], { ...other, day: '2026-04-01' }, other, [one, { ...other, day: '2026-04-01' }]],
    [[other, one], one, other, [one]],
  ])('%#', (list, event, old, wanted) => expect(withEvent(list, event, old)).toEqual(wanted));

  it('go away alone', () => expect(without([other, one], one)).toEqual([other]));
});
