/**
 * Why a ticket has a label. In: its detail. Out: who says what, and the words behind it, strongest first.
 * Never: decides (the engine's `effective_labels` does).
 */
import type { Evidence } from '@/ipc/generated/Evidence';
import type { Guess } from '@/ipc/generated/Guess';
import type { LabelSource } from '@/ipc/generated/LabelSource';
import type { TicketDetail } from '@/ipc/generated/TicketDetail';
import { percent } from '@/shared/format';
import { valueName } from '@/shared/words';

import { categoryWords, type LabelKind } from './words';

/** One who says something about a label. */
export interface Voice {
  who: string;
  says: string;
  /** What else it thought of. */
  beside?: string;
  /** Whose word counts. */
  decides: boolean;
}

/** A word behind a label. */
export interface Reason {
  words: string;
  /** −1 to 1: its direction and strength, measured by the strongest. */
  strength: number;
  /** Places it stands in. */
  places: number;
}

const WHO: Record<LabelSource, string> = {
  corrected: 'You',
  given: 'Your helpdesk',
  learned: 'Learned',
  rules: 'The words',
};

/** How many guesses are named. */
const GUESSES = 3;

/** Everyone who says something about the label, in the order in which their word counts. */
export function voices(detail: TicketDetail, label: LabelKind): Voice[] {
  const by = detail.label.labels[`${label}_by`];
  return SAID[label](detail).flatMap(([source, says, beside]) =>
    says ? [{ who: WHO[source], says, beside, decides: source === by }] : [],
  );
}

type Said = [source: LabelSource, says: string | null, beside?: string];

const SAID: Record<LabelKind, (detail: TicketDetail) => Said[]> = {
  category: ({ ticket, analysis, label: { corrected, learned } }) => [
    [
      'corrected',
      corrected.category && categoryWords(corrected.category.category, corrected.category.subcategory),
    ],
    ['given', ticket.category_given && valueName('category', ticket.category_given)],
    learnedSays(learned),
    ['rules', categoryWords(analysis.category.name, analysis.category.subcategory)],
  ],
  priority: ({ ticket, analysis, label: { corrected } }) => [
    ['corrected', corrected.priority && valueName('priority', corrected.priority)],
    ['given', ticket.priority && valueName('priority', ticket.priority)],
    ['rules', valueName('priority', analysis.urgency.value)],
  ],
  tone: ({ label: { corrected, tone_detected } }) => [
    ['corrected', corrected.tone && valueName('sentiment', corrected.tone)],
    ['rules', valueName('sentiment', tone_detected)],
  ],
};

/** "Billing 82 %", beside it "Account 9 %"; what abstains says so first. */
function learnedSays(guess: Guess | null): Said {
  if (!guess) return ['learned', null];
  const shares = guess.ranked
    .slice(0, GUESSES)
    .map(([name, share]) => `${valueName('category', name)} ${percent(share * 100)}`);
  const first = guess.category === null ? 'Not sure enough' : shares.shift();
  return ['learned', first ?? null, shares.join(', ') || undefined];
}

/** The evidence of a label. */
export function evidenceOf({ analysis }: TicketDetail, label: LabelKind): readonly Evidence[] {
  if (label === 'category') return analysis.category.because;
  return label === 'priority' ? analysis.urgency.because : analysis.sentiment.because;
}

/** Words with what they add up to, strongest first; the same words count together. */
export function reasons(because: readonly Pick<Evidence, 'words' | 'weight'>[], limit = 6): Reason[] {
  const sums = new Map<string, { words: string; weight: number; places: number }>();
  for (const { words, weight } of because) {
    const key = words.trim().toLowerCase();
    const sum = sums.get(key) ?? { words: words.trim(), weight: 0, places: 0 };
    sums.set(key, { ...sum, weight: sum.weight + weight, places: sum.places + 1 });
  }
  const ordered = [...sums.values()]
    .filter(({ words }) => words !== '')
    .sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight) || a.words.localeCompare(b.words));
  const most = Math.abs(ordered[0]?.weight ?? 0) || 1;
  return ordered
    .slice(0, limit)
    .map(({ words, weight, places }) => ({ words, strength: weight / most, places }));
}

/** Where a word points: "towards Billing", "away from it". */
export function direction(strength: number, label: LabelKind, value: string): string {
  if (label === 'tone') return strength < 0 ? 'sounds negative' : 'sounds positive';
  if (label === 'priority') return strength < 0 ? 'less urgent' : 'more urgent';
  return strength < 0 ? `away from ${value}` : `towards ${value}`;
}
