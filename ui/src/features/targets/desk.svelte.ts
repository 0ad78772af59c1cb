/**
 * Targets and business hours of the workspace: what applies, what is being edited, and keeping it.
 * In: the screens' edits. Out: what they show. Never: writes without having been told to.
 */
import { toFailure, type Failure } from '@/ipc/errors';
import type { SlaRules } from '@/ipc/generated/SlaRules';
import type { SpecialDay } from '@/ipc/generated/SpecialDay';

import { TargetDraft } from './draft.svelte';

/** What it needs from the outside. */
export interface Doors {
  slaRules: () => Promise<SlaRules>;
  saveSlaRules: (rules: SlaRules) => Promise<SlaRules>;
  readHolidays: () => Promise<SpecialDay[] | null>;
  /** Tickets are judged by other rules now. */
  changed: () => Promise<unknown>;
  said: (title: string, text?: string) => void;
  fail: (thrown: unknown) => void;
}

/** See the module's first lines. */
export class TargetDesk {
  /** The rules that apply; `null` until they are known. */
  rules = $state.raw<SlaRules | null>(null);
  failure = $state.raw<Failure | null>(null);
  saving = $state(false);
  /** Days that were read from a file, not in the draft yet. */
  read = $state.raw<SpecialDay[] | null>(null);
  /** What shall be done once it is decided what becomes of unsaved edits. */
  leaving = $state.raw<{ go: () => void; forGood: boolean } | null>(null);

  readonly draft = new TargetDraft();
  private asked = 0;

  constructor(private readonly doors: Doors) {}

  /** Asks Rust for the rules; what was edited stays. */
  async load(): Promise<void> {
    const turn = ++this.asked;
    try {
      const rules = await this.doors.slaRules();
      if (turn === this.asked) this.accept(rules);
    } catch (thrown) {
      if (turn === this.asked) this.failure = toFailure(thrown);
    }
  }

  /** Knows nothing: another workspace is open. */
  forget(): void {
    this.asked += 1;
    this.rules = null;
    this.failure = null;
    this.read = null;
    this.leaving = null;
    this.draft.forget();
  }

  /** Keeps the edited rules; whether they are kept. */
  async save(): Promise<boolean> {
    const { rules } = this.draft;
    return rules !== null && this.keep(rules, true);
  }

  /** Keeps rules; what is edited elsewhere stays, unless it is what is kept. */
  async keep(rules: SlaRules, own = false): Promise<boolean> {
    if (this.saving) return false;
    this.saving = true;
    try {
      const kept = await this.doors.saveSlaRules(rules);
      this.asked += 1;
      if (own) this.draft.accept(kept);
      this.accept(kept);
      this.doors.said('Tickets are judged by the new targets now');
      await this.doors.changed();
      return true;
    } catch (thrown) {
      this.doors.fail(thrown);
      return false;
    } finally {
      this.saving = false;
    }
  }

  /** Reads days from a calendar file, to be looked at before they are added. */
  async readFile(): Promise<void> {
    try {
      this.read = await this.doors.readHolidays();
    } catch (thrown) {
      this.doors.fail(thrown);
    }
  }

  /** Takes the days that were read, or some of them. */
  addRead(days: readonly SpecialDay[]): void {
    this.draft.addDays(days);
    this.read = null;
  }

  /** Goes on with `go` when nothing would be lost, else asks first. `forGood`: unsaved edits can't wait. */
  leave(go: () => void, forGood: boolean): void {
    if (this.draft.dirty) this.leaving = { go, forGood };
    else go();
  }

  private accept(rules: SlaRules): void {
    this.draft.rebase(rules);
    this.rules = rules;
    this.failure = null;
  }
}
