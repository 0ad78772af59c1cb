/** Is there a season? In: Trends. Out: tickets by week of the year, a row a year. */
import type { Narrow } from '@/ipc/generated/Narrow';
import type { Period } from '@/ipc/generated/Period';
import type { Trends } from '@/ipc/generated/Trends';
import type { YearRow } from '@/ipc/generated/YearRow';
import { NOTHING } from '@/shared/filter';
import { count, number } from '@/shared/format';

import type { ChartModel } from '../types';

/** `cells[row][week − 1]`, `null` outside the data; `marks` holds row × 53 + week − 1. */
export interface YearModel extends ChartModel {
  years: number[];
  cells: (number | null)[][];
  most: { row: number; week: number; n: number };
}

/** Weeks an ISO year can have. */
export const WEEKS = 53;

/** `null` when the data hold fewer than two weeks. */
export function yearModel({ year, scope }: Trends): YearModel | null {
  const cells = year.map((row) => Array.from({ length: WEEKS }, (_, at) => row.weeks[at] ?? null));
  const known = cells.flat().filter((n) => n !== null);
  if (known.length < 2) return null;
  const opens = (row: number, at: number): Narrow => ({
    ...NOTHING,
    period: year[row]?.periods[at] ?? scope.period,
  });
  const most = largest(cells);
  return {
    n: known.reduce((sum, n) => sum + n, 0),
    opens: { ...NOTHING, period: spanOf(year) },
    note:
      known.length < WEEKS
        ? 'tickets a week · a season takes more than a year to see'
        : 'tickets a week of the year',
    summary:
      `${count(known.length, 'week')}; the busiest is week ${most.week} of ${String(year[most.row]?.year)} ` +
      `with ${number(most.n)} tickets.`,
    marks: year.flatMap((_, row) => Array.from({ length: WEEKS }, (_, at) => opens(row, at))),
    table: {
      columns: [{ name: 'Week' }, { name: 'Tickets', numeric: true }],
      rows: year.flatMap(({ year: name }, row) =>
        (cells[row] ?? []).flatMap((n, at) =>
          n === null ? [] : [{ cells: [`${name}, week ${at + 1}`, n], opens: opens(row, at) }],
        ),
      ),
    },
    years: year.map((row) => row.year),
    cells,
    most,
  };
}

/** From the first week to the last: all of time would take in tickets without a date. */
function spanOf(year: YearRow[]): Period | null {
  const weeks = year.flatMap((row) => row.periods).filter((period) => period !== null);
  const [first, last] = [weeks[0], weeks.at(-1)];
  return first && last ? { start: first.start, end: last.end } : null;
}

function largest(cells: (number | null)[][]): YearModel['most'] {
  let most = { row: 0, week: 1, n: -1 };
  cells.forEach((row, at) =>
    row.forEach((n, week) => {
      if (n !== null && n > most.n) most = { row: at, week: week + 1, n };
    }),
  );
  return most;
}
