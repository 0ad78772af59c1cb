/** Links to what is shown. In: where the window is, a pasted link. Out: the clipboard, another screen. */
import { copyText } from '@/ipc/client';
import { linkHere, openLink } from '@/state/link';
import { toasts } from '@/state/toasts.svelte';

/** Copies a link to the screen with its filter. */
export async function copyLink(): Promise<void> {
  try {
    await copyText(linkHere());
    toasts.show({
      tone: 'plain',
      title: 'Link copied',
      text: 'Paste it into Commands (Ctrl K) to come back.',
    });
  } catch (thrown) {
    toasts.fail(thrown);
  }
}

/** Shows what a pasted link names, or says that it can't be read. */
export function follow(link: string): void {
  if (openLink(link)) return;
  const text = 'It is cut short, or made by a newer version. Copy the whole of it.';
  toasts.show({ tone: 'bad', title: 'This link can’t be read', text });
}
