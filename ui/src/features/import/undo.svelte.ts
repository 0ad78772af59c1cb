/**
 * Taking an import out again. In: which one, and a yes. Out: what is asked, then the import gone and a word about it.
 * Never: begins without the yes.
 */
import type { ImportReceipt } from '@/ipc/generated/ImportReceipt';
import type { Progress } from '@/ipc/generated/Progress';
import { partName } from '@/shared/paths';
import { inTray, type Tray } from '@/state/jobs.svelte';

/** What it needs from the outside. */
export interface Doors {
  undoImport: (importNumber: number, onProgress: (progress: Progress) => void) => Promise<void>;
  cancel: () => Promise<void>;
  /** The data changed. */
  changed: () => Promise<unknown>;
  tray: Tray;
  said: (title: string) => void;
  fail: (thrown: unknown) => void;
}

/** See the module's first lines. */
export class Undo {
  /** The import that a yes would take out. */
  asked = $state.raw<ImportReceipt | null>(null);
  /** Number of the import that is being taken out. */
  running = $state<number | null>(null);

  constructor(private readonly doors: Doors) {}

  /** Asks whether this import shall go. */
  ask(receipt: ImportReceipt): void {
    if (this.running === null) this.asked = receipt;
  }

  /** Leaves it as it is. */
  dismiss(): void {
    this.asked = null;
  }

  /** Takes the import out. */
  async confirm(): Promise<void> {
    const { asked, doors } = this;
    if (!asked) return;
    this.asked = null;
    this.running = asked.import;
    const name = nameOf(asked);
    const stop = () => void doors.cancel().catch(doors.fail);
    try {
      await inTray(doors.tray, `Undoing the import of ${name}`, stop, (listen) =>
        doors.undoImport(asked.import, listen),
      );
      doors.said(`The import of ${name} is undone`);
    } catch (thrown) {
      doors.fail(thrown);
    }
    await doors.changed();
    this.running = null;
  }
}

/** What an import is called: its file, or the sample. */
export function nameOf({ path, source }: ImportReceipt): string {
  return path ? partName(path) : source;
}

/** What will happen, exactly as far as the receipts tell; `latest` is the newest import of all. */
export function consequences(
  { tally }: ImportReceipt,
  latest: boolean,
  number: (n: number) => string,
): string {
  if (tally.new + tally.updated === 0) return 'It changed no ticket; only its receipt goes.';
  if (!latest)
    return 'Tickets that only this import brought will go. Those that other imports know too stay, as those say.';
  const brought = tally.new === 1 ? 'The ticket it brought' : `The ${number(tally.new)} tickets it brought`;
  const back =
    tally.updated === 1
      ? 'the one it changed goes back to how it was'
      : `the ${number(tally.updated)} it changed go back to how they were`;
  if (tally.updated === 0) return `${brought} will go.`;
  if (tally.new === 0) return `${back.charAt(0).toUpperCase()}${back.slice(1)}.`;
  return `${brought} will go; ${back}.`;
}
