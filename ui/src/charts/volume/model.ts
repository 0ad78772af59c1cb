/** Volume over time. In: Overview. Out: one bar a bucket. */
import type { Overview } from '@/ipc/generated/Overview';
import type { VolumeBucket } from '@/ipc/generated/VolumeBucket';
import { NOTHING } from '@/shared/filter';
import { count, number } from '@/shared/format';

import { A_UNIT } from '../buckets';
import { eventsSpoken, type Marked } from '../events';
import { timeLine, type TimeLine } from '../time';
import type { ChartModel, Key, Table } from '../types';

/** One bar. */
export interface VolumeBar {
  /** `12 Oct`, `Oct 2026`. */
  label: string;
  tickets: number;
  negative: number;
  previous: number | null;
  soFar: boolean;
}

/** Bars in order of time; `marks` holds for each bar the whole, then its negative part. */
export interface VolumeModel extends ChartModel {
  bars: VolumeBar[];
  time: TimeLine;
  /** Index of the bar that stands out, if one does. */
  peak: number | null;
  hasPrevious: boolean;
}

/** `null` when the period has no buckets. */
export function volumeModel({ volume, scope, events }: Overview & Marked): VolumeModel | null {
  const { buckets, unit } = volume;
  if (buckets.length === 0) return null;
  const time = timeLine({ buckets, unit, scope, events });
  const bars = buckets.map((bucket, at) => toBar(bucket, time.labels[at] ?? ''));
  const n = bars.reduce((sum, bar) => sum + bar.tickets, 0);
  const hasPrevious = bars.some((bar) => bar.previous !== null);
  const peak = peakOf(bars);
  const top = bars[peak ?? indexOfMost(bars)];
  return {
    n,
    opens: { ...NOTHING, period: scope.period },
    note: `tickets ${A_UNIT[unit]}`,
    keys: keysOf(bars, hasPrevious, scope.so_far),
    summary: `${count(n, 'ticket')} in ${count(bars.length, unit)}; most on ${top?.label ?? ''}: ${number(top?.tickets)}.${eventsSpoken(time.events)}`,
    marks: buckets.flatMap(({ period }) => [
      { ...NOTHING, period },
      { ...NOTHING, period, facets: [['sentiment', ['negative']]] },
    ]),
    table: tableOf(buckets, hasPrevious, bars),
    bars,
    time,
    peak,
    hasPrevious,
  };
}

function toBar(bucket: VolumeBucket, label: string): VolumeBar {
  return {
    label,
    tickets: bucket.tickets,
    negative: bucket.negative,
    previous: bucket.previous,
    soFar: bucket.so_far,
  };
}

function keysOf(bars: VolumeBar[], hasPrevious: boolean, soFar: boolean): Key[] {
  const keys: Key[] = [];
  if (bars.some((bar) => bar.negative > 0)) keys.push({ look: 'negative', label: 'negative in tone' });
  if (hasPrevious) keys.push({ look: 'previous', label: 'previous period' });
  if (soFar && bars.some((bar) => bar.soFar)) keys.push({ look: 'so_far', label: 'so far' });
  return keys;
}

function indexOfMost(bars: VolumeBar[]): number {
  return bars.reduce((best, bar, at) => (bar.tickets > (bars[best]?.tickets ?? -1) ? at : best), 0);
}

/** The highest bar, when it is at least half as high again as the next and there are enough to compare with. */
function peakOf(bars: VolumeBar[]): number | null {
  if (bars.length < 7) return null;
  const at = indexOfMost(bars);
  const next = Math.max(...bars.filter((_, other) => other !== at).map((bar) => bar.tickets));
  const most = bars[at]?.tickets ?? 0;
  return most >= 10 && most >= next * 1.35 ? at : null;
}

function tableOf(buckets: VolumeBucket[], hasPrevious: boolean, bars: VolumeBar[]): Table {
  const shown = (at: number) => (bars[at]?.soFar ? ' (so far)' : '');
  return {
    columns: [
      { name: 'From' },
      { name: 'Tickets', numeric: true },
      { name: 'Negative', numeric: true },
      { name: 'Solved', numeric: true },
      ...(hasPrevious ? [{ name: 'Previous period', numeric: true }] : []),
    ],
    rows: buckets.map((bucket, at) => ({
      cells: [
        bucket.day + shown(at),
        bucket.tickets,
        bucket.negative,
        bucket.resolved,
        ...(hasPrevious ? [bucket.previous] : []),
      ],
      opens: { ...NOTHING, period: bucket.period },
    })),
  };
}
