/** The window's one way to find and edit topics, wired to Rust and to the rest of the window. Never: draws. */
import { cancelImport, editTopics, findTopics } from '@/ipc/client';
import { valueName } from '@/shared/words';
import { jobs } from '@/state/jobs.svelte';
import { toasts } from '@/state/toasts.svelte';
import { workspace } from '@/state/workspace.svelte';

import { TopicEdits } from './edits.svelte';

/** See the module. */
export const topicEdits = new TopicEdits({
  editTopics,
  findTopics,
  cancel: cancelImport,
  nameOf: (id) => valueName('topic', String(id)),
  changed: () => workspace.refresh(),
  tray: jobs,
  said: (title, action) => toasts.show({ tone: 'plain', title, action }),
  fail: (thrown) => toasts.fail(thrown),
});
