import { describe, expect, it } from 'vitest';

import type { LabelSource } from '@/ipc/generated/LabelSource';

import { makeDetail } from '../../../tests/fixtures/tickets';
import { categoriesOf } from '@/state/categories.svelte';

import { makeRulesView } from '../../../tests/fixtures/rules';
import { direction, reasons, voices } from './why';
import { decidedBy, typedCategory } from './words';

const plain = (text: string) => text.replace(/\s/g, ' ');

describe('who decided', () => {
  const cases: [source: LabelSource, confidence: number | null, words: string][] = [
    ['corrected', null, 'you'],
    ['given', null, 'your helpdesk'],
    ['learned', 0.82, 'learned, 82 % sure'],
    ['rules', null, 'by the words'],
  ];
  it.each(cases)('%s', (source, confidence, words) =>
    expect(plain(decidedBy(source, confidence))).toBe(words),
  );
});

describe('who says what', () => {
  it('names learned guesses beside the rules, and whose word counts', () => {
    const said = voices(makeDetail(2), 'category');
    expect(
      said.map(({ who, says, beside, decides }) => [who, plain(says), plain(beside ?? ''), decides]),
    ).toEqual([
      ['Learned', 'Integration 82 %', 'Technical 13 %, Account 3 %', true],
      ['The words', 'Technical › Error', '', false],
    ]);
  });

  it('says that what was learned abstains', () => {
    const detail = makeDetail(2);
    const { learned } = detail.label;
    const label = { ...detail.label, learned: learned && { ...learned, category: null } };
    const [said] = voices({ ...detail, label }, 'category');
    expect([said?.says, said?.beside]).toEqual(['Not sure enough', expect.stringMatching(/^Integration/)]);
  });

  it('puts a person first', () => {
    const detail = makeDetail(0);
    const corrected = { category: null, tone: null, priority: 'low' } as const;
    const labels = { ...detail.label.labels, priority: 'low', priority_by: 'corrected' } as const;
    const said = voices({ ...detail, label: { ...detail.label, corrected, labels } }, 'priority');
    expect(said.map(({ who, says }) => `${who}: ${says}`)).toEqual([
      'You: Low',
      'Your helpdesk: High',
      'The words: Critical',
    ]);
    expect(said.map(({ decides }) => decides)).toEqual([true, false, false]);
  });
});

describe('the words behind a label', () => {
  it('adds up what is said twice, strongest first, with its direction', () => {
    const because = [
      { words: 'refund', weight: 1 },
      { words: 'thanks', weight: -3 },
      { words: 'Refund ', weight: 1 },
      { words: ' ', weight: 9 },
    ];
    expect(reasons(because)).toEqual([
      { words: 'thanks', strength: -1, places: 1 },
      { words: 'refund', strength: 2 / 3, places: 2 },
    ]);
    expect(reasons([])).toEqual([]);
  });

  it('says where each points', () => {
    expect(direction(-1, 'category', 'Billing')).toBe('away from Billing');
    expect(direction(1, 'priority', '')).toBe('more urgent');
    expect(direction(-0.2, 'tone', '')).toBe('sounds negative');
  });
});

describe('a typed category', () => {
  const known = categoriesOf(makeRulesView());
  const cases: [typed: string, category: string | undefined][] = [
    ['  ', undefined],
    ['Feature request', 'feature_request'],
    ['BILLING ', 'billing'],
    [' Refund to card ', 'Refund to card'],
  ];
  it.each(cases)('“%s”', (typed, category) => expect(typedCategory(typed, known)?.category).toBe(category));

  it('is offered by tickets, with those that no rule names', () => {
    expect(known.map(({ name }) => name).slice(0, 4)).toEqual(['billing', 'technical', 'account', 'general']);
    expect(known[0]?.subcategories).toEqual(['duplicate_charge', 'refund', 'cancellation']);
  });
});
