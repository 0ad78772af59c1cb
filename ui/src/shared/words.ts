/**
 * Names of facets, values and conditions as a support lead says them. In: filters' vocabulary. Out: English.
 * Never: numbers' formatting (format.ts).
 */
import type { Clock } from '@/ipc/generated/Clock';
import type { Facet } from '@/ipc/generated/Facet';
import type { Filter } from '@/ipc/generated/Filter';
import type { Having } from '@/ipc/generated/Having';
import type { Population } from '@/ipc/generated/Population';
import type { Range } from '@/ipc/generated/Range';
import type { SlaGoal } from '@/ipc/generated/SlaGoal';
import type { SlaIs } from '@/ipc/generated/SlaIs';
import type { SlaState } from '@/ipc/generated/SlaState';

import { day, duration, number } from './format';

/** Facets in the order they are offered. */
export const FACET_NAMES: Record<Facet, string> = {
  category: 'Category',
  subcategory: 'Subcategory',
  status: 'Status',
  priority: 'Priority',
  sentiment: 'Tone',
  channel: 'Channel',
  agent: 'Agent',
  emotion: 'Emotion',
  tag: 'Tag',
  customer: 'Customer',
  source: 'Source',
  language: 'Language',
  topic: 'Topic',
  phrase: 'Phrase',
  escalation: 'Escalated for',
};

/** Conditions, as a chip says them. */
export const HAVING_NAMES: Record<Having, string> = {
  answered: 'Answered',
  unanswered: 'Not answered yet',
  resolved: 'Solved, time known',
  unresolved: 'Not solved',
  rated: 'Rated',
  satisfied: 'Satisfied',
  unsatisfied: 'Not satisfied',
  undated: 'Without a date',
  scored: 'Tone scored',
  resolved_without_time: 'Solved, time unknown',
  left_out: 'Left out',
  reopened: 'Reopened',
  escalated: 'Escalated',
  ended: 'Solved',
  reopens_known: 'Reopenings known',
  one_touch: 'Solved with one reply',
  first_contact: 'Solved at first contact',
  first_contact_decided: 'Solved over a week ago',
  nps_rated: 'Rated 0–10',
  end_unknown: 'Solved, moment unknown',
  several_replies: 'Several replies',
};

/** The hours that durations count. */
export const CLOCK_NAMES: Record<Clock, string> = {
  calendar: 'All hours',
  business: 'Business hours',
};

/** Tickets of repeat customers, as a chip says it. */
export const REPEATS_NAME = 'Customers with three or more';

/** What a period means. */
export const POPULATION_NAMES: Record<Population, string> = {
  created: 'Created in the period',
  resolved: 'Solved in the period',
  open_at_end: 'Open at the end of the period',
};

/** The two promises. */
export const GOAL_NAMES: Record<SlaGoal, string> = {
  first_response: 'First response',
  resolution: 'Resolution',
};

/** How a ticket stands against a promise; follows the promise's name. */
export const STATE_NAMES: Record<SlaState, string> = {
  met: 'kept',
  breached: 'breached',
  at_risk: 'at risk',
  not_due: 'not due yet',
  not_measured: 'not measured',
};

/** A standing against a promise as a chip says it: `First response breached`, `What if: resolution kept or breached`. */
export function slaName({ goal, states, what_if }: SlaIs): string {
  const goalName = what_if ? `What if: ${GOAL_NAMES[goal].toLowerCase()}` : GOAL_NAMES[goal];
  const names = states.map((state) => STATE_NAMES[state]);
  return `${goalName} ${names.length > 1 ? `${names.slice(0, -1).join(', ')} or ` : ''}${names.at(-1) ?? 'as judged'}`;
}

const VALUE_NAMES: Partial<Record<Facet, Record<string, string>>> = {
  sentiment: { negative: 'Negative', neutral: 'Neutral', positive: 'Positive', not_scored: 'Not scored' },
  channel: { email: 'E-mail', web: 'Web form', api: 'API', sms: 'SMS', '': 'Unknown channel' },
  agent: { '': 'Unassigned' },
  status: { hold: 'On hold' },
};

/** Names that stand in the workspace's data, not here: of topics, which filters know by number. */
let topicName: (id: string) => string | undefined = () => undefined;

