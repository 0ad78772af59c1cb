/**
 * What all charts over time share: places, axis, events. In: a view. Out: pieces of models and of Plotly layout.
 */
import { dayOf } from '@/shared/days';

import { bucketLabels, bucketTitles, type Dated } from './buckets';
import { eventLines, type EventLine, type Marked } from './events';
import { everyFew, wordAxis } from './layout';
import type { Theme } from './theme';
import type { Layout, Viewed } from './types';

/** Places along the axis, one a bucket. */
export interface TimeLine {
  /** Under the axis. */
  labels: string[];
  /** In full. */
  titles: string[];
  events: EventLine[];
}

/** The places of a view's buckets. */
export function timeLine(view: Viewed & Dated & Marked): TimeLine {
  const days = view.buckets.map((bucket) => bucket.day);
  const { period, zone } = view.scope;
  const last = view.unit === 'day' ? days.at(-1) : period ? dayOf(period.end - 1, zone) : days.at(-1);
  return {
    labels: bucketLabels(view),
    titles: bucketTitles(view),
    events: eventLines(view.events, days, last),
  };
}

/** The axis below, with at most `most` words. */
export function timeAxis(theme: Theme, { labels }: TimeLine, most: number): Layout {
  const ticks = everyFew(labels.length, most).map((at) => ({ at, word: labels[at] ?? '' }));
  return wordAxis(theme, ticks, [-0.6, labels.length - 0.4]);
}

/** An axis up the side: faint lines, a few words. */
export function sideAxis(theme: Theme, more: Layout): Layout {
  return {
    fixedrange: true,
    ticks: '',
    gridcolor: theme.line,
    zeroline: false,
    tickfont: { color: theme.text3 },
    nticks: 4,
    ...more,
  };
}
