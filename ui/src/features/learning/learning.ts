/** The window's one learning, wired to Rust and to the rest of the window. Never: draws. */
import { cancelImport, learn, learning as askLearning, switchLearned } from '@/ipc/client';
import { jobs } from '@/state/jobs.svelte';
import { toasts } from '@/state/toasts.svelte';
import { workspace } from '@/state/workspace.svelte';

import { Learning } from './learning.svelte';

/** See the module. */
export const learning = new Learning({
  learning: askLearning,
  learn,
  switchLearned,
  cancel: cancelImport,
  changed: () => workspace.refresh(),
  tray: jobs,
  said: (title) => toasts.show({ tone: 'plain', title }),
  fail: (thrown) => toasts.fail(thrown),
});
