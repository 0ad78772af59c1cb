/**
 * In: a ticket. Out: how its texts are shown.
 * Never: IPC.
 */
import type { Message } from '@/ipc/generated/Message';
import type { Ticket } from '@/ipc/generated/Ticket';
import { ROLE } from './words';

/** A message longer than this many UTF-16 units is folded. */
export const FOLD_AT = 1600;

/** A message of more lines than this is folded too: logs are short in characters and long on the screen. */
export const FOLD_LINES = 24;

/** How much of a folded message is shown. */
const SHOWN = { units: 1200, lines: 14 };

/** Where the n-th line ends; the text's length when it has fewer lines. */
function endOfLine(text: string, n: number): number {
  let at = -1;
  for (let line = 0; line < n; line++) {
    at = text.indexOf('\n', at + 1);
    if (at < 0) return text.length;
  }
  return at;
}

/**
 * Where a message is cut when folded: after a line or word near what is shown of it, never inside a character. `null`
 * when it is shown whole.
 */
export function foldPoint(text: string): number | null {
  if (text.length <= FOLD_AT && endOfLine(text, FOLD_LINES) === text.length) return null;
  const limit = Math.min(SHOWN.units, endOfLine(text, SHOWN.lines));
  if (limit < SHOWN.units) return limit;
  const head = text.slice(0, limit);
  const space = Math.max(head.lastIndexOf('\n'), head.lastIndexOf(' '));
  if (space > limit / 2) return space;
  const last = head.charCodeAt(limit - 1);
  return last >= 0xd800 && last <= 0xdbff ? limit - 1 : limit;
}

/** Who wrote a message: the name, else the customer's or agent's, else the role. */
export function author(message: Message, ticket: Ticket): string {
  if (message.author) return message.author;
  const person =
    message.role === 'customer' ? ticket.customer : message.role === 'agent' ? ticket.agent : null;
  return person?.name || person?.email || ROLE[message.role];
}

/** First and last score of the customer's messages; `null` when none is scored. */
export function toneSpan(
  scores: readonly (number | null)[],
): { first: number; last: number; n: number } | null {
  const scored = scores.filter((score): score is number => score !== null);
  const [first, last] = [scored[0], scored[scored.length - 1]];
  return first === undefined || last === undefined ? null : { first, last, n: scored.length };
}

/** From which score on a message is coloured, the engine's own thresholds for a ticket's label. */
const THRESHOLDS = { negativeTo: -0.05, positiveFrom: 0.25 };

/** Tone of one score. */
export function toneOf(score: number): 'negative' | 'neutral' | 'positive' {
  if (score <= THRESHOLDS.negativeTo) return 'negative';
  return score >= THRESHOLDS.positiveFrom ? 'positive' : 'neutral';
}

/** A score as it is written: sign, two decimals, a real minus. */
export function scoreText(score: number): string {
  const text = Math.abs(score).toFixed(2);
  if (text === '0.00') return '0.00';
  return `${score < 0 ? '−' : '+'}${text}`;
}
