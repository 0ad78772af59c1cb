/** A share of tickets over time. In: Trends, which share. Out: a point a bucket with its interval. */
import type { Narrow } from '@/ipc/generated/Narrow';
import type { Period } from '@/ipc/generated/Period';
import type { RateBucket } from '@/ipc/generated/RateBucket';
import type { Trends } from '@/ipc/generated/Trends';
import { NOTHING } from '@/shared/filter';
import { number, percent } from '@/shared/format';

import { bandKeys } from '../bands';
import { A_UNIT } from '../buckets';
import { eventsSpoken } from '../events';
import { timeLine, type TimeLine } from '../time';
import type { ChartModel } from '../types';

/** What a share is about. */
export interface RateAbout {
  /** "satisfied", after "87 % of 120". */
  word: string;
  /** "rated tickets", what the share is of. */
  of: string;
  /** Narrows to the cases. */
  cases: Narrow;
  /** Narrows to those a point opens: the cases, or those for which it is so. */
  opened: Narrow;
  /** What a point opens, in words; empty for its cases. */
  openedWord: string;
  /** Shares begin at 0 and end at 100; else at the largest one. */
  whole: boolean;
}

/** Points in order of time, one mark each. */
export interface RatesModel extends ChartModel {
  points: (RateBucket & { title: string })[];
  about: RateAbout;
  time: TimeLine;
}

/** `null` without a case. */
export function ratesModel(view: Trends, rates: RateBucket[], about: RateAbout): RatesModel | null {
  const n = rates.reduce((sum, rate) => sum + rate.n, 0);
  if (n === 0) return null;
  const hits = rates.reduce((sum, rate) => sum + rate.hits, 0);
  const time = timeLine(view);
  const opening = (narrow: Narrow, period: Period | null): Narrow => ({ ...NOTHING, ...narrow, period });
  const none = about.openedWord !== '' && hits === 0;
  return {
    n,
    opens: opening(about.cases, view.scope.period),
    note: `% of ${about.of} ${A_UNIT[view.unit]}`,
    keys: bandKeys(rates.map((rate) => rate.n)),
    summary: none
      ? `None of ${number(n)} ${about.word}.`
      : `${percent((100 * hits) / n)} of ${number(n)} ${about.word} over the period.${eventsSpoken(time.events)}`,
    marks: view.buckets.map(({ period }) => opening(about.opened, period)),
    table: {
      columns: [
        { name: 'From' },
        { name: sentenceOf(about.word), numeric: true },
        { name: 'Of', numeric: true },
        { name: 'Percent', numeric: true },
        { name: '95 %, from', numeric: true },
        { name: '95 %, to', numeric: true },
      ],
      rows: rates.map((rate, at) => ({
        cells: [
          view.buckets[at]?.day ?? '',
          rate.hits,
          rate.n,
          rate.percent,
          ...(rate.interval ?? [null, null]),
        ],
        opens: opening(about.opened, view.buckets[at]?.period ?? null),
      })),
    },
    points: rates.map((rate, at) => ({ ...rate, title: time.titles[at] ?? '' })),
    about,
    time,
  };
}

function sentenceOf(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
