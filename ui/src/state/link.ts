/**
 * A screen with its filter as one line of text, to paste into a chat and open in the window again.
 * In: where the window is. Out: a link, and back. Never: customers' texts; a link holds the filter, not what it finds.
 */
import { filters, type FilterSnapshot } from './filter.svelte';
import { isObject } from './kept';
import { isView, navigation, type View } from './navigation.svelte';
import { snapshotOf } from './remembered';
import { showViewing, viewingOf } from './viewing.svelte';

const START = 'support-lens://view/';

interface Place {
  view: View;
  filter: FilterSnapshot;
  viewing: unknown;
}

/** The link to what is shown now. */
export function linkHere(): string {
  const { view } = navigation;
  const place: Place = { view, filter: filters.snapshot(), viewing: viewingOf(view) };
  return START + encode(JSON.stringify(place));
}

/** Whether a text is such a link. */
export function isLink(text: string): boolean {
  return text.trim().startsWith(START);
}

/** Shows what a link names; `false` when it can't be read. */
export function openLink(text: string): boolean {
  const place = placeOf(text.trim());
  if (!place) return false;
  filters.restore(place.filter);
  showViewing(place.view, place.viewing);
  navigation.go(place.view);
  return true;
}

function placeOf(link: string): Place | null {
  try {
    const said: unknown = JSON.parse(decode(link.slice(START.length)));
    if (!isObject(said) || !isView(said['view'])) return null;
    const filter = snapshotOf(said['filter']);
    return filter && { view: said['view'], filter, viewing: said['viewing'] };
  } catch {
    return null;
  }
}

/** Base64 of UTF-8 with the letters that addresses may have. */
function encode(text: string): string {
  const bytes = Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte));
  return btoa(bytes.join('')).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

function decode(text: string): string {
  const bytes = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return new TextDecoder('utf-8', { fatal: true }).decode(
    Uint8Array.from(bytes, (byte) => byte.charCodeAt(0)),
  );
}
