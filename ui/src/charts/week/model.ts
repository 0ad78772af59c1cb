/** When tickets come in. In: a view with a week. Out: weekday × hour, in the order the week starts. */
import type { Narrow } from '@/ipc/generated/Narrow';
import type { WeekMap } from '@/ipc/generated/WeekMap';
import { NOTHING } from '@/shared/filter';
import { number } from '@/shared/format';
import { hour, weekday } from '@/shared/words';

import type { ChartModel, Viewed } from '../types';

/** `cells[row][hour]`; `marks` holds row × 24 + hour. */
export interface WeekModel extends ChartModel {
  /** Weekdays' short names, top row first. */
  days: string[];
  cells: number[][];
  /** Largest cell. */
  most: { row: number; hour: number; n: number };
}

/** `null` when no ticket has a time. */
export function weekModel({ week }: Viewed & { week: WeekMap }): WeekModel | null {
  const order = Array.from({ length: 7 }, (_, at) => (at + week.week_start) % 7);
  const cells = order.map((index) => week.cells[index] ?? []);
  const n = cells.flat().reduce((sum, cell) => sum + cell, 0);
  if (n === 0) return null;
  const most = largest(cells);
  const when = `${weekday(order[most.row] ?? 0)} ${hour(most.hour)}`;
  return {
    n,
    opens: { ...NOTHING, ranges: [{ measure: 'hour_of_week', from: null, to: null }] },
    note: 'tickets a weekday and hour',
    summary: `Busiest hour: ${when} with ${number(most.n)} tickets.`,
    marks: order.flatMap((index) => Array.from({ length: 24 }, (_, at) => opens(index * 24 + at))),
    table: {
      columns: [{ name: 'Weekday' }, { name: 'Hour' }, { name: 'Tickets', numeric: true }],
      rows: order.flatMap((index, row) =>
        (cells[row] ?? []).map((cell, at) => ({
          cells: [weekday(index), hour(at), cell],
          opens: opens(index * 24 + at),
        })),
      ),
    },
    days: order.map((index) => weekday(index).slice(0, 3)),
    cells,
    most,
  };
}

/** `HourOfWeek` counts from Monday whatever the week start. */
function opens(hourOfWeek: number): Narrow {
  return { ...NOTHING, ranges: [{ measure: 'hour_of_week', from: hourOfWeek, to: hourOfWeek + 1 }] };
}

function largest(cells: number[][]): WeekModel['most'] {
  let most = { row: 0, hour: 0, n: -1 };
  cells.forEach((row, at) =>
    row.forEach((n, hour) => {
      if (n > most.n) most = { row: at, hour, n };
    }),
  );
  return most;
}
