/** Topics' numbers in words, and what opens their tickets. In: topics. Out: text, narrowings. Never: the clock. */
import type { Instant } from '@/ipc/generated/Instant';
import type { Growth } from '@/ipc/generated/Growth';
import type { Narrow } from '@/ipc/generated/Narrow';
import type { Topic } from '@/ipc/generated/Topic';
import type { TopicsView } from '@/ipc/generated/TopicsView';
import { NOTHING, only } from '@/shared/filter';
import { count, number, percent, signed, THIN } from '@/shared/format';

/** Under so many tickets a share says little: it is drawn pale. */
export const FEW = 5;

/** "+4.1 pt": a change of a share, in points. */
export function growthText({ change }: Growth): string {
  return `${signed(change * 100, 1)}${THIN}pt`;
}

/** "+2.2 to +6": the 95 % interval, in points. */
export function growthRange({ low, high }: Growth): string {
  return `${signed(low * 100, 1)} to ${signed(high * 100, 1)}`;
}

/** Whether a share changed beyond chance, on enough tickets to say so. */
export function isSure({ growth, tickets }: Topic): boolean {
  return growth !== null && tickets >= FEW && (growth.low > 0 || growth.high < 0);
}

/** What the change rests on, for a tooltip. */
export function growthWords(topic: Topic): string {
  const { growth, before, after } = topic;
  if (!growth) return 'Without dates nothing tells whether it grows';
  const halves = `${count(after, 'ticket')} in the later half of the period, ${number(before)} in the earlier`;
  if (topic.tickets < FEW) return `${halves}: too few to say more`;
  const range = `95${THIN}% interval ${growthRange(growth)} points`;
  return `${halves}; ${range}${isSure(topic) ? '' : ': may be chance'}`;
}

/** All tickets of a topic. */
export function opensTopic(topic: Topic): Narrow {
  return only('topic', String(topic.id));
}

/** Those of the later half of the period. */
export function opensLater(topic: Topic, since: Instant, end: Instant): Narrow {
  return { ...opensTopic(topic), period: { start: since, end } };
}

/** Those negative in tone. */
export function opensNegative(topic: Topic): Narrow {
  return {
    ...NOTHING,
    facets: [
      ['topic', [String(topic.id)]],
      ['sentiment', ['negative']],
    ],
  };
}

/** "1,169 of 2,180 tickets are in 8 topics; 1,011 (46 %) in none." */
export function coverageWords({ topics, tickets, without }: TopicsView): string {
  const share = tickets > 0 ? ` (${percent((100 * without) / tickets)})` : '';
  const inTopics = `${number(tickets - without)} of ${count(tickets, 'ticket')} are in ${count(topics.length, 'topic')}`;
  return without > 0 ? `${inTopics}; ${number(without)}${share} in none` : inTopics;
}
