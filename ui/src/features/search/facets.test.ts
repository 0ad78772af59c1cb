import { describe, expect, it } from 'vitest';

import type { Facet } from '@/ipc/generated/Facet';

import { facetValue, folded, OFFERED, withChosen } from './facets';

const count = (value: string, n = 1) => ({ value, n });

it('keeps chosen values in reach when they count nothing or stand below the fold', () => {
  expect(withChosen([count('a')], ['a', 'gone'])).toEqual([count('a'), count('gone', 0)]);
  expect(folded([count('a'), count('b'), count('c')], ['c'], 1).map((c) => c.value)).toEqual(['a', 'c']);
});

describe('values have names', () => {
  const cases: [facet: Facet, value: string, word: string][] = [
    ['status', 'hold', 'On hold'],
    ['sentiment', 'not_scored', 'Not scored'],
    ['category', 'feature_request', 'Feature request'],
    ['agent', 'Ana', 'Ana'],
    ['topic', '7', 'Topic 7'],
    ['language', 'de', 'German'],
    ['language', 'und', 'Not known'],
    ['language', 'not a code!', 'not a code!'],
  ];
  it.each(cases)('%s %s', (facet, value, word) => expect(facetValue(facet, value)).toBe(word));
});

it('offers every facet once', () => {
  expect(new Set(OFFERED.map(({ facet }) => facet)).size).toBe(14);
});
