/**
 * Tickets that belong together, in words. In: a linked ticket. Out: what stands before and after its number.
 * Never: looks the ticket up.
 */
import type { LinkedTicket } from '@/ipc/generated/LinkedTicket';
import type { LinkKind } from '@/ipc/generated/LinkKind';

/** How a link is said, around the other ticket's number. */
export interface Saying {
  before: string;
  after: string;
}

const SAID_BY_THIS: Record<LinkKind, Saying> = {
  merged_into: { before: 'Merged into', after: '' },
  duplicate_of: { before: 'Duplicate of', after: '' },
  caused_by: { before: 'Caused by', after: '' },
  related: { before: 'Related to', after: '' },
};

const SAID_BY_OTHER: Record<LinkKind, Saying> = {
  merged_into: { before: '', after: 'was merged into this' },
  duplicate_of: { before: '', after: 'is a duplicate of this' },
  caused_by: { before: '', after: 'was caused by this' },
  related: { before: 'Related to', after: '' },
};

/** "Merged into #7", "#9 was merged into this". */
export function saying({ kind, said_by_other: byOther }: LinkedTicket): Saying {
  return (byOther ? SAID_BY_OTHER : SAID_BY_THIS)[kind];
}
