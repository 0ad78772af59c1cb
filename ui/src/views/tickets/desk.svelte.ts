/**
 * Where one is in Tickets, kept while other screens are shown. In: moves. Out: the same place on return. Never: draws.
 */
import { Browse } from '@/features/search/browse.svelte';
import { ticket, tickets } from '@/ipc/client';
import type { Sort } from '@/ipc/generated/Sort';

class Desk {
  readonly browse = new Browse(tickets, ticket);
  /** Order of the list. */
  sort = $state<Sort>('relevance');
  /** Words behind labels are marked. */
  why = $state(false);
}

/** The window's one place in its tickets. */
export const desk = new Desk();
