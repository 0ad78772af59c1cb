/**
 * Numbers with their intervals, one below the other: the kin of combinations, impacts and drivers. In: rows. Out: a model.
 * Never: decides what a row means; that is the neighbours'.
 */
import type { Narrow } from '@/ipc/generated/Narrow';

import type { ChartModel } from '../types';

/** One row. */
export interface IntervalRow {
  label: string;
  at: number;
  low: number;
  high: number;
  /** Right of the picture. */
  text: string;
  /** Shown while pointed at; lines of plain text. */
  hover: string[];
  /** Coloured only beyond chance. */
  mood: 'bad' | 'good' | 'unsure';
}

/** Rows from top to bottom, one mark each. */
export interface IntervalModel extends ChartModel {
  rows: IntervalRow[];
  /** A line to hold the rows against, with its word below. */
  reference: { at: number; word: string } | null;
  /** Ends of the axis; `null`: as the rows need. */
  range: [number, number] | null;
  /** Rows there is room for. */
  room: number;
  /** Behind a number on the axis. */
  unit: string;
}

/** Most rows in one picture; the table lists all. */
export const MOST_ROWS = 9;

/** ` · 5 more in the table`, or nothing. */
export function moreWords(all: number): string {
  return all > MOST_ROWS ? ` · ${all - MOST_ROWS} more in the table` : '';
}

/** Marks of rows in their order. */
export function marksOf(rows: readonly { opens: Narrow }[]): Narrow[] {
  return rows.map(({ opens }) => opens);
}
