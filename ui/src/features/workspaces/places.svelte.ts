/**
 * Which workspaces there are, and changing between them.
 * In: wishes. Out: the open one, the others, and what is being opened. Never: leaves the present one before the next is open.
 */
import type { WorkspacePlace } from '@/ipc/generated/WorkspacePlace';
import type { Workspaces } from '@/ipc/generated/Workspaces';

/** What changing needs from the outside: the commands, and the parts of the window that begin anew. */
export interface Doors {
  workspaces: () => Promise<Workspaces>;
  pickWorkspace: (asNew: boolean) => Promise<string | null>;
  newWorkspace: (dir: string) => Promise<void>;
  openWorkspace: (dir: string) => Promise<void>;
  forgetWorkspace: (dir: string) => Promise<void>;
  /** Calls `go` at once, or once nothing unsaved is lost by leaving this workspace. */
  leave: (go: () => void) => void;
  /** Another workspace is open: nothing of the former one may stay on the window. */
  changed: () => Promise<unknown>;
  /** Tells what went wrong. */
  fail: (thrown: unknown) => void;
}

/** See the module's first lines. */
export class Places {
  /** The open one; `null` before it is known. */
  present = $state.raw<WorkspacePlace | null>(null);
  /** The others opened lately, newest first. */
  recent = $state.raw<readonly WorkspacePlace[]>([]);
  /** Folder of the workspace that is being opened. */
  opening = $state<string | null>(null);

  constructor(private readonly doors: Doors) {}

  /** Asks Rust which there are. */
  async refresh(): Promise<void> {
    const { open, recent } = await this.doors.workspaces();
    this.present = open;
    this.recent = recent;
  }

  /** Begins a workspace in a folder it asks for. */
  async create(): Promise<void> {
    await this.chosen(true, this.doors.newWorkspace);
  }

  /** Opens a workspace in a folder it asks for. */
  async choose(): Promise<void> {
    await this.chosen(false, this.doors.openWorkspace);
  }

  /** Opens the workspace in this folder. */
  async open(dir: string): Promise<void> {
    await this.change(dir, this.doors.openWorkspace);
  }

  /** Takes one off the list; its folder stays as it is. */
  async forget(dir: string): Promise<void> {
    await this.told(() => this.doors.forgetWorkspace(dir));
    await this.told(() => this.refresh());
  }

  private async chosen(asNew: boolean, act: (dir: string) => Promise<void>): Promise<void> {
    await this.told(async () => {
      const dir = await this.doors.pickWorkspace(asNew);
      if (dir !== null) await this.change(dir, act);
    });
  }

  private async change(dir: string, act: (dir: string) => Promise<void>): Promise<void> {
    if (this.opening !== null || dir === this.present?.dir) return;
    await new Promise<void>((done) => this.doors.leave(() => void this.exchange(dir, act).then(done)));
  }

  private async exchange(dir: string, act: (dir: string) => Promise<void>): Promise<void> {
    this.opening = dir;
    await this.told(async () => {
      await act(dir);
      await this.doors.changed();
    });
    this.opening = null;
    await this.told(() => this.refresh());
  }

  private async told(act: () => Promise<unknown>): Promise<void> {
    await act().catch((thrown: unknown) => this.doors.fail(thrown));
  }
}
