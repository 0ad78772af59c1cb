/** Sentences whose numbers can be clicked. In: parts. Out: their type. */
import type { Narrow } from '@/ipc/generated/Narrow';

/** A piece of a sentence; with `opens` it is a way to tickets. */
export interface Part {
  text: string;
  opens?: Narrow;
  /** Stands out. */
  strong?: boolean;
}

/** The sentence as plain text. */
export function plainText(parts: readonly Part[]): string {
  return parts.map(({ text }) => text).join('');
}
