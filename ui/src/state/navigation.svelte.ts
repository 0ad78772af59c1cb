/**
 * Which screen is shown, and the way back from a number to where it stood.
 * In: clicks. Out: `navigation.view`. Never: loads data.
 */
import type { Filter } from '@/ipc/generated/Filter';
import type { Narrow } from '@/ipc/generated/Narrow';
import type { TicketKey } from '@/ipc/generated/TicketKey';
import { narrowed } from '@/shared/filter';

import { filters, type FilterSnapshot } from './filter.svelte';
import { keep, kept } from './kept';
import { leaveDrafts } from './unsaved';

/** The screens there are, in the order they are offered. */
export const VIEWS = [
  'overview',
  'trends',
  'problems',
  'sla',
  'topics',
  'tickets',
  'data',
  'settings',
] as const;

/** One of {@link VIEWS}. */
export type View = (typeof VIEWS)[number];

/** Whether a value names a screen. */
export function isView(value: unknown): value is View {
  return VIEWS.some((view) => view === value);
}

/** The parts of Settings. */
export type Section = 'general' | 'targets' | 'categories' | 'learning' | 'urgency' | 'tone' | 'playground';

interface Step {
  view: View;
  filter: FilterSnapshot;
}

const NAME = 'view.1';

class NavigationState {
  private shown = $state<View>(recalled());
  /** Ticket to be shown by Tickets, when one was asked for. Tickets clears it once shown. */
  ticket = $state<TicketKey | null>(null);
  /** Part of Settings that is shown. */
  section = $state<Section>('general');
  /** Category to be shown by Settings, when one was asked for. Settings clears it once shown. */
  category = $state<string | null>(null);
  /** Asked before a screen is left: it calls `go` at once, later, or never. Settings waits for what is unsaved there. */
  guard: (from: View, go: () => void) => void = (from, go) =>
    from === 'settings' ? leaveDrafts(go, false) : go();

  private trail = $state<Step[]>([]);

  /** The screen that is shown; the next start begins with it. */
  get view(): View {
    return this.shown;
  }

  private set view(view: View) {
    this.shown = view;
    keep(NAME, view);
  }

  /** Where `back` leads, if anywhere. */
  get origin(): View | null {
    return this.trail.at(-1)?.view ?? null;
  }

  /** Shows a screen, with the filter as it is. */
  go(view: View): void {
    if (view === this.view) return;
    this.leave(() => {
      this.trail = [];
      this.view = view;
    });
  }

  /** Shows a part of Settings; of Categories, the one named. */
  openSettings(section: Section, category: string | null = null): void {
    this.section = section;
    this.category = category;
    this.go('settings');
  }

  /** Shows exactly the tickets behind a number: the current filter (or `base`), narrowed. */
  openTickets(by: Narrow, base: Filter = filters.current): void {
    this.leave(() => {
      this.trail = [...this.trail.slice(-19), { view: this.view, filter: filters.snapshot() }];
      filters.replace(narrowed(base, by));
      this.view = 'tickets';
    });
  }

  /** Shows one ticket in Tickets. */
  openTicket(key: TicketKey): void {
    if (this.view === 'tickets') this.ticket = key;
    else
      this.leave(() => {
        this.trail = [];
        this.ticket = key;
        this.view = 'tickets';
      });
  }

  /** Shows Overview, with no way back. */
  reset(): void {
    this.trail = [];
    this.ticket = null;
    this.category = null;
    this.view = 'overview';
  }

  /** Returns to where `openTickets` was called, with the filter of then. */
  back(): void {
    const step = this.trail.at(-1);
    if (!step) return;
    this.leave(() => {
      this.trail = this.trail.slice(0, -1);
      filters.restore(step.filter);
      this.view = step.view;
    });
  }

  private leave(go: () => void): void {
    this.guard(this.view, go);
  }
}

function recalled(): View {
  const view = kept(NAME);
  return isView(view) ? view : 'overview';
}

/** The window's one navigation. */
export const navigation = new NavigationState();
