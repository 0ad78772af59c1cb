/** An agent held against everybody's tickets of the same mix, in words. In: the difference. Out: text. */
import type { LikeWithLike } from '@/ipc/generated/LikeWithLike';
import { NONE, number, signed, THIN } from '@/shared/format';

/** `+4 pt (−1 to +9)`; `–` when there is too little to tell. */
export function differenceWords(of: LikeWithLike | null): string {
  if (!of) return NONE;
  const [low, high] = of.interval;
  return `${signed(of.difference)}${THIN}pt (${signed(low)} to ${signed(high)})`;
}

/** The whole of it, for a tooltip. */
export function likeWithLikeWords(of: LikeWithLike | null): string {
  if (!of) return 'Not enough tickets to compare.';
  const { own, expected, n, flagged } = of;
  const sure = flagged ? 'A real difference.' : 'May be chance.';
  return `${number(own)}${THIN}% where ${number(expected)}${THIN}% is expected of the same categories and priorities, n ${number(n)}. ${sure}`;
}
