/**
 * Learning categories from labels: what there is to learn from, what came of it, whether it labels tickets.
 * In: a choice and a yes. Out: the status, kept up to date. Never: switches on what is not better.
 */
import { toFailure, type Failure } from '@/ipc/errors';
import type { LabelsFrom } from '@/ipc/generated/LabelsFrom';
import type { LearningReport } from '@/ipc/generated/LearningReport';
import type { LearningStatus } from '@/ipc/generated/LearningStatus';
import type { Progress } from '@/ipc/generated/Progress';
import { inTray, type Tray } from '@/state/jobs.svelte';

/** What it needs from the outside. */
export interface Doors {
  learning: () => Promise<LearningStatus>;
  learn: (from: LabelsFrom, onProgress: (progress: Progress) => void) => Promise<LearningReport>;
  switchLearned: (on: boolean, onProgress: (progress: Progress) => void) => Promise<LearningStatus>;
  /** Asks the running job to stop. */
  cancel: () => Promise<void>;
  /** Labels changed. */
  changed: () => Promise<unknown>;
  tray: Tray;
  said: (title: string) => void;
  fail: (thrown: unknown) => void;
}

/** See the module's first lines. */
export class Learning {
  /** `null` until the first answer. */
  status = $state.raw<LearningStatus | null>(null);
  failure = $state.raw<Failure | null>(null);
  /** What is under way. */
  running = $state<'learning' | 'switching' | null>(null);
  private turn = 0;

  constructor(private readonly doors: Doors) {}

  /** Asks what there is; call again whenever the data changed. */
  async load(): Promise<void> {
    const turn = ++this.turn;
    try {
      const status = await this.doors.learning();
      if (turn !== this.turn) return;
      this.status = status;
      this.failure = null;
    } catch (thrown) {
      if (turn === this.turn) this.failure = toFailure(thrown);
    }
  }

  /** Learns and tests. Switches nothing on: the report comes first. */
  async train(from: LabelsFrom): Promise<void> {
    await this.job('learning', 'Learning from your labels', async (listen) => {
      await this.doors.learn(from, listen);
      await this.load();
    });
  }

  /** Lets it label tickets, or no longer. */
  async switch(on: boolean): Promise<void> {
    if (on && this.status?.report?.verdict !== 'better') return;
    const title = on ? 'Labelling tickets by what was learned' : 'Labelling tickets by your rules';
    await this.job('switching', title, async (listen) => {
      this.status = await this.doors.switchLearned(on, listen);
      this.doors.said(
        on ? 'What was learned labels your tickets now' : 'Your rules label your tickets again',
      );
      await this.doors.changed();
    });
  }

  private async job(
    what: 'learning' | 'switching',
    title: string,
    work: (listen: (progress: Progress) => void) => Promise<void>,
  ): Promise<void> {
    if (this.running) return;
    const { doors } = this;
    this.running = what;
    const stop = () => void doors.cancel().catch(doors.fail);
    try {
      await inTray(doors.tray, title, stop, work);
    } catch (thrown) {
      doors.fail(thrown);
    }
    this.running = null;
  }
}
