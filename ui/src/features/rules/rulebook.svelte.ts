/**
 * The rules of the workspace: what applies, what is being edited, what that would change, and keeping it.
 * In: the screens' edits. Out: what they show. Never: writes without `saving`'s yes.
 */
import { toFailure, type Failure } from '@/ipc/errors';
import type { PreviewOf } from '@/ipc/generated/PreviewOf';
import type { RuleList } from '@/ipc/generated/RuleList';
import type { RulePreview } from '@/ipc/generated/RulePreview';
import type { RuleSet } from '@/ipc/generated/RuleSet';
import type { RulesView } from '@/ipc/generated/RulesView';
import { Asking } from '@/state/asking.svelte';

import { RuleDraft } from './draft.svelte';
import { elsewhere, nameFaults, place, type Faults } from './faults';
import type { Category, Row } from './rows.svelte';
import { Saving, type Doors as SavingDoors } from './saving.svelte';

/** What it needs from the outside. */
export interface Doors extends Omit<SavingDoors, 'kept'> {
  rules: () => Promise<RulesView>;
  importRules: () => Promise<RuleSet | null>;
  /** The labels of tickets changed. */
  changed: () => Promise<unknown>;
}

/** What is looked at: a list, in it perhaps a category, and perhaps one of its rules. */
export interface Subject {
  list: RuleList;
  category: Category | null;
  row: Row | null;
}

interface Question {
  key: string;
  rules: RuleSet;
  of: PreviewOf;
}

/** See the module's first lines. */
export class Rulebook {
  /** The rules that apply; `null` until they are known. */
  view = $state.raw<RulesView | null>(null);
  failure = $state.raw<Failure | null>(null);
  subject = $state.raw<Subject>({ list: 'categories', category: null, row: null });
  /** What shall be done once it is decided what becomes of unsaved rules. */
  leaving = $state.raw<{ go: () => void; forGood: boolean } | null>(null);

  readonly draft = new RuleDraft();
  readonly saving: Saving;
  readonly preview: Asking<Question, { key: string; preview: RulePreview }>;

  /** What is wrong, by the line it belongs to. */
  readonly faults: Faults = $derived.by(() => new Map([...this.placed, ...nameFaults(this.draft)]));
  /** What is wrong with a list as a whole. */
  readonly general: string[] = $derived.by(() => elsewhere(this.answered, this.placed));

  private readonly placed: Faults = $derived.by(() => place(this.answered, this.draft));
  private asked = 0;

  constructor(private readonly doors: Doors) {
    this.saving = new Saving({ ...doors, kept: (view) => this.take(view) });
    this.preview = new Asking(async ({ key, rules, of }) => ({
      key,
      preview: await doors.previewRules(rules, of),
    }));
  }

  /** Rules with faults can't be kept. */
  get sound(): boolean {
    return this.faults.size === 0 && this.general.length === 0;
  }

  /** The answer about the present subject. */
  get shown(): RulePreview | null {
    const { answer } = this.preview;
    return answer && answer.key === this.key ? answer.preview : null;
  }

  /** Asks Rust for the rules; what was edited stays. */
  async load(): Promise<void> {
    const turn = ++this.asked;
    try {
      const view = await this.doors.rules();
      if (turn !== this.asked) return;
      if (!this.draft.dirty) this.draft.accept(view.rules, view.defaults);
      this.view = view;
      this.failure = null;
    } catch (thrown) {
      if (turn === this.asked) this.failure = toFailure(thrown);
    }
  }

  /** Knows nothing: another workspace is open. */
  forget(): void {
    this.asked += 1;
    this.view = null;
    this.failure = null;
    this.leaving = null;
    this.draft.forget();
    this.preview.clear();
    this.look({ list: 'categories', category: null, row: null });
  }

  /** Looks at something else. */
  look(subject: Subject): void {
    this.subject = subject;
  }

  /** Asks what the edited rules catch and change, as seen from the present subject. */
  ask(): void {
    const of = this.of();
    if (of) this.preview.ask({ key: this.key, rules: this.draft.rules, of });
    else this.preview.clear();
  }

  /** Asks for the yes to keep the edited rules; `after` is done then. */
  save(after?: () => void): void {
    void this.saving.ask(this.draft.rules, this.abouts(), after);
  }

  /** Goes back to the rules that apply. */
  discard(): void {
    this.draft.discard();
    this.look({ ...this.subject, row: null });
  }

  /** Shows other rules in place of the edited ones, to be kept or not. */
  replace(rules: Partial<RuleSet>): void {
    this.draft.replace(rules);
    this.look({ ...this.subject, row: null });
  }

  /** Takes rules from a file, to be looked at and kept or not. */
  async fromFile(): Promise<void> {
    try {
      const rules = await this.doors.importRules();
      if (!rules) return;
      this.replace(rules);
      if (!this.draft.dirty) this.doors.said('The file says what applies already');
    } catch (thrown) {
      this.doors.fail(thrown);
    }
  }

  /** Goes on with `go` when nothing would be lost, else asks first. `forGood`: unsaved rules can't wait. */
  leave(go: () => void, forGood: boolean): void {
    if (this.draft.dirty && !this.saving.running) this.leaving = { go, forGood };
    else go();
  }

  private get answered() {
    return this.preview.answer?.preview.faults ?? [];
  }

  private get key(): string {
    const { list, category, row } = this.subject;
    return row?.id ?? category?.id ?? list;
  }

  private of(): PreviewOf | null {
    const { list, category, row } = this.subject;
    const pattern = row?.pattern.trim();
    if (pattern) return { about: 'pattern', value: pattern };
    if (list !== 'categories') return { about: list };
    return category && { about: 'category', value: category.name.trim() };
  }

  private abouts(): PreviewOf[] {
    const first = this.draft.categories[0]?.name.trim() ?? '';
    return this.draft.changed.map((list): PreviewOf =>
      list === 'categories' ? { about: 'category', value: first } : { about: list },
    );
  }

  private async take(view: RulesView): Promise<void> {
    this.draft.accept(view.rules, view.defaults);
    this.view = view;
    this.look({ ...this.subject, row: null });
    await this.doors.changed();
  }
}
