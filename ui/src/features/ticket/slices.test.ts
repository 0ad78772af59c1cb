import { describe, expect, it } from 'vitest';
import { pairsToMarks, slice, toUnits, type Mark } from './slices';

const encoder = new TextEncoder();

/** Byte range of the first `words` in `text`, as the engine would give it. */
function bytesOf(text: string, words: string) {
  const at = text.indexOf(words);
  const start = encoder.encode(text.slice(0, at)).length;
  return { start, end: start + encoder.encode(words).length };
}

describe('byte offsets become UTF-16 offsets', () => {
  const cases: [name: string, text: string, words: string][] = [
    ['plain', 'charged twice', 'twice'],
    ['umlauts before', 'Überweisung für März fehlt', 'fehlt'],
    ['umlauts inside', 'Bitte zurücküberweisen', 'zurücküberweisen'],
    ['emoji before', '😡😡 refund now', 'refund'],
    ['emoji inside', 'so 👍🏽 happy', '👍🏽'],
    ['joined emoji', 'a 👩‍👩‍👧 family plan', 'family'],
    ['CJK', '返金をお願いします today', 'today'],
    ['combining accent', 'cafe\u0301 closed', 'closed'],
    ['line breaks', 'one\r\ntwo\nthree', 'three'],
    ['at the end', 'never again ☹️', '☹️'],
  ];
  it.each(cases)('%s', (_name, text, words) => {
    const [range] = toUnits(text, [bytesOf(text, words)]);
    expect(text.slice(range?.start, range?.end)).toBe(words);
  });

  it('moves offsets inside a character to its end and past the text to its end', () => {
    expect(toUnits('ä€', [{ start: 1, end: 99 }])).toEqual([{ start: 1, end: 2 }]);
  });

  it('agrees with the encoder at every character of a mixed text', () => {
    const text = 'aé€😀z🇩🇪\ud800!';
    let byte = 0;
    let unit = 0;
    for (const character of text) {
      expect(toUnits(text, [{ start: byte, end: byte }])[0]?.start).toBe(unit);
      byte += encoder.encode(character).length;
      unit += character.length;
    }
  });
});

describe('a text is cut at its marks', () => {
  const mark = (start: number, end: number, kind = 'match'): Mark => ({ start, end, kind });
  const cases: [name: string, text: string, marks: Mark[], expected: [string, string[]][]][] = [
    ['no marks', 'abc', [], [['abc', []]]],
    ['empty text', '', [mark(0, 3)], []],
    [
      'one',
      'abcd',
      [mark(1, 3)],
      [
        ['a', []],
        ['bc', ['match']],
        ['d', []],
      ],
    ],
    [
      'overlapping',
      'abcd',
      [mark(0, 3, 'tone'), mark(2, 4)],
      [
        ['ab', ['tone']],
        ['c', ['tone', 'match']],
        ['d', ['match']],
      ],
    ],
    ['same kind twice', 'ab', [mark(0, 2), mark(0, 2)], [['ab', ['match']]]],
    ['empty and outside', 'ab', [mark(1, 1), mark(5, 9), mark(2, 1)], [['ab', []]]],
    [
      'unordered',
      'abc',
      [mark(2, 3), mark(0, 1)],
      [
        ['a', ['match']],
        ['b', []],
        ['c', ['match']],
      ],
    ],
  ];
  it.each(cases)('%s', (_name, text, marks, expected) => {
    expect(slice(text, marks).map((run) => [run.text, run.kinds])).toEqual(expected);
  });

  it('loses no character whatever the marks are', () => {
    const text = '<b>not html</b> & \u0000 text';
    for (let start = -1; start < text.length + 1; start++) {
      const runs = slice(text, [mark(start, start + 4), mark(3, 9, 'tone')]);
      expect(runs.map((run) => run.text).join('')).toBe(text);
    }
  });

  it("reads the list's pairs", () => {
    expect(pairsToMarks([[2, 5]], 'match')).toEqual([{ start: 2, end: 5, kind: 'match' }]);
  });
});
