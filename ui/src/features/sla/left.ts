/** Times of a promise, in words. In: hours on a clock. Out: text that says which clock. */
import type { Clock } from '@/ipc/generated/Clock';
import { quantity, THIN } from '@/shared/format';

/** `4 h`, `21 min`, `8 business h`. */
export function clockWords(hours: number, clock: Clock): string {
  const { value, unit } = quantity(hours, clock);
  return `${value}${THIN}${clock === 'business' ? `business${THIN}` : ''}${unit}`;
}

/** `2.1 h left`, `3.5 d over`, `4 business h left`. */
export function leftWords(hours: number, clock: Clock): string {
  return `${clockWords(Math.abs(hours), clock)} ${hours < 0 ? 'over' : 'left'}`;
}
