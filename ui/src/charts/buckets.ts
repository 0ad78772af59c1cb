/** Names of buckets of time. In: a bucket's first day, its unit. Out: words under an axis. */
import type { Volume } from '@/ipc/generated/Volume';
import { day } from '@/shared/format';

/** `12 Oct` for days and weeks, `Oct` for months; with the year where the buckets span more than one. */
export function bucketLabels({ buckets, unit }: Volume): string[] {
  const years = new Set(buckets.map((bucket) => bucket.day.slice(0, 4))).size > 1;
  return buckets.map((bucket) => {
    const words = day(bucket.day, years);
    return unit === 'month' ? words.replace(/^\d+ /, '') : words;
  });
}
