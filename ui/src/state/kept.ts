/**
 * Small values across restarts. In: a name and a value. Out: the same next time, or nothing. Never: throws (storage may be
 * full or switched off, and an older version may have written it).
 */

const PREFIX = 'support-lens.';

/** Keeps a value for the next start. */
export function keep(name: string, value: unknown): void {
  try {
    localStorage.setItem(PREFIX + name, JSON.stringify(value));
  } catch {
    // Not kept: the next start begins with the default.
  }
}

/** The value kept last; `undefined` when there is none. Whoever asks checks what it is. */
export function kept(name: string): unknown {
  try {
    return JSON.parse(localStorage.getItem(PREFIX + name) ?? 'null') ?? undefined;
  } catch {
    return undefined;
  }
}

/** Whether a value is an object with named fields. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
