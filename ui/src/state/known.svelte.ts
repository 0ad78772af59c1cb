/**
 * A list that all screens choose from, asked of Rust whenever the data changed. In: a question. Out: the latest answer.
 * Never: another workspace's.
 */
import { workspace } from './workspace.svelte';

/** See the module. */
export class Known<Item> {
  list = $state.raw<readonly Item[]>([]);
  private asked = 0;
  private of = 0;

  constructor(private readonly door: () => Promise<readonly Item[]>) {}

  /** Asks again. Without an answer the list stays as it was, unless that was another workspace's. */
  async load(): Promise<void> {
    const [asked, turn] = [++this.asked, workspace.turn];
    const answer = await this.door().catch(() => null);
    if (asked !== this.asked) return;
    if (answer) this.list = answer;
    else if (turn !== this.of) this.list = [];
    this.of = turn;
  }
}
