/**
 * What a change of rules does to tickets, in sentences. In: a preview. Out: words with their numbers.
 * Never: says "all" of what was only looked at in part.
 */
import type { RulePreview } from '@/ipc/generated/RulePreview';
import { count, number, percent, THIN } from '@/shared/format';

/** "31 of 12,480 tickets get another label (0.2 %)". */
export function changeSentence(changed: number, lookedAt: number): string {
  if (changed === 0) return 'No ticket gets another label.';
  const share = (changed / lookedAt) * 100;
  const shown = share < 0.1 ? `under 0.1${THIN}%` : percent(share, share < 10 ? 1 : 0);
  const verb = changed === 1 ? 'gets' : 'get';
  return `${number(changed)} of ${count(lookedAt, 'ticket')} ${verb} another label (${shown}).`;
}

/** What was looked at, when that is not everything; empty otherwise. */
export function sampleSentence(lookedAt: number, all: number): string {
  return lookedAt < all ? `Counted in the newest ${number(lookedAt)} of ${count(all, 'ticket')}.` : '';
}

/** "In 214 of 12,480 tickets"; of a list as a whole "Words found in …". */
export function caughtSentence({ caught, looked_at }: RulePreview, whole = false): string {
  const some = caught === 0 ? 'none' : number(caught);
  return `${whole ? 'Words found in' : 'In'} ${some} of ${count(looked_at, 'ticket')}`;
}
