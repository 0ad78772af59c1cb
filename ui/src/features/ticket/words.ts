/**
 * Words of a ticket as they stand within a sentence. In: the contract's names. Out: lower-case English.
 * Never: labels that stand alone (shared/words.ts).
 */
import type { Emotion } from '@/ipc/generated/Emotion';
import type { Instant } from '@/ipc/generated/Instant';
import type { LeftOut } from '@/ipc/generated/LeftOut';
import type { Rating } from '@/ipc/generated/Rating';
import type { Role } from '@/ipc/generated/Role';
import type { Status } from '@/ipc/generated/Status';
import type { Tone } from '@/ipc/generated/Tone';
import { dayOf } from '@/shared/days';
import { day, time } from '@/shared/format';

/** Where a ticket stands. */
export const STATUS: Record<Status, string> = {
  new: 'new',
  open: 'open',
  pending: 'pending',
  hold: 'on hold',
  solved: 'solved',
  closed: 'closed',
  unknown: 'status unknown',
};

/** Tone label. */
export const TONE: Record<Tone, string> = {
  negative: 'negative',
  neutral: 'neutral',
  positive: 'positive',
  not_scored: 'not scored',
};

/** Leading emotion. */
export const EMOTION: Record<Emotion, string> = {
  neutral: 'no strong emotion',
  frustrated: 'frustrated',
  angry: 'angry',
  confused: 'confused',
  happy: 'happy',
  grateful: 'grateful',
};

/** Who wrote a message. */
export const ROLE: Record<Role, string> = {
  customer: 'Customer',
  agent: 'Agent',
  bot: 'Automatic reply',
  note: 'Internal note',
};

/** Why a ticket is not counted. */
export const LEFT_OUT: Record<LeftOut, string> = {
  spam: 'not counted: marked as spam',
  merged: 'not counted: merged into another ticket',
  duplicate: 'not counted: duplicate of another ticket',
  bot_only: 'not counted: only automatic messages',
};

/** "rated 4 of 5", "satisfied", "would recommend: 9 of 10". */
export function ratingWord({ value }: Rating): string {
  switch (value.scale) {
    case 'five':
      return `rated ${value.value} of 5`;
    case 'satisfied':
      return value.value ? 'satisfied' : 'not satisfied';
    case 'nps':
      return `would recommend: ${value.value} of 10`;
  }
}

/** A ticket's day in a list: the year only where it is not the data's latest one. */
export function rowDay(at: Instant | null, zone: string, asOf: Instant | null): string {
  if (at === null) return 'no date';
  const iso = dayOf(at, zone);
  return day(iso, asOf !== null && iso.slice(0, 4) !== dayOf(asOf, zone).slice(0, 4));
}

/** {@link rowDay} with the time of day. */
export function rowMoment(at: Instant, zone: string, asOf: Instant | null): string {
  return `${rowDay(at, zone, asOf)} ${time(at, zone)}`;
}
