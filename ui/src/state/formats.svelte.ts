/**
 * What formats are called. In: their names on receipts. Out: words for people. Asks Rust once.
 */
import { formats as listFormats } from '@/ipc/client';

class FormatState {
  private labels = $state.raw<ReadonlyMap<string, string>>(new Map());
  private asked = false;

  /** The format in words; its bare name until Rust has answered, or when an older version read the file. */
  label(name: string): string {
    return this.labels.get(name) ?? name.replaceAll('_', ' ');
  }

  /** Asks Rust for the words, the first time. */
  async load(): Promise<void> {
    if (this.asked) return;
    this.asked = true;
    // Without an answer the names stand for themselves.
    const all = await listFormats().catch(() => []);
    this.labels = new Map(all.map(({ name, label }) => [name, label]));
  }
}

/** The words for all formats. */
export const formats = new FormatState();
