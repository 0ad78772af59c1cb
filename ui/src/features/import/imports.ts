/**
 * The window's one import at a time, wired to Rust and to the rest of the window.
 * In: clicks and dropped files. Out: the session everyone shows. Never: draws.
 */
import { cancelImport, inspectFile, loadSample, pickFiles, previewMapping, startImport } from '@/ipc/client';
import type { Progress } from '@/ipc/generated/Progress';
import { jobs } from '@/state/jobs.svelte';
import { workspace } from '@/state/workspace.svelte';

import { ImportSession } from './session.svelte';

/** Shows a running import among the window's jobs, from its start to its end. */
async function asJob<T>(
  title: string,
  run: (listen: (progress: Progress) => void) => Promise<T>,
): Promise<T> {
  const id = jobs.start(title, () => void imports.stop());
  try {
    return await run((progress) => jobs.report(id, progress));
  } finally {
    jobs.finish(id);
  }
}

/** The window's one import session. */
export const imports = new ImportSession({
  pickFiles,
  inspectFile,
  previewMapping,
  startImport,
  loadSample,
  cancelImport,
  changed: () => workspace.refresh(),
  asJob,
});
