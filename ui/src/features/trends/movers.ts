/** What is new, growing or fading. In: Trends. Out: its values in words, most sure first, and the same as a table. */
import { COURSES } from '@/charts/evolution/model';
import type { Table } from '@/charts/types';
import type { Direction } from '@/ipc/generated/Direction';
import type { Evolution } from '@/ipc/generated/Evolution';
import type { Facet } from '@/ipc/generated/Facet';
import type { Narrow } from '@/ipc/generated/Narrow';
import type { Trends } from '@/ipc/generated/Trends';
import { percent, signed, THIN } from '@/shared/format';
import { FACET_NAMES, valueName } from '@/shared/words';

/** A value that surely moves. */
export interface Mover {
  /** Distinct among all. */
  id: string;
  facet: Facet;
  label: string;
  n: number;
  direction: Direction;
  /** `growing`. */
  course: string;
  /** `22 % → 31 %`. */
  halves: string;
  /** `+8.4 points (+7.3 to +9.5)`. */
  difference: string;
  opens: Narrow;
}

/** Categories, phrases and topics whose share surely moves, most sure first. */
export function moversOf({ categories, phrases, topics }: Trends): Mover[] {
  const of = (facet: Facet, values: Evolution[]) => values.map((value) => ({ facet, value }));
  return [...of('category', categories), ...of('phrase', phrases), ...of('topic', topics)]
    .filter(({ value }) => value.direction !== 'steady')
    .sort((one, other) => (one.value.p ?? 1) - (other.value.p ?? 1))
    .map(({ facet, value }) => moverOf(facet, value));
}

function moverOf(facet: Facet, { name, n, direction, halves, difference, opens }: Evolution): Mover {
  const shown = (share: number) => percent(share, share < 10 ? 1 : 0);
  return {
    id: `${facet} ${name}`,
    facet,
    label: facet === 'phrase' ? `“${name}”` : valueName(facet, name),
    n,
    direction,
    course: COURSES[direction],
    halves: halves ? `${shown(halves[0])} → ${shown(halves[1])}` : '',
    difference: difference
      ? `${signed(difference[0], 1)}${THIN}points (${signed(difference[1], 1)} to ${signed(difference[2], 1)})`
      : '',
    opens,
  };
}

/** For a file: plain numbers. */
export function moverTable({ categories, phrases, topics }: Trends): Table {
  const rows = (facet: Facet, values: Evolution[]) =>
    values
      .filter(({ direction }) => direction !== 'steady')
      .map(({ name, n, direction, halves, difference, opens }) => ({
        cells: [
          FACET_NAMES[facet],
          valueName(facet, name),
          COURSES[direction],
          n,
          ...(halves ?? [null, null]),
          ...(difference ?? [null, null, null]),
        ],
        opens,
      }));
  return {
    columns: [
      { name: 'Kind' },
      { name: 'Name' },
      { name: 'Course' },
      { name: 'Tickets', numeric: true },
      { name: 'First half, %', numeric: true },
      { name: 'Second half, %', numeric: true },
      { name: 'Change, points', numeric: true },
      { name: '95 %, from', numeric: true },
      { name: '95 %, to', numeric: true },
    ],
    rows: [...rows('category', categories), ...rows('phrase', phrases), ...rows('topic', topics)],
  };
}

/** Days out of the ordinary, for a file. */
export function outlierTable({ outliers }: Trends): Table {
  return {
    columns: [
      { name: 'Day' },
      { name: 'Tickets', numeric: true },
      { name: 'Expected', numeric: true },
      { name: 'Usual, from', numeric: true },
      { name: 'Usual, to', numeric: true },
      { name: 'Mostly' },
    ],
    rows: outliers.map(({ day, tickets, expected, usual, drivers, opens }) => ({
      cells: [
        day,
        tickets,
        expected,
        ...usual,
        drivers
          .map((one) => `${valueName(one.facet, one.name)} ${signed(one.tickets - one.usual)}`)
          .join('; '),
      ],
      opens,
    })),
  };
}
