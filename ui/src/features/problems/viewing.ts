/** What Problems is set to beside the filter. In: clicks. Out: the same after a restart, and in a link. */
import { Viewing } from '@/state/viewing.svelte';

import { KINDS } from './areas';

/** See the module. */
export interface ProblemsViewing {
  /** The area that is folded out: a `ProblemKind`, `first` for the one on top, or empty for none. */
  area: string;
  /** All recommendations are shown. */
  all: boolean;
}

/** The screen's one state. */
export const problemsViewing = new Viewing<ProblemsViewing>(
  'problems',
  { area: 'first', all: false },
  ({ area }) => area === '' || area === 'first' || area in KINDS,
);
