/** Do we get faster? In: Trends, which duration. Out: a bucket's median with interval, and the time nine in ten need. */
import type { Durations } from '@/ipc/generated/Durations';
import type { Having } from '@/ipc/generated/Having';
import type { Trends } from '@/ipc/generated/Trends';
import { NOTHING } from '@/shared/filter';
import { duration, number } from '@/shared/format';
import { CLOCK_NAMES } from '@/shared/words';

import { bandKeys } from '../bands';
import { eventsSpoken } from '../events';
import { timeLine, type TimeLine } from '../time';
import type { ChartModel } from '../types';

/** What a duration is about. */
export interface PaceAbout {
  /** "answered": the tickets that have the event, and the condition that opens them. */
  word: string;
  having: Having;
  /** "not answered yet". */
  waiting: string;
}

/** One bucket. */
export interface PacePoint {
  title: string;
  median: number | null;
  interval: [number, number] | null;
  p90: number | null;
  /** Tickets with the event, and those still waiting for it. */
  n: number;
  censored: number;
}

/** Points in order of time, one mark each: the tickets with the event. */
export interface PaceModel extends ChartModel {
  points: PacePoint[];
  about: PaceAbout;
  time: TimeLine;
}

/** `null` when no ticket has a time, nor waits for one. */
export function paceModel(view: Trends, durations: Durations[], about: PaceAbout): PaceModel | null {
  const n = durations.reduce((sum, one) => sum + one.n, 0);
  if (n === 0) return null;
  const time = timeLine(view);
  const points = durations.map((one, at) => ({
    title: time.titles[at] ?? '',
    median: one.km_median,
    interval: one.km_interval,
    p90: one.km_p90,
    n: one.n,
    censored: one.censored,
  }));
  const known = points.filter((point) => point.median !== null);
  const opens = { ...NOTHING, having: [about.having] };
  return {
    n,
    opens: { ...opens, period: view.scope.period },
    note: `${CLOCK_NAMES[view.clock].toLowerCase()}, waiting tickets counted`,
    keys: bandKeys(points.map((point) => point.n + point.censored)),
    summary:
      `Half are ${about.word} within ${duration(known[0]?.median)} at first, ` +
      `within ${duration(known.at(-1)?.median)} at the end.${eventsSpoken(time.events)}`,
    marks: view.buckets.map(({ period }) => ({ ...opens, period })),
    table: {
      columns: [
        { name: 'From' },
        { name: 'Half within, hours', numeric: true },
        { name: '95 %, from', numeric: true },
        { name: '95 %, to', numeric: true },
        { name: 'Nine in ten within, hours', numeric: true },
        { name: about.word.charAt(0).toUpperCase() + about.word.slice(1), numeric: true },
        { name: about.waiting.charAt(0).toUpperCase() + about.waiting.slice(1), numeric: true },
      ].map((column, at) =>
        at > 0 && at < 5 ? { ...column, show: (value) => number(value as number, 2) } : column,
      ),
      rows: points.map((point, at) => ({
        cells: [
          view.buckets[at]?.day ?? '',
          point.median,
          ...(point.interval ?? [null, null]),
          point.p90,
          point.n,
          point.censored,
        ],
        opens: { ...opens, period: view.buckets[at]?.period ?? null },
      })),
    },
    points,
    about,
    time,
  };
}
