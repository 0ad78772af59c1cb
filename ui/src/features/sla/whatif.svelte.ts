/**
 * Other targets and hours, tried on the same tickets. In: what is typed. Out: what would become of the promises.
 * Never: keeps anything by itself; shows an answer about other tickets than those shown.
 */
import type { Filter } from '@/ipc/generated/Filter';
import type { Sla } from '@/ipc/generated/Sla';
import type { SlaGoalView } from '@/ipc/generated/SlaGoalView';
import type { SlaRules } from '@/ipc/generated/SlaRules';
import { Asking } from '@/state/asking.svelte';

import { TargetDraft } from '../targets/draft.svelte';

/** Asks about tickets under other rules. */
type Door = (filter: Filter, whatIf: SlaRules) => Promise<Sla>;

interface Trial {
  filter: Filter;
  rules: SlaRules;
}

/** See the module's first lines. */
export class WhatIf {
  readonly draft = new TargetDraft();
  readonly asking: Asking<Trial, Trial & { sla: Sla }>;
  private based: string | null = null;

  constructor(door: Door, quiet?: number) {
    this.asking = new Asking(
      async (trial) => ({ ...trial, sla: await door(trial.filter, trial.rules) }),
      quiet,
    );
  }

  /** What is tried; `null` while it is what applies, or can't be read. */
  get tried(): SlaRules | null {
    return this.draft.dirty ? this.draft.rules : null;
  }

  /** Rules apply; what is tried stays. The first time `tried` is shown instead of them. */
  base(rules: SlaRules, tried: SlaRules | null): void {
    const told = JSON.stringify(rules);
    if (this.based === told) return;
    const first = this.based === null;
    this.based = told;
    this.draft.rebase(rules);
    if (first && tried) this.draft.show(tried);
  }

  /** Shows other rules: those a link brought, or none. */
  show(tried: SlaRules | null): void {
    if (tried) this.draft.show(tried);
    else this.draft.discard();
  }

  /** Asks what becomes of these tickets; nothing while nothing is tried. */
  ask(filter: Filter): void {
    const rules = this.tried;
    if (rules) this.asking.ask({ filter, rules });
    else if (this.draft.sound) this.asking.clear();
  }

  /** Both promises under the rules tried, as far as they are about the tickets of a filter; else empty. */
  goals(filter: Filter | null): readonly SlaGoalView[] {
    const { answer } = this.asking;
    return this.draft.dirty && answer && answer.filter === filter ? answer.sla.what_if : [];
  }
}
