/**
 * What people marked, as lines in a picture over time. In: events, the days along the axis. Out: shapes and words.
 * A line is told from the data by its dashes and by its name, not by colour alone.
 */
import type { Event } from '@/ipc/generated/Event';
import { addDays, daysBetween } from '@/shared/days';
import { dayInWeek } from '@/shared/words';

import { cut, plain, word } from './layout';
import type { Theme } from './theme';
import type { Layout } from './types';

/** A view that may carry events. */
export interface Marked {
  events?: readonly Event[];
}

/** An event's place: at the beginning of its day, in positions where bucket 0 is centred on 0. */
export interface EventLine {
  at: number;
  name: string;
  day: string;
}

const LONGEST = 18;
const LETTER = 6.2;
const ROW = 13;

/**
 * The places of events among buckets that begin on `days`; the last bucket ends with `last` (inclusive).
 * Events outside are left out.
 */
export function eventLines(
  events: readonly Event[] | undefined,
  days: readonly string[],
  last: string | undefined,
): EventLine[] {
  const first = days[0];
  if (!events || first === undefined) return [];
  const end = addDays(last ?? days.at(-1) ?? first, 1);
  return events
    .filter(({ day }) => day >= first && day < end)
    .map(({ day, name }) => {
      const at = days.findLastIndex((one) => one <= day);
      const from = days[at] ?? first;
      const width = daysBetween(from, days[at + 1] ?? end) - 1;
      return { at: at - 0.5 + (daysBetween(from, day) - 1) / Math.max(1, width), name, day };
    });
}

/** What a chart's spoken summary adds about its events. */
export function eventsSpoken(lines: readonly EventLine[]): string {
  if (lines.length === 0) return '';
  return ` Marked: ${lines.map(({ name, day }) => `${name} on ${dayInWeek(day)}`).join(', ')}.`;
}

/** How the lines are drawn. */
export interface EventMarks {
  shapes: Layout[];
  annotations: Layout[];
  /** Pixels the words take above the picture. */
  height: number;
}

/**
 * Dashed lines through the whole picture, named above it; names that would touch stand on rows of their own.
 * `length` is the number of buckets, `pixels` the least width of the picture, `lift` what else stands above it.
 */
export function eventMarks(
  lines: readonly EventLine[],
  theme: Theme,
  axis: { length: number; pixels: number; lift?: number },
): EventMarks {
  const rows: number[] = [];
  const placed = lines.map((line) => {
    const name = cut(line.name, LONGEST);
    const left = ((line.at + 0.5) / Math.max(1, axis.length)) * axis.pixels;
    const width = (name.length + 2) * LETTER;
    const turned = left + width > axis.pixels;
    const from = turned ? left - width : left;
    const free = rows.findIndex((end) => end <= from);
    const row = free < 0 ? rows.length : free;
    rows[row] = from + width;
    return { ...line, label: name, row, turned };
  });
  return {
    shapes: placed.map(({ at }) => ({
      type: 'line',
      x0: at,
      x1: at,
      yref: 'paper',
      y0: 0,
      y1: 1,
      layer: 'above',
      line: { color: theme.text2, width: 1, dash: 'dashdot' },
    })),
    annotations: placed.map(({ at, label, row, turned, day, name }) =>
      word(
        turned ? `${plain(label)} ⚑` : `⚑ ${plain(label)}`,
        {
          x: at,
          xanchor: turned ? 'right' : 'left',
          xshift: turned ? 4 : -4,
          yref: 'paper',
          y: 1,
          yanchor: 'bottom',
          yshift: row * ROW + (axis.lift ?? 0),
          hovertext: `<b>${plain(name)}</b><br>${dayInWeek(day)}`,
        },
        theme.text2,
        10.5,
      ),
    ),
    height: rows.length * ROW,
  };
}
