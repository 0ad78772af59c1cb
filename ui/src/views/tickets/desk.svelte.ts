/**
 * Where one is in Tickets, kept while other screens are shown. In: moves. Out: the same place on return. Never: draws.
 */
import { Browse } from '@/features/search/browse.svelte';
import { ticket, tickets } from '@/ipc/client';
import type { Sort } from '@/ipc/generated/Sort';

class Desk {
  /** Order of the list. */
  sort = $state<Sort>('relevance');
  /** Words behind labels are marked. */
  why = $state(false);

  private browsed = new Browse(tickets, ticket);
  private turn = 0;

  /** The place among the tickets of this turn's workspace; another workspace begins at its start. */
  browse(turn: number): Browse {
    if (turn !== this.turn) this.browsed = new Browse(tickets, ticket);
    this.turn = turn;
    return this.browsed;
  }
}

/** The window's one place in its tickets. */
export const desk = new Desk();
