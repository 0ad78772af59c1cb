/**
 * One import after another, from the choice of files to the receipts.
 * In: paths, and what the user decides. Out: which step is on and its facts. Never: writes before `confirm`.
 */
import { toFailure, type Failure } from '@/ipc/errors';
import type { ImportRequest } from '@/ipc/client';
import type { ImportPlan } from '@/ipc/generated/ImportPlan';
import type { ImportReceipt } from '@/ipc/generated/ImportReceipt';
import type { Member } from '@/ipc/generated/Member';
import type { Progress } from '@/ipc/generated/Progress';

import { partName } from '@/shared/paths';
import type { Tray } from '@/state/jobs.svelte';

import { Draft, type PreviewMapping } from './draft.svelte';

/** What the session needs from the outside: the commands, and to tell that the data changed. */
export interface Doors {
  pickFiles: () => Promise<string[]>;
  listMembers: (path: string) => Promise<Member[]>;
  inspectFile: (path: string) => Promise<ImportPlan>;
  previewMapping: PreviewMapping;
  startImport: (request: ImportRequest, onProgress: (progress: Progress) => void) => Promise<ImportReceipt>;
  loadSample: (onProgress: (progress: Progress) => void) => Promise<ImportReceipt>;
  cancelImport: () => Promise<void>;
  changed: () => Promise<unknown>;
  /** The window's list of running work, where a folded import is shown. */
  tray: Tray;
}

/** A file to come, or a part of one: only a file is asked for its parts. */
interface Waiting {
  path: string;
  isPart: boolean;
}

/** Where the session is. */
export type Step =
  | { at: 'idle' }
  | { at: 'inspecting'; path: string }
  | { at: 'deciding'; draft: Draft }
  | { at: 'running'; name: string; progress: Progress | null; stopping: boolean }
  | { at: 'done'; receipt: ImportReceipt }
  | { at: 'failed'; path: string; failure: Failure };

/** See the module's first lines. */
export class ImportSession {
  step = $state<Step>({ at: 'idle' });
  /** Files and parts of files still to come. */
  queue = $state<Waiting[]>([]);
  /** Files and parts of this round, including the present one. */
  round = $state(0);
  /** The dialog is folded into the job tray while an import runs. */
  folded = $state(false);

  private job: number | null = null;
  /** Parts that files of this round were found to have. */
  private parts: ReadonlySet<string> = new Set();

  constructor(private readonly doors: Doors) {}

  /** Whether an import is being read in. */
  get running(): boolean {
    return this.step.at === 'running';
  }

  /** Position of the present file in its round, from 1. */
  get position(): number {
    return this.round - this.queue.length;
  }

  /** Asks for files and begins with the first. */
  async pick(): Promise<void> {
    try {
      await this.offer(await this.doors.pickFiles());
    } catch (thrown) {
      this.step = { at: 'failed', path: '', failure: toFailure(thrown) };
    }
  }

  /** Takes files in; they wait their turn while another one is in hand. */
  async offer(paths: readonly string[]): Promise<void> {
    if (paths.length === 0) return;
    const idle = this.step.at === 'idle' || this.step.at === 'done' || this.step.at === 'failed';
    this.queue.push(...paths.map((path) => ({ path, isPart: false })));
    this.round = idle ? this.queue.length : this.round + paths.length;
    if (idle) await this.next();
  }

  /** Goes to the next file, or ends the round. */
  async next(): Promise<void> {
    const waiting = this.queue.shift();
    this.folded = false;
    if (waiting === undefined) {
      this.round = 0;
      this.step = { at: 'idle' };
      return;
    }
    let { path } = waiting;
    this.step = { at: 'inspecting', path };
    try {
      if (!waiting.isPart) path = await this.firstPart(path);
      const plan = await this.doors.inspectFile(path);
      if (this.inspects(path))
        this.step = { at: 'deciding', draft: new Draft(plan, this.doors.previewMapping) };
    } catch (thrown) {
      if (this.inspects(path)) this.step = { at: 'failed', path, failure: toFailure(thrown) };
    }
  }

  /** Looks at the file again that failed. */
  async retry(): Promise<void> {
    if (this.step.at !== 'failed' || !this.step.path) return;
    const { path } = this.step;
    this.queue.unshift({ path, isPart: this.parts.has(path) });
    await this.next();
  }

  /** Leaves this file and all that wait. Nothing was written. */
  dismiss(): void {
    if (this.step.at === 'deciding') this.step.draft.leave();
    this.queue = [];
    this.round = 0;
    this.step = { at: 'idle' };
  }

  /** Imports the file as decided. */
  async confirm(): Promise<void> {
    if (this.step.at !== 'deciding') return;
    const { plan, request } = this.step.draft;
    this.step.draft.leave();
    await this.run(partName(plan.path), plan.path, (listen) => this.doors.startImport(request, listen));
  }

  /** Loads the data that comes with the app. */
  async sample(): Promise<void> {
    if (this.step.at !== 'idle') return;
    this.round = 1;
    await this.run('the sample', '', (listen) => this.doors.loadSample(listen));
  }

  /** Lets the running import go on in the tray; its receipt unfolds it. */
  fold(): void {
    if (this.step.at !== 'running' || this.folded) return;
    this.folded = true;
    this.job = this.doors.tray.start(`Importing ${this.step.name}`, () => void this.stop());
    if (this.step.progress) this.doors.tray.report(this.job, this.step.progress);
  }

  /** Asks the running import to stop; its receipt follows. */
  async stop(): Promise<void> {
    if (this.step.at !== 'running' || this.step.stopping) return;
    const step = this.step;
    step.stopping = true;
    try {
      await this.doors.cancelImport();
    } catch {
      step.stopping = false; // Not reached: it can be asked again.
    }
  }

  /** The first part of a file; its others are next in the queue. */
  private async firstPart(file: string): Promise<string> {
    const parts = (await this.doors.listMembers(file)).map(({ path }) => path);
    const [first = file, ...others] = parts;
    if (!this.inspects(file)) return first;
    this.parts = new Set([...this.parts, ...parts]);
    this.queue.unshift(...others.map((path) => ({ path, isPart: true })));
    this.round += others.length;
    this.step = { at: 'inspecting', path: first };
    return first;
  }

  private async run(
    name: string,
    path: string,
    start: (listen: (progress: Progress) => void) => Promise<ImportReceipt>,
  ): Promise<void> {
    this.step = { at: 'running', name, progress: null, stopping: false };
    try {
      const receipt = await start((progress) => this.report(progress));
      await this.doors.changed();
      this.step = { at: 'done', receipt };
    } catch (thrown) {
      await this.doors.changed();
      this.step = { at: 'failed', path, failure: toFailure(thrown) };
    }
    this.unfold();
  }

  private report(progress: Progress): void {
    if (this.step.at === 'running') this.step.progress = progress;
    if (this.job !== null) this.doors.tray.report(this.job, progress);
  }

  private unfold(): void {
    if (this.job !== null) this.doors.tray.finish(this.job);
    this.job = null;
    this.folded = false;
  }

  private inspects(path: string): boolean {
    return this.step.at === 'inspecting' && this.step.path === path;
  }
}
