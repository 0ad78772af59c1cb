/**
 * What topics are called: filters, facets and chips know them by number. In: `topics`. Out: names, most tickets first.
 * Never: their numbers under a filter (features/topics).
 */
import { topics as listTopics } from '@/ipc/client';
import { emptyFilter } from '@/shared/filter';
import { nameTopics } from '@/shared/words';

/** A topic to choose. */
export interface TopicName {
  id: number;
  name: string;
}

class TopicNames {
  /** All topics, most tickets first. */
  list = $state.raw<readonly TopicName[]>([]);
  private readonly byId = $derived(new Map(this.list.map(({ id, name }) => [String(id), name])));
  private turn = 0;

  constructor() {
    nameTopics((id) => this.byId.get(id));
  }

  /** Asks Rust again. Call whenever the data changed. Without an answer the names stay as they were. */
  async load(): Promise<void> {
    const turn = ++this.turn;
    const answer = await listTopics(emptyFilter()).catch(() => null);
    if (answer && turn === this.turn) this.list = answer.topics.map(({ id, name }) => ({ id, name }));
  }
}

/** The names of the workspace's topics. */
export const topicNames = new TopicNames();
