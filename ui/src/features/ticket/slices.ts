/**
 * In: a text and the places to mark in it. Out: the text cut into runs, each with its kinds of mark.
 * Never: HTML.
 */

/** A place in a text as the engine names it: UTF-8 bytes, `[start, end)`. */
export type ByteRange = { start: number; end: number };

/** A place in a JavaScript string: UTF-16 units, `[start, end)`, with what it is marked as. */
export type Mark = { start: number; end: number; kind: string; title?: string };

/** A run of text under the same marks; no kinds is plain text. */
export type Slice = { text: string; kinds: string[]; titles: string[] };

/** Bytes a code point takes in UTF-8. A lone surrogate takes three, as its replacement character does. */
function utf8Length(codePoint: number): number {
  if (codePoint < 0x80) return 1;
  if (codePoint < 0x800) return 2;
  return codePoint < 0x10000 ? 3 : 4;
}

/**
 * Turns byte offsets into UTF-16 offsets in one pass over the text. An offset inside a character moves to its end,
 * one past the text to the text's end.
 */
function unitOffsets(text: string, bytes: number[]): Map<number, number> {
  const wanted = [...new Set(bytes)].sort((a, b) => a - b);
  const units = new Map<number, number>();
  let byte = 0;
  let unit = 0;
  for (const offset of wanted) {
    while (byte < offset && unit < text.length) {
      const codePoint = text.codePointAt(unit) ?? 0;
      byte += utf8Length(codePoint);
      unit += codePoint > 0xffff ? 2 : 1;
    }
    units.set(offset, unit);
  }
  return units;
}

/** The places in UTF-16 units, in the order given. */
export function toUnits<R extends ByteRange>(text: string, ranges: readonly R[]): R[] {
  const units = unitOffsets(
    text,
    ranges.flatMap((range) => [range.start, range.end]),
  );
  return ranges.map((range) => ({
    ...range,
    start: units.get(range.start) ?? 0,
    end: units.get(range.end) ?? 0,
  }));
}

/** `[start, end]` pairs of the list rows (already UTF-16) as marks of one kind. */
export function pairsToMarks(pairs: readonly (readonly [number, number])[], kind: string): Mark[] {
  return pairs.map(([start, end]) => ({ start, end, kind }));
}

/** Cuts a text at every mark's ends. Marks may overlap; empty and outside ones are dropped. Joined, the runs are the text. */
export function slice(text: string, marks: readonly Mark[]): Slice[] {
  const inside = marks
    .map((mark) => ({ ...mark, start: Math.max(0, mark.start), end: Math.min(text.length, mark.end) }))
    .filter((mark) => mark.start < mark.end);
  const cuts = [...new Set([0, text.length, ...inside.flatMap((mark) => [mark.start, mark.end])])].sort(
    (a, b) => a - b,
  );
  const runs: Slice[] = [];
  for (let i = 0; i + 1 < cuts.length; i++) {
    const [start, end] = [cuts[i] ?? 0, cuts[i + 1] ?? 0];
    const over = inside.filter((mark) => mark.start <= start && mark.end >= end);
    runs.push({
      text: text.slice(start, end),
      kinds: [...new Set(over.map((mark) => mark.kind))],
      titles: [...new Set(over.flatMap((mark) => (mark.title ? [mark.title] : [])))],
    });
  }
  return runs;
}
