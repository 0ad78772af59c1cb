/**
 * What of a message its author did not write anew, to be folded away.
 * In: a message's text and its asides. Out: its parts in order, each own words or an aside. Never: leaves a word out.
 */
import type { Aside } from '@/ipc/generated/Aside';
import type { AsideKind } from '@/ipc/generated/AsideKind';

import { toUnits, type Mark } from './slices';

/** A run of a text, UTF-16 units `[start, end)`; without kinds it is the author's own. */
export interface Part {
  start: number;
  end: number;
  kinds: AsideKind[];
}

/** The parts of one message. White space between two parts belongs to neither; asides that touch are one. */
export function partsOf(text: string, asides: readonly Aside[], message: number): Part[] {
  const found = toUnits(
    text,
    asides.filter((aside) => aside.message === message),
  );
  const parts: Part[] = [];
  let at = 0;
  for (const { start, end, kind } of found.sort((a, b) => a.start - b.start)) {
    add(parts, text, at, start, []);
    add(parts, text, Math.max(at, start), end, [kind]);
    at = Math.max(at, end);
  }
  add(parts, text, at, text.length, []);
  return parts;
}

/** Adds a run without the white space around it, unless nothing is left; joins it to an aside before it. */
function add(parts: Part[], text: string, start: number, end: number, kinds: AsideKind[]): void {
  const run = text.slice(start, end);
  const words = run.trim();
  if (words === '') return;
  const from = start + run.indexOf(words);
  const last = parts.at(-1);
  if (kinds.length > 0 && last && last.kinds.length > 0) {
    last.end = from + words.length;
    last.kinds = [...new Set([...last.kinds, ...kinds])];
  } else parts.push({ start: from, end: from + words.length, kinds });
}

/** The parts up to this many units of the author's own words; the part they end in is cut. */
export function cutAfter(parts: readonly Part[], units: number): Part[] {
  const kept: Part[] = [];
  let left = units;
  for (const part of parts) {
    if (left <= 0) break;
    if (part.kinds.length > 0) kept.push(part);
    else {
      const length = Math.min(left, part.end - part.start);
      kept.push({ ...part, end: part.start + length });
      left -= length;
    }
  }
  return kept;
}

/** The author's own words alone. */
export function ownWords(text: string, parts: readonly Part[]): string {
  return parts
    .filter((part) => part.kinds.length === 0)
    .map((part) => text.slice(part.start, part.end))
    .join('');
}

/** Marks inside a part, counted from its start. */
export function marksIn(marks: readonly Mark[], { start, end }: Part): Mark[] {
  return marks
    .filter((mark) => mark.start < end && mark.end > start)
    .map((mark) => ({ ...mark, start: mark.start - start, end: mark.end - start }));
}

/** What an aside is called: "quoted text", "signature". */
export function asideName(kinds: readonly AsideKind[]): string {
  const quote = kinds.includes('quote') ? 'quoted text' : '';
  const signature = kinds.includes('signature') ? 'signature' : '';
  return [quote, signature].filter(Boolean).join(' and ');
}
