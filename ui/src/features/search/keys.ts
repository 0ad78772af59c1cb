/**
 * Keys of the Tickets screen that work wherever the focus is, except where text is written.
 * In: key events. Out: whether they are ours. Never: acts.
 */

/** Whether text is being written, or a menu or dialog has the keyboard. */
export function isBusy(target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false;
  const written = 'input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable="true"]';
  return target.closest(`${written}, [role=dialog], [role=menu]`) !== null;
}

/** Whether a modifier makes it another key. */
export function isModified(event: KeyboardEvent): boolean {
  return event.ctrlKey || event.metaKey || event.altKey;
}

/** Whether the words to search for are being written: from there the arrow down leads into the list. */
export function isSearch(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement && target.closest('[role=search]') !== null;
}
