/**
 * Which tickets of the list are picked, to do something with all of them. In: toggles and ranges by place in the list.
 * Out: their keys. Never: rows; a ticket stays picked while its row is out of sight.
 */
import type { TicketKey } from '@/ipc/generated/TicketKey';

/** Keys of rows `[first, last)`, fetched where they are not here yet. */
export type KeysOf = (first: number, last: number) => Promise<readonly TicketKey[]>;

type Keys = ReadonlyMap<string, TicketKey>;

function name({ source, id }: TicketKey): string {
  return JSON.stringify([source, id]);
}

/** See the module's first lines. */
export class Picked {
  private held = $state.raw<Keys>(new Map());
  /** Where a range begins and ends so far, and what was picked before it was drawn. */
  private range: { first: number; last: number; before: Keys } | null = null;
  private turn = 0;

  constructor(private readonly keysOf: KeysOf) {}

  /** How many are picked. */
  get n(): number {
    return this.held.size;
  }

  /** All of them, in the order they were picked. */
  get keys(): TicketKey[] {
    return [...this.held.values()];
  }

  /** Whether this ticket is picked. */
  has(key: TicketKey | undefined): boolean {
    return key !== undefined && this.held.has(name(key));
  }

  /** Picks the ticket at a place, or lets it go; ranges begin here from now on. */
  async toggle(place: number): Promise<void> {
    const turn = ++this.turn;
    const [key] = await this.keysOf(place, place + 1);
    if (!key || turn !== this.turn) return;
    const held = new Map(this.held);
    if (!held.delete(name(key))) held.set(name(key), key);
    this.held = held;
    this.range = { first: place, last: place, before: held };
  }

  /** Picks all from `start` to a place. Where a range ends at `start`, it goes on: shorter, it lets the rest go again. */
  async extend(to: number, start: number): Promise<void> {
    const turn = ++this.turn;
    if (this.range?.last !== start)
      this.range = { first: Math.max(0, start), last: start, before: this.held };
    const { first, before } = this.range;
    this.range = { first, last: to, before };
    const keys = await this.keysOf(Math.min(first, to), Math.max(first, to) + 1);
    if (turn === this.turn) this.held = new Map([...before, ...keys.map((key) => [name(key), key] as const)]);
  }

  /** Picks the whole list. */
  async all(total: number): Promise<void> {
    const turn = ++this.turn;
    const keys = await this.keysOf(0, total);
    if (turn === this.turn) this.held = new Map(keys.map((key) => [name(key), key]));
  }

  /** Lets all go. */
  clear(): void {
    this.turn += 1;
    this.range = null;
    if (this.held.size > 0) this.held = new Map();
  }
}
