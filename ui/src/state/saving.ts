/** Saving a file, told: where it went with a way to it, or what went wrong. Never: chooses the place. */
import { reveal } from '@/ipc/client';

import { toasts } from './toasts.svelte';

/** Runs a save that answers with the path; `null` is a dismissed dialog, which is not worth a word. */
export async function saving(save: () => Promise<string | null>): Promise<void> {
  try {
    const path = await save();
    if (path === null) return;
    const show = () => void reveal(path).catch((thrown: unknown) => toasts.fail(thrown));
    toasts.show({ tone: 'plain', title: 'Saved', text: path, action: { label: 'Show', run: show } });
  } catch (thrown) {
    toasts.fail(thrown);
  }
}
