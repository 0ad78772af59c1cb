/** Comparisons that are one click away. In: what is in the data. Out: two sides with a name. */
import type { Event } from '@/ipc/generated/Event';
import type { FacetCount } from '@/ipc/generated/FacetCount';
import type { Instant } from '@/ipc/generated/Instant';
import { valueName } from '@/shared/words';
import { whole, type SideChoice } from '@/state/trends.svelte';

import { aroundEvent } from './side';

/** One of them. */
export interface Quick {
  label: string;
  a: SideChoice;
  b: SideChoice;
}

/** Latest events that are offered, at most. */
const EVENTS = 3;

/** The period before and this one, the two most used channels, and before and after the latest events. */
export function quickChoices(
  hasPeriod: boolean,
  channels: readonly FacetCount[],
  events: readonly Event[],
  asOf: Instant | null,
  zone: string,
): Quick[] {
  const choices: Quick[] = [];
  if (hasPeriod)
    choices.push({ label: 'The period before → this one', a: whole('before'), b: whole('this') });
  const [first, second] = channels.filter(({ value }) => value !== '');
  if (first && second) {
    const on = (value: string): SideChoice => ({ ...whole('this'), facet: ['channel', [value]] });
    choices.push({
      label: `${valueName('channel', first.value)} → ${valueName('channel', second.value)}`,
      a: on(first.value),
      b: on(second.value),
    });
  }
  const latest = [...events].reverse().flatMap((event) => {
    const around = aroundEvent(event, asOf, zone);
    return around
      ? [{ label: `Before → after ${event.name}`, a: whole(around[0]), b: whole(around[1]) }]
      : [];
  });
  return [...choices, ...latest.slice(0, EVENTS)];
}
