/** Names of buckets of time. In: a bucket's first day, its unit. Out: words under an axis, and in full. */
import type { Unit } from '@/ipc/generated/Unit';
import { day } from '@/shared/format';
import { dayInWeek } from '@/shared/words';

/** Buckets of one width, as far as their names go. */
export interface Dated {
  buckets: readonly { day: string }[];
  unit: Unit;
}

/** What one bucket is, after "tickets". */
export const A_UNIT: Record<Unit, string> = { day: 'a day', week: 'a week', month: 'a month' };

/** `12 Oct` for days and weeks, `Oct` for months; with the year where the buckets span more than one. */
export function bucketLabels({ buckets, unit }: Dated): string[] {
  const years = new Set(buckets.map((bucket) => bucket.day.slice(0, 4))).size > 1;
  return buckets.map((bucket) => {
    const words = day(bucket.day, years);
    return unit === 'month' ? words.replace(/^\d+ /, '') : words;
  });
}

/** In full, for one bucket alone: `Tue 14 Oct`, `Week from 12 Oct`, `Oct 2026`. */
export function bucketTitles({ buckets, unit }: Dated): string[] {
  const labels = bucketLabels({ buckets, unit });
  return buckets.map((bucket, at) => {
    if (unit === 'day') return dayInWeek(bucket.day);
    return unit === 'week' ? `Week from ${labels[at] ?? ''}` : day(bucket.day, true).replace(/^\d+ /, '');
  });
}
