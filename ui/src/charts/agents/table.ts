/** Agents, as a table. In: Overview. Out: rows for a file. */
import type { LikeWithLike } from '@/ipc/generated/LikeWithLike';
import type { Overview } from '@/ipc/generated/Overview';
import { only } from '@/shared/filter';
import { valueName } from '@/shared/words';

import type { Cell, Table } from '../types';

/** All agents, most tickets first. */
export function agentTable({ agents }: Overview): Table {
  const names = [
    'Tickets',
    'Solved',
    'Open',
    'First reply, median hours',
    'Resolution, median hours',
    'Satisfied, percent',
    'Satisfied, low',
    'Satisfied, high',
    'Rated',
    'Reopened, percent',
    'Score',
    ...against('Solved in time'),
    ...against('Satisfied'),
  ];
  return {
    columns: [{ name: 'Agent' }, ...names.map((name) => ({ name, numeric: true }))],
    rows: agents.map((agent) => ({
      cells: [
        valueName('agent', agent.name),
        agent.tickets,
        agent.resolved,
        agent.open,
        agent.first_response_median,
        agent.resolution_median,
        agent.csat,
        agent.csat_interval?.[0] ?? null,
        agent.csat_interval?.[1] ?? null,
        agent.rated,
        agent.reopened,
        agent.score,
        ...cells(agent.in_time),
        ...cells(agent.satisfied),
      ],
      opens: only('agent', agent.name),
    })),
  };
}

function against(what: string): string[] {
  return ['percent', 'expected', 'difference', 'low', 'high'].map(
    (part) => `${what} against the same mix, ${part}`,
  );
}

function cells(of: LikeWithLike | null): Cell[] {
  return of ? [of.own, of.expected, of.difference, ...of.interval] : [null, null, null, null, null];
}
