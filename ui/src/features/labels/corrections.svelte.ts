/**
 * Correcting labels, of one ticket or many. In: tickets and what a person says of them. Out: it kept, said, and a way
 * back to exactly what was said before. Never: two at a time.
 */
import type { Change } from '@/ipc/generated/Change';
import type { Corrected } from '@/ipc/generated/Corrected';
import type { TicketKey } from '@/ipc/generated/TicketKey';

import { doneWords, type LabelKind } from './words';

/** What it needs from the outside. */
export interface Doors {
  correct: (keys: TicketKey[], change: Change) => Promise<number>;
  /** What people said of a ticket so far. */
  corrected: (key: TicketKey) => Promise<Corrected>;
  /** Labels changed: whoever shows them asks again. */
  changed: () => Promise<unknown>;
  said: (title: string, action?: { label: string; run: () => void }) => void;
  fail: (thrown: unknown) => void;
}

/** Up to so many tickets each former word is looked up, so that Undo restores it; beyond, it can only be taken back. */
export const RESTORED = 100;

/** See the module's first lines. */
export class Corrections {
  /** A correction is being kept. */
  busy = $state(false);

  constructor(private readonly doors: Doors) {}

  /** Says it of all these tickets; whether it was kept. */
  async say(keys: readonly TicketKey[], change: Change): Promise<boolean> {
    if (keys.length === 0) return false;
    return this.alone(async () => {
      const exact = keys.length <= RESTORED;
      const back = exact ? await this.before(keys, change.label) : takenBack(keys, change);
      await this.doors.correct([...keys], change);
      const label = exact ? 'Undo' : 'Take back';
      const action = back.length > 0 ? { label, run: () => void this.restore(back) } : undefined;
      this.doors.said(doneWords(keys.length, change), action);
    });
  }

  private async restore(steps: readonly Step[]): Promise<void> {
    await this.alone(async () => {
      for (const { keys, change } of steps) await this.doors.correct(keys, change);
      this.doors.said('Undone');
    });
  }

  /** The changes that restore what was said before, one for each former word. */
  private async before(keys: readonly TicketKey[], label: LabelKind): Promise<Step[]> {
    const said = await Promise.all(keys.map((key) => this.doors.corrected(key)));
    const steps = new Map<string, Step>();
    keys.forEach((key, at) => {
      const change = { label, value: said[at]?.[label] ?? null } as Change;
      const word = JSON.stringify(change);
      const step = steps.get(word) ?? { keys: [], change };
      step.keys.push(key);
      steps.set(word, step);
    });
    return [...steps.values()];
  }

  private async alone(work: () => Promise<void>): Promise<boolean> {
    if (this.busy) return false;
    this.busy = true;
    try {
      await work();
      return true;
    } catch (thrown) {
      this.doors.fail(thrown);
      return false;
    } finally {
      // What failed half-way may have changed some: the screens are asked anew either way.
      await this.doors.changed();
      this.busy = false;
    }
  }
}

interface Step {
  keys: TicketKey[];
  change: Change;
}

/** Beyond what can be restored: no word at all, unless that is what was just said. */
function takenBack(keys: readonly TicketKey[], change: Change): Step[] {
  return change.value === null ? [] : [{ keys: [...keys], change: { ...change, value: null } }];
}
