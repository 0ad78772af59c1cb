/** Shares over time. In: Trends, its values of one facet. Out: a small picture a value, those that change most surely first. */
import type { Direction } from '@/ipc/generated/Direction';
import type { Evolution } from '@/ipc/generated/Evolution';
import type { Facet } from '@/ipc/generated/Facet';
import type { Trends } from '@/ipc/generated/Trends';
import { NOTHING } from '@/shared/filter';
import { percent, signed } from '@/shared/format';
import { valueName } from '@/shared/words';

import { A_UNIT } from '../buckets';
import { timeLine, type TimeLine } from '../time';
import type { ChartModel } from '../types';

/** One small picture. */
export interface SharePanel {
  label: string;
  /** `22 % → 31 %`: the first and the second half of the period. */
  halves: string;
  /** `growing`; empty when nothing is sure. */
  course: string;
  direction: Direction;
  points: { percent: number | null; tickets: number }[];
}

/** Panels in the order given; `marks` holds panel × buckets + bucket. */
export interface EvolutionModel extends ChartModel {
  panels: SharePanel[];
  time: TimeLine;
}

/** Where a share goes, in a word; nothing sure is no word. */
export const COURSES: Record<Direction, string> = {
  new: 'new',
  emerging: 'growing',
  fading: 'fading',
  steady: '',
};

/** Most small pictures; the table lists all values. */
const MOST = 6;

/** `null` without a value that has tickets, or with fewer than two buckets: there is no "over time" then. */
export function evolutionModel(view: Trends, values: Evolution[], facet: Facet): EvolutionModel | null {
  const present = values.filter(({ n }) => n > 0);
  if (present.length === 0 || view.buckets.length < 2) return null;
  const shown = present.slice(0, MOST);
  const time = timeLine(view);
  const rest = present.length - shown.length;
  return {
    n: view.scope.n,
    opens: NOTHING,
    note:
      `share of tickets ${A_UNIT[view.unit]}, each on its own scale` +
      (rest > 0 ? ` · ${rest} more in the table` : ''),
    summary: summaryOf(present, facet),
    marks: shown.flatMap((value) => view.buckets.map(({ period }) => ({ ...value.opens, period }))),
    table: {
      columns: [
        { name: 'Name' },
        { name: 'Tickets', numeric: true },
        { name: 'First half, %', numeric: true },
        { name: 'Second half, %', numeric: true },
        { name: 'Change, points', numeric: true, show: (value) => signed(value as number, 1) },
        { name: '95 %, from', numeric: true, show: (value) => signed(value as number, 1) },
        { name: '95 %, to', numeric: true, show: (value) => signed(value as number, 1) },
        { name: 'Course' },
      ],
      rows: present.map((value) => ({
        cells: [
          valueName(facet, value.name),
          value.n,
          ...(value.halves ?? [null, null]),
          ...(value.difference ?? [null, null, null]),
          COURSES[value.direction] || 'nothing sure',
        ],
        opens: value.opens,
      })),
    },
    panels: shown.map((value) => ({
      label: valueName(facet, value.name),
      halves: value.halves ? `${percent(value.halves[0])} → ${percent(value.halves[1])}` : '',
      course: COURSES[value.direction],
      direction: value.direction,
      points: view.buckets.map((_, at) => ({
        percent: value.percent[at] ?? null,
        tickets: value.tickets[at] ?? 0,
      })),
    })),
    time,
  };
}

function summaryOf(values: Evolution[], facet: Facet): string {
  const moving = values.filter(({ direction }) => direction !== 'steady');
  if (moving.length === 0) return 'Nothing surely changes.';
  const said = moving.map(({ name, direction, halves }) => {
    const span = halves ? ` from ${percent(halves[0])} to ${percent(halves[1])}` : '';
    return `${valueName(facet, name)} is ${COURSES[direction]}${span}`;
  });
  return said.join(', ') + '.';
}
