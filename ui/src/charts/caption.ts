/** What a saved picture says about itself. In: a scope, n. Out: lines of text. */
import type { Scope } from '@/ipc/generated/Scope';
import { dayOf } from '@/shared/days';
import { count, dateTime, days, number } from '@/shared/format';
import { filterWords, POPULATION_NAMES } from '@/shared/words';

/** The filter in words; "All tickets" when nothing narrows it. */
export function scopeWords({ filter }: Scope): string {
  return filterWords(filter).join(' · ') || 'All tickets';
}

/** The period in words: `23 Sep – 22 Oct 2026, so far`. */
export function periodWords({ days: span, so_far, filter }: Scope): string {
  if (!span) return 'All time';
  const words = days(span) + (so_far ? ', so far' : '');
  return filter.period ? words : `All time, ${words}`;
}

/** Two lines: which tickets, and when, where and how many. */
export function captionLines(scope: Scope, n: number): [string, string] {
  const which = [scopeWords(scope), POPULATION_NAMES[scope.filter.population].toLowerCase()];
  const left = scope.left_out.reduce((sum, one) => sum + one.n, 0);
  if (left > 0) which.push(`${count(left, 'ticket')} left out`);
  const facts = [periodWords(scope), `n ${number(n)}`, `times in ${scope.zone}`];
  if (scope.as_of !== null) facts.push(`as of ${dateTime(scope.as_of, scope.zone)}`);
  return [which.join(' · '), facts.join(' · ')];
}

/** A file name without extension: `support-lens-volume-2026-10-22`. */
export function fileName(id: string, scope: Scope): string {
  const stamp = scope.as_of === null ? '' : '-' + dayOf(scope.as_of, scope.zone);
  return `support-lens-${id}${stamp}`;
}
