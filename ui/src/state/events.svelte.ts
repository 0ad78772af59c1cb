/**
 * What people marked in charts over time. In: `events`, what the user adds. Out: a list by day. Never: draws.
 */
import { events as listEvents, saveEvents } from '@/ipc/client';
import type { Event } from '@/ipc/generated/Event';

import { Known } from './known.svelte';
import { toasts } from './toasts.svelte';

/** The events with one more, or one in place of `old`; by day, then by name. Twice the same is once. */
export function withEvent(list: readonly Event[], event: Event, old: Event | null = null): Event[] {
  return [...without(without(list, event), old), event].sort(
    (a, b) => a.day.localeCompare(b.day) || a.name.localeCompare(b.name),
  );
}

/** The events without one. */
export function without(list: readonly Event[], old: Event | null): Event[] {
  return list.filter(({ day, name }) => day !== old?.day || name !== old.name);
}

class MarkedEvents extends Known<Event> {
  /** Keeps these instead; says so when it can't. */
  async keep(list: Event[]): Promise<boolean> {
    try {
      this.list = await saveEvents(list);
      return true;
    } catch (thrown) {
      toasts.fail(thrown);
      return false;
    }
  }
}

/** The workspace's events. */
export const events = new MarkedEvents(listEvents);
