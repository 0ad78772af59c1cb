/**
 * In: a ticket. Out: how its texts are shown.
 * Never: IPC.
 */
import type { Message } from '@/ipc/generated/Message';
import type { Ticket } from '@/ipc/generated/Ticket';
import { ROLE } from './words';

/** A message longer than this many UTF-16 units is folded. */
export const FOLD_AT = 1600;

/** How many units of a folded message are shown. */
const SHOWN = 1200;

/**
 * Where a message is cut when folded: after a line or word near [`SHOWN`], never inside a character. `null` when it is
 * shown whole.
 */
export function foldPoint(text: string): number | null {
  if (text.length <= FOLD_AT) return null;
  const head = text.slice(0, SHOWN);
  const space = Math.max(head.lastIndexOf('\n'), head.lastIndexOf(' '));
  if (space > SHOWN / 2) return space;
  const before = head.charCodeAt(SHOWN - 1);
  return before >= 0xd800 && before <= 0xdbff ? SHOWN - 1 : SHOWN;
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

/** Tone of one score. The thresholds are those of the engine's labels. */
export function toneOf(score: number): 'negative' | 'neutral' | 'positive' {
  if (score <= -0.05) return 'negative';
  return score >= 0.05 ? 'positive' : 'neutral';
}

/** A score as it is written: sign, two decimals, a real minus. */
export function scoreText(score: number): string {
  const text = Math.abs(score).toFixed(2);
  if (text === '0.00') return '0.00';
  return `${score < 0 ? '−' : '+'}${text}`;
}
