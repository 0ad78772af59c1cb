/**
 * Named segments: parts of the tickets to look at again. In: a filter with a name. Out: the list, and which one is shown.
 * Never: a period; a segment is looked at in that of the screen.
 */
import { saveSegments, segments as listSegments } from '@/ipc/client';
import { toFailure, type Failure } from '@/ipc/errors';
import type { Filter } from '@/ipc/generated/Filter';
import type { Segment } from '@/ipc/generated/Segment';

import { filters } from './filter.svelte';
import { Known } from './known.svelte';

class Segments {
  private readonly known = new Known<Segment>(listSegments);
  failure = $state.raw<Failure | null>(null);

  /** All, in the user's order. */
  get list(): readonly Segment[] {
    return this.known.list;
  }

  /** The one that the filter is now. */
  readonly shown = $derived(this.list.find(({ filter }) => same(filter, filters.current)) ?? null);

  /** Asks again; call whenever the data changed. */
  load(): Promise<void> {
    return this.known.load();
  }

  /** Shows a segment in the period and on the clock there are. */
  show({ filter }: Segment): void {
    filters.update(({ clock }) => ({ ...filter, clock }));
  }

  /** Keeps the present filter under a name. */
  add(name: string): Promise<boolean> {
    return this.save([...this.list, { name, filter: { ...filters.current, period: null } }]);
  }

  /** Keeps the present filter under the name of a segment there is. */
  replace(name: string): Promise<boolean> {
    const filter = { ...filters.current, period: null };
    return this.save(this.list.map((one) => (one.name === name ? { name, filter } : one)));
  }

  /** Gives a segment another name. */
  rename(from: string, to: string): Promise<boolean> {
    return this.save(this.list.map((one) => (one.name === from ? { ...one, name: to } : one)));
  }

  /** Forgets a segment; its tickets stay. */
  remove(name: string): Promise<boolean> {
    return this.save(this.list.filter((one) => one.name !== name));
  }

  private async save(list: Segment[]): Promise<boolean> {
    try {
      this.known.list = await saveSegments(list);
      this.failure = null;
      return true;
    } catch (thrown) {
      this.failure = toFailure(thrown);
      return false;
    }
  }
}

/** Whether two filters hold the same tickets of any period. */
function same(a: Filter, b: Filter): boolean {
  return plain(a) === plain(b);
}

function plain(filter: Filter): string {
  const { text, population, ranges, having, sla } = filter;
  const facets = Object.entries(filter.facets)
    .filter(([, values]) => values?.length)
    .map(([facet, values]) => [facet, [...(values ?? [])].sort()] as const)
    .sort(([one], [other]) => (one < other ? -1 : 1));
  return JSON.stringify([text.trim(), population, facets, ranges, [...having].sort(), sla]);
}

/** The workspace's segments. */
export const segments = new Segments();
