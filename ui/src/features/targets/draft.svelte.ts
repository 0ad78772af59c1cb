/**
 * Targets and business hours while they are edited. In: the rules that apply, and what is typed. Out: those to be tried
 * and kept. Never: asks Rust.
 */
import type { Priority } from '@/ipc/generated/Priority';
import type { SlaRules } from '@/ipc/generated/SlaRules';
import type { SpecialDay } from '@/ipc/generated/SpecialDay';

import { dayFaults, riskFault, shiftFaults, targetFaults, type Faults } from './faults';
import { DayRow, ShiftRow, shiftsOf, TargetRow } from './parts.svelte';

/** Priorities as targets are listed. */
export const PRIORITIES: readonly Priority[] = ['critical', 'high', 'medium', 'low'];

/** See the module's first lines. */
export class TargetDraft {
  targets = $state<TargetRow[]>([]);
  atRisk = $state('');
  /** Shifts of each weekday, Monday first. */
  week = $state<ShiftRow[][]>([]);
  days = $state<DayRow[]>([]);

  /** Id of the field of the share at risk. */
  readonly riskId = 'at-risk-percent';
  /** What is wrong, by the row it belongs to. */
  readonly faults: Faults = $derived.by(() => this.judged());
  /** What is wrong with the whole. */
  readonly general: string[] = $derived.by(() => this.closed());
  /** The rules as they stand here; `null` while something is wrong. */
  readonly rules: SlaRules | null = $derived.by(() => (this.sound ? this.asRules() : null));
  /** Not all is as it is kept. */
  readonly dirty: boolean = $derived.by(() => this.kept !== null && this.typed() !== this.keptTyped);

  private kept = $state.raw<SlaRules | null>(null);
  private keptTyped = $state('');

  /** Nothing is wrong. */
  get sound(): boolean {
    return this.faults.size === 0 && this.general.length === 0;
  }

  /** Begins with rules that apply. */
  accept(rules: SlaRules): void {
    this.show(rules);
    this.kept = rules;
    this.keptTyped = this.typed();
  }

  /** Other rules apply now; what was edited stays. */
  rebase(rules: SlaRules): void {
    if (!this.dirty) return this.accept(rules);
    const other = new TargetDraft();
    other.show(rules);
    this.kept = rules;
    this.keptTyped = other.typed();
  }

  /** Goes back to what applies. */
  discard(): void {
    if (this.kept) this.show(this.kept);
  }

  /** Knows no rules. */
  forget(): void {
    this.kept = null;
    this.targets = [];
    this.week = [];
    this.days = [];
  }

  /** Shows other rules, not kept. */
  show({ policy, hours }: SlaRules): void {
    this.targets = PRIORITIES.map((priority) => new TargetRow(priority, policy[priority]));
    this.atRisk = String(policy.at_risk_percent);
    this.week = hours.week.map((shifts) => shifts.map((shift) => new ShiftRow(shift)));
    this.days = hours.days.map((day) => new DayRow(day));
  }

  /** Adds days that are not listed yet, and puts all in order. */
  addDays(days: readonly SpecialDay[]): void {
    const listed = new Set(this.days.map(({ day }) => day));
    const fresh = days.filter(({ day }) => !listed.has(day)).map((day) => new DayRow(day));
    this.days = [...this.days, ...fresh].sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
  }

  /** Takes a day out. */
  removeDay(row: DayRow): void {
    this.days = this.days.filter((other) => other !== row);
  }

  private judged(): Faults {
    const faults: Faults = new Map();
    targetFaults(this.targets, faults);
    riskFault(this.riskId, this.atRisk, faults);
    for (const shifts of this.week) shiftFaults(shifts, faults);
    dayFaults(this.days, faults);
    return faults;
  }

  private closed(): string[] {
    const counted = this.targets.some(
      ({ target }) => target.clock === 'business' && (target.first_response ?? target.resolution) !== null,
    );
    const open = this.week.some((shifts) => shifts.length > 0);
    return counted && !open
      ? [
          'Nobody works on any weekday, yet promises are counted in business hours: give at least one day hours.',
        ]
      : [];
  }

  private asRules(): SlaRules {
    const target = (priority: Priority) =>
      this.targets.find((row) => row.priority === priority)?.target ?? {
        first_response: null,
        resolution: null,
        clock: 'calendar' as const,
      };
    const days = this.days.map((row) => row.special);
    return {
      policy: {
        critical: target('critical'),
        high: target('high'),
        medium: target('medium'),
        low: target('low'),
        at_risk_percent: Number(this.atRisk),
      },
      hours: {
        week: this.week.map(shiftsOf) as SlaRules['hours']['week'],
        days: days.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0)),
      },
    };
  }

  /** Everything that was typed, also what can't be read. */
  private typed(): string {
    const shifts = (rows: readonly ShiftRow[]) => rows.map(({ from, to }) => [from, to]);
    return JSON.stringify([
      this.asRules(),
      this.targets.map((row) => [row.firstResponse, row.resolution]),
      this.atRisk,
      this.week.map(shifts),
      this.days.map((row) => [row.day, row.name, shifts(row.shifts)]),
    ]);
  }
}
