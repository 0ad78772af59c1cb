/** Ratings. In: Overview. Out: bars of stars (or good and bad), and the satisfied share over time. */
import type { Having } from '@/ipc/generated/Having';
import type { Narrow } from '@/ipc/generated/Narrow';
import type { Overview } from '@/ipc/generated/Overview';
import { NOTHING } from '@/shared/filter';
import { number, percent, signed } from '@/shared/format';

import { bucketLabels } from '../buckets';
import type { ChartModel, Table } from '../types';

/** One bar. */
export interface RatingBar {
  label: string;
  n: number;
  satisfied: boolean;
}

/** Bars best first, one mark each; points follow the bars in `marks`. */
export interface SatisfactionModel extends ChartModel {
  bars: RatingBar[];
  /** Satisfied percent a bucket; `null` where nobody rated. */
  points: { label: string; percent: number | null; n: number }[];
}

/** `null` when nobody rated. */
export function satisfactionModel({ satisfaction, rated, volume }: Overview): SatisfactionModel | null {
  if (rated.n === 0) return null;
  const stars = satisfaction.stars;
  // Stars tell more, but only when everyone rated on them.
  const onStars = stars !== null && sum(stars) === satisfaction.good + satisfaction.bad;
  const bars = onStars ? starBars(stars) : goodAndBad(satisfaction.good, satisfaction.bad);
  const barMarks = onStars ? [5, 4, 3, 2, 1].map(ofStars) : [having('satisfied'), having('unsatisfied')];
  const labels = bucketLabels(volume);
  const points = satisfaction.over_time.map((value, at) => ({
    label: labels[at] ?? '',
    percent: value?.[0] ?? null,
    n: value?.[1] ?? 0,
  }));
  // More ratings than solved tickets (an export without solving times) is no rate to speak of.
  const answered = rated.response_rate !== null && rated.response_rate <= 100;
  const rate = answered ? `, ${percent(rated.response_rate)} of the solved ones` : '';
  return {
    n: rated.n,
    opens: having('rated'),
    note: [`rated tickets${rate}`, ...beside(rated)].join(' · '),
    summary: `${percent(rated.percent)} of ${number(rated.n)} rated tickets are satisfied.`,
    marks: [
      ...barMarks,
      ...volume.buckets.map(({ period }): Narrow => ({ ...NOTHING, period, having: ['rated'] })),
    ],
    table: tableOf(bars, barMarks, rated.n),
    bars,
    points,
  };
}

/** The mean of five and the NPS, where those scales are used. */
function beside({ mean, nps, nps_n }: Overview['rated']): string[] {
  return [
    ...(mean === null ? [] : [`mean ${number(mean, 1)} of 5`]),
    ...(nps === null ? [] : [`NPS ${signed(nps)} of ${number(nps_n)}`]),
  ];
}

function starBars(stars: readonly number[]): RatingBar[] {
  return [5, 4, 3, 2, 1].map((star) => ({
    label: `${star} of 5`,
    n: stars[star - 1] ?? 0,
    satisfied: star >= 4,
  }));
}

function goodAndBad(good: number, bad: number): RatingBar[] {
  return [
    { label: 'Satisfied', n: good, satisfied: true },
    { label: 'Not satisfied', n: bad, satisfied: false },
  ];
}

function ofStars(star: number): Narrow {
  // A rating between two stars counts as the nearer, as the bars do.
  const [from, to] = [star === 1 ? null : star - 0.5, star === 5 ? null : star + 0.5];
  return { ...NOTHING, ranges: [{ measure: 'rating', from, to }] };
}

function having(condition: Having): Narrow {
  return { ...NOTHING, having: [condition] };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function tableOf(bars: RatingBar[], marks: Narrow[], n: number): Table {
  return {
    columns: [
      { name: 'Rating' },
      { name: 'Tickets', numeric: true },
      { name: 'Share', numeric: true, show: (value) => percent(value as number, 1) },
    ],
    rows: bars.map((bar, at) => ({ cells: [bar.label, bar.n, (bar.n / n) * 100], opens: marks[at] ?? null })),
  };
}
