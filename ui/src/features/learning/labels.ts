/** What there is to learn from, in words. In: labels with their tickets. Out: sentences, the choice for Rust. */
import type { LabelsFrom } from '@/ipc/generated/LabelsFrom';
import type { LearningStatus } from '@/ipc/generated/LearningStatus';
import { count, number } from '@/shared/format';
import { valueName } from '@/shared/words';

/** Where labels come from. */
export type Kind = LabelsFrom['from'];

/** Labels with their tickets, most first. */
export type Labelled = readonly (readonly [name: string, tickets: number])[];

/** Kinds by name, in the order offered. */
export const KINDS: readonly { kind: Kind; name: string; hint: string }[] = [
  { kind: 'categories', name: 'Categories your helpdesk gave', hint: 'from the export' },
  { kind: 'tags', name: 'Tags', hint: 'those that name a topic' },
  { kind: 'corrections', name: 'Your corrections', hint: 'made here' },
];

/** Fewest categories there must be, to tell them apart. */
const LEAST = 2;

/** Labels of a kind; of tags only the ticked ones. */
export function labelsOf(status: LearningStatus, kind: Kind, ticked: readonly string[]): Labelled {
  if (kind === 'categories') return status.given;
  return kind === 'corrections' ? status.corrected : status.tags.filter(([tag]) => ticked.includes(tag));
}

/** The kind with the most labels that are enough; where one begins. */
export function firstKind(status: LearningStatus): Kind {
  const enough = (labels: Labelled) => split(labels, status.fewest).enough.length >= LEAST;
  if (enough(status.given)) return 'categories';
  if (enough(status.corrected)) return 'corrections';
  return status.tags.length > 0 ? 'tags' : 'categories';
}

/** Labels with at least `fewest` tickets, and the others. */
export function split(labels: Labelled, fewest: number): { enough: Labelled; short: Labelled } {
  return {
    enough: labels.filter(([, tickets]) => tickets >= fewest),
    short: labels.filter(([, tickets]) => tickets < fewest),
  };
}

/** Whether it can be learnt from. */
export function isEnough(labels: Labelled, fewest: number): boolean {
  return split(labels, fewest).enough.length >= LEAST;
}

/** "2,060 tickets in 5 categories. Left out, with fewer than 5: Legal (3)." or what is missing. */
export function basisWords(labels: Labelled, fewest: number): string {
  const { enough, short } = split(labels, fewest);
  if (enough.length < LEAST) {
    const have =
      labels.length === 0
        ? 'There are none yet.'
        : `${number(enough.length)} of ${number(labels.length)} has.`;
    return `Two categories with ${count(fewest, 'ticket')} each are needed. ${have}`;
  }
  const tickets = enough.reduce((sum, [, n]) => sum + n, 0);
  const basis = `${count(tickets, 'ticket')} in ${count(enough.length, 'category', 'categories')}.`;
  if (short.length === 0) return basis;
  const left = short.slice(0, 3).map(([name, n]) => `${valueName('category', name)} (${number(n)})`);
  const more = short.length > left.length ? ` and ${number(short.length - left.length)} more` : '';
  return `${basis} Left out, with fewer than ${number(fewest)}: ${left.join(', ')}${more}.`;
}

/** The choice, as Rust takes it. */
export function choiceOf(kind: Kind, ticked: readonly string[]): LabelsFrom {
  return kind === 'tags' ? { from: 'tags', value: [...ticked] } : { from: kind };
}
