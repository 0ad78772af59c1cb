/** Which tickets the charts of Problems rest on. In: Problems. Out: their number and what opens them. */
import type { Narrow } from '@/ipc/generated/Narrow';
import type { ProblemKind } from '@/ipc/generated/ProblemKind';
import type { Problems } from '@/ipc/generated/Problems';
import { NOTHING } from '@/shared/filter';

/** n and its tickets. */
export interface Population {
  n: number;
  opens: Narrow;
}

/** The rated ones. */
export const ratedOf = (problems: Problems) => casesOf(problems, 'unsatisfied');

/** Those with a tone. */
export const scoredOf = (problems: Problems) => casesOf(problems, 'very_negative');

/** All of the view. */
export function allOf({ scope }: Problems): Population {
  return { n: scope.n, opens: NOTHING };
}

/** The tickets that could be of a kind; all where none is, and the kind is not listed. */
function casesOf(problems: Problems, kind: ProblemKind): Population {
  const rate = problems.areas.find((area) => area.kind === kind)?.rate;
  return rate ? { n: rate.n, opens: rate.opens } : allOf(problems);
}
