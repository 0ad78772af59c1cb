/**
 * Labels in words: who decided one, what a change says. In: the contract's values. Out: English. Never: a decision.
 */
import type { Change } from '@/ipc/generated/Change';
import type { Chosen } from '@/ipc/generated/Chosen';
import type { LabelSource } from '@/ipc/generated/LabelSource';
import type { Priority } from '@/ipc/generated/Priority';
import type { Tone } from '@/ipc/generated/Tone';
import { count, percent } from '@/shared/format';
import { valueName } from '@/shared/words';

/** What of a ticket a person can correct. */
export type LabelKind = Change['label'];

/** Labels by name. */
export const LABEL_NAMES: Record<LabelKind, string> = {
  category: 'Category',
  priority: 'Priority',
  tone: 'Tone',
};

/** Priorities a person can give, most urgent first. */
export const PRIORITIES: readonly Priority[] = ['critical', 'high', 'medium', 'low'];

/** Tones a person can give. */
export const TONES: readonly Tone[] = ['negative', 'neutral', 'positive'];

/** Who decided a label, as its chip says it. `confidence` is 0–1, of what was learnt. */
export function decidedBy(source: LabelSource, confidence: number | null = null): string {
  switch (source) {
    case 'corrected':
      return 'you';
    case 'given':
      return 'your helpdesk';
    case 'learned':
      return confidence === null ? 'learned' : `learned, ${percent(confidence * 100)} sure`;
    case 'rules':
      return 'by the words';
  }
}

/** "Billing › Duplicate charge". */
export function categoryWords(category: string, subcategory: string | null): string {
  const name = valueName('category', category);
  return subcategory ? `${name} › ${valueName('subcategory', subcategory)}` : name;
}

/** What a change sets, in words; `null` when it takes back. */
export function changeWords(change: Change): string | null {
  if (change.value === null) return null;
  if (change.label === 'category') return categoryWords(change.value.category, change.value.subcategory);
  return valueName(change.label === 'tone' ? 'sentiment' : 'priority', change.value);
}

/** What was done to `n` tickets: "12 tickets: category Billing". */
export function doneWords(n: number, change: Change): string {
  const label = LABEL_NAMES[change.label];
  const set = changeWords(change);
  const title = set === null ? `${label}: your correction is taken back` : `${label}: ${set}`;
  return n === 1 ? title : `${count(n, 'ticket')} · ${title.charAt(0).toLowerCase()}${title.slice(1)}`;
}

/** A typed name as a category: the one that is called so already, else a new one. `null` when nothing is typed. */
export function typedCategory(typed: string, known: readonly { name: string }[]): Chosen | null {
  const name = typed.trim();
  if (!name) return null;
  const same = (other: string) => other.toLowerCase() === name.toLowerCase();
  const found = known.find((one) => same(one.name) || same(valueName('category', one.name)));
  return { category: found?.name ?? name, subcategory: null };
}
