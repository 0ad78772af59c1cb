/**
 * Promises by priority, agent and category: both side by side. In: SLA. Out: rows for a table, in an order.
 * Never: numbers that are not in the view.
 */
import type { Attainment } from '@/ipc/generated/Attainment';
import type { Clock } from '@/ipc/generated/Clock';
import type { Facet } from '@/ipc/generated/Facet';
import type { Sla } from '@/ipc/generated/Sla';
import type { SlaGoal } from '@/ipc/generated/SlaGoal';
import type { SlaGoalView } from '@/ipc/generated/SlaGoalView';
import type { SlaRow } from '@/ipc/generated/SlaRow';
import { valueName } from '@/shared/words';

import { clockWords } from './left';
import { decided } from './standing';

/** What the table is broken down by. */
export type Breakdown = 'priority' | 'agent' | 'category';

/** Breakdowns in the order they are offered. */
export const BREAKDOWNS: readonly { id: Breakdown; name: string }[] = [
  { id: 'priority', name: 'Priority' },
  { id: 'agent', name: 'Agent' },
  { id: 'category', name: 'Category' },
];

/** Orders: as given (priorities by weight, others most breached first), by name, by the share or the breached of a promise. */
export type SortBy = 'given' | 'name' | `${SlaGoal}_${'percent' | 'breached' | 'n'}`;

/** All orders. */
export const SORTS: readonly SortBy[] = [
  'given',
  'name',
  'first_response_percent',
  'first_response_breached',
  'first_response_n',
  'resolution_percent',
  'resolution_breached',
  'resolution_n',
];

/** A promise in a row. */
export interface Cell {
  now: Attainment;
  /** Under other rules. */
  other: Attainment | null;
  target: [number, Clock] | null;
}

/** One value of the facet. */
export interface Line {
  name: string;
  label: string;
  goals: Record<SlaGoal, Cell | null>;
}

const LISTS = { priority: 'priorities', agent: 'agents', category: 'categories' } as const;

/** A line for each value that has tickets. */
export function linesOf(sla: Sla, what: readonly SlaGoalView[], by: Breakdown): Line[] {
  const list = LISTS[by];
  const names = [...new Set(sla.goals.flatMap((goal) => goal[list].map(({ name }) => name)))];
  const row = (goals: readonly SlaGoalView[], goal: SlaGoal, name: string): SlaRow | undefined =>
    goals.find((one) => one.goal === goal)?.[list].find((one) => one.name === name);
  const cell = (goal: SlaGoal, name: string): Cell | null => {
    const now = row(sla.goals, goal, name);
    return now
      ? { now: now.attainment, other: row(what, goal, name)?.attainment ?? null, target: now.target }
      : null;
  };
  const facet: Facet = by;
  return names.map((name) => ({
    name,
    label: valueName(facet, name),
    goals: { first_response: cell('first_response', name), resolution: cell('resolution', name) },
  }));
}

/** Lines in an order; those without the number come last, equals by name. */
export function sorted(lines: readonly Line[], sort: SortBy, down: boolean): Line[] {
  if (sort === 'given') return [...lines];
  const byName = (a: Line, b: Line) => a.label.localeCompare(b.label);
  if (sort === 'name') return [...lines].sort((a, b) => (down ? byName(b, a) : byName(a, b)));
  return [...lines].sort((a, b) => {
    const [x, y] = [valueOf(a, sort), valueOf(b, sort)];
    if (x === null || y === null) return Number(x === null) - Number(y === null) || byName(a, b);
    return (down ? y - x : x - y) || byName(a, b);
  });
}

function valueOf({ goals }: Line, sort: Exclude<SortBy, 'given' | 'name'>): number | null {
  const goal: SlaGoal = sort.startsWith('resolution') ? 'resolution' : 'first_response';
  const now = goals[goal]?.now;
  if (!now) return null;
  if (sort.endsWith('breached')) return now.breached;
  return sort.endsWith('_n') ? decided(now) : now.percent;
}

/** `8 h`, `48 business h`. */
export function targetWords(target: [number, Clock] | null): string {
  if (target === null) return 'no promise';
  const [hours, clock] = target;
  return clockWords(hours, clock);
}
