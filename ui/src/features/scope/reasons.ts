/** Why tickets are left out, in words. In: a reason's name. Out: what follows the number. */

const REASONS: Record<string, string> = {
  spam: 'spam left out',
  merged: 'merged left out',
  duplicate: 'duplicates left out',
  bot_only: 'answered by bots alone left out',
  undated: 'without a date left out',
  resolved_without_time: 'solved at an unknown time, not in durations',
  negative_duration: 'with impossible times, not in durations',
};

/** "38" + "spam left out". A reason this window does not know is named as it is. */
export function reasonWords(reason: string): string {
  return REASONS[reason] ?? `left out (${reason.replaceAll('_', ' ')})`;
}
