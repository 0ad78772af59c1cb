/**
 * In: a ticket's detail and whether "Why?" is on. Out: what to mark in each text.
 * Never: the DOM.
 */
import type { Evidence } from '@/ipc/generated/Evidence';
import type { TicketDetail } from '@/ipc/generated/TicketDetail';
import { valueName } from '@/shared/words';

import { toUnits, type Mark } from './slices';
import { EMOTION, TONE } from './words';

/** A label of the analysis with the words that caused it. */
export type Cause = { kind: string; label: string; because: readonly Evidence[] };

/** Every label that words in this ticket caused, in the order the chips stand. */
export function causes(detail: Pick<TicketDetail, 'analysis'>): Cause[] {
  const { category, urgency, sentiment, emotion, escalation } = detail.analysis;
  const all: Cause[] = [
    { kind: 'topic', label: `about ${valueName('category', category.name)}`, because: category.because },
    { kind: 'urgency', label: `urgency ${urgency.value}`, because: urgency.because },
    { kind: 'tone', label: `tone ${TONE[sentiment.label]}`, because: sentiment.because },
    { kind: 'emotion', label: EMOTION[emotion.value], because: emotion.because },
    { kind: 'escalation', label: 'asks for someone higher up', because: escalation.because },
  ];
  return all.filter((cause) => cause.because.length > 0);
}

/**
 * Marks of one text of the ticket: `null` is the subject, else the index of the message. Matched words always; the
 * words behind each label when `why` is on.
 */
export function marksOf(detail: TicketDetail, message: number | null, text: string, why: boolean): Mark[] {
  const places: Mark[] = detail.matches
    .filter((match) => match.message === message)
    .map(({ start, end }) => ({ start, end, kind: 'match' }));
  if (why) {
    for (const cause of causes(detail)) {
      for (const { message: at, start, end } of cause.because) {
        if (at === message) places.push({ start, end, kind: cause.kind, title: cause.label });
      }
    }
  }
  return toUnits(text, places);
}

/** The strongest words behind a label, without repeats, as a chip shows them. */
export function strongest(because: readonly Evidence[], limit = 2): string[] {
  const ordered = [...because].sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight));
  const seen = new Map<string, string>();
  for (const { words } of ordered) {
    const key = words.trim().toLowerCase();
    if (key && !seen.has(key)) seen.set(key, words.trim());
  }
  return [...seen.values()].slice(0, limit);
}
