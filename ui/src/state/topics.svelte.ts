/**
 * What topics are called: filters, facets and chips know them by number. In: `topics`. Out: names, most tickets first.
 * Never: their numbers under a filter (features/topics).
 */
import { topics as listTopics } from '@/ipc/client';
import { emptyFilter } from '@/shared/filter';
import { nameTopics } from '@/shared/words';

import { Known } from './known.svelte';

/** A topic to choose. */
export interface TopicName {
  id: number;
  name: string;
}

/** The workspace's topics. */
export const topicNames = new Known<TopicName>(async () => {
  const { topics } = await listTopics(emptyFilter());
  return topics.map(({ id, name }) => ({ id, name }));
});

const byId = $derived(new Map(topicNames.list.map(({ id, name }) => [String(id), name])));

nameTopics((id) => byId.get(id));
