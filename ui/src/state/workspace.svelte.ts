/**
 * What is in the workspace. In: `workspace_status`. Out: the status everyone reads. Never: changes data itself.
 */
import { workspaceStatus } from '@/ipc/client';
import { toFailure, type Failure } from '@/ipc/errors';
import type { WorkspaceStatus } from '@/ipc/generated/WorkspaceStatus';

class WorkspaceState {
  /** `null` until the first answer. */
  status = $state<WorkspaceStatus | null>(null);
  /** Why there is no status. */
  failure = $state<Failure | null>(null);
  /** Grows whenever the data or the settings changed, so that views ask again. */
  revision = $state(0);
  /** Grows whenever another workspace takes the place of this one. */
  turn = $state(0);

  /** Reporting zone. */
  get zone(): string {
    return this.status?.settings.zone ?? 'UTC';
  }

  /** Known to hold no tickets. */
  get isEmpty(): boolean {
    return this.status?.tickets === 0;
  }

  /** Asks Rust again. Call after an import. */
  async refresh(): Promise<void> {
    try {
      this.accept(await workspaceStatus());
    } catch (thrown) {
      this.failure = toFailure(thrown);
    }
  }

  /** Knows nothing until the next answer. */
  leave(): void {
    this.status = null;
    this.failure = null;
    this.turn += 1;
  }

  /** Takes a status that a command answered with. */
  accept(status: WorkspaceStatus): void {
    this.status = status;
    this.failure = null;
    this.revision += 1;
  }
}

/** The one workspace of the window. */
export const workspace = new WorkspaceState();
