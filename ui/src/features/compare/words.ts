/** Measures of a comparison in words. In: a difference. Out: names, values, verdicts. Never: calls sure what is not. */
import type { Compared } from '@/ipc/generated/Compared';
import { duration, NONE, number, percent, signed, THIN } from '@/shared/format';

/** What kind of number a measure is. */
type Kind = 'count' | 'hours' | 'percent';

interface About {
  name: string;
  /** What its n are. */
  of: string;
  kind: Kind;
  /** Which direction is good, where one is. */
  good: 'more' | 'less' | null;
}

const MEASURES: Record<Compared, About> = {
  tickets_a_day: { name: 'Tickets a day', of: 'tickets', kind: 'count', good: null },
  first_response: { name: 'Half are answered within', of: 'tickets', kind: 'hours', good: 'less' },
  resolution: { name: 'Half are solved within', of: 'tickets', kind: 'hours', good: 'less' },
  csat: { name: 'Satisfied', of: 'rated', kind: 'percent', good: 'more' },
  negative: { name: 'Negative in tone', of: 'scored', kind: 'percent', good: 'less' },
  one_touch: { name: 'Solved with one reply', of: 'solved', kind: 'percent', good: 'more' },
  first_contact: { name: 'Solved at first contact', of: 'decided', kind: 'percent', good: 'more' },
  reopened: { name: 'Reopened', of: 'solved', kind: 'percent', good: 'less' },
  escalated: { name: 'Escalated', of: 'created', kind: 'percent', good: 'less' },
  sla_first_response: { name: 'First replies in time', of: 'due', kind: 'percent', good: 'more' },
  sla_resolution: { name: 'Solved in time', of: 'due', kind: 'percent', good: 'more' },
};

/** Its name. */
export const measureName = (measure: Compared): string => MEASURES[measure].name;

/** What its n are: "rated". */
export const measureOf = (measure: Compared): string => MEASURES[measure].of;

/** One side's number. */
export function measureValue(measure: Compared, value: number | null): string {
  if (value === null) return NONE;
  const { kind } = MEASURES[measure];
  if (kind === 'hours') return duration(value);
  return kind === 'percent' ? percent(value, 1) : number(value, 1);
}

/** A difference with its sign: `−0.8 h`, `+3 points`. */
export function measureMoved(measure: Compared, moved: number | null): string {
  if (moved === null) return NONE;
  const { kind } = MEASURES[measure];
  if (kind === 'percent') return points(moved);
  if (kind === 'count') return signed(moved, 1);
  if (moved === 0) return '±0';
  return (moved > 0 ? '+' : '−') + duration(Math.abs(moved));
}

/** `+3 points`. */
export function points(moved: number): string {
  return `${signed(moved, 1)}${THIN}points`;
}

/** A difference's interval: `−1.1 h to −31 min`, `−3.4 to +3.8 points`. */
export function measureSpan(measure: Compared, interval: [number, number] | null): string {
  if (!interval) return NONE;
  const [low, high] = interval;
  if (MEASURES[measure].kind === 'percent') return pointSpan(interval);
  return `${measureMoved(measure, low)} to ${measureMoved(measure, high)}`;
}

/** `−3.4 to +3.8 points`. */
export function pointSpan(interval: [number, number] | null): string {
  return interval ? `${signed(interval[0], 1)} to ${points(interval[1])}` : NONE;
}

/** A verdict in words, and whether it is good news. */
export interface Verdict {
  words: string;
  mood: 'good' | 'bad' | 'plain';
}

const MORE: Record<Kind, [string, string]> = {
  count: ['more', 'fewer'],
  hours: ['slower', 'faster'],
  percent: ['higher', 'lower'],
};

/** `surely faster`; what is not beyond chance says so, and has no mood. */
export function verdictOf(measure: Compared, difference: number | null, sure: boolean): Verdict {
  if (difference === null) return { words: 'not enough to tell', mood: 'plain' };
  if (!sure || difference === 0) return { words: 'may be chance', mood: 'plain' };
  const { kind, good } = MEASURES[measure];
  const more = difference > 0;
  const words = `surely ${MORE[kind][more ? 0 : 1]} in B`;
  if (good === null) return { words, mood: 'plain' };
  return { words, mood: (good === 'more') === more ? 'good' : 'bad' };
}

/** Of two sides that have tickets in common. */
export const UNJUDGED: Verdict = { words: 'not judged', mood: 'plain' };

/** The same of a share, which is neither good nor bad. */
export function shareVerdict(difference: number, sure: boolean): Verdict {
  if (!sure || difference === 0) return { words: 'may be chance', mood: 'plain' };
  return { words: `surely ${difference > 0 ? 'more' : 'less'} in B`, mood: 'plain' };
}
