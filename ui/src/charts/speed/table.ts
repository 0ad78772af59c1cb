/** First reply and time to solve in all their definitions, as tables. In: Overview. Out: rows for screen and for a file. */
import type { Clock } from '@/ipc/generated/Clock';
import type { Durations } from '@/ipc/generated/Durations';
import type { Having } from '@/ipc/generated/Having';
import type { Overview } from '@/ipc/generated/Overview';
import { NOTHING } from '@/shared/filter';
import { duration, NONE } from '@/shared/format';

import type { Cell, Row, Table } from '../types';

/** One duration by one definition. */
interface Line {
  name: string;
  of: Durations;
  /** Condition of the done tickets, where only those are counted. */
  alone: Having | null;
}

function lines({ speed }: Overview): Line[] {
  return [
    { name: 'First reply, all', of: speed.first_response, alone: null },
    { name: 'Answered alone', of: speed.first_response, alone: 'answered' },
    { name: 'Time to solve, all', of: speed.resolution, alone: null },
    { name: 'Solved alone', of: speed.resolution, alone: 'resolved' },
  ];
}

/** As a person reads it. */
export function speedTable(overview: Overview): Table {
  const { clock } = overview;
  return {
    columns: [
      { name: 'Which tickets' },
      ...['Done', 'Waiting', 'Mean', 'Median', 'p75', 'p90', 'p95'].map((name) => ({ name, numeric: true })),
    ],
    rows: lines(overview).map((line) => row(line, shown(line, clock))),
  };
}

/** As a file keeps it: hours, and the interval's ends apart. */
export function speedFile(overview: Overview): Table {
  const names = ['Mean', 'Median', 'Median, low', 'Median, high', 'p75', 'p90', 'p95'];
  return {
    columns: [
      { name: `In ${overview.clock} hours` },
      ...['Done', 'Waiting', ...names].map((name) => ({ name, numeric: true })),
    ],
    rows: lines(overview).map((line) => row(line, plain(line))),
  };
}

function row({ name, of, alone }: Line, cells: Cell[]): Row {
  const opens = alone && { ...NOTHING, having: [alone] };
  return { cells: [name, of.n, alone ? null : of.censored, ...cells], opens };
}

/** Those that still wait count as waiting (Kaplan–Meier), which knows no mean. */
function plain({ of, alone }: Line): Cell[] {
  if (alone) return [of.mean, of.median, null, null, of.p75, of.p90, of.p95];
  const [low, high] = of.km_interval ?? [null, null];
  return [null, of.km_median, low, high, null, of.km_p90, null];
}

function shown(line: Line, clock: Clock): Cell[] {
  const [mean, median, low, high, ...rest] = plain(line);
  const hours = (value: Cell | undefined) => (typeof value === 'number' ? duration(value, clock) : NONE);
  const interval =
    typeof low === 'number' && typeof high === 'number' ? ` (${hours(low)}–${hours(high)})` : '';
  return [hours(mean), hours(median) + interval, ...rest.map(hours)];
}
