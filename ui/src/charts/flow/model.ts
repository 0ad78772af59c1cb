/** Tickets coming in and going out. In: Trends. Out: a bar up and a bar down a bucket, and the open ones after it. */
import type { Trends } from '@/ipc/generated/Trends';
import { dayOf } from '@/shared/days';
import { NOTHING } from '@/shared/filter';
import { count, number } from '@/shared/format';

import { A_UNIT } from '../buckets';
import { eventsSpoken } from '../events';
import { timeLine, type TimeLine } from '../time';
import type { ChartModel, Key, Table } from '../types';

/** One bucket; what lies ahead of as-of has no open tickets yet. */
export interface FlowBar {
  title: string;
  created: number;
  resolved: number;
  reopened: number;
  backlog: number | null;
  rolling: number | null;
  soFar: boolean;
  /** Days out of the ordinary in it, in words. */
  unusual: string[];
}

/** Bars in order of time; `marks` holds for each the tickets that came in, then those open at its end. */
export interface FlowModel extends ChartModel {
  bars: FlowBar[];
  time: TimeLine;
  hasRolling: boolean;
}

/** `null` when the period has no buckets. */
export function flowModel(view: Trends): FlowModel | null {
  const { buckets, flows, unit, flow, scope } = view;
  if (buckets.length === 0) return null;
  const time = timeLine(view);
  const bars = buckets.map((bucket, at) =>
    barOf(view, at, time.titles[at] ?? '', bucket.ahead, bucket.so_far),
  );
  const hasRolling = bars.some((bar) => bar.rolling !== null);
  return {
    n: bars.reduce((sum, bar) => sum + bar.created, 0),
    opens: { ...NOTHING, period: scope.period },
    note: `tickets ${A_UNIT[unit]}`,
    keys: keysOf(bars, hasRolling),
    summary:
      `${count(flow.created, 'ticket')} came in, ${number(flow.resolved)} were solved; ` +
      `open tickets went from ${number(flow.open_start)} to ${number(flow.open_end)}.${eventsSpoken(time.events)}`,
    marks: buckets.flatMap(({ period }) => [
      { ...NOTHING, period },
      { ...NOTHING, period, population: 'open_at_end' as const },
    ]),
    table: tableOf(view, bars, flows),
    bars,
    time,
    hasRolling,
  };
}

function barOf(view: Trends, at: number, title: string, ahead: boolean, soFar: boolean): FlowBar {
  const { created = 0, resolved = 0, reopened = 0, backlog = 0, rolling = null } = view.flows[at] ?? {};
  return {
    title,
    created,
    resolved,
    reopened,
    backlog: ahead ? null : backlog,
    rolling: ahead ? null : rolling,
    soFar,
    unusual: unusualIn(view, at),
  };
}

function unusualIn({ outliers, buckets, scope }: Trends, at: number): string[] {
  const bucket = buckets[at];
  if (!bucket) return [];
  const last = dayOf(bucket.period.end - 1, scope.zone);
  return outliers
    .filter(({ day }) => day >= bucket.day && day <= last)
    .map(({ tickets, usual }) => `${number(tickets)}, usually ${number(usual[0])}–${number(usual[1])}`);
}

function keysOf(bars: FlowBar[], hasRolling: boolean): Key[] {
  const keys: Key[] = [];
  if (bars.some((bar) => bar.reopened > 0)) keys.push({ look: 'reopened', label: 'reopened' });
  if (hasRolling) keys.push({ look: 'mean', label: 'mean of 7 days' });
  if (bars.some((bar) => bar.unusual.length > 0))
    keys.push({ look: 'unusual', label: 'out of the ordinary' });
  if (bars.some((bar) => bar.soFar)) keys.push({ look: 'so_far', label: 'so far' });
  return keys;
}

function tableOf({ buckets, scope }: Trends, bars: FlowBar[], flows: Trends['flows']): Table {
  const compared = flows.some((one) => one.previous !== null);
  return {
    columns: [
      { name: 'From' },
      { name: 'Came in', numeric: true },
      { name: 'Reopened', numeric: true },
      { name: 'Solved', numeric: true },
      { name: 'Open at the end', numeric: true },
      { name: 'Mean of 7 days', numeric: true },
      ...(compared && scope.previous ? [{ name: 'Came in, previous period', numeric: true }] : []),
    ],
    rows: bars.map((bar, at) => ({
      cells: [
        (buckets[at]?.day ?? '') + (bar.soFar ? ' (so far)' : ''),
        bar.created,
        bar.reopened,
        bar.resolved,
        bar.backlog,
        bar.rolling,
        ...(compared && scope.previous ? [flows[at]?.previous ?? null] : []),
      ],
      opens: { ...NOTHING, period: buckets[at]?.period ?? null },
    })),
  };
}
