/**
 * Finding topics, and what people make of them: names, joins, moves. In: edits. Out: them kept, said, and the screens
 * asked anew. Never: two at a time.
 */
import type { Progress } from '@/ipc/generated/Progress';
import type { TicketKey } from '@/ipc/generated/TicketKey';
import type { Topic } from '@/ipc/generated/Topic';
import type { TopicEdit } from '@/ipc/generated/TopicEdit';
import { count } from '@/shared/format';
import { inTray, type Tray } from '@/state/jobs.svelte';

/** What it needs from the outside. */
export interface Doors {
  editTopics: (edit: TopicEdit) => Promise<void>;
  findTopics: (onProgress: (progress: Progress) => void) => Promise<void>;
  /** Asks the running job to stop. */
  cancel: () => Promise<void>;
  /** A topic's name now. */
  nameOf: (id: number) => string;
  changed: () => Promise<unknown>;
  tray: Tray;
  said: (title: string, action?: { label: string; run: () => void }) => void;
  fail: (thrown: unknown) => void;
}

type Named = Pick<Topic, 'id' | 'name' | 'named'>;

/** See the module's first lines. */
export class TopicEdits {
  /** An edit is being kept. */
  busy = $state(false);
  /** Topics are being found. */
  finding = $state(false);

  constructor(private readonly doors: Doors) {}

  /** Names a topic; an empty name leaves it to its phrases again. Whether it is called so now. */
  async rename({ id, name: before, named }: Named, typed: string): Promise<boolean> {
    const name = typed.trim();
    if (name === (named ? before : '') || name === before) return true;
    const former = named ? before : '';
    const undo = { label: 'Undo', run: () => void this.rename({ id, name, named: name !== '' }, former) };
    const said = name ? `Now called “${name}”` : 'Called by its phrases again';
    return this.edit({ edit: 'rename', value: { id, name } }, () => this.doors.said(said, undo));
  }

  /** Joins topics into one. */
  async merge(ids: readonly number[]): Promise<boolean> {
    if (ids.length < 2) return false;
    const edit: TopicEdit = { edit: 'merge', value: { ids: [...ids] } };
    return this.edit(edit, () => this.doors.said(`${count(ids.length, 'topic')} are one now`));
  }

  /** Moves tickets, and all that say the same, to a topic by its number, to none, or to a new one by its name. */
  async move(tickets: readonly TicketKey[], to: number | null | string): Promise<boolean> {
    if (tickets.length === 0) return false;
    const keys = [...tickets];
    const n = count(keys.length, 'ticket');
    if (typeof to === 'string') {
      const said = `“${to}” is a topic now: ${n}, and all like them`;
      return this.edit({ edit: 'new', value: { name: to, keys } }, () => this.doors.said(said));
    }
    const where = to === null ? 'out of their topics' : `to “${this.doors.nameOf(to)}”`;
    return this.edit({ edit: 'move', value: { keys, to } }, () =>
      this.doors.said(`${n} moved ${where}, and all that say the same`),
    );
  }

  /** Finds topics in all tickets. */
  async find(): Promise<void> {
    if (this.finding) return;
    const { doors } = this;
    this.finding = true;
    const stop = () => void doors.cancel().catch(doors.fail);
    try {
      await inTray(doors.tray, 'Finding topics', stop, (listen) => doors.findTopics(listen));
      doors.said('Topics are found');
    } catch (thrown) {
      doors.fail(thrown);
    }
    await doors.changed();
    this.finding = false;
  }

  private async edit(edit: TopicEdit, say: () => void): Promise<boolean> {
    if (this.busy) return false;
    this.busy = true;
    try {
      await this.doors.editTopics(edit);
      say();
      await this.doors.changed();
      return true;
    } catch (thrown) {
      this.doors.fail(thrown);
      return false;
    } finally {
      this.busy = false;
    }
  }
}
