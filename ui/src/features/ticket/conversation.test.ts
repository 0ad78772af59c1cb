import { describe, expect, it } from 'vitest';
import { FOLD_AT, FOLD_LINES, foldPoint, scoreText, toneOf, toneSpan } from './conversation';

describe('folding long messages', () => {
  it('leaves usual ones whole', () => expect(foldPoint('x'.repeat(FOLD_AT))).toBeNull());
  it('folds many short lines', () => {
    expect(foldPoint('at x\n'.repeat(FOLD_LINES - 1))).toBeNull();
    expect(
      'at x\n'
        .repeat(100)
        .slice(0, foldPoint('at x\n'.repeat(100)) ?? 0)
        .split('\n'),
    ).toHaveLength(14);
  });
  it('cuts after a word', () => {
    const text = 'word '.repeat(800);
    expect(text.slice(0, foldPoint(text) ?? 0)).toMatch(/word$/);
  });
  it('never cuts inside an emoji', () => {
    for (const shift of ['', 'x']) {
      const text = shift + '😀'.repeat(2000);
      const head = text.slice(0, foldPoint(text) ?? 0);
      expect(head.isWellFormed?.() ?? true).toBe(true);
      expect(head.length).toBeGreaterThan(1000);
    }
  });
});

describe('scores', () => {
  const cases: [score: number, text: string, tone: string][] = [
    [-0.72, '−0.72', 'negative'],
    [0.64, '+0.64', 'positive'],
    [0.08, '+0.08', 'neutral'],
    [0, '0.00', 'neutral'],
    [-0.001, '0.00', 'neutral'],
    [1, '+1.00', 'positive'],
  ];
  it.each(cases)('%d', (score, text, tone) => {
    expect(scoreText(score)).toBe(text);
    expect(toneOf(score)).toBe(tone);
  });

  it('spans from the first to the last scored message', () => {
    expect(toneSpan([null, -0.5, null, 0.25, null])).toEqual({ first: -0.5, last: 0.25, n: 2 });
    expect(toneSpan([null, null])).toBeNull();
  });
});
