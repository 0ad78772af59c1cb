/**
 * Which panes stand side by side. In: the width there is, CSS pixels (200 % zoom halves it). Out: the layout.
 * Never: the DOM.
 */

/** Panes by name, from one at a time to facets, list, ticket and what stands beside it. */
export type Layout = 'one' | 'two' | 'three' | 'four';

/** The most panes that leave each its sensible width. */
export function layoutFor(width: number): Layout {
  if (width >= 1180) return 'four';
  if (width >= 860) return 'three';
  return width >= 600 ? 'two' : 'one';
}
