/** Promises kept over time. In: SLA. Out: a line with its interval for each promise. */
import type { Narrow } from '@/ipc/generated/Narrow';
import type { RateBucket } from '@/ipc/generated/RateBucket';
import type { Sla } from '@/ipc/generated/Sla';
import type { SlaGoal } from '@/ipc/generated/SlaGoal';
import type { SlaGoalView } from '@/ipc/generated/SlaGoalView';
import { NOTHING } from '@/shared/filter';
import { percent } from '@/shared/format';
import { GOAL_NAMES } from '@/shared/words';

import { A_UNIT, bucketLabels } from '../buckets';
import type { ChartModel, Table } from '../types';

/** A promise over time; `marks` holds its points one after the other, first response first. */
export interface PromiseLine {
  goal: SlaGoal;
  label: string;
  points: RateBucket[];
}

/** Lines share their places along the axis. */
export interface PromisesModel extends ChartModel {
  labels: string[];
  soFar: boolean[];
  lines: PromiseLine[];
}

/** `null` when nothing is decided in any bucket. */
export function promisesModel(sla: Sla): PromisesModel | null {
  const lines = sla.goals
    .filter((goal) => goal.over_time.some((point) => point.percent !== null))
    .map((goal) => ({ goal: goal.goal, label: GOAL_NAMES[goal.goal], points: goal.over_time }));
  const widest = largest(sla.goals);
  if (lines.length === 0 || !widest) return null;
  const labels = bucketLabels(sla);
  return {
    n: widest.all.met + widest.all.breached,
    opens: decided(widest.goal),
    note: `percent of the tickets created in ${A_UNIT[sla.unit]} whose promise was kept, with the 95 % interval`,
    summary: lines.map(({ label, goal }) => `${label}: ${said(sla, goal)}`).join(' '),
    marks: lines.flatMap(({ goal }) =>
      sla.buckets.map(({ period }): Narrow => ({ ...decided(goal), period })),
    ),
    table: tableOf(sla, labels),
    labels,
    soFar: sla.buckets.map((bucket) => bucket.so_far),
    lines,
  };
}

function largest(goals: readonly SlaGoalView[]): SlaGoalView | undefined {
  return [...goals].sort((a, b) => b.all.met + b.all.breached - a.all.met - a.all.breached)[0];
}

function decided(goal: SlaGoal): Narrow {
  return { ...NOTHING, sla: [{ goal, states: ['met', 'breached'], what_if: null }] };
}

function said(sla: Sla, goal: SlaGoal): string {
  const view = sla.goals.find((one) => one.goal === goal);
  return `${percent(view?.all.percent)} kept in all.`;
}

function tableOf(sla: Sla, labels: string[]): Table {
  const share = (value: string | number | null) => percent(value as number | null, 1);
  return {
    columns: [
      { name: 'From' },
      ...sla.goals.flatMap(({ goal }) => [
        { name: `${GOAL_NAMES[goal]} kept`, numeric: true, show: share },
        { name: 'Low', numeric: true, show: share },
        { name: 'High', numeric: true, show: share },
        { name: `${GOAL_NAMES[goal]} decided`, numeric: true },
      ]),
    ],
    rows: sla.buckets.map(({ period }, at) => ({
      cells: [
        labels[at] ?? '',
        ...sla.goals.flatMap(({ over_time }) => {
          const point = over_time[at];
          return [
            point?.percent ?? null,
            point?.interval?.[0] ?? null,
            point?.interval?.[1] ?? null,
            point?.n ?? 0,
          ];
        }),
      ],
      opens: { ...NOTHING, period },
    })),
  };
}
