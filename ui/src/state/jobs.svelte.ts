/**
 * Long work that is under way, for the tray in the corner. In: progress. Out: a list of jobs. Never: does the work.
 */
import type { Progress } from '@/ipc/generated/Progress';

/** Work under way. */
export interface Job {
  id: number;
  /** "Importing tickets.csv". */
  title: string;
  /** `null` until the first report. */
  progress: Progress | null;
  /** Asks it to stop; absent when it can't be. */
  cancel?: () => void;
}

/** Where work shows itself; `jobs` is the window's. */
export interface Tray {
  start: (title: string, cancel: () => void) => number;
  report: (id: number, progress: Progress) => void;
  finish: (id: number) => void;
}

/** Does work while the tray shows it, however it ends. */
export async function inTray<T>(
  tray: Tray,
  title: string,
  cancel: () => void,
  work: (listen: (progress: Progress) => void) => Promise<T>,
): Promise<T> {
  const job = tray.start(title, cancel);
  try {
    return await work((progress) => tray.report(job, progress));
  } finally {
    tray.finish(job);
  }
}

class JobState {
  list = $state<Job[]>([]);
  private next = 1;

  /** Shows a job until `finish`; `report` and `finish` take the answered id. */
  start(title: string, cancel?: () => void): number {
    const id = this.next++;
    this.list.push({ id, title, progress: null, cancel });
    return id;
  }

  /** Says how far a job is. */
  report(id: number, progress: Progress): void {
    const job = this.list.find((one) => one.id === id);
    if (job) job.progress = progress;
  }

  /** Takes a job off the list, however it ended. */
  finish(id: number): void {
    this.list = this.list.filter((job) => job.id !== id);
  }
}

/** The window's jobs. */
export const jobs = new JobState();
