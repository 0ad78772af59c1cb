/** Kinds of problem in words, and what their numbers say. In: areas. Out: text. Never: calls an association a cause. */
import type { Clock } from '@/ipc/generated/Clock';
import type { Narrow } from '@/ipc/generated/Narrow';
import type { ProblemArea } from '@/ipc/generated/ProblemArea';
import type { ProblemKind } from '@/ipc/generated/ProblemKind';
import { count, duration, NONE, number, percent, points, signedPoints } from '@/shared/format';

/** Name of a kind, what it is, and of which tickets it is a share. */
export const KINDS: Record<ProblemKind, { name: string; means: string; of: string }> = {
  very_negative: { name: 'Very negative', means: 'tone score below −0.3', of: 'with a tone' },
  slow: {
    name: 'Solved too late',
    means: 'later than promised, or after 48 h where nothing is',
    of: 'solved',
  },
  ageing_open: { name: 'Open too long', means: 'older than it was promised to be solved', of: 'open' },
  escalated: { name: 'Escalated', means: 'passed on, or a manager asked for', of: 'all' },
  repeat_customers: { name: 'Back again', means: 'from customers with three or more tickets', of: 'all' },
  unresolved_critical: { name: 'Critical and open', means: 'not solved yet', of: 'critical' },
  unsatisfied: { name: 'Not satisfied', means: 'rated so by the customer', of: 'rated' },
};

/** Under this many cases a share is drawn pale (METRICS: small numbers). */
export const FEW = 5;

/** What makes a ticket bad, in words. */
export function measureWords(kind: ProblemKind, measure: number | null, clock: Clock): string {
  if (measure === null) return '';
  switch (kind) {
    case 'very_negative':
      return `tone ${number(measure, 2)}`;
    case 'slow':
      return `${duration(measure)} too late`;
    case 'ageing_open':
    case 'unresolved_critical':
      return `${duration(measure, clock)} old`;
    case 'escalated':
      return `escalated after ${duration(measure, clock)}`;
    case 'repeat_customers':
      return `${count(measure, 'ticket')} of this customer`;
    case 'unsatisfied':
      return `rated ${number(measure, 1)} of 5`;
  }
}

/** What the satisfaction of all is with and without the tickets. */
export function effectWords({ kind, effect }: ProblemArea): { words: string; sure: boolean } {
  if (kind === 'unsatisfied') return { words: NONE, sure: false };
  if (effect === null) return { words: 'too few ratings to tell', sure: false };
  const [low, high] = effect.interval;
  if (low <= 0 && high >= 0) return { words: 'no clear difference in satisfaction', sure: false };
  const size = [Math.abs(low), Math.abs(high)].sort((a, b) => a - b).map((value) => number(value, 1));
  return {
    words: `${points(Math.abs(effect.points), 1)} ${effect.points < 0 ? 'lower' : 'higher'} satisfaction (${size.join('–')})`,
    sure: true,
  };
}

/** How its share moved. */
export function changeWords({ rate, previous, previous_n, sure }: ProblemArea): {
  words: string;
  why: string;
} {
  if (previous === null || previous_n === 0 || rate.percent === null)
    return { words: NONE, why: 'Nothing to compare with.' };
  const before = (100 * previous) / previous_n;
  const moved = signedPoints(rate.percent - before, 1);
  const was = `was ${percent(before, 1)}`;
  if (sure === null)
    return { words: was, why: 'Earlier tickets had longer to become so: the two shares are not alike.' };
  const why =
    `${number(previous)} of ${number(previous_n)} in the previous period` + (sure ? '' : '; may be chance');
  return { words: `${moved}, ${was}`, why };
}

/** Opens the tickets of an area in one category. */
export function opensCategory({ rate }: ProblemArea, category: string): Narrow {
  const others = rate.opens_hits.facets.filter(([facet]) => facet !== 'category');
  return { ...rate.opens_hits, facets: [...others, ['category', [category]]] };
}
