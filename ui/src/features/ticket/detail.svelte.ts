/**
 * The ticket that is open. In: its key and the words searched for. Out: the detail, or why there is none.
 * Never: an older answer over a newer one.
 */
import { toFailure, type Failure } from '@/ipc/errors';
import type { TicketDetail } from '@/ipc/generated/TicketDetail';
import type { TicketKey } from '@/ipc/generated/TicketKey';

/** Whether two keys name the same ticket. */
export function sameKey(a: TicketKey | null | undefined, b: TicketKey | null | undefined): boolean {
  return Boolean(a && b && a.source === b.source && a.id === b.id);
}

/** See the module's first lines. */
export class OpenTicket {
  /** The ticket asked for last. */
  key = $state.raw<TicketKey | null>(null);
  /** Its detail; the former ticket's stays until it comes, so that the pane does not blink. */
  detail = $state.raw<TicketDetail | null>(null);
  failure = $state.raw<Failure | null>(null);
  /** Tickets left by a link within the pane, to go back to. */
  trail = $state.raw<readonly TicketKey[]>([]);

  private asked = 0;

  constructor(private readonly fetch: (key: TicketKey, text: string) => Promise<TicketDetail>) {}

  /** Opens a ticket from the list; ends the trail. */
  open(key: TicketKey | null, text: string): Promise<void> {
    this.trail = [];
    return this.load(key, text);
  }

  /** Opens a ticket from a link in the open one. */
  follow(key: TicketKey, text: string): Promise<void> {
    if (this.key && !sameKey(this.key, key)) this.trail = [...this.trail, this.key];
    return this.load(key, text);
  }

  /** Returns to the ticket the last link was in. */
  back(text: string): Promise<void> {
    const key = this.trail.at(-1) ?? this.key;
    this.trail = this.trail.slice(0, -1);
    return this.load(key, text);
  }

  /** Asks for a ticket, also again for the same one when the words or the data changed. */
  async load(key: TicketKey | null, text: string): Promise<void> {
    const number = ++this.asked;
    this.key = key;
    this.failure = null;
    if (!key) {
      this.detail = null;
      return;
    }
    try {
      const detail = await this.fetch(key, text);
      if (number === this.asked) this.detail = detail;
    } catch (thrown) {
      if (number === this.asked) {
        this.detail = null;
        this.failure = toFailure(thrown);
      }
    }
  }
}
