/** Satisfaction by category and channel, worst first. In: Problems. Out: rows with their intervals. */
import type { Combination } from '@/ipc/generated/Combination';
import type { Problems } from '@/ipc/generated/Problems';
import { number, percent, signed, THIN } from '@/shared/format';
import { valueName } from '@/shared/words';

import type { Table } from '../types';
import { marksOf, MOST_ROWS, moreWords, type IntervalModel, type IntervalRow } from './model';
import { ratedOf } from './population';

/** `null` when no combination has enough ratings. */
export function combinationsModel(problems: Problems): IntervalModel | null {
  const all = problems.combinations;
  const shown = all.slice(0, MOST_ROWS);
  const worst = shown[0];
  if (!worst) return null;
  return {
    ...ratedOf(problems),
    note: `satisfied of those rated, with the 95 % interval${moreWords(all.length)}`,
    summary: `Lowest for ${nameOf(worst)}: ${percent(worst.csat.percent)} of ${number(worst.csat.n)} satisfied.`,
    marks: marksOf(shown.map(({ csat }) => csat)),
    table: tableOf(all),
    rows: shown.map(rowOf),
    reference: null,
    range: null,
    room: 4,
    unit: `${THIN}%`,
  };
}

function nameOf({ category, channel }: Combination): string {
  return `${valueName('category', category)} · ${valueName('channel', channel)}`;
}

function rowOf(one: Combination): IntervalRow {
  const { csat, difference, sure } = one;
  const at = csat.percent ?? 0;
  const [low, high] = csat.interval ?? [at, at];
  const hover = [`${percent(at, 1)} of ${number(csat.n)} satisfied, ${number(low)}–${number(high)}`];
  if (difference) hover.push(differenceWords(difference), sure ? 'beyond chance' : 'may be chance');
  const worse = difference !== null && difference[0] < 0;
  return {
    label: nameOf(one),
    at,
    low,
    high,
    text: `${percent(at)} · n ${number(csat.n)}`,
    hover,
    mood: sure ? (worse ? 'bad' : 'good') : 'unsure',
  };
}

function differenceWords([by, low, high]: [number, number, number]): string {
  return `${signed(by, 1)}${THIN}points against all others (${signed(low, 1)} to ${signed(high, 1)})`;
}

function tableOf(all: Combination[]): Table {
  const share = (value: string | number | null) => percent(value as number | null, 1);
  return {
    columns: [
      { name: 'Category' },
      { name: 'Channel' },
      { name: 'Satisfied', numeric: true, show: share },
      { name: 'Low', numeric: true, show: share },
      { name: 'High', numeric: true, show: share },
      { name: 'Rated', numeric: true },
      { name: 'Against others, points', numeric: true },
      { name: 'Beyond chance' },
    ],
    rows: all.map(({ category, channel, csat, difference, sure }) => ({
      cells: [
        valueName('category', category),
        valueName('channel', channel),
        csat.percent,
        csat.interval?.[0] ?? null,
        csat.interval?.[1] ?? null,
        csat.n,
        difference?.[0] ?? null,
        sure ? 'yes' : 'no',
      ],
      opens: csat.opens,
    })),
  };
}
