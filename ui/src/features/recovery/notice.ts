/**
 * Which notice of recovered damage was read. In: its text. Out: the same, until it is another one.
 * Never: throws (storage may be full or switched off; then it is shown again).
 */
const KEY = 'support-lens.recovered-read';

/** The notice read last; `null` for none. */
export function noticeRead(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

/** Remembers that a notice was read. */
export function readNotice(notice: string): void {
  try {
    localStorage.setItem(KEY, notice);
  } catch {
    // Not remembered: it will be shown at the next start.
  }
}
