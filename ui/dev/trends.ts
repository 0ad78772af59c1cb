/**
 * Made-up answers of Trends for dev/main.ts. They remember events. Query: `trends=few|none`, `shared=1` for a comparison of
 * two sides that have tickets in common; `trends=<URL>` and `compare=<URL>` of their answers as JSON, to look at real numbers.
 */
import type { Event } from '../src/ipc/generated/Event';
import type { Filter } from '../src/ipc/generated/Filter';
import { makeComparison, overlappingComparison } from '../tests/fixtures/comparison';
import { emptyTrends, fewTrends, makeTrends } from '../tests/fixtures/trends';

const query = new URLSearchParams(location.search);
const asked = query.get('trends');
const state = query.get('state');
let marked = makeTrends().events;

const real = (url: string) => fetch(url).then((answer) => answer.json() as Promise<never>);

/** Numbers, or what the page was asked to show instead of them. */
function answer<T>(made: () => T): T | Promise<never> {
  if (state === 'loading') return new Promise(() => undefined);
  if (state === 'error') throw { code: 'bad_query', message: 'unclosed', details: { fault: 'input' } };
  return made();
}

/** Answers by command. */
export const TRENDS: Record<string, (args: Record<string, unknown>) => unknown> = {
  trends: () => {
    if (asked?.includes('/')) return real(asked);
    return answer(asked === 'none' ? emptyTrends : asked === 'few' ? fewTrends : makeTrends);
  },
  compare: ({ a, b }) => {
    const url = query.get('compare');
    if (url) return real(url);
    return answer(() =>
      query.get('shared') ? overlappingComparison() : makeComparison(a as Filter, b as Filter),
    );
  },
  events: () => marked,
  save_events: ({ events }) => (marked = events as Event[]),
};
