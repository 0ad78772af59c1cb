/**
 * The one filter of the window. In: what the user picks. Out: `filters.current`, which every view asks with.
 * Kept across restarts. Asks Rust for one thing only: how many tickets a fresh workspace's periods hold.
 */
import { tickets } from '@/ipc/client';
import type { Clock } from '@/ipc/generated/Clock';
import type { Filter } from '@/ipc/generated/Filter';
import type { Period } from '@/ipc/generated/Period';
import { daysOfPeriod } from '@/shared/days';
import { emptyFilter } from '@/shared/filter';

import { OPENINGS, openingPreset, periodOf, type PeriodChoice, type Preset } from './period';
import { recallFilter, rememberFilter } from './remembered';
import { workspace } from './workspace.svelte';

/** A filter with the way its period was chosen. */
export interface FilterSnapshot {
  /** `null`: not chosen yet, the data decides. */
  choice: PeriodChoice | null;
  /** Exact instants that stand instead of the choice (a bar of a chart). */
  exact: Period | null;
  /** Everything but the period; its own `period` is always `null`. */
  rest: Filter;
}

class FilterState {
  private held = $state.raw<FilterSnapshot>(
    recallFilter() ?? { choice: null, exact: null, rest: emptyFilter() },
  );

  /** What the data suggest while nobody has chosen; `null` until they were counted. */
  private opening = $state<Preset | null>(null);

  /** How the period is chosen. */
  readonly choice: PeriodChoice = $derived(this.held.choice ?? { preset: this.opening ?? 'all' });

  /** Whether the period is known, so that views may ask. */
  readonly ready = $derived(this.held.choice !== null || this.opening !== null);

  /** Exact instants that stand instead of the choice. */
  readonly exact = $derived(this.held.exact);

  /** The filter to ask with. */
  readonly current: Filter = $derived({
    ...this.held.rest,
    period: this.held.exact ?? periodOf(this.choice, workspace.status?.as_of ?? null, workspace.zone),
  });

  /** Finds the period to open with, while nobody has chosen one. Call whenever the data changed. */
  async open(): Promise<void> {
    const { status, zone } = workspace;
    if (!status || this.held.choice !== null) return;
    const count = async (preset: Preset) => {
      const period = periodOf({ preset }, status.as_of, zone);
      return (await tickets({ ...emptyFilter(), period }, 'newest', 0, 0)).total;
    };
    // Without the counts all time is shown; the view itself tells what is wrong.
    const counts = await Promise.all(OPENINGS.map(count)).catch(() => []);
    this.opening = openingPreset(counts, status.tickets, status.created, status.as_of, zone);
  }

  /** Chooses a period. */
  setPeriod(choice: PeriodChoice): void {
    this.hold({ ...this.held, choice, exact: null });
  }

  /** Changes everything but the period. */
  update(change: (filter: Filter) => Filter): void {
    this.hold({ ...this.held, rest: { ...change(this.current), period: null } });
  }

  /** Chooses the clock that durations are counted on. */
  setClock(clock: Clock): void {
    this.update((filter) => ({ ...filter, clock }));
  }

  /** Takes a whole filter; its period counts as exact unless it is the chosen one. */
  replace(filter: Filter): void {
    const same = JSON.stringify(filter.period) === JSON.stringify(this.current.period);
    const whole = filter.period === null;
    this.hold({
      choice: whole && !same ? { preset: 'all' } : this.held.choice,
      exact: same ? this.held.exact : filter.period,
      rest: { ...filter, period: null },
    });
  }

  /** Takes away everything but the period and the clock. */
  clear(): void {
    this.hold({ ...this.held, exact: null, rest: { ...emptyFilter(), clock: this.held.rest.clock } });
  }

  /** Begins anew, as in a workspace nobody has looked at yet. */
  reset(): void {
    this.opening = null;
    this.hold({ choice: null, exact: null, rest: emptyFilter() });
  }

  /** First and last day of the filter's period; `null` is all time. */
  get days(): [string, string] | null {
    const { period } = this.current;
    return period && daysOfPeriod(period, workspace.zone);
  }

  /** The filter as it is, to return to. */
  snapshot(): FilterSnapshot {
    return this.held;
  }

  /** Returns to an earlier filter. */
  restore(snapshot: FilterSnapshot): void {
    this.hold(snapshot);
  }

  private hold(next: FilterSnapshot): void {
    this.held = next;
    rememberFilter(next);
  }
}

/** The window's one filter. */
export const filters = new FilterState();
