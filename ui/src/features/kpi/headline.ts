/**
 * The six headline numbers as they are said. In: Overview. Out: text, unit, change, tone. Never: colours by direction
 * alone: only where more is clearly worse or better, and only when the difference is beyond chance.
 */
import type { Clock } from '@/ipc/generated/Clock';
import type { Kpi } from '@/ipc/generated/Kpi';
import type { Overview } from '@/ipc/generated/Overview';
import { change, day, duration, number, percent, quantity, signed, THIN } from '@/shared/format';

/** How a headline's number is written and judged. */
type Kind = 'count' | 'level' | 'duration' | 'rate';

/** One headline number in words. */
export interface Headline {
  id: string;
  title: string;
  /** What the number is, for a tooltip. */
  meaning: string;
  value: string;
  unit: string;
  /** `84–89`, for rates. */
  interval: string;
  /** Direction of the change, `null` when there is nothing to compare with. */
  direction: 'up' | 'down' | 'level' | null;
  /** `12 %`, `31`, `3 pt`. */
  change: string;
  /** After the change: what it is compared with, p90, or "few tickets". */
  aside: string;
  mood: 'good' | 'bad' | 'neutral';
  /** Rests on fewer than five tickets. */
  few: boolean;
  kpi: Kpi;
}

const FEW = 5;

interface Spec {
  id: 'tickets' | 'open' | 'first_response' | 'resolution' | 'csat' | 'negative';
  title: string;
  meaning: string;
  kind: Kind;
  /** Whether more is worse (`bad`), better (`good`) or neither. */
  more: Headline['mood'];
}

const SPECS: Spec[] = [
  {
    id: 'tickets',
    title: 'Tickets',
    meaning: 'Tickets created in the period.',
    kind: 'count',
    more: 'neutral',
  },
  {
    id: 'open',
    title: 'Open',
    meaning: 'Tickets open at the end of the period, or at as-of when that is earlier.',
    kind: 'level',
    more: 'bad',
  },
  {
    id: 'first_response',
    title: 'First reply',
    meaning:
      'From creation to the first public reply of a person; unanswered tickets count as still waiting.',
    kind: 'duration',
    more: 'bad',
  },
  {
    id: 'resolution',
    title: 'Time to solve',
    meaning: 'From creation to the latest resolution; open tickets count as still waiting.',
    kind: 'duration',
    more: 'bad',
  },
  {
    id: 'csat',
    title: 'Satisfied',
    meaning: 'Share rated 4–5 or good, of all rated, with its 95 % interval.',
    kind: 'rate',
    more: 'good',
  },
  {
    id: 'negative',
    title: 'Negative',
    meaning: 'Share of tickets whose customer sounds negative, of all that could be scored.',
    kind: 'rate',
    more: 'bad',
  },
];

/** All six, in order. */
export function headlines(overview: Overview): Headline[] {
  return SPECS.map((spec) => headline(spec, overview));
}

function headline(spec: Spec, overview: Overview): Headline {
  const kpi = overview[spec.id];
  const few = kpi.value !== null && spec.kind !== 'count' && spec.kind !== 'level' && kpi.n < FEW;
  const moved = movement(spec, kpi);
  return {
    ...spec,
    ...figure(spec.kind, kpi.value, overview.clock),
    interval: spec.kind === 'rate' ? intervalOf(kpi) : '',
    direction: moved.direction,
    change: moved.text,
    aside: few ? 'few tickets' : asideOf(spec, kpi, overview),
    mood: few || kpi.sure !== true ? 'neutral' : moodOf(spec.more, moved.direction),
    few,
    kpi,
  };
}

function figure(kind: Kind, value: number | null, clock: Clock): { value: string; unit: string } {
  if (kind === 'duration') {
    const { value: text, unit } = quantity(value, clock);
    const hours = clock === 'business' ? 'business median' : 'median';
    return { value: text, unit: unit && `${unit} ${hours}` };
  }
  return { value: number(value), unit: kind === 'rate' && value !== null ? '%' : '' };
}

function intervalOf({ interval }: Kpi): string {
  return interval ? `${number(interval[0])}–${number(interval[1])}` : '';
}

function movement(
  { kind }: Spec,
  { value, previous }: Kpi,
): { direction: Headline['direction']; text: string } {
  if (value === null || previous === null) return { direction: null, text: '' };
  const absolute = kind === 'level' || kind === 'rate';
  const by = absolute ? value - previous : change(value, previous);
  if (by === null) return { direction: null, text: '' };
  const size = number(Math.abs(by));
  if (size === '0') return { direction: 'level', text: '±0' };
  const unit = kind === 'rate' ? THIN + 'pt' : kind === 'level' ? '' : THIN + '%';
  return { direction: by > 0 ? 'up' : 'down', text: size + unit };
}

function asideOf({ id, kind }: Spec, kpi: Kpi, { scope, rated, tones, clock }: Overview): string {
  if (kind === 'duration') return kpi.p90 === null ? '' : `p90 ${duration(kpi.p90, clock)}`;
  if (id === 'csat') {
    const rate = rated.response_rate;
    return rate === null || rate > 100 ? '' : `answered by ${percent(rate)}`;
  }
  if (id === 'negative') return netOf(tones);
  if (kpi.previous === null) return '';
  const first = scope.days?.[0];
  return id === 'open' && first ? `since ${day(first)}` : `from ${number(kpi.previous)}`;
}

/** Net sentiment: percent positive − percent negative of the scored (METRICS: text measures). */
function netOf(tones: Overview['tones']): string {
  const n = (name: string) => tones.find((tone) => tone.name === name)?.n ?? 0;
  const scored = n('negative') + n('neutral') + n('positive');
  return scored === 0 ? '' : `net ${signed(((n('positive') - n('negative')) / scored) * 100)}`;
}

function moodOf(more: Headline['mood'], direction: Headline['direction']): Headline['mood'] {
  if (more === 'neutral' || direction === null || direction === 'level') return 'neutral';
  if (direction === 'up') return more;
  return more === 'bad' ? 'good' : 'bad';
}
