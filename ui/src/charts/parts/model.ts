/** Volume taken apart. In: Trends. Out: a day's tickets, their slow movement, what the weekday adds, what is left. */
import type { Trends } from '@/ipc/generated/Trends';
import { addDays, periodOfDays } from '@/shared/days';
import { NOTHING } from '@/shared/filter';
import { count, number } from '@/shared/format';

import { eventsSpoken } from '../events';
import { timeLine, type TimeLine } from '../time';
import type { ChartModel } from '../types';

/** The parts, from the top. */
export const PARTS = ['observed', 'trend', 'weekly', 'rest'] as const;

/** One mark a day, in order. */
export interface PartsModel extends ChartModel {
  days: string[];
  values: Record<(typeof PARTS)[number], number[]>;
  time: TimeLine;
}

/** How strong a pattern is, in a word: under 0.3, under 0.6, and more. */
export function strengthWord(strength: number): string {
  if (strength < 0.3) return 'weak';
  return strength < 0.6 ? 'moderate' : 'strong';
}

/** `null` with less than four whole weeks. */
export function partsModel(view: Trends): PartsModel | null {
  const parts = view.decomposition;
  if (!parts || parts.observed.length === 0) return null;
  const days = parts.observed.map((_, at) => addDays(parts.first_day, at));
  const { zone } = view.scope;
  const time = timeLine({ ...view, unit: 'day', buckets: days.map((day) => ({ day })) });
  const marks = days.map((day) => ({ ...NOTHING, period: periodOfDays(day, day, zone) }));
  const last = days.at(-1) ?? parts.first_day;
  return {
    n: Math.round(parts.observed.reduce((sum, value) => sum + value, 0)),
    opens: { ...NOTHING, period: periodOfDays(parts.first_day, last, zone) },
    note: 'tickets a day',
    summary:
      `Over ${count(days.length, 'day')} the slow movement went from ${number(parts.trend[0])} to ` +
      `${number(parts.trend.at(-1))} tickets a day; the weekly pattern is ${strengthWord(parts.weekly_strength)}.` +
      eventsSpoken(time.events),
    marks,
    table: {
      columns: [
        { name: 'Day' },
        { name: 'Tickets', numeric: true },
        { name: 'Slow movement', numeric: true },
        { name: 'Weekday', numeric: true },
        { name: 'Rest', numeric: true },
      ],
      rows: days.map((day, at) => ({
        cells: [day, ...PARTS.map((part) => parts[part][at] ?? null)],
        opens: marks[at] ?? null,
      })),
    },
    days,
    values: { observed: parts.observed, trend: parts.trend, weekly: parts.weekly, rest: parts.rest },
    time,
  };
}
