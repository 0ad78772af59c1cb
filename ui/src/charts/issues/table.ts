/** Phrases in customers' words, as a table. In: Overview. Out: rows with their change. */
import type { Issue } from '@/ipc/generated/Issue';
import type { Overview } from '@/ipc/generated/Overview';
import { only } from '@/shared/filter';
import { change, signedPercent } from '@/shared/format';

import type { Table } from '../types';

/** `+210 %`, `new`, or empty without a previous period. */
export function issueChange({ tickets, previous }: Issue): string {
  if (previous === null) return '';
  const moved = change(tickets, previous);
  return moved === null ? 'new' : signedPercent(moved);
}

/** All phrases, rising first, as the engine ordered them. */
export function issueTable({ issues }: Overview): Table {
  return {
    columns: [
      { name: 'Phrase' },
      { name: 'Tickets', numeric: true },
      { name: 'Previous period', numeric: true },
    ],
    rows: issues.map((issue) => ({
      cells: [issue.phrase, issue.tickets, issue.previous],
      opens: only('phrase', issue.phrase),
    })),
  };
}
