/**
 * Keeping edited rules: first what would change, then the work, then a word about it.
 * In: rules, and a yes. Out: where it stands. Never: begins without the yes.
 */
import { toFailure, type Failure } from '@/ipc/errors';
import type { LabelMove } from '@/ipc/generated/LabelMove';
import type { PreviewOf } from '@/ipc/generated/PreviewOf';
import type { Progress } from '@/ipc/generated/Progress';
import type { RulePreview } from '@/ipc/generated/RulePreview';
import type { RuleSet } from '@/ipc/generated/RuleSet';
import type { RulesView } from '@/ipc/generated/RulesView';
import { inTray, type Tray } from '@/state/jobs.svelte';

/** What it needs from the outside. */
export interface Doors {
  previewRules: (rules: RuleSet, of: PreviewOf) => Promise<RulePreview>;
  saveRules: (rules: RuleSet, onProgress: (progress: Progress) => void) => Promise<RulesView>;
  cancel: () => Promise<void>;
  /** The rules are kept and the tickets analysed. */
  kept: (view: RulesView) => Promise<unknown>;
  tray: Tray;
  said: (title: string, text?: string) => void;
  fail: (thrown: unknown) => void;
}

/** What would change, over all that was edited. */
export interface Outlook {
  /** Tickets that get another label. */
  changed: number;
  /** Of so many looked at. */
  lookedAt: number;
  /** The commonest changes, most first. */
  moves: LabelMove[];
}

/** Where saving stands. */
export type Step =
  | { at: 'idle' }
  | { at: 'asking' }
  | { at: 'asked'; outlook: Outlook }
  /** What would change can't be told; it can be saved all the same. */
  | { at: 'unknown'; failure: Failure }
  | { at: 'running' };

/** See the module's first lines. */
export class Saving {
  step = $state.raw<Step>({ at: 'idle' });

  private rules: RuleSet | null = null;
  private after: (() => void) | undefined;

  constructor(private readonly doors: Doors) {}

  /** Rules are being applied: nothing may be edited. */
  get running(): boolean {
    return this.step.at === 'running';
  }

  /** Finds out what would change by each of `about`; `after` is done once the rules are kept. */
  async ask(rules: RuleSet, about: readonly PreviewOf[], after?: () => void): Promise<void> {
    if (this.running) return;
    const asking: Step = { at: 'asking' };
    this.step = asking;
    this.rules = rules;
    this.after = after;
    try {
      const previews: RulePreview[] = [];
      for (const of of about) previews.push(await this.doors.previewRules(rules, of));
      if (this.step === asking) this.step = { at: 'asked', outlook: together(previews) };
    } catch (thrown) {
      if (this.step === asking) this.step = { at: 'unknown', failure: toFailure(thrown) };
    }
  }

  /** Leaves the rules as they are kept. */
  dismiss(): void {
    if (!this.running) this.step = { at: 'idle' };
  }

  /** Keeps the rules and applies them to all tickets. */
  async confirm(): Promise<void> {
    const { rules, doors } = this;
    if (!rules || (this.step.at !== 'asked' && this.step.at !== 'unknown')) return;
    this.step = { at: 'running' };
    const stop = () => void this.stop();
    try {
      await inTray(doors.tray, 'Applying the rules to all tickets', stop, async (listen) =>
        doors.kept(await doors.saveRules(rules, listen)),
      );
      doors.said('The rules apply to all tickets now');
      this.after?.();
    } catch (thrown) {
      this.tell(thrown);
    }
    this.step = { at: 'idle' };
  }

  private async stop(): Promise<void> {
    await this.doors.cancel().catch(this.doors.fail);
  }

  private tell(thrown: unknown): void {
    if (toFailure(thrown).code === 'cancelled')
      this.doors.said('Stopped', 'No ticket was changed; your edited rules are still here, not saved.');
    else this.doors.fail(thrown);
  }
}

/** Several looks at the same rules as one. */
function together(previews: readonly RulePreview[]): Outlook {
  const moves = new Map<string, LabelMove>();
  for (const move of previews.flatMap((preview) => preview.moves))
    moves.set(`${move.from}\n${move.to}`, move);
  return {
    changed: Math.max(0, ...previews.map(({ changed }) => changed)),
    lookedAt: Math.max(0, ...previews.map(({ looked_at }) => looked_at)),
    moves: [...moves.values()].sort((a, b) => b.tickets - a.tickets || compare(a, b)),
  };
}

function compare(a: LabelMove, b: LabelMove): number {
  return a.from.localeCompare(b.from) || a.to.localeCompare(b.to);
}
