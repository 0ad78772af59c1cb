/** The period and what it is compared with, in words. In: days, as-of. Out: text. */
import type { Instant } from '@/ipc/generated/Instant';
import { dayOf, daysBetween } from '@/shared/days';
import { days, count } from '@/shared/format';
import { PRESETS, type PeriodChoice } from '@/state/period';

/** `Last 30 days` and `23 Sep – 22 Oct`. */
export function periodLabel(
  choice: PeriodChoice,
  exact: boolean,
  span: [string, string] | null,
): { name: string; days: string } {
  if (!span) return { name: PRESETS.all, days: '' };
  if (exact || !('preset' in choice)) return { name: days(span), days: '' };
  return { name: PRESETS[choice.preset], days: days(span, false) };
}

/** `vs previous 30 days`: as many days as have passed at as-of; empty for all time. */
export function comparisonLabel(span: [string, string] | null, asOf: Instant | null, zone: string): string {
  if (!span) return '';
  const today = asOf === null ? span[1] : dayOf(asOf, zone);
  const last = today < span[1] && today >= span[0] ? today : span[1];
  return `vs previous ${count(daysBetween(span[0], last), 'day')}`;
}
