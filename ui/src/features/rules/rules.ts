/**
 * The window's one rulebook, wired to Rust and to the rest of the window.
 * In: clicks. Out: the rulebook everyone shows. Never: draws.
 */
import { cancelImport, importRules, previewRules, rules, saveRules } from '@/ipc/client';
import { jobs } from '@/state/jobs.svelte';
import { toasts } from '@/state/toasts.svelte';
import { guardDraft } from '@/state/unsaved';
import { workspace } from '@/state/workspace.svelte';

import { Rulebook } from './rulebook.svelte';

/** The window's one rulebook. */
export const rulebook = new Rulebook({
  rules,
  previewRules,
  saveRules,
  importRules,
  cancel: cancelImport,
  changed: () => workspace.refresh(),
  tray: jobs,
  said: (title, text) => toasts.show({ tone: 'plain', title, text }),
  fail: (thrown) => toasts.fail(thrown),
});

guardDraft((go, forGood) => rulebook.leave(go, forGood));
