/**
 * How tickets stand against a promise, in parts and words. In: attainment. Out: what a bar and its labels say.
 * Never: counts tickets itself.
 */
import type { Attainment } from '@/ipc/generated/Attainment';
import type { Having } from '@/ipc/generated/Having';
import type { Narrow } from '@/ipc/generated/Narrow';
import type { Sla } from '@/ipc/generated/Sla';
import type { SlaGoal } from '@/ipc/generated/SlaGoal';
import type { SlaGoalView } from '@/ipc/generated/SlaGoalView';
import type { SlaState } from '@/ipc/generated/SlaState';
import { number, percent, points as pointWords, signedPoints } from '@/shared/format';

/** Under this many decided tickets a share is drawn pale (METRICS: small numbers). */
export const FEW = 5;

/** A part of the bar. */
export interface Part {
  look: 'met' | 'late' | 'overdue' | 'at_risk' | 'not_due' | 'not_measured';
  label: string;
  n: number;
  /** Of all tickets, 0–1. */
  share: number;
  opens: Narrow;
}

const NOT_DONE: Record<SlaGoal, Having[]> = {
  first_response: ['unanswered', 'unresolved'],
  resolution: ['unresolved'],
};

/** The parts in the order of the bar. The breached fall into those done late and those still waited for. */
export function partsOf(one: Attainment, goal: SlaGoal): Part[] {
  const late = one.breached - one.overdue;
  const parts: [Part['look'], string, number, Narrow][] = [
    ['met', 'Kept', one.met, one.opens_met],
    ['late', 'Breached', one.breached, one.opens_breached],
    ['overdue', 'of which overdue', one.overdue, overdueOf(one, goal)],
    ['at_risk', 'At risk', one.at_risk, one.opens_at_risk],
    ['not_due', 'Not due yet', one.not_due, one.opens_not_due],
    ['not_measured', 'Not measured', one.not_measured, one.opens_not_measured],
  ];
  const all = total(one);
  return parts.map(([look, label, n, opens]) => ({
    look,
    label,
    n,
    share: all > 0 ? (look === 'late' ? late : n) / all : 0,
    opens,
  }));
}

/** Breached, and still not answered or solved. */
function overdueOf({ opens_breached }: Attainment, goal: SlaGoal): Narrow {
  return { ...opens_breached, having: [...opens_breached.having, ...NOT_DONE[goal]] };
}

/** All tickets, measured or not. */
export function total(one: Attainment): number {
  return one.met + one.breached + one.at_risk + one.not_due + one.not_measured;
}

/** Tickets that the share rests on. */
export function decided(one: Attainment): number {
  return one.met + one.breached;
}

/** Opens exactly the {@link decided}. */
export function opensDecided({ opens_met }: Attainment): Narrow {
  const states: SlaState[] = ['met', 'breached'];
  const last = opens_met.sla.length - 1;
  return { ...opens_met, sla: opens_met.sla.map((one, at) => (at === last ? { ...one, states } : one)) };
}

/** `84–87`, or nothing. */
export function intervalWords(interval: [number, number] | null): string {
  return interval ? `${number(interval[0])}–${number(interval[1])}` : '';
}

/** A change beside a share. */
export interface Change {
  words: string;
  mood: 'good' | 'bad' | 'neutral';
}

/** Against the previous period; coloured only beyond chance. `null` where there is nothing to compare with. */
export function changeOf({ all, previous }: SlaGoalView): Change | null {
  if (all.percent === null || previous === null) return null;
  const [before, n, sure] = previous;
  const points = all.percent - before;
  const from = `from ${percent(before)} (n ${number(n)})`;
  if (Math.abs(points) < 0.5) return { words: `unchanged ${from}`, mood: 'neutral' };
  const real = sure ? '' : ', may be chance';
  return {
    words: `${signedPoints(points)} ${from}${real}`,
    mood: !sure ? 'neutral' : points > 0 ? 'good' : 'bad',
  };
}

/** What other rules would change, said aloud. */
export function whatIfWords(now: Attainment, other: Attainment): string {
  if (now.percent === null || other.percent === null) return 'Nothing to compare: too little is measured.';
  const points = other.percent - now.percent;
  const broken = other.breached - now.breached;
  const tickets =
    broken === 0
      ? 'as many breached'
      : `${number(Math.abs(broken))} ${broken > 0 ? 'more' : 'fewer'} breached`;
  const share =
    Math.abs(points) < 0.05
      ? 'The same share'
      : `${pointWords(Math.abs(points), 1)} ${points > 0 ? 'more' : 'less'}`;
  return `${share}, ${tickets}`;
}

/** Whether anything is promised at all. */
export function promisesAnything({ rules }: Sla): boolean {
  const { critical, high, medium, low } = rules.policy;
  return [critical, high, medium, low].some((one) => one.first_response !== null || one.resolution !== null);
}
