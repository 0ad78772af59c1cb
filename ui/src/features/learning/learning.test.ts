import { describe, expect, it, vi } from 'vitest';

import type { LearningReport } from '@/ipc/generated/LearningReport';
import type { LearningStatus } from '@/ipc/generated/LearningStatus';

import { makeLearning, makeReport } from '../../../tests/fixtures/learning';
import { basisWords, choiceOf, firstKind, isEnough, labelsOf } from './labels';
import { Learning, type Doors } from './learning.svelte';
import {
  accuracyWords,
  againstWords,
  calibrationWords,
  coverageWords,
  mixups,
  mixupWords,
  verdictWords,
} from './sentences';

const plain = (text: string) => text.replace(/\s/g, ' ');

describe('a report in words', () => {
  const cases: [
    name: string,
    words: (report: LearningReport) => string,
    some: Partial<LearningReport>,
    said: string,
  ][] = [
    ['accuracy', accuracyWords, {}, 'Right for 87 % of 412 tickets it had not seen (83–90 %)'],
    ['against', againstWords, {}, 'your rules 61 %, always “Billing” 31 %'],
    [
      'against rules that know nothing of it',
      againstWords,
      { rules_accuracy: null },
      'your rules know none of these categories, always “Billing” 31 %',
    ],
    [
      'coverage',
      coverageWords,
      {},
      'Answers 92 % of tickets, right for 91 % of those; leaves 8 % to the rules, where it is not sure.',
    ],
    ['whole coverage', coverageWords, { coverage: 1 }, 'Answers every ticket, right for 91 %.'],
    ['better', (report) => verdictWords(report).title, {}, 'Better than your rules'],
    [
      'better than none',
      (report) => verdictWords(report).title,
      { rules_accuracy: null },
      'Better than guessing',
    ],
    [
      'not better',
      (report) => verdictWords(report).title,
      { verdict: 'not_better_than_rules' },
      'Not better than your rules: it stays off',
    ],
    [
      'guessing',
      (report) => verdictWords(report).text,
      { verdict: 'not_better_than_guessing' },
      'Always saying “Billing” does as well. These labels may not depend on what customers write.',
    ],
    [
      'rough',
      calibrationWords,
      { calibration_error: 0.08 },
      'How sure it says it is holds roughly (8 points off on average).',
    ],
    [
      'not to be trusted',
      calibrationWords,
      { calibration_error: 0.2 },
      'Take how sure it says it is with care: 20 points off on average.',
    ],
  ];
  it.each(cases)('%s', (_name, words, some, said) => expect(plain(words(makeReport(some)))).toBe(said));

  it('names the commonest mix-ups', () => {
    expect(mixups(makeReport()).map(mixupWords)).toEqual([
      'Integration is called Technical 9 times of 49',
      'Technical is called Account 7 times of 117',
      'Technical is called Integration 6 times of 117',
    ]);
    expect(mixups(makeReport({ confusion: [[3]] }))).toEqual([]);
  });
});

describe('what to learn from', () => {
  const cases: [name: string, status: Partial<LearningStatus>, kind: string][] = [
    ['the export’s categories', {}, 'categories'],
    ['corrections', { given: [] }, 'corrections'],
    ['tags', { given: [['a', 9]], corrected: [] }, 'tags'],
    ['nothing yet', { given: [], corrected: [], tags: [] }, 'categories'],
  ];
  it.each(cases)('begins with %s', (_name, some, kind) => expect(firstKind(makeLearning(some))).toBe(kind));

  it('says the basis, what is left out, and what is missing', () => {
    const status = makeLearning();
    expect(basisWords(status.given, 5)).toBe(
      '2,060 tickets in 5 categories. Left out, with fewer than 5: Legal (3).',
    );
    expect(basisWords([['billing', 14]], 5)).toBe(
      'Two categories with 5 tickets each are needed. 1 of 1 has.',
    );
    expect(basisWords([], 5)).toBe('Two categories with 5 tickets each are needed. There are none yet.');
  });

  it('takes the ticked tags alone', () => {
    const status = makeLearning();
    expect(isEnough(labelsOf(status, 'tags', ['refund']), 5)).toBe(false);
    expect(isEnough(labelsOf(status, 'tags', ['refund', 'bug']), 5)).toBe(true);
    expect(choiceOf('tags', ['bug'])).toEqual({ from: 'tags', value: ['bug'] });
    expect(choiceOf('corrections', ['bug'])).toEqual({ from: 'corrections' });
  });
});

function doors(some: Partial<Doors> = {}) {
  return {
    learning: vi.fn(async () => makeLearning({ report: makeReport() })),
    learn: vi.fn(async () => makeReport()),
    switchLearned: vi.fn(async (on: boolean) => makeLearning({ report: makeReport(), on })),
    cancel: vi.fn(async () => undefined),
    changed: vi.fn(async () => undefined),
    tray: { start: vi.fn(() => 1), report: vi.fn(), finish: vi.fn() },
    said: vi.fn(),
    fail: vi.fn(),
    ...some,
  } satisfies Doors;
}

describe('learning', () => {
  it('shows the report after training, and leaves it off', async () => {
    const held = doors();
    const learning = new Learning(held);
    await learning.train({ from: 'categories' });
    expect(learning.status?.report?.verdict).toBe('better');
    expect(held.switchLearned).not.toHaveBeenCalled();
    expect(held.tray.finish).toHaveBeenCalledWith(1);
    expect(learning.running).toBeNull();
  });

  it('switches on what is better, and has the screens ask anew', async () => {
    const held = doors();
    const learning = new Learning(held);
    await learning.load();
    await learning.switch(true);
    expect(learning.status?.on).toBe(true);
    expect(held.changed).toHaveBeenCalledOnce();
  });

  it('never switches on what is not', async () => {
    const report = makeReport({ verdict: 'not_better_than_guessing' });
    const held = doors({ learning: async () => makeLearning({ report }) });
    const learning = new Learning(held);
    await learning.load();
    await learning.switch(true);
    expect(held.switchLearned).not.toHaveBeenCalled();
    await learning.switch(false);
    expect(held.switchLearned).toHaveBeenCalledOnce();
  });

  it('tells a failure, ends its job and can begin again', async () => {
    const held = doors({ learn: () => Promise.reject(new Error('no')) });
    const learning = new Learning(held);
    await learning.train({ from: 'categories' });
    expect(held.fail).toHaveBeenCalledOnce();
    expect(held.tray.finish).toHaveBeenCalledOnce();
    expect(learning.running).toBeNull();
  });
});
