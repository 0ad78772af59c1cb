/**
 * The window's one import at a time, wired to Rust and to the rest of the window.
 * In: clicks and dropped files. Out: the session everyone shows. Never: draws.
 */
import { cancelImport, inspectFile, loadSample, pickFiles, previewMapping, startImport } from '@/ipc/client';
import { jobs } from '@/state/jobs.svelte';
import { workspace } from '@/state/workspace.svelte';

import { ImportSession } from './session.svelte';

/** The window's one import session. */
export const imports = new ImportSession({
  pickFiles,
  inspectFile,
  previewMapping,
  startImport,
  loadSample,
  cancelImport,
  changed: () => workspace.refresh(),
  tray: jobs,
});
