/**
 * Hours and times of day as people type them. In: text. Out: hours, minutes of the day, and back.
 * Never: guesses; what can't be read is `undefined`.
 */
import { number } from '@/shared/format';

const MINUTES = { h: 60, min: 1, d: 24 * 60 } as const;
const UNITS: Record<string, keyof typeof MINUTES> = {
  '': 'h',
  h: 'h',
  hour: 'h',
  hours: 'h',
  m: 'min',
  min: 'min',
  minutes: 'min',
  d: 'd',
  day: 'd',
  days: 'd',
};
/** Longest promise, hours: a year. */
const LONGEST = 8784;

/** `4`, `0,5`, `30 min`, `2 d`, `1:30` as hours; `null` when nothing is typed; `undefined` when it is no duration. */
export function parseHours(text: string): number | null | undefined {
  const typed = text.trim().toLowerCase().replace(',', '.');
  if (typed === '') return null;
  const clock = /^(\d+):([0-5]\d)$/.exec(typed);
  const amount = /^(\d+(?:\.\d+)?|\.\d+)\s*([a-z]*)$/.exec(typed);
  const unit = UNITS[amount?.[2] ?? '?'];
  let hours: number;
  if (clock) hours = Number(clock[1]) + Number(clock[2]) / 60;
  else if (amount && unit) hours = (Number(amount[1]) * MINUTES[unit]) / 60;
  else return undefined;
  return hours > 0 && hours <= LONGEST ? hours : undefined;
}

/** Hours as they stand in their field: `4`, `0.5`. */
export function showHours(hours: number | null): string {
  return hours === null ? '' : number(hours, 3).replaceAll(',', '');
}

/** `9`, `9:30`, `09.30`, `0930`, `24:00` as minutes from midnight, 0–1440; `undefined` when it is no time of day. */
export function parseTime(text: string): number | undefined {
  const typed = /^(\d{1,2})(?:[:.]?([0-5]\d))?$/.exec(text.trim());
  if (!typed) return undefined;
  const minutes = Number(typed[1]) * 60 + Number(typed[2] ?? 0);
  return minutes <= 1440 ? minutes : undefined;
}

/** Minutes from midnight as `09:30`. */
export function showTime(minutes: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
