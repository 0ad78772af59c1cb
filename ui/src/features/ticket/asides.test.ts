import { describe, expect, it } from 'vitest';

import type { Aside } from '@/ipc/generated/Aside';

import { asideName, cutAfter, marksIn, ownWords, partsOf } from './asides';

const bytes = (text: string) => new TextEncoder().encode(text).length;

/** An aside over these words of a text, as the engine counts: in UTF-8. */
function aside(text: string, words: string, kind: Aside['kind'] = 'quote', message = 0): Aside {
  const start = bytes(text.slice(0, text.indexOf(words)));
  return { message, start, end: start + bytes(words), kind };
}

/** Parts as words, asides in brackets. */
function shown(text: string, asides: Aside[]): string[] {
  return partsOf(text, asides, 0).map(({ start, end, kinds }) => {
    const words = text.slice(start, end);
    return kinds.length > 0 ? `[${words}]` : words;
  });
}

describe('the parts of a message', () => {
  const MAIL = 'Für wann? 😀\n\nAm Montag schrieb Ann:\n> Grüße\n\n-- \nBo';
  const QUOTE = 'Am Montag schrieb Ann:\n> Grüße\n';
  it.each<[string, string, Aside[], string[]]>([
    ['own words alone', 'Hello', [], ['Hello']],
    [
      'a quote behind umlauts and emoji',
      MAIL,
      [aside(MAIL, QUOTE)],
      ['Für wann? 😀', `[${QUOTE.trim()}]`, '-- \nBo'],
    ],
    [
      'asides that touch are one',
      MAIL,
      [aside(MAIL, '-- \nBo', 'signature'), aside(MAIL, QUOTE)],
      ['Für wann? 😀', `[${MAIL.slice(MAIL.indexOf('Am'))}]`],
    ],
    ['an answer below the quote', '> a\n\nb', [aside('> a\n\nb', '> a')], ['[> a]', 'b']],
    ['another message’s asides', 'a b', [aside('a b', 'b', 'quote', 1)], ['a b']],
    ['nothing but a quote', '> a', [aside('> a', '> a')], ['[> a]']],
    ['asides past the end', 'a', [{ message: 0, start: 9, end: 12, kind: 'quote' }], ['a']],
    ['no text', ' \n', [], []],
  ])('%s', (_name, text, asides, parts) => expect(shown(text, asides)).toEqual(parts));
});

it('cuts own words only, and keeps the asides before the cut', () => {
  const text = 'one two\n> q\nthree four';
  const parts = partsOf(text, [aside(text, '> q')], 0);
  const cut = cutAfter(parts, 12);
  expect(ownWords(text, cut)).toBe('one twothree');
  expect(cut.map((part) => part.kinds)).toEqual([[], ['quote'], []]);
});

it('counts marks from the start of their part', () => {
  const mark = { start: 6, end: 9, kind: 'match' };
  expect(marksIn([mark], { start: 5, end: 20, kinds: [] })).toEqual([{ ...mark, start: 1, end: 4 }]);
  expect(marksIn([mark], { start: 9, end: 20, kinds: [] })).toEqual([]);
});

it('is called what it is', () => {
  expect(asideName(['quote'])).toBe('quoted text');
  expect(asideName(['signature', 'quote'])).toBe('quoted text and signature');
});
