/**
 * The list of tickets that a filter finds, fetched page by page.
 * In: a filter and an order. Out: total, time, facet counts, and rows as they are asked for. Never: an answer to a
 * question that is no longer asked.
 */
import { toFailure, type Failure } from '@/ipc/errors';
import type { Filter } from '@/ipc/generated/Filter';
import type { Sort } from '@/ipc/generated/Sort';
import type { TicketKey } from '@/ipc/generated/TicketKey';
import type { TicketPage } from '@/ipc/generated/TicketPage';
import type { TicketRow } from '@/ipc/generated/TicketRow';

import { pagesFor } from './window';

/** Rows of one page. */
export const PAGE = 100;

/** Pages kept; the ones least recently fetched go first, so that a long scroll does not fill the memory. */
const KEPT = 40;

/** Fetches one page, as `ipc/client.tickets` does. */
export type Fetch = (
  filter: Filter,
  sort: Sort,
  offset: number,
  limit: number,
  withFacets: boolean,
) => Promise<TicketPage>;

/** See the module's first lines. */
export class Results {
  /** Tickets in the whole list; `null` before the first answer. */
  total = $state<number | null>(null);
  /** What the last question took, milliseconds. */
  milliseconds = $state(0);
  /** Counts by facet value. */
  facets = $state.raw<TicketPage['facets']>({});
  /** A question is out. The former rows stay until its answer comes. */
  asking = $state(false);
  /** Why the last question has no answer. */
  failure = $state.raw<Failure | null>(null);
  /** Grows with every answer to a question. */
  answer = $state(0);
  /** Grows with every answer to another question than the last one, so that a list can return to its top. */
  fresh = $state(0);

  private pages = $state.raw<ReadonlyMap<number, readonly TicketRow[]>>(new Map());
  private under = new Set<number>();
  private question: { filter: Filter; sort: Sort } | null = null;
  private answered = '';
  /** Rows asked for last, `[first, last)`. */
  private wanted: [number, number] = [0, 0];

  constructor(private readonly fetch: Fetch) {}

  /**
   * Asks a question. Rows of the former one are shown until this one is answered; the same one asked again, because the
   * data changed, has the rows in view again.
   */
  async ask(filter: Filter, sort: Sort): Promise<void> {
    const question = { filter, sort };
    let again = false;
    this.question = question;
    this.asking = true;
    try {
      const page = await this.fetch(filter, sort, 0, PAGE, true);
      if (this.question !== question) return;
      this.under.clear();
      this.pages = new Map([[0, page.rows]]);
      this.total = page.total;
      this.milliseconds = page.milliseconds;
      this.facets = page.facets;
      this.failure = null;
      this.answer += 1;
      const same = JSON.stringify(question) === this.answered;
      this.answered = JSON.stringify(question);
      if (!same) this.fresh += 1;
      again = same;
    } catch (thrown) {
      if (this.question === question) this.failure = toFailure(thrown);
    } finally {
      if (this.question === question) this.asking = false;
    }
    if (again) this.need(...this.wanted);
  }

  /** The row at a position; `undefined` while its page is on the way. */
  row(index: number): TicketRow | undefined {
    return this.pages.get(Math.floor(index / PAGE) * PAGE)?.[index % PAGE];
  }

  /** Fetches the pages of rows `[first, last)` that are not here yet. */
  need(first: number, last: number): void {
    this.wanted = [first, last];
    for (const offset of pagesFor(first, Math.min(last, this.total ?? 0), PAGE)) {
      if (!this.pages.has(offset) && !this.under.has(offset)) void this.load(offset);
    }
  }

  /** Keys of rows `[first, last)`, in one question where one of them is not here. Never kept: there may be thousands. */
  async keys(first: number, last: number): Promise<readonly TicketKey[]> {
    const rows = Array.from({ length: Math.max(0, last - first) }, (_, at) => this.row(first + at));
    if (rows.every((row) => row !== undefined)) return rows.map(({ key }) => key);
    if (!this.question) return [];
    const { filter, sort } = this.question;
    const page = await this.fetch(filter, sort, first, last - first, false);
    return page.rows.map(({ key }) => key);
  }

  private async load(offset: number): Promise<void> {
    const question = this.question;
    if (!question || this.asking) return;
    this.under.add(offset);
    try {
      const page = await this.fetch(question.filter, question.sort, offset, PAGE, false);
      if (this.question !== question) return;
      const entries = [...this.pages, [offset, page.rows] as const];
      this.pages = new Map(entries.slice(-KEPT));
    } catch (thrown) {
      if (this.question === question) this.failure = toFailure(thrown);
    } finally {
      if (this.question === question) this.under.delete(offset);
    }
  }
}
