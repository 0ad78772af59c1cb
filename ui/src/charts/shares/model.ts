/** Shares of a facet's values. In: Overview. Out: one bar a value, sorted. Serves category, tone, channel and priority. */
import type { Facet } from '@/ipc/generated/Facet';
import type { Overview } from '@/ipc/generated/Overview';
import type { Share } from '@/ipc/generated/Share';
import { NOTHING, only } from '@/shared/filter';
import { change, number, percent, signedPercent } from '@/shared/format';
import { valueName } from '@/shared/words';

import type { ChartModel, Table } from '../types';

/** One bar; a `null` name is all values beyond the ones shown. */
export interface ShareBar {
  name: string;
  label: string;
  n: number;
  percent: number;
  negative: number;
  /** Change against the previous period in percent; `null` when there was nothing before. */
  change: number | null;
  /** `+31 %`, `new`, or empty without a previous period. */
  changeText: string;
  /** Whether its share changed beyond chance. */
  sure: boolean;
}

/** Bars from top to bottom; `marks` holds for each bar the whole, then its negative part. */
export interface ShareModel extends ChartModel {
  bars: ShareBar[];
  /** Rows there is room for: bars are no thicker when they are few. */
  rows: number;
  /** Bars are the tones themselves, so that no part of them is drawn as negative. */
  tones: boolean;
}

/** Most bars in one picture; the table lists all. */
const MOST_BARS = 9;

/** Tickets by a facet's values, in the order given, drawn with room for at least `leastRows` bars. */
export function shareModel(
  overview: Overview,
  shares: Share[],
  facet: Facet,
  leastRows: number,
): ShareModel | null {
  const present = shares.filter((share) => share.n > 0);
  if (present.length === 0) return null;
  const bars = present.slice(0, MOST_BARS).map((share) => toBar(share, facet));
  const tones = facet === 'sentiment';
  const first = [...bars].sort((a, b) => b.n - a.n)[0];
  const rest = present.length - bars.length;
  return {
    n: overview.scope.n,
    opens: NOTHING,
    note: noteOf(bars, rest),
    keys:
      !tones && bars.some((bar) => bar.negative > 0) ? [{ look: 'negative', label: 'negative in tone' }] : [],
    summary: `${first?.label ?? ''} is the largest with ${number(first?.n)} tickets, ${percent(first?.percent)}.`,
    marks: bars.flatMap((bar) => [
      only(facet, bar.name),
      tones
        ? only(facet, bar.name)
        : {
            ...NOTHING,
            facets: [
              [facet, [bar.name]],
              ['sentiment', ['negative']],
            ],
          },
    ]),
    table: tableOf(present, facet),
    bars,
    rows: Math.max(bars.length, leastRows),
    tones,
  };
}

function noteOf(bars: ShareBar[], rest: number): string {
  const parts = ['tickets, share'];
  if (bars.some((bar) => bar.changeText)) parts.push('change');
  return parts.join(', ') + (rest > 0 ? ` · ${rest} more in the table` : '');
}

function toBar(share: Share, facet: Facet): ShareBar {
  const moved = change(share.n, share.previous);
  return {
    name: share.name,
    label: valueName(facet, share.name),
    n: share.n,
    percent: share.percent,
    negative: share.negative,
    change: moved,
    changeText: changeText(share, moved),
    sure: share.sure === true,
  };
}

function changeText({ previous, n }: Share, moved: number | null): string {
  if (previous === null) return '';
  if (moved === null) return n > 0 ? 'new' : '';
  return signedPercent(moved);
}

function tableOf(shares: Share[], facet: Facet): Table {
  return {
    columns: [
      { name: 'Name' },
      { name: 'Tickets', numeric: true },
      { name: 'Share', numeric: true, show: (value) => percent(value as number, 1) },
      { name: 'Negative', numeric: true },
      { name: 'Previous period', numeric: true },
    ],
    rows: shares.map((share) => ({
      cells: [valueName(facet, share.name), share.n, share.percent, share.negative, share.previous],
      opens: only(facet, share.name),
    })),
  };
}
