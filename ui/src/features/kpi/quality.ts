/**
 * How well tickets were solved, as it is said. In: Overview. Out: six shares with their words. Never: a rate under five
 * tickets drawn like the others.
 */
import type { Overview } from '@/ipc/generated/Overview';
import type { Quality } from '@/ipc/generated/Quality';
import type { Rate } from '@/ipc/generated/Rate';
import { number, percent } from '@/shared/format';

/** One share in words. */
export interface Share {
  id: keyof Quality;
  title: string;
  /** What is counted of what, for a tooltip. */
  meaning: string;
  /** `62 %`. */
  value: string;
  /** `60–64`; empty without cases. */
  interval: string;
  /** `512 of 2,190 solved`. */
  counted: string;
  /** Said after it, when there is something to say. */
  aside: string;
  /** Rests on fewer than five tickets. */
  few: boolean;
  rate: Rate;
}

const FEW = 5;

type Id = Exclude<keyof Quality, 'first_contact_undecided'>;

interface Spec {
  id: Id;
  title: string;
  meaning: string;
  /** What the cases are called. */
  of: string;
}

const SPECS: Spec[] = [
  {
    id: 'sla_first_response',
    title: 'Answered in time',
    meaning: 'First replies within the target of their priority, of all that are answered or overdue.',
    of: 'due',
  },
  {
    id: 'sla_resolution',
    title: 'Solved in time',
    meaning: 'Solved within the target of their priority, of all that are solved or overdue.',
    of: 'due',
  },
  {
    id: 'one_touch',
    title: 'Solved with one reply',
    meaning: 'Solved with exactly one public reply of a person and never reopened, of all solved.',
    of: 'solved',
  },
  {
    id: 'first_contact',
    title: 'Solved at first contact',
    meaning:
      'At most one public reply, never reopened, and the customer did not come back with the same category within 7 days; of those solved over 7 days ago.',
    of: 'decided',
  },
  {
    id: 'reopened',
    title: 'Reopened',
    meaning: 'Reopened at least once, of the solved ones whose export tells.',
    of: 'solved',
  },
  {
    id: 'escalated',
    title: 'Escalated',
    meaning: 'Escalated as the export or the words say, of all tickets.',
    of: 'tickets',
  },
];

/** All six, in order. */
export function shares({ quality }: Overview): Share[] {
  return SPECS.map(({ of, ...spec }) => {
    const rate = quality[spec.id];
    const few = rate.n > 0 && rate.n < FEW;
    return {
      ...spec,
      value: percent(rate.percent),
      interval: rate.interval ? `${number(rate.interval[0])}–${number(rate.interval[1])}` : '',
      counted: `${number(rate.hits)} of ${number(rate.n)} ${of}`,
      aside: few ? 'few tickets' : asideOf(spec.id, quality),
      few,
      rate,
    };
  });
}

function asideOf(id: Id, quality: Quality): string {
  const undecided = quality.first_contact_undecided;
  return id === 'first_contact' && undecided > 0 ? `${number(undecided)} too early to tell` : '';
}
