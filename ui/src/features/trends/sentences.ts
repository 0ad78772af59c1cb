/**
 * What the charts of Trends say, in sentences a support lead could say aloud. In: Trends. Out: parts, some of which open
 * tickets. Never: says more than the numbers do.
 */
import { strengthWord } from '@/charts/parts/model';
import type { Decomposition } from '@/ipc/generated/Decomposition';
import type { Driver } from '@/ipc/generated/Driver';
import type { Forecast } from '@/ipc/generated/Forecast';
import type { OutlierDay } from '@/ipc/generated/OutlierDay';
import type { Trends } from '@/ipc/generated/Trends';
import { NOTHING } from '@/shared/filter';
import { count, days, number, percent, signed } from '@/shared/format';
import { dayInWeek, valueName } from '@/shared/words';

import type { Part } from './said';

const DAY_MS = 86_400_000;

/** `412 open at the start + 2,480 came in + 61 reopened − 2,391 solved = 562 open at the end`. */
export function flowSentence({ flow, scope }: Trends): Part[] {
  const start = scope.period?.start;
  // Who is open at an instant is asked for by a period that ends there.
  const before =
    start === undefined
      ? undefined
      : { ...NOTHING, population: 'open_at_end' as const, period: { start: start - DAY_MS, end: start } };
  return [
    { text: number(flow.open_start), opens: before, strong: true },
    { text: ' open at the start + ' },
    { text: number(flow.created), opens: flow.opens_created, strong: true },
    { text: ' came in + ' },
    { text: number(flow.reopened), strong: true },
    { text: ' reopened − ' },
    { text: number(flow.resolved), strong: true },
    ...(flow.end_unknown === 0
      ? [{ text: ' solved = ' }]
      : [
          { text: ' solved − ' },
          { text: number(flow.end_unknown), opens: flow.opens_end_unknown, strong: true },
          { text: ' solved at an unknown time = ' },
        ]),
    { text: number(flow.open_end), opens: flow.opens_end, strong: true },
    { text: scope.so_far ? ' open now' : ' open at the end' },
  ];
}

/** `Tue 14 Oct: 182 tickets, usually 90–120. Mostly Billing (+61) and “charged twice” (+48).` */
export function outlierSentence(day: OutlierDay): Part[] {
  const more = day.tickets > day.expected;
  const parts: Part[] = [
    { text: `${dayInWeek(day.day)}: `, strong: true },
    { text: count(day.tickets, 'ticket'), opens: day.opens },
    { text: `, usually ${number(day.usual[0])}–${number(day.usual[1])}.` },
  ];
  if (day.drivers.length === 0) return [...parts, { text: ' Of everything a little.' }];
  parts.push({ text: more ? ' Mostly ' : ' Missing mostly ' });
  day.drivers.forEach((driver, at) => {
    if (at > 0) parts.push({ text: at === day.drivers.length - 1 ? ' and ' : ', ' });
    parts.push({ text: driverWords(driver), opens: driver.tickets > 0 ? driver.opens : undefined });
  });
  return [...parts, { text: '.' }];
}

function driverWords({ facet, name, tickets, usual }: Driver): string {
  const shown = facet === 'phrase' ? `“${name}”` : valueName(facet, name);
  return `${shown} (${signed(tickets - usual)})`;
}

/** What is to be expected, and how well it would have done. */
export function forecastSentences({ days: ahead, total, learnt_from, ...tried }: Forecast): Part[] {
  const span: [string, string] = [ahead[0]?.day ?? '', ahead.at(-1)?.day ?? ''];
  const expected: Part[] = [
    { text: `About ${number(total[0])} tickets`, strong: true },
    {
      text: ` from ${days(span, false)}; 8 times in 10 between ${number(total[1])} and ${number(total[2])}. `,
    },
  ];
  return [...expected, { text: trackRecord(tried) + ` Learnt from ${count(learnt_from, 'day')}.` }];
}

/** How the last 28 days would have been told from those before, beside the plainest way there is. */
function trackRecord({
  tried_error,
  naive_error,
  tried_inside,
}: Omit<Forecast, 'days' | 'total' | 'learnt_from'>): string {
  if (tried_error === null) return 'There are too few days to try it on the past.';
  const off = `Tried on the last 28 days it was ${percent(tried_error)} off a day`;
  const beside =
    naive_error === null
      ? ''
      : `, “as in the week before” ${percent(naive_error)}` +
        (naive_error < tried_error ? ': no better than that' : '');
  const inside =
    tried_inside === null ? '' : `; ${percent(tried_inside)} of the days lay in its 80${'\u202f'}% band`;
  return `${off}${beside}${inside}.`;
}

/** The slow movement, and what the weekday does. */
export function patternSentence({ trend, weekly_strength }: Decomposition): Part[] {
  const word = strengthWord(weekly_strength);
  const meaning = {
    weak: 'the weekday says little about how many tickets come',
    moderate: 'the weekday tells part of how many tickets come',
    strong: 'the weekday tells most of what moves from day to day',
  }[word];
  return [
    {
      text:
        `Under the noise it went from ${number(trend[0])} to ${number(trend.at(-1))} tickets a day. ` +
        `The weekly pattern is ${word} (${number(weekly_strength, 2)} of 1)` +
        (meaning ? `: ${meaning}.` : '.'),
    },
  ];
}
