import { describe, expect, it } from 'vitest';
import { moveTo, OVERSCAN, pagesFor, scrollToShow, startOf, visible } from './window';

describe('which rows are drawn', () => {
  const cases: [name: string, scrollTop: number, total: number, first: number, last: number][] = [
    ['nothing', 0, 0, 0, 0],
    ['at the top', 0, 1000, 0, 10 + OVERSCAN],
    ['within a row', 35, 1000, 0, 11 + OVERSCAN],
    ['far down', 50_000, 100_000, 500 - OVERSCAN, 510 + OVERSCAN],
    ['fewer than fit', 0, 3, 0, 3],
    ['past the end, as when a list shrinks', 90_000, 5, 4, 5],
    ['overscrolled above', -40, 1000, 0, 10 + OVERSCAN],
  ];
  it.each(cases)('%s', (_name, scrollTop, total, first, last) => {
    expect(visible(scrollTop, 1000, 100, total)).toEqual({ first, last, top: first * 100 });
  });

  it('never draws more than the view and both margins', () => {
    for (let scrollTop = 0; scrollTop < 5_000_000; scrollTop += 77_777) {
      const { first, last } = visible(scrollTop, 800, 76, 65_000);
      expect(last - first).toBeLessThanOrEqual(Math.ceil(800 / 76) + 1 + 2 * OVERSCAN);
    }
  });
});

describe('where to scroll', () => {
  const cases: [name: string, index: number, scrollTop: number, expected: number][] = [
    ['inside', 3, 0, 0],
    ['above', 2, 500, 200],
    ['below', 12, 0, 300],
    ['first', 0, 40, 0],
  ];
  it.each(cases)('%s', (_name, index, scrollTop, expected) => {
    expect(scrollToShow(index, scrollTop, 1000, 100)).toBe(expected);
  });
});

describe('keys move', () => {
  const cases: [key: string, from: number, expected: number | null][] = [
    ['j', 0, 1],
    ['ArrowDown', 99, 99],
    ['k', 0, 0],
    ['ArrowUp', 5, 4],
    ['PageDown', 0, 9],
    ['PageUp', 20, 11],
    ['Home', 50, 0],
    ['End', 0, 99],
    ['x', 5, null],
  ];
  it.each(cases)('%s from %i', (key, from, expected) => {
    expect(moveTo(key, from, 100, 10)).toBe(expected);
  });

  it('meets the neighbours of a row that left', () => {
    expect(['j', 'k'].map((key) => moveTo(key, startOf(key, -1, 7), 100, 10))).toEqual([7, 6]);
    expect(startOf('j', 3, 7)).toBe(3);
  });

  it('does nothing in an empty list', () => expect(moveTo('j', 0, 0, 10)).toBeNull());
});

describe('pages', () => {
  const cases: [first: number, last: number, expected: number[]][] = [
    [0, 20, [0]],
    [95, 105, [0, 100]],
    [100, 100, []],
    [250, 260, [200]],
  ];
  it.each(cases)('rows %i to %i', (first, last, expected) => {
    expect(pagesFor(first, last, 100)).toEqual(expected);
  });
});
