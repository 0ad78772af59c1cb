/**
 * Going through the tickets of a filter: the list, the place in it, the ticket that is open.
 * In: questions and moves. Out: what the Tickets screen shows. Never: draws; changes the filter.
 */
import { toFailure } from '@/ipc/errors';
import type { Filter } from '@/ipc/generated/Filter';
import type { Sort } from '@/ipc/generated/Sort';
import type { TicketDetail } from '@/ipc/generated/TicketDetail';
import type { TicketKey } from '@/ipc/generated/TicketKey';
import { OpenTicket, sameKey } from '@/features/ticket/detail.svelte';

import { Picked } from './picked.svelte';
import { PAGE, Results, type Fetch } from './results.svelte';

/** How long the place rests before its ticket is fetched, milliseconds: holding `j` opens only the last. */
const REST = 50;

/** See the module's first lines. */
export class Browse {
  readonly results: Results;
  readonly open: OpenTicket;
  readonly picked: Picked;
  /** Place in the list; −1 for none. */
  selected = $state(-1);
  /** Where the open ticket stood before it left the list (a correction may do that): keys go on from here. */
  left = $state(-1);
  /** Tickets of the period, whatever else the filter says; `null` before it is known. */
  whole = $state<number | null>(null);

  private text = '';
  private asked = '';
  private waiting = false;
  private pinned = false;
  private wholeAsked = '';
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly fetch: Fetch,
    ticket: (key: TicketKey, text: string) => Promise<TicketDetail>,
  ) {
    this.results = new Results(fetch);
    this.picked = new Picked((first, last) => this.results.keys(first, last));
    this.open = new OpenTicket(ticket);
  }

  /**
   * Asks for a filter's tickets, unless that is what is shown. The open ticket stays when it is among the first of
   * them, or when only the data changed; else the first one is opened when `openFirst` says so at the time of the answer.
   */
  async ask(filter: Filter, sort: Sort, revision: number, openFirst: () => boolean): Promise<void> {
    const asked = JSON.stringify([filter, sort, revision]);
    if (asked === this.asked && this.results.failure === null) return;
    this.asked = asked;
    void this.count(filter, revision);
    const { answer, fresh } = this.results;
    await this.results.ask(filter, sort);
    if (this.results.answer === answer) return;
    this.text = filter.text;
    if (this.results.fresh === fresh) return this.resume(openFirst());
    this.picked.clear();
    this.settle(openFirst());
  }

  /** Moves to a place and opens its ticket after a short rest. */
  select(index: number): void {
    this.selected = index;
    this.left = -1;
    this.results.need(index, index + 1);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.openSelected(), REST);
  }

  /** Picks the ticket at a place, or all up to it; the place moves there. */
  pick(index: number, how: 'one' | 'range'): void {
    if (how === 'one') void this.guarded(this.picked.toggle(index));
    else void this.guarded(this.picked.extend(index, this.selected));
    if (index !== this.selected) this.select(index);
  }

  /** Picks all tickets of the list. */
  pickAll(): void {
    void this.guarded(this.picked.all(this.results.total ?? 0));
  }

  /** Opens the ticket at the place, at once or when its row arrives. */
  openSelected(): void {
    const row = this.results.row(this.selected);
    this.waiting = row === undefined && this.selected >= 0;
    if (row && !sameKey(row.key, this.open.key)) void this.open.open(row.key, this.text);
  }

  /** To be called when rows arrived: opens the chosen ticket if that had to wait for its row. */
  arrived(): void {
    if (this.waiting) this.openSelected();
  }

  /** Opens a ticket that was asked for by name; the next answer leaves it open. */
  show(key: TicketKey): void {
    this.pinned = this.results.asking || this.results.total === null;
    void this.open.open(key, this.text);
  }

  /** Opens a ticket by a link in the open one. */
  follow(key: TicketKey): void {
    void this.open.follow(key, this.text);
  }

  /** Returns to the ticket a link was followed from. */
  back(): void {
    void this.open.back(this.text);
  }

  /** Asks for the open ticket again. */
  retry(): void {
    void this.open.load(this.open.key, this.text);
  }

  /** Tickets of a filter. */
  async total(filter: Filter): Promise<number> {
    return (await this.fetch(filter, 'relevance', 0, 0, false)).total;
  }

  /** The same question was answered anew: the open ticket stays open, whether or not it is still in the list. */
  private resume(openFirst: boolean): void {
    if (!this.open.key) return this.settle(openFirst);
    clearTimeout(this.timer);
    const place = this.placeOfOpen();
    const isFar = this.selected >= PAGE && this.selected < (this.results.total ?? 0);
    if (place === -1 && !isFar && this.selected >= 0) this.left = this.selected;
    if (!isFar) this.selected = place;
    if (place >= 0) this.left = -1;
    this.pinned = false;
    void this.open.load(this.open.key, this.text);
  }

  private settle(openFirst: boolean): void {
    clearTimeout(this.timer);
    this.left = -1;
    const same = this.placeOfOpen();
    const first = same === -1 && openFirst && !this.pinned && this.results.total !== 0;
    this.selected = first ? 0 : same;
    if (first) void this.open.open(this.results.row(0)?.key ?? null, this.text);
    else if (same >= 0 || this.pinned) void this.open.load(this.open.key, this.text);
    else void this.open.open(null, this.text);
    this.pinned = false;
  }

  /** Place of the open ticket among the first rows; −1 when it is not there. */
  private placeOfOpen(): number {
    const loaded = Math.min(PAGE, this.results.total ?? 0);
    for (let index = 0; index < loaded; index++) {
      if (sameKey(this.results.row(index)?.key, this.open.key)) return index;
    }
    return -1;
  }

  /** Rows that can't be fetched are said where the list is. */
  private async guarded(picking: Promise<void>): Promise<void> {
    await picking.catch((thrown: unknown) => (this.results.failure = toFailure(thrown)));
  }

  private async count(filter: Filter, revision: number): Promise<void> {
    const base: Filter = { ...filter, text: '', facets: {}, ranges: [], having: [] };
    const asked = JSON.stringify([base, revision]);
    if (asked === this.wholeAsked) return;
    this.wholeAsked = asked;
    const total = await this.total(base).catch(() => null);
    if (asked === this.wholeAsked) this.whole = total;
  }
}
