/**
 * The window's one desk of targets and hours, wired to Rust and to the rest of the window.
 * In: clicks. Out: the desk everyone shows. Never: draws.
 */
import { readHolidays, saveSlaRules, slaRules } from '@/ipc/client';
import { toasts } from '@/state/toasts.svelte';
import { guardDraft } from '@/state/unsaved';
import { workspace } from '@/state/workspace.svelte';

import { TargetDesk } from './desk.svelte';

/** The window's one desk. */
export const targets = new TargetDesk({
  slaRules,
  saveSlaRules,
  readHolidays,
  changed: () => workspace.refresh(),
  said: (title, text) => toasts.show({ tone: 'plain', title, text }),
  fail: (thrown) => toasts.fail(thrown),
});

guardDraft((go, forGood) => targets.leave(go, forGood));
