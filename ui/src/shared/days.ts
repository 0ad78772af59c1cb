/**
 * Calendar days of a zone. In: instants (UTC milliseconds) and days (`YYYY-MM-DD`). Out: the other.
 * Never: the clock, the system's own zone.
 */
import type { Instant } from '@/ipc/generated/Instant';
import type { Period } from '@/ipc/generated/Period';

const DAY_MS = 86_400_000;
const formats = new Map<string, Intl.DateTimeFormat>();

function partsFormat(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-CA', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    });
    formats.set(zone, format);
  }
  return format;
}

/** The zone's wall clock at an instant, written as if it were UTC. */
function wall(at: Instant, zone: string): number {
  const part: Partial<Record<Intl.DateTimeFormatPartTypes, string>> = {};
  for (const { type, value } of partsFormat(zone).formatToParts(at)) part[type] = value;
  return Date.UTC(
    Number(part.year),
    Number(part.month) - 1,
    Number(part.day),
    Number(part.hour),
    Number(part.minute),
    Number(part.second),
  );
}

/** The day an instant falls on in the zone. */
export function dayOf(at: Instant, zone: string): string {
  return new Date(wall(at, zone)).toISOString().slice(0, 10);
}

/** The first instant of a day in the zone, also where midnight is skipped by summer time. */
export function startOfDay(day: string, zone: string): Instant {
  const midnight = Date.parse(day + 'T00:00:00Z');
  let at = midnight - (wall(midnight, zone) - midnight);
  at = midnight - (wall(at, zone) - at);
  // Where midnight does not exist the day begins at the first instant that has its date.
  while (dayOf(at, zone) < day) at += 900_000;
  return at;
}

/** A day moved by `n` days. */
export function addDays(day: string, n: number): string {
  return new Date(Date.parse(day + 'T00:00:00Z') + n * DAY_MS).toISOString().slice(0, 10);
}

/** Days from `first` to `last`, both included. */
export function daysBetween(first: string, last: string): number {
  return Math.round((Date.parse(last) - Date.parse(first)) / DAY_MS) + 1;
}

/** The half-open period of whole days, both inclusive. */
export function periodOfDays(first: string, last: string, zone: string): Period {
  return { start: startOfDay(first, zone), end: startOfDay(addDays(last, 1), zone) };
}

/** First and last day of a period, both inclusive. */
export function daysOfPeriod(period: Period, zone: string): [string, string] {
  return [dayOf(period.start, zone), dayOf(period.end - 1, zone)];
}

/** Whether a text is an existing day `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const at = Date.parse(text + 'T00:00:00Z');
  return Number.isFinite(at) && new Date(at).toISOString().startsWith(text);
}
