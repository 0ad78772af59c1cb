/** Open tickets by age and priority. In: Problems. Out: a bar a bin, in parts. */
import type { AgeBin } from '@/ipc/generated/AgeBin';
import type { Narrow } from '@/ipc/generated/Narrow';
import type { Priority } from '@/ipc/generated/Priority';
import type { Problems } from '@/ipc/generated/Problems';
import { NOTHING } from '@/shared/filter';
import { duration, number, percent } from '@/shared/format';
import { valueName } from '@/shared/words';

import type { ChartModel, Table } from '../types';

/** Priorities in the order of `AgeBin.by_priority`. */
export const PRIORITIES: readonly Priority[] = ['low', 'medium', 'high', 'critical'];

/** One bar. */
export interface AgeBar {
  label: string;
  n: number;
  /** By {@link PRIORITIES}. */
  parts: number[];
}

/** Bars from young to old; `marks` holds for each bar its parts. */
export interface AgeingModel extends ChartModel {
  bars: AgeBar[];
}

/** `null` when nothing is open. */
export function ageingModel({ ageing, clock }: Problems): AgeingModel | null {
  const bars = ageing.map((bin) => ({
    label: labelOf(bin, clock),
    n: sum(bin.by_priority),
    parts: bin.by_priority,
  }));
  const n = sum(bars.map((bar) => bar.n));
  if (n === 0) return null;
  const [oldest, last] = [bars.at(-1), ageing.at(-1)];
  return {
    n,
    opens: opensAll(ageing),
    note: 'open tickets by age and priority' + (clock === 'business' ? ', in business hours' : ''),
    summary: `${number(oldest?.n)} of ${number(n)} open tickets, ${percent(((oldest?.n ?? 0) / n) * 100)}, are ${duration(last?.from, clock)} old or more.`,
    marks: ageing.flatMap((bin) => PRIORITIES.map((priority) => opensPart(bin, priority))),
    table: tableOf(ageing, bars),
    bars,
  };
}

function labelOf({ from, to }: AgeBin, clock: Problems['clock']): string {
  if (to === null) return `${duration(from, clock)} or more`;
  return from === 0 ? `under ${duration(to, clock)}` : `${duration(from, clock)} – ${duration(to, clock)}`;
}

function opensPart({ opens }: AgeBin, priority: Priority): Narrow {
  const others = opens.facets.filter(([facet]) => facet !== 'priority');
  return { ...opens, facets: [...others, ['priority', [priority]]] };
}

/** The bins without their limits: from the first's beginning to the last's end. */
function opensAll(bins: readonly AgeBin[]): Narrow {
  const [first, last] = [bins[0]?.opens, bins.at(-1)?.opens];
  if (!first || !last) return NOTHING;
  const ranges = first.ranges.map((range, at) => ({ ...range, to: last.ranges[at]?.to ?? null }));
  return { ...first, ranges };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function tableOf(bins: AgeBin[], bars: AgeBar[]): Table {
  const names = [...PRIORITIES].reverse();
  return {
    columns: [
      { name: 'Age' },
      ...names.map((priority) => ({ name: valueName('priority', priority), numeric: true })),
      { name: 'All', numeric: true },
    ],
    rows: bins.map((bin, at) => ({
      cells: [bars[at]?.label ?? '', ...[...bin.by_priority].reverse(), bars[at]?.n ?? 0],
      opens: bin.opens,
    })),
  };
}