/** Says where topics' names come from. Names read in it may change: what shows them follows. */
export function nameTopics(name: (id: string) => string | undefined): void {
  topicName = name;
}

/** A facet value as shown: `not_scored` → `Not scored`, `email` → `E-mail`. Names of people stay as they are. */
export function valueName(facet: Facet, value: string): string {
  const known = VALUE_NAMES[facet]?.[value];
  if (known !== undefined) return known;
  if (value === '') return 'None';
  if (facet === 'topic') return topicName(value) ?? `Topic ${value}`;
  return ['agent', 'customer', 'tag', 'phrase', 'source', 'escalation'].includes(facet)
    ? value
    : sentence(value);
}

/** `feature_request` → `Feature request`. */
export function sentence(value: string): string {
  const words = value.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;

/** Weekday's name; 0 is Monday. */
export function weekday(index: number): string {
  return WEEKDAYS[((index % 7) + 7) % 7] ?? '';
}

/** A day `YYYY-MM-DD` with its weekday: `Tue 14 Oct`. */
export function dayInWeek(iso: string): string {
  return `${weekday(new Date(iso).getUTCDay() + 6).slice(0, 3)} ${day(iso)}`;
}

/** A whole hour of the day: `08:00`. */
export function hour(index: number): string {
  return `${String(index).padStart(2, '0')}:00`;
}

/** A range as a chip says it: `Time to solve 4 h – 8 h`; durations on the clock that the filter counts with. */
export function rangeName({ measure, from, to }: Range, clock: Clock = 'calendar'): string {
  const hours = (value: number) => duration(value, clock);
  const counted = clock === 'business' && (from !== null || to !== null) ? ' in business hours' : '';
  switch (measure) {
    case 'hour_of_week':
      if (from === null && to === null) return 'Time of creation known';
      return hourOfWeekName(from ?? 0, to ?? 168);
    case 'first_response_hours':
      return `First reply ${span(from, to, hours)}${counted}`;
    case 'resolution_hours':
      return `Time to solve ${span(from, to, hours)}${counted}`;
    case 'resolution_or_age_hours':
      return `Time to solve or age ${span(from, to, hours)}${counted}`;
    case 'score':
      return `Tone score ${span(from, to, (value) => number(value, 2))}`;
    case 'rating':
      return to !== null && from !== null && to - from === 1
        ? `Rated ${from} of 5`
        : `Rating ${span(from, to, (value) => number(value, 1))}`;
  }
}

function hourOfWeekName(from: number, to: number): string {
  const start = `${weekday(Math.floor(from / 24))} ${hour(from % 24)}`;
  const last = to - 1;
  const sameDay = Math.floor(from / 24) === Math.floor(last / 24);
  return `${start} – ${sameDay ? '' : weekday(Math.floor(last / 24)) + ' '}${hour((last % 24) + 1)}`;
}

function span(from: number | null, to: number | null, show: (value: number) => string): string {
  if (from === null || from === 0) return to === null ? 'known' : `under ${show(to)}`;
  return to === null ? `${show(from)} or more` : `${show(from)} – ${show(to)}`;
}

/** Everything but the period in words, one part per chip; empty when the filter takes all tickets. */
export function filterWords(filter: Filter): string[] {
  const parts: string[] = [];
  if (filter.text.trim()) parts.push(`“${filter.text.trim()}”`);
  for (const facet of Object.keys(FACET_NAMES) as Facet[]) {
    const values = filter.facets[facet];
    if (values?.length) parts.push(facetWords(facet, values));
  }
  parts.push(
    ...filter.ranges.map((range) => rangeName(range, filter.clock)),
    ...filter.having.map((having) => HAVING_NAMES[having]),
    ...filter.sla.map(slaName),
    ...(filter.repeats ?? []).map(() => REPEATS_NAME),
  );
  if (filter.population !== 'created') parts.push(POPULATION_NAMES[filter.population]);
  return parts;
}

/** A facet with its values: `Channel: E-mail, Chat`. */
export function facetWords(facet: Facet, values: string[]): string {
  return `${FACET_NAMES[facet]}: ${values.map((value) => valueName(facet, value)).join(', ')}`;
}
