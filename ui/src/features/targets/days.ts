/** Days with hours of their own, in words and by year. In: days. Out: lists for the screen. */
import type { Shift } from '@/ipc/generated/Shift';
import type { SpecialDay } from '@/ipc/generated/SpecialDay';
import { isDay } from '@/shared/days';
import { day as dayWords } from '@/shared/format';

import { showTime } from './clock';

/** Days of a year, in the order given; the year is empty where there is no day. */
export function years<Day extends { day: string }>(days: readonly Day[]): { year: string; rows: Day[] }[] {
  const found = new Map<string, Day[]>();
  for (const one of days) {
    const year = isDay(one.day) ? one.day.slice(0, 4) : '';
    found.set(year, [...(found.get(year) ?? []), one]);
  }
  const order = (year: string) => year || '9999';
  return [...found]
    .map(([year, rows]) => ({ year, rows }))
    .sort((a, b) => (order(a.year) < order(b.year) ? -1 : 1));
}

/** `Christmas Day, 25 Dec 2026`, as far as it is known. */
export function dayTitle({ day, name }: { day: string; name: string }): string {
  const parts = [name.trim(), isDay(day) ? dayWords(day, true) : ''].filter((part) => part !== '');
  return parts.join(', ') || 'the new day';
}

/** `closed`, or `09:00–12:00, 13:30–16:30`. */
export function shiftWords(shifts: readonly Shift[]): string {
  return shifts.map(({ from, to }) => `${showTime(from)}–${showTime(to)}`).join(', ') || 'closed';
}

/** Of days read from a file, those not listed yet, in order, and how many are. A day that comes twice counts once. */
export function freshDays(
  read: readonly SpecialDay[],
  listed: readonly { day: string }[],
): { fresh: SpecialDay[]; known: number } {
  const taken = new Set(listed.map(({ day }) => day));
  const byDay = new Map(read.map((one) => [one.day, one]));
  const fresh = [...byDay.values()].filter(({ day }) => !taken.has(day));
  fresh.sort((a, b) => (a.day < b.day ? -1 : 1));
  return { fresh, known: byDay.size - fresh.length };
}
