/**
 * The rules while they are edited. In: the rules that apply, and what is typed. Out: those to be tried and kept.
 * Never: asks Rust.
 */
import type { RuleList } from '@/ipc/generated/RuleList';
import type { RuleSet } from '@/ipc/generated/RuleSet';

import { freeName, keptName, namesOf } from './names';
import { Category, Group, Row, said } from './rows.svelte';

/** How many colours there are to choose from. */
export const COLORS = 7;

/** See the module's first lines. */
export class RuleDraft {
  categories = $state<Category[]>([]);
  urgency = $state<Row[]>([]);
  words = $state<Row[]>([]);
  positiveFrom = $state(0);
  negativeTo = $state(0);
  supportWords = $state(true);

  /** The rules as they stand here. */
  readonly rules: RuleSet = $derived.by(() => this.asRules());
  /** Lists that are not as they are kept. */
  readonly changed: RuleList[] = $derived.by(() => this.differing());

  private kept = $state.raw<RuleSet | null>(null);
  private known: readonly string[] = [];

  /** Not all is as it is kept. */
  get dirty(): boolean {
    return this.changed.length > 0;
  }

  /** Begins with rules that apply; `defaults` lends the names it knows. */
  accept(rules: RuleSet, defaults: RuleSet): void {
    this.known = namesOf(rules, defaults);
    this.show(rules, new Set(rules.categories.map(({ name }) => name)));
    this.kept = this.asRules();
  }

  /** Shows other rules, not yet kept: from a file, or some of the built-in ones. */
  replace(rules: Partial<RuleSet>): void {
    this.known = [...new Set([...this.known, ...namesOf({ ...this.rules, ...rules })])];
    this.show({ ...this.rules, ...rules }, new Set(this.kept?.categories.map(({ name }) => name)));
  }

  /** Goes back to what is kept. */
  discard(): void {
    if (this.kept) this.show(this.kept, new Set(this.kept.categories.map(({ name }) => name)));
  }

  /** Knows no rules. */
  forget(): void {
    this.kept = null;
    this.known = [];
    this.categories = [];
    this.urgency = [];
    this.words = [];
  }

  /** Adds a category without rules, in the colour used least. */
  addCategory(): Category {
    const name = freeName(
      'New category',
      this.categories.map((category) => category.name),
    );
    const category = new Category({ name, color: this.rarestColor(), terms: [], subcategories: [] }, null);
    this.categories.push(category);
    return category;
  }

  /** Takes a category out with all its rules. */
  removeCategory(category: Category): void {
    this.categories = this.categories.filter((one) => one !== category);
  }

  /** Adds a subcategory without rules. */
  addSubcategory(category: Category): Group {
    const taken = category.subcategories.map(({ name }) => name);
    const group = new Group(freeName('New subcategory', taken), []);
    category.subcategories.push(group);
    return group;
  }

  /** Takes a subcategory out with its rules. */
  removeSubcategory(category: Category, group: Group): void {
    category.subcategories = category.subcategories.filter((one) => one !== group);
  }

  /** Names a category or subcategory as typed. */
  rename(group: Group, typed: string): void {
    group.name = keptName(typed, this.known);
  }

  private show({ categories, urgency, tone }: RuleSet, applied: ReadonlySet<string>): void {
    this.categories = categories.map((rule) => new Category(rule, applied.has(rule.name) ? rule.name : null));
    this.urgency = urgency.map(({ pattern, points }) => new Row(pattern, points));
    this.words = tone.words.map(({ pattern, valence }) => new Row(pattern, valence));
    this.positiveFrom = tone.positive_from;
    this.negativeTo = tone.negative_to;
    this.supportWords = tone.support_words;
  }

  private asRules(): RuleSet {
    return {
      categories: this.categories.map(({ rule }) => rule),
      urgency: said(this.urgency).map(({ pattern, value }) => ({ pattern: pattern.trim(), points: value })),
      tone: {
        positive_from: this.positiveFrom,
        negative_to: this.negativeTo,
        support_words: this.supportWords,
        words: said(this.words).map(({ pattern, value }) => ({ pattern: pattern.trim(), valence: value })),
      },
    };
  }

  private differing(): RuleList[] {
    const { kept } = this;
    if (!kept) return [];
    const lists: RuleList[] = ['categories', 'urgency', 'tone'];
    return lists.filter((list) => JSON.stringify(this.rules[list]) !== JSON.stringify(kept[list]));
  }

  private rarestColor(): number {
    const used = Array.from(
      { length: COLORS },
      (_, color) => this.categories.filter((category) => category.color === color).length,
    );
    return used.indexOf(Math.min(...used));
  }
}
