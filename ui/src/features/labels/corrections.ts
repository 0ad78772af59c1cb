/** The window's one way to correct labels, wired to Rust and to the rest of the window. Never: draws. */
import { correct, ticket } from '@/ipc/client';
import { toasts } from '@/state/toasts.svelte';
import { workspace } from '@/state/workspace.svelte';

import { Corrections } from './corrections.svelte';

/** See the module. */
export const corrections = new Corrections({
  correct,
  corrected: async (key) => (await ticket(key, '')).label.corrected,
  changed: () => workspace.refresh(),
  said: (title, action) => toasts.show({ tone: 'plain', title, action }),
  fail: (thrown) => toasts.fail(thrown),
});
