/**
 * Rules as they are edited: every row can be told from its neighbours, whatever its words are.
 * In: what is typed. Out: the same as rules. Never: judges them.
 */
import type { CategoryRule } from '@/ipc/generated/CategoryRule';
import type { Term } from '@/ipc/generated/Term';

let last = 0;

function freshId(): string {
  last += 1;
  return `rule-${last}`;
}

/** A pattern and how much it counts, in its list's own unit. */
export class Row {
  /** Names its line on the screen. */
  readonly id = freshId();
  pattern = $state('');
  value = $state(0);

  constructor(pattern: string, value: number) {
    this.pattern = pattern;
    this.value = value;
  }
}

/** A name with its rows: a subcategory. */
export class Group {
  readonly id = freshId();
  name = $state('');
  rows = $state<Row[]>([]);

  constructor(name: string, terms: readonly Term[]) {
    this.name = name;
    this.rows = terms.map(({ pattern, weight }) => new Row(pattern, weight));
  }

  /** Its rows as rules; those without words are none. */
  get terms(): Term[] {
    return said(this.rows).map(({ pattern, value }) => ({ pattern: pattern.trim(), weight: value }));
  }
}

/** A category with its subcategories. */
export class Category extends Group {
  /** 0–6, one of the series colours. */
  color = $state(0);
  subcategories = $state<Group[]>([]);

  constructor(
    rule: CategoryRule,
    /** Its name in the rules that apply; `null` for a new one. */
    readonly was: string | null,
  ) {
    super(rule.name, rule.terms);
    this.color = rule.color;
    this.subcategories = rule.subcategories.map(({ name, terms }) => new Group(name, terms));
  }

  /** All its rows, those of its subcategories too. */
  get allRows(): Row[] {
    return [...this.rows, ...this.subcategories.flatMap(({ rows }) => rows)];
  }

  /** It as a rule. */
  get rule(): CategoryRule {
    const subcategories = this.subcategories.map(({ name, terms }) => ({ name: name.trim(), terms }));
    return { name: this.name.trim(), color: this.color, terms: this.terms, subcategories };
  }
}

/** Rows that say something. */
export function said(rows: readonly Row[]): Row[] {
  return rows.filter(({ pattern }) => pattern.trim() !== '');
}
