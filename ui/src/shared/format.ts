/**
 * Numbers, dates and durations as people read them. In: plain values, a zone. Out: text. Never: the clock.
 * The window speaks English, so figures do too, whatever the system's language is.
 */
import type { Clock } from '@/ipc/generated/Clock';
import type { Instant } from '@/ipc/generated/Instant';

import { dayOf } from './days';

const LOCALE = 'en-GB';
/** Narrow no-break space, between a number and its unit. */
export const THIN = '\u202f';
/** Shown where there is no data. */
export const NONE = '–';
const MINUS = '−';

const cache = new Map<string, Intl.NumberFormat>();

function numberFormat(digits: number): Intl.NumberFormat {
  const key = String(digits);
  let format = cache.get(key);
  if (!format) {
    format = new Intl.NumberFormat(LOCALE, { maximumFractionDigits: digits });
    cache.set(key, format);
  }
  return format;
}

/** A count or a measure with at most `digits` decimals: `12,480`. */
export function number(value: number | null | undefined, digits = 0): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return NONE;
  return numberFormat(digits).format(value).replace('-', MINUS);
}

/** A number with its sign: `+31`, `−6`, `±0`. */
export function signed(value: number, digits = 0): string {
  const text = number(Math.abs(value), digits);
  if (text === '0') return '±0';
  return (value > 0 ? '+' : MINUS) + text;
}

/** Percent (0–100): `87 %`. */
export function percent(value: number | null | undefined, digits = 0): string {
  return value === null || value === undefined ? NONE : number(value, digits) + THIN + '%';
}

/** A change in percent with its sign: `+31 %`, `±0`. */
export function signedPercent(value: number, digits = 0): string {
  const text = signed(value, digits);
  return text === '±0' ? text : text + THIN + '%';
}

/** A difference of percents: `6.1 points`, `1 point`. */
export function points(value: number, digits = 0): string {
  return pointed(number(value, digits));
}

/** {@link points} with their sign: `+1 point`, `−6.1 points`. */
export function signedPoints(value: number, digits = 0): string {
  return pointed(signed(value, digits));
}

function pointed(amount: string): string {
  return `${amount}${THIN}${/^[+−]?1$/.test(amount) ? 'point' : 'points'}`;
}

/** How much `now` differs from `before`, in percent of `before`; `null` when there was nothing before. */
export function change(now: number, before: number | null | undefined): number | null {
  return before ? ((now - before) / before) * 100 : null;
}

/** A duration split for large figures. */
export interface Quantity {
  value: string;
  unit: string;
}

/**
 * Hours as the unit a person would choose: `42 min`, `6.8 h`, `3.1 d`. Business hours have no days: a day of them is
 * as long as the team works.
 */
export function quantity(hours: number | null | undefined, clock: Clock = 'calendar'): Quantity {
  if (hours === null || hours === undefined || !Number.isFinite(hours)) return { value: NONE, unit: '' };
  const size = Math.abs(hours);
  if (size < 1 / 60) return { value: number(hours * 3600), unit: 's' };
  if (size < 1) return { value: number(hours * 60), unit: 'min' };
  if (size < 48 || clock === 'business') return { value: number(hours, size < 10 ? 1 : 0), unit: 'h' };
  return { value: number(hours / 24, size < 240 ? 1 : 0), unit: 'd' };
}

/** {@link quantity} in one piece. */
export function duration(hours: number | null | undefined, clock: Clock = 'calendar'): string {
  const { value, unit } = quantity(hours, clock);
  return unit ? value + THIN + unit : value;
}

/** Elapsed or remaining seconds: `12 s`, `3 min`, `1 h 20 min`. */
export function seconds(value: number): string {
  if (value < 60) return `${Math.max(0, Math.round(value))}${THIN}s`;
  const minutes = Math.round(value / 60);
  if (minutes < 60) return `${minutes}${THIN}min`;
  const rest = minutes % 60;
  return `${Math.floor(minutes / 60)}${THIN}h` + (rest ? ` ${rest}${THIN}min` : '');
}

/** A file's size: `4.2 MB`. */
export function bytes(value: number): string {
  const units = ['bytes', 'KB', 'MB', 'GB'];
  const power = value < 1000 ? 0 : Math.min(3, Math.floor(Math.log10(value) / 3));
  return number(value / 1000 ** power, power ? 1 : 0) + THIN + (units[power] ?? '');
}

/** A count with its noun: `1 ticket`, `612 tickets`. */
export function count(n: number, one: string, many = one + 's'): string {
  return `${number(n)} ${n === 1 ? one : many}`;
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

/** An instant's day in the zone: `22 Oct 2026`. */
export function date(at: Instant | null | undefined, zone: string): string {
  return at === null || at === undefined ? NONE : day(dayOf(at, zone), true);
}

/** An instant's minute in the zone: `22 Oct 2026, 17:40`. */
export function dateTime(at: Instant | null | undefined, zone: string): string {
  if (at === null || at === undefined) return NONE;
  return `${date(at, zone)}, ${time(at, zone)}`;
}

const times = new Map<string, Intl.DateTimeFormat>();

/** An instant's time of day in the zone: `17:40`. */
export function time(at: Instant, zone: string): string {
  let format = times.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat(LOCALE, {
      timeZone: zone,
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    });
    times.set(zone, format);
  }
  return format.format(at);
}

/** A day `YYYY-MM-DD` as `22 Oct`, with its year when asked. */
export function day(iso: string, withYear = false): string {
  const month = MONTHS[Number(iso.slice(5, 7)) - 1] ?? '';
  const words = `${Number(iso.slice(8, 10))} ${month}`;
  return withYear ? `${words} ${iso.slice(0, 4)}` : words;
}

/** First and last day, both inclusive: `23 Sep – 22 Oct 2026`. */
export function days([first, last]: readonly [string, string], withYear = true): string {
  if (first === last) return day(first, withYear);
  const sameYear = first.slice(0, 4) === last.slice(0, 4);
  return `${day(first, withYear && !sameYear)} – ${day(last, withYear)}`;
}
