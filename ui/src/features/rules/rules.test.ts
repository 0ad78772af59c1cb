import { describe, expect, it } from 'vitest';

import { makeRulePreview, makeRulesView } from '../../../tests/fixtures/rules';
import { caughtSentence, changeSentence, sampleSentence } from './moves';
import { freeName, keptName } from './names';
import { inWords } from './pattern';
import { POINTS, score, stepOf, typed, VALENCE, WEIGHT } from './scales';
import { RuleDraft } from './draft.svelte';
import { ticketsOf, withoutRules } from './tickets';

it.each([
  ['refund', 'refund in any form'],
  ['=fee|=fees', 'exactly “fee” or “fees”'],
  ['money =back', 'money in any form, then exactly “back”'],
  ['charge|bill|debit * =twice', 'charge, bill or debit in any form, a few words on exactly “twice”'],
  ['can|=can’t log', 'can in any form or exactly “can’t”, then log in any form'],
  ['/inv-\\d+/', 'text of this form'],
  ['* refund', 'refund in any form'],
  ['|', ''],
  ['', ''],
])('%s finds %s', (pattern, words) => expect(inWords(pattern)).toBe(words));

it.each([
  [WEIGHT, 2, 'Certain'],
  [WEIGHT, 1.4, 'Sign'],
  [WEIGHT, 0.3, 'Hint'],
  [WEIGHT, -0.5, 'Points away'],
  [POINTS, 2.5, 'Critical'],
  [POINTS, 1.5, 'High'],
  [POINTS, 0, 'Adds up'],
  [POINTS, -1, 'Low'],
  [VALENCE, 4, 'Very positive'],
  [VALENCE, 0.1, 'Slightly positive'],
  [VALENCE, 0, 'Ignore'],
  [VALENCE, -1, 'Slightly negative'],
  [VALENCE, -1.5, 'Negative'],
  [VALENCE, -4, 'Very negative'],
])('%#: a number has a name', (scale, value, name) => expect(stepOf(scale, value).name).toBe(name));

it.each([WEIGHT, POINTS, VALENCE])('every step of $name is called by its own name', (scale) => {
  for (const step of scale.steps) expect(stepOf(scale, step.value)).toBe(step);
});

it.each([
  ['1.4', 1.4],
  ['−1,5', -1.5],
  ['9', 4],
  ['', null],
  ['x', null],
])('“%s” is typed for %s', (text, value) => expect(typed(VALENCE, text)).toBe(value));

it.each([
  [-0.6, '−0.60'],
  [0.25, '+0.25'],
  [0.001, '0.00'],
])('a score of %s', (value, text) => expect(score(value)).toBe(text));

it('keeps a name that only looks different', () => {
  expect(keptName('Feature request', ['billing', 'feature_request'])).toBe('feature_request');
  expect(keptName('Feature wishes', ['feature_request'])).toBe('Feature wishes');
  expect(freeName('New category', ['new_category', 'Billing'])).toBe('New category 2');
});

describe('what is said of tickets', () => {
  it('names part and whole', () => {
    expect(changeSentence(31, 12_480)).toBe('31 of 12,480 tickets get another label (0.2\u202f%).');
    expect(changeSentence(1, 12_480)).toContain('1 of 12,480 tickets gets another label (under 0.1\u202f%)');
    expect(changeSentence(0, 12_480)).toBe('No ticket gets another label.');
  });

  it('does not say all of what was looked at in part', () => {
    expect(sampleSentence(5000, 12_480)).toBe('Counted in the newest 5,000 of 12,480 tickets.');
    expect(sampleSentence(12_480, 12_480)).toBe('');
  });

  it('says when nothing is caught', () => {
    const preview = makeRulePreview(makeRulesView().rules, { about: 'urgency' });
    expect(caughtSentence({ ...preview, caught: 0 })).toBe('In none of 12,480 tickets');
    expect(caughtSentence({ ...preview, caught: 214 })).toBe('In 214 of 12,480 tickets');
    expect(caughtSentence({ ...preview, caught: 214 }, true)).toBe('Words found in 214 of 12,480 tickets');
  });

  it('counts a renamed category by the name it had, and lists names without rules', () => {
    const view = makeRulesView();
    const draft = new RuleDraft();
    draft.accept(view.rules, view.defaults);
    const [billing, technical] = draft.categories;
    if (!billing || !technical) throw new Error('no categories');
    draft.rename(billing, 'Payments');
    draft.removeCategory(technical);
    expect(ticketsOf(view, billing)).toBe(4112);
    expect(withoutRules(view, draft)).toEqual([
      ['warranty', 61],
      ['press', 12],
    ]);
  });
});
