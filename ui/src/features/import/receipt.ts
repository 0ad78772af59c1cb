/**
 * In: the receipt of an import. Out: its equation and sentences.
 * Never: recounts what the engine counted.
 */
import type { ImportReceipt } from '@/ipc/generated/ImportReceipt';
import type { Tally } from '@/ipc/generated/Tally';

/** A term of the equation: how many, and in words what became of them. */
export type Term = { name: keyof Tally; label: string; n: number; hint: string };

/** The right side of "read = …", all five terms, zero ones too, so that the sum can be checked by eye. */
export function terms(tally: Tally): Term[] {
  return [
    { name: 'new', label: 'new', n: tally.new, hint: 'not here before' },
    { name: 'updated', label: 'updated', n: tally.updated, hint: 'known, and something changed' },
    { name: 'unchanged', label: 'unchanged', n: tally.unchanged, hint: 'known, nothing changed' },
    {
      name: 'skipped',
      label: 'skipped',
      n: tally.skipped,
      hint: 'empty rows, footers, repeats within the file',
    },
    { name: 'rejected', label: 'rejected', n: tally.rejected, hint: 'could not be read; each is listed' },
  ];
}

/** Whether the terms add up to what was read. */
export function balances(tally: Tally): boolean {
  return terms(tally).reduce((sum, term) => sum + term.n, 0) === tally.read;
}

/** Tickets the import left in the workspace, changed or not. */
export function formed(tally: Tally): number {
  return tally.new + tally.updated + tally.unchanged;
}

/** What happened, as a headline. */
export function headline(receipt: ImportReceipt): string {
  const { tally } = receipt;
  if (receipt.cancelled)
    return formed(tally) > 0 ? 'Stopped. What was read until then is kept' : 'Stopped. Nothing was changed';
  if (formed(tally) === 0) return 'No ticket could be read';
  if (tally.new + tally.updated === 0) return 'Nothing new: every ticket was here already';
  return 'Import finished';
}

/** The equation as one line of text, for lists and for screen readers. */
export function equation(tally: Tally, number: (n: number) => string): string {
  const right = terms(tally).map((term) => `${number(term.n)} ${term.label}`);
  return `${number(tally.read)} read = ${right.join(' + ')}`;
}

/** The terms that are not zero, for a narrow column: "2,180 new, 12 rejected". */
export function inShort(tally: Tally, number: (n: number) => string): string {
  const parts = terms(tally).filter((term) => term.n > 0);
  return parts.length === 0
    ? 'nothing read'
    : parts.map((term) => `${number(term.n)} ${term.label}`).join(', ');
}
