/** The next four weeks. In: Trends. Out: the days before, the days ahead with two bands. */
import type { ForecastDay } from '@/ipc/generated/ForecastDay';
import type { Trends } from '@/ipc/generated/Trends';
import { addDays, dayOf, daysBetween, periodOfDays } from '@/shared/days';
import { NOTHING } from '@/shared/filter';
import { count, date, number } from '@/shared/format';
import { dayInWeek } from '@/shared/words';

import { eventsSpoken } from '../events';
import { timeLine, type TimeLine } from '../time';
import type { ChartModel } from '../types';

/** Whole weeks that are shown before the first day ahead. */
const TAIL = 56;
/** Whole weeks a forecast is learnt from, at least. */
const WEEKS = 8;

/** Days before as-of, then days ahead; `marks` holds the days before. */
export interface ForecastModel extends ChartModel {
  past: { day: string; tickets: number }[];
  ahead: ForecastDay[];
  time: TimeLine;
}

/** `null` when there is no forecast. */
export function forecastModel(view: Trends): ForecastModel | null {
  const { forecast, scope } = view;
  const first = forecast?.days[0];
  if (!forecast || !first) return null;
  const past = pastOf(view, first.day);
  const days = [...past.map(({ day }) => day), ...forecast.days.map(({ day }) => day)];
  const time = timeLine({ ...view, unit: 'day', buckets: days.map((day) => ({ day })) });
  const marks = past.map(({ day }) => ({ ...NOTHING, period: periodOfDays(day, day, scope.zone) }));
  const period = past[0]
    ? periodOfDays(past[0].day, past.at(-1)?.day ?? past[0].day, scope.zone)
    : scope.period;
  return {
    n: past.reduce((sum, { tickets }) => sum + tickets, 0),
    opens: { ...NOTHING, period },
    note: 'tickets a day',
    keys: [
      { look: 'band', label: '80 % of days' },
      { look: 'wide_band', label: '95 % of days' },
    ],
    summary:
      `About ${number(forecast.total[0])} tickets in the four weeks from ${dayInWeek(first.day)}, ` +
      `likely between ${number(forecast.total[1])} and ${number(forecast.total[2])}.${eventsSpoken(time.events)}`,
    marks,
    table: {
      columns: [
        { name: 'Day' },
        { name: 'Tickets', numeric: true },
        { name: 'Expected', numeric: true },
        { name: '80 %, from', numeric: true },
        { name: '80 %, to', numeric: true },
        { name: '95 %, from', numeric: true },
        { name: '95 %, to', numeric: true },
      ],
      rows: [
        ...forecast.days.map(({ day, expected, likely, nearly_sure }) => ({
          cells: [day, null, expected, ...likely, ...nearly_sure],
          opens: null,
        })),
        ...past
          .map(({ day, tickets }, at) => ({
            cells: [day, tickets, null, null, null, null, null],
            opens: marks[at] ?? null,
          }))
          .reverse(),
      ],
    },
    past,
    ahead: forecast.days,
    time,
  };
}

/** Whole days before the first day ahead, from what was taken apart, else from the buckets when they are days. */
function pastOf({ decomposition, unit, buckets, flows }: Trends, first: string): ForecastModel['past'] {
  const known = decomposition
    ? decomposition.observed.map((tickets, at) => ({ day: addDays(decomposition.first_day, at), tickets }))
    : unit === 'day'
      ? buckets.map(({ day }, at) => ({ day, tickets: flows[at]?.created ?? 0 }))
      : [];
  return known.filter(({ day }) => day < first).slice(-TAIL);
}

/** Why there is no forecast, and what to do. */
export function whyNoForecast({ scope, decomposition }: Trends): string {
  const { period, as_of, zone, filter } = scope;
  if (!period || as_of === null) return 'No dated tickets match. Widen the period or take a filter away.';
  if (filter.period && filter.period.end <= as_of)
    return (
      `The period ends before the data do. Choose one that reaches to ${date(as_of, zone)} ` +
      'to see the four weeks after it.'
    );
  const days =
    decomposition?.observed.length ?? daysBetween(dayOf(period.start, zone), dayOf(as_of, zone)) - 1;
  return (
    `A forecast needs ${WEEKS} whole weeks to learn from; ` +
    (days < WEEKS * 7
      ? `there ${days === 1 ? 'is' : 'are'} ${count(days, 'whole day')} here. `
      : 'there are fewer here. ') +
    'Choose a longer period or take a filter away.'
  );
}
