/**
 * What a screen asks about a filter, or about two. In: filters. Out: the latest answer, kept while the next is on its way.
 * Never: shows an answer to an older question.
 */
import { toFailure, type Failure } from '@/ipc/errors';
import type { Filter } from '@/ipc/generated/Filter';

/** See the module. */
export class Question<Answer, Asked = Filter> {
  /** The latest answer; `null` before the first. */
  answer = $state.raw<Answer | null>(null);
  /** What the answer is about. */
  asked = $state.raw<Asked | null>(null);
  failure = $state.raw<Failure | null>(null);
  /** An answer is on its way. */
  asking = $state(false);
  private turn = 0;

  constructor(private readonly door: (about: Asked) => Promise<Answer>) {}

  /** Asks; an answer that comes after a later question is dropped. */
  async ask(about: Asked): Promise<void> {
    const turn = ++this.turn;
    this.asking = true;
    try {
      const answer = await this.door(about);
      if (turn !== this.turn) return;
      this.asked = about;
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
