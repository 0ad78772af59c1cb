/**
 * Questions asked while somebody types. In: questions, many. Out: the answer to the latest one.
 * Never: an older answer over a newer question; two questions under way at once.
 */
import { toFailure, type Failure } from '@/ipc/errors';

/** How long nothing new may be typed before it is asked, in milliseconds. */
const QUIET_MS = 300;

/** See the module's first lines. */
export class Asking<Question, Answer> {
  /** The latest answer; it stays while the next one is on its way. */
  answer = $state.raw<Answer | null>(null);
  /** Why there is no answer to the latest question. */
  failure = $state.raw<Failure | null>(null);
  /** A question is waiting or under way. */
  waiting = $state(false);

  private timer: ReturnType<typeof setTimeout> | undefined;
  /** What is to be asked next, and whether typing has paused since. */
  private next: { question: Question; due: boolean } | null = null;
  private busy = false;
  private turn = 0;

  constructor(
    private readonly door: (question: Question) => Promise<Answer>,
    private readonly quiet = QUIET_MS,
  ) {}

  /** Asks once nothing newer has been asked for a moment. */
  ask(question: Question): void {
    this.turn += 1;
    const next = { question, due: false };
    this.next = next;
    this.waiting = true;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      next.due = true;
      void this.send();
    }, this.quiet);
  }

  /** Forgets question and answer. */
  clear(): void {
    this.turn += 1;
    clearTimeout(this.timer);
    this.next = null;
    this.answer = null;
    this.failure = null;
    this.waiting = false;
  }

  private async send(): Promise<void> {
    // The answer under way calls again for what was asked meanwhile.
    if (this.busy || !this.next?.due) return;
    const { question } = this.next;
    const turn = this.turn;
    this.next = null;
    this.busy = true;
    try {
      const answer = await this.door(question);
      if (turn === this.turn) this.take(answer, null);
    } catch (thrown) {
      if (turn === this.turn) this.take(null, toFailure(thrown));
    }
    this.busy = false;
    await this.send();
  }

  private take(answer: Answer | null, failure: Failure | null): void {
    this.answer = answer;
    this.failure = failure;
    this.waiting = false;
  }
}
