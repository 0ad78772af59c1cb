/**
 * Tickets beside the open one as links. In: its detail. Out: what each link says. Never: asks for more.
 */
import type { Instant } from '@/ipc/generated/Instant';
import type { SimilarTicket } from '@/ipc/generated/SimilarTicket';
import type { TicketRow } from '@/ipc/generated/TicketRow';
import { duration, percent } from '@/shared/format';
import { valueName } from '@/shared/words';

import type { Link } from './TicketLinks.svelte';
import { rowDay, STATUS } from './words';

/** A ticket like the open one: how alike, which words both have, how it ended. */
export function similarLink(similar: SimilarTicket): Link {
  const { row, resolution_hours: hours, satisfied } = similar;
  const ended = hours === null ? STATUS[row.status] : `${STATUS[row.status]} in ${duration(hours)}`;
  const rated = satisfied === null ? '' : satisfied ? 'satisfied' : 'not satisfied';
  return {
    row,
    note: percent(similar.percent),
    quote: similar.shares.length > 0 ? `shares ${similar.shares.join(', ')}` : '',
    facts: [ended, rated].filter(Boolean).join(' · '),
  };
}

/** Another ticket of the customer: when, what about. */
export function otherLink(row: TicketRow, zone: string, asOf: Instant | null): Link {
  return {
    row,
    note: rowDay(row.created_at, zone, asOf),
    quote: '',
    facts: [STATUS[row.status], row.category && valueName('category', row.category)]
      .filter(Boolean)
      .join(' · '),
  };
}
