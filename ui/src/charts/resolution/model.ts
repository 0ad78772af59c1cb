/** How long until solved. In: Overview. Out: one bar a bin of time, open tickets on top. */
import type { Bin } from '@/ipc/generated/Bin';
import type { Clock } from '@/ipc/generated/Clock';
import type { Narrow } from '@/ipc/generated/Narrow';
import type { Overview } from '@/ipc/generated/Overview';
import { NOTHING } from '@/shared/filter';
import { duration, NONE, number } from '@/shared/format';

import type { ChartModel, Table } from '../types';

/** Bars from shortest to longest; `marks` holds for each bin the solved, then the open. */
export interface ResolutionModel extends ChartModel {
  bins: (Bin & { label: string })[];
  /** Places of the lines, in bins from the left edge of the first; `null` when not known. */
  median: { at: number; text: string } | null;
  p90: { at: number; text: string } | null;
}

/** `null` when nothing was solved and nothing is open. */
export function resolutionModel({ resolution_times, clock }: Overview): ResolutionModel | null {
  const { n, median, p90 } = resolution_times;
  const bins = withoutEmptyEnds(resolution_times.bins).map((bin) => ({ ...bin, label: labelOf(bin, clock) }));
  if (n === 0 || bins.length === 0) return null;
  const open = bins.some((bin) => bin.open > 0);
  return {
    n,
    opens: { ...NOTHING, ranges: [{ measure: 'resolution_or_age_hours', from: null, to: null }] },
    note: (open ? 'tickets, open ones by age' : 'tickets') + (clock === 'business' ? ', business hours' : ''),
    keys: open ? [{ look: 'open', label: 'still open' }] : [],
    summary: `Half of the tickets are solved within ${duration(median, clock)}, nine in ten within ${duration(p90, clock)}.`,
    marks: bins.flatMap((bin) => [opens(bin, 'resolved'), opens(bin, 'unresolved')]),
    table: tableOf(bins),
    bins,
    median: lineAt(bins, median, `median ${duration(median, clock)}`),
    p90: lineAt(bins, p90, `p90 ${duration(p90, clock)}`),
  };
}

function opens({ from, to }: Bin, state: 'resolved' | 'unresolved'): Narrow {
  const range = { measure: 'resolution_or_age_hours' as const, from: from === 0 ? null : from, to };
  return { ...NOTHING, ranges: [range], having: [state] };
}

function withoutEmptyEnds(bins: Bin[]): Bin[] {
  const filled = bins.map((bin) => bin.resolved + bin.open > 0);
  const first = filled.indexOf(true);
  return first < 0 ? [] : bins.slice(first, filled.lastIndexOf(true) + 1);
}

function labelOf({ from, to }: Bin, clock: Clock): string {
  if (to === null) return `${duration(from, clock)} or more`;
  const end = duration(to, clock);
  return from === 0 ? `under ${end}` : `${duration(from, clock)} – ${end}`;
}

/** Where a time lies among the bins: whole bins before it, and its share of its own on the logarithm. */
function lineAt(bins: Bin[], hours: number | null, text: string): ResolutionModel['median'] {
  if (hours === null) return null;
  const at = bins.findIndex((bin) => hours >= bin.from && (bin.to === null || hours < bin.to));
  const bin = bins[at];
  if (!bin) return null;
  return { at: at + shareOf(bin, hours), text };
}

function shareOf({ from, to }: Bin, hours: number): number {
  if (to === null) return 0.5;
  if (from <= 0) return hours / to;
  return Math.log(hours / from) / Math.log(to / from);
}

function tableOf(bins: (Bin & { label: string })[]): Table {
  const hours = (value: unknown) => (value === null ? NONE : number(value as number, 2));
  return {
    columns: [
      { name: 'Time' },
      { name: 'From, hours', numeric: true, show: hours },
      { name: 'To, hours', numeric: true, show: hours },
      { name: 'Solved', numeric: true },
      { name: 'Still open', numeric: true },
    ],
    rows: bins.map((bin) => ({
      cells: [bin.label, bin.from, bin.to, bin.resolved, bin.open],
      opens: { ...opens(bin, 'resolved'), having: [] },
    })),
  };
}
