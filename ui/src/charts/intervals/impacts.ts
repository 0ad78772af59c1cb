/**
 * What goes along with better or worse satisfaction, tone and escalation. In: Problems. Out: rows around zero.
 * Never: calls it a cause.
 */
import type { Impact } from '@/ipc/generated/Impact';
import type { ImpactOn } from '@/ipc/generated/ImpactOn';
import type { JourneyStep } from '@/ipc/generated/JourneyStep';
import type { Problems } from '@/ipc/generated/Problems';
import { number, percent, signed, THIN } from '@/shared/format';
import { FACET_NAMES, valueName } from '@/shared/words';

import type { Table } from '../types';
import { marksOf, MOST_ROWS, moreWords, type IntervalModel, type IntervalRow } from './model';
import { allOf, ratedOf, scoredOf } from './population';

const STEPS: Record<JourneyStep, string> = {
  answered_in_time: 'Answered in time',
  answered_late: 'Answered late',
  one_touch: 'Solved with one reply',
  several_replies: 'Several replies',
  escalated: 'Escalated',
  reopened: 'Reopened',
  solved_late: 'Solved late',
};

const OF: Record<ImpactOn, { population: typeof allOf; share: string; note: string }> = {
  csat: {
    population: ratedOf,
    share: 'satisfied',
    note: 'points of satisfaction, all tickets against those without',
  },
  negative: {
    population: scoredOf,
    share: 'negative',
    note: 'points of negative tone, all tickets against those without',
  },
  escalated: {
    population: allOf,
    share: 'escalated',
    note: 'points of escalated, all tickets against those without',
  },
};

/** Satisfaction: what draws it down first. `null` when nothing has enough ratings. */
export const satisfactionImpacts = (problems: Problems) =>
  model(
    problems,
    problems.impacts.filter(({ measure }) => measure === 'csat'),
    'csat',
  );

/** Tone: what makes it more negative first. */
export const toneImpacts = (problems: Problems) =>
  model(
    problems,
    problems.impacts.filter(({ measure }) => measure === 'negative'),
    'negative',
  );

/** Where escalations come from. */
export const escalationDrivers = (problems: Problems) =>
  model(problems, problems.escalation_drivers, 'escalated');

function model(problems: Problems, all: Impact[], measure: ImpactOn): IntervalModel | null {
  const { population, share, note } = OF[measure];
  const worstFirst = (a: Impact, b: Impact) => badness(b) - badness(a);
  const shown = all.slice(0, MOST_ROWS).sort(worstFirst);
  const first = shown[0];
  if (!first) return null;
  return {
    ...population(problems),
    note: note + moreWords(all.length),
    summary: `${labelOf(first)} goes along with ${signed(first.effect.points, 1)} points ${share}.`,
    marks: marksOf(shown.map(({ rate }) => rate)),
    table: tableOf(all, share),
    rows: shown.map((one) => rowOf(one, share)),
    reference: { at: 0, word: '0' },
    range: null,
    room: 4,
    unit: '',
  };
}

/** Points in the bad direction. */
function badness({ measure, effect }: Impact): number {
  return measure === 'csat' ? -effect.points : effect.points;
}

/** A part by the name people know it by. */
export function labelOf({ facet, step, name, label }: Impact): string {
  if (step) return STEPS[step];
  if (facet === null) return label || name;
  return facet === 'topic' ? `“${label}”` : valueName(facet, name);
}

function rowOf(one: Impact, share: string): IntervalRow {
  const { effect, rate, others, sure } = one;
  const [low, high] = effect.interval;
  return {
    label: labelOf(one),
    at: effect.points,
    low,
    high,
    text: `${signed(effect.points, 1)} · n ${number(rate.n)}`,
    hover: [
      `${percent(rate.percent, 1)} of ${number(rate.n)} ${share}, others ${percent(others, 1)}`,
      `${signed(effect.points, 1)}${THIN}points of all (${signed(low, 1)} to ${signed(high, 1)})`,
      sure ? 'beyond chance; goes along with, not because of' : 'may be chance',
    ],
    mood: sure ? (badness(one) > 0 ? 'bad' : 'good') : 'unsure',
  };
}

function tableOf(all: Impact[], share: string): Table {
  const show = (value: string | number | null) => percent(value as number | null, 1);
  return {
    columns: [
      { name: 'Part' },
      { name: 'Kind' },
      { name: `Within, ${share}`, numeric: true, show },
      { name: 'Others', numeric: true, show },
      { name: 'Tickets', numeric: true },
      { name: 'Points', numeric: true },
      { name: 'Low', numeric: true },
      { name: 'High', numeric: true },
      { name: 'Beyond chance' },
    ],
    rows: all.map((one) => ({
      cells: [
        labelOf(one),
        one.facet ? FACET_NAMES[one.facet] : 'What happened',
        one.rate.percent,
        one.others,
        one.rate.n,
        one.effect.points,
        one.effect.interval[0],
        one.effect.interval[1],
        one.sure ? 'yes' : 'no',
      ],
      opens: one.rate.opens,
    })),
  };
}
