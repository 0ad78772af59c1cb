/**
 * What a screen asks about a filter. In: filters. Out: the latest answer, kept while the next is on its way.
 * Never: shows an answer to an older question.
 */
import { toFailure, type Failure } from '@/ipc/errors';
import type { Filter } from '@/ipc/generated/Filter';

/** See the module. */
export class Question<Answer> {
  /** The latest answer; `null` before the first. */
  answer = $state.raw<Answer | null>(null);
  /** The filter that the answer is about. */
  asked = $state.raw<Filter | null>(null);
  failure = $state.raw<Failure | null>(null);
  /** An answer is on its way. */
  asking = $state(false);
  private turn = 0;

  constructor(private readonly door: (filter: Filter) => Promise<Answer>) {}

  /** Asks; an answer that comes after a later question is dropped. */
  async ask(filter: Filter): Promise<void> {
    const turn = ++this.turn;
    this.asking = true;
    try {
      const answer = await this.door(filter);
      if (turn !== this.turn) return;
      this.asked = filter;
      this.settle(answer, null);
    } catch (thrown) {
      if (turn === this.turn) this.settle(this.answer, toFailure(thrown));
    }
  }

  private settle(answer: Answer | null, failure: Failure | null): void {
    this.answer = answer;
    this.failure = failure;
    this.asking = false;
  }
}
