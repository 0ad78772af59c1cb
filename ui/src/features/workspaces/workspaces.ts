/**
 * The window's workspaces, wired to Rust and to the rest of the window.
 * In: clicks. Out: what everyone shows. Never: draws.
 */
import { imports } from '@/features/import/imports';
import {
  forgetWorkspace,
  newWorkspace,
  openWorkspace,
  pickWorkspace,
  workspaces as listWorkspaces,
} from '@/ipc/client';
import type { WorkspacePlace } from '@/ipc/generated/WorkspacePlace';
import type { MenuItem } from '@/shared/widgets/Menu.svelte';
import { filters } from '@/state/filter.svelte';
import { navigation } from '@/state/navigation.svelte';
import { toasts } from '@/state/toasts.svelte';
import { leaveDrafts } from '@/state/unsaved';
import { resetViewings } from '@/state/viewing.svelte';
import { workspace } from '@/state/workspace.svelte';

import { Places } from './places.svelte';

/** The window's workspaces. */
export const places = new Places({
  workspaces: listWorkspaces,
  pickWorkspace,
  newWorkspace,
  openWorkspace,
  forgetWorkspace,
  leave: (go) => leaveDrafts(go, true),
  changed,
  fail: (thrown) => toasts.fail(thrown),
});

async function changed(): Promise<void> {
  imports.dismiss();
  workspace.leave();
  navigation.reset();
  filters.reset();
  resetViewings();
  await workspace.refresh();
}

/** What can be done about one of the recent workspaces: open it, or forget one whose folder is gone. */
export function recentItem({ dir, name, missing }: WorkspacePlace): MenuItem {
  if (missing)
    return {
      label: `Remove “${name}” from this list`,
      hint: 'folder not found',
      run: () => void places.forget(dir),
    };
  return { label: name, hint: dir, run: () => void places.open(dir) };
}

/** Beginning and opening workspaces. */
export const WAYS: readonly MenuItem[] = [
  { label: 'New workspace…', run: () => void places.create() },
  { label: 'Open workspace…', run: () => void places.choose() },
];
