/**
 * The window's one import at a time and its undoing, wired to Rust and to the rest of the window.
 * In: clicks and dropped files. Out: the session everyone shows. Never: draws.
 */
import {
  cancelImport,
  inspectFile,
  listMembers,
  loadSample,
  pickFiles,
  previewMapping,
  startImport,
  undoImport,
} from '@/ipc/client';
import { jobs } from '@/state/jobs.svelte';
import { toasts } from '@/state/toasts.svelte';
import { workspace } from '@/state/workspace.svelte';

import { ImportSession } from './session.svelte';
import { Undo } from './undo.svelte';

/** The window's one import session. */
export const imports = new ImportSession({
  pickFiles,
  listMembers,
  inspectFile,
  previewMapping,
  startImport,
  loadSample,
  cancelImport,
  changed: () => workspace.refresh(),
  tray: jobs,
});

/** The window's one way to take an import out again. */
export const undo = new Undo({
  undoImport,
  cancel: cancelImport,
  changed: () => workspace.refresh(),
  tray: jobs,
  said: (title) => toasts.show({ tone: 'plain', title }),
  fail: (thrown) => toasts.fail(thrown),
});
