/** How customers sound over time. In: Trends. Out: net sentiment with its interval, and the tones a bucket. */
import type { Trends } from '@/ipc/generated/Trends';
import { NOTHING, only } from '@/shared/filter';
import { number, signed } from '@/shared/format';

import { A_UNIT } from '../buckets';
import { eventsSpoken } from '../events';
import { timeLine, type TimeLine } from '../time';
import type { ChartModel } from '../types';

/** One bucket. */
export interface TonePoint {
  title: string;
  negative: number;
  neutral: number;
  positive: number;
  scored: number;
  net: number | null;
  interval: [number, number] | null;
}

/** Tones from below; the order in `marks`, three a bucket. */
export const TONE_ORDER = ['negative', 'neutral', 'positive'] as const;

/** Points in order of time; `marks` holds three a bucket in {@link TONE_ORDER}. */
export interface TonesModel extends ChartModel {
  points: TonePoint[];
  time: TimeLine;
}

/** `null` when no ticket was scored. */
export function tonesModel(view: Trends): TonesModel | null {
  const time = timeLine(view);
  const points = view.tone.map((bucket, at) => ({
    ...bucket,
    title: time.titles[at] ?? '',
    scored: bucket.negative + bucket.neutral + bucket.positive,
  }));
  const n = points.reduce((sum, point) => sum + point.scored, 0);
  if (n === 0) return null;
  const all = (which: (typeof TONE_ORDER)[number]) => points.reduce((sum, point) => sum + point[which], 0);
  const net = ((all('positive') - all('negative')) / n) * 100;
  return {
    n,
    opens: { ...NOTHING, having: ['scored'] },
    note: `% positive − % negative ${A_UNIT[view.unit]}; tickets below`,
    keys: [
      { look: 'positive', label: 'positive' },
      { look: 'neutral', label: 'neutral' },
      { look: 'negative', label: 'negative' },
    ],
    summary:
      `Net ${signed(net)} over the period: ${number(all('positive'))} positive, ` +
      `${number(all('negative'))} negative of ${number(n)} scored.${eventsSpoken(time.events)}`,
    marks: view.buckets.flatMap(({ period }) =>
      TONE_ORDER.map((tone) => ({ ...only('sentiment', tone), period })),
    ),
    table: {
      columns: [
        { name: 'From' },
        { name: 'Positive', numeric: true },
        { name: 'Neutral', numeric: true },
        { name: 'Negative', numeric: true },
        { name: 'Net', numeric: true, show: (value) => signed(value as number, 1) },
        { name: '95 %, from', numeric: true, show: (value) => signed(value as number, 1) },
        { name: '95 %, to', numeric: true, show: (value) => signed(value as number, 1) },
      ],
      rows: points.map((point, at) => ({
        cells: [
          view.buckets[at]?.day ?? '',
          point.positive,
          point.neutral,
          point.negative,
          point.net,
          ...(point.interval ?? [null, null]),
        ],
        opens: { ...NOTHING, period: view.buckets[at]?.period ?? null, having: ['scored'] },
      })),
    },
    points,
    time,
  };
}
