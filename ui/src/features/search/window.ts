/**
 * In: scroll position and sizes in CSS pixels. Out: which rows to draw, where to scroll.
 * Never: the DOM.
 */

/** Rows to draw, `[first, last)`, and the space above the first, pixels. */
export type Window = { first: number; last: number; top: number };

/** Rows drawn beyond each edge, so that a fast scroll meets text and not white. */
export const OVERSCAN = 6;

/** The rows that a list of equally high rows has to draw. */
export function visible(scrollTop: number, height: number, rowHeight: number, total: number): Window {
  if (total <= 0 || rowHeight <= 0) return { first: 0, last: 0, top: 0 };
  const reach = Math.max(0, total - 1);
  const first = Math.min(reach, Math.max(0, Math.floor(scrollTop / rowHeight) - OVERSCAN));
  const last = Math.min(total, Math.ceil((Math.max(0, scrollTop) + height) / rowHeight) + OVERSCAN);
  return { first, last: Math.max(first, last), top: first * rowHeight };
}

/** Where to scroll so that a row is wholly inside; the same place when it already is. */
export function scrollToShow(index: number, scrollTop: number, height: number, rowHeight: number): number {
  const top = index * rowHeight;
  if (top < scrollTop) return top;
  const bottom = top + rowHeight;
  return bottom > scrollTop + height ? Math.max(0, bottom - height) : scrollTop;
}

/** Where a key moves from: the chosen row, or the gap that the last one left, so that the next key meets a neighbour. */
export function startOf(key: string, selected: number, left: number): number {
  if (selected >= 0 || left < 0) return selected;
  return ['j', 'ArrowDown', 'PageDown'].includes(key) ? left - 1 : left;
}

/** The row a key moves to, or `null` when the key is not about moving. */
export function moveTo(key: string, from: number, total: number, pageRows: number): number | null {
  if (total <= 0) return null;
  const page = Math.max(1, pageRows - 1);
  const moves: Record<string, number> = {
    j: from + 1,
    ArrowDown: from + 1,
    k: from - 1,
    ArrowUp: from - 1,
    PageDown: from + page,
    PageUp: from - page,
    Home: 0,
    End: total - 1,
  };
  const to = moves[key];
  return to === undefined ? null : Math.min(total - 1, Math.max(0, to));
}

/** Offsets of the pages that hold rows `[first, last)`. */
export function pagesFor(first: number, last: number, pageSize: number): number[] {
  const offsets: number[] = [];
  for (let offset = Math.floor(first / pageSize) * pageSize; offset < last; offset += pageSize)
    offsets.push(offset);
  return offsets;
}
