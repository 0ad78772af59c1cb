/**
 * Orders of the list. In: whether words are searched for. Out: the orders that make sense, by name. Never: sorts.
 */
import type { Sort } from '@/ipc/generated/Sort';

const NAMES: Record<Sort, string> = {
  relevance: 'Best match',
  newest: 'Newest first',
  oldest: 'Oldest first',
  most_negative: 'Most negative first',
  slowest: 'Slowest to solve first',
};

/** The orders on offer: the best match needs words to match. */
export function sorts(searching: boolean): Sort[] {
  const all: Sort[] = ['relevance', 'newest', 'oldest', 'most_negative', 'slowest'];
  return searching ? all : all.filter((sort) => sort !== 'relevance');
}

/** An order's name; without words the best match is the newest. */
export function sortName(sort: Sort, searching: boolean): string {
  return NAMES[sort === 'relevance' && !searching ? 'newest' : sort];
}
