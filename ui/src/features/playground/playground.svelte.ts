/**
 * A text to try the rules on. In: what is pasted, the rules. Out: the text read in full. Never: keeps the text.
 */
import type { ReadText } from '@/ipc/generated/ReadText';
import type { RuleSet } from '@/ipc/generated/RuleSet';
import { Asking } from '@/state/asking.svelte';

/** What is read at most, in UTF-16 units: longer than any ticket, short enough to be read while typing. */
export const LONGEST = 200_000;

/** An invented text with something of everything. */
export const EXAMPLE = `Hello,

I was charged twice for my October subscription and I am still waiting for the refund. Nobody answers, and the invoice page only says HTTP 502. I need this solved today, or let me speak to a manager.

Can you tell me when the money is back? A screenshot is attached.

Thank you,
Robin`;

interface Question {
  text: string;
  /** Those being edited; `null` for those that apply. */
  rules: RuleSet | null;
}

/** A text with what was found in it. */
export interface Reading {
  text: string;
  read: ReadText;
}

/** See the module's first lines. */
export class Playground {
  text = $state('');
  readonly asking: Asking<Question, Reading>;

  constructor(readText: (text: string, rules: RuleSet | null) => Promise<ReadText>) {
    this.asking = new Asking(async ({ text, rules }) => ({ text, read: await readText(text, rules) }));
  }

  /** What was found in the latest text; it stays while a newer one is read. */
  get reading(): Reading | null {
    return this.asking.answer;
  }

  /** Reads the text once typing pauses; nothing is read of no words. */
  read(rules: RuleSet | null): void {
    const text = this.text.slice(0, LONGEST);
    if (text.trim() === '') this.asking.clear();
    else this.asking.ask({ text, rules });
  }
}
