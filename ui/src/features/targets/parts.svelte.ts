/**
 * Targets and shifts as they are typed: every field can be told from its neighbours. In: what is typed, rules.
 * Out: the other. Never: judges them (faults.ts).
 */
import type { Clock } from '@/ipc/generated/Clock';
import type { Priority } from '@/ipc/generated/Priority';
import type { Shift } from '@/ipc/generated/Shift';
import type { SlaTarget } from '@/ipc/generated/SlaTarget';
import type { SpecialDay } from '@/ipc/generated/SpecialDay';

import { parseHours, parseTime, showHours, showTime } from './clock';

let last = 0;

function freshId(): string {
  last += 1;
  return `hours-${last}`;
}

/** What is promised for tickets of one priority. */
export class TargetRow {
  readonly id = freshId();
  readonly priority: Priority;
  firstResponse = $state('');
  resolution = $state('');
  clock = $state<Clock>('calendar');

  constructor(priority: Priority, target: SlaTarget) {
    this.priority = priority;
    this.firstResponse = showHours(target.first_response);
    this.resolution = showHours(target.resolution);
    this.clock = target.clock;
  }

  /** Id of the field of a promise. */
  field(goal: 'first_response' | 'resolution'): string {
    return `${this.id}-${goal}`;
  }

  /** As a rule; what can't be read is no promise. */
  get target(): SlaTarget {
    return {
      first_response: parseHours(this.firstResponse) ?? null,
      resolution: parseHours(this.resolution) ?? null,
      clock: this.clock,
    };
  }
}

/** A stretch of a day. */
export class ShiftRow {
  readonly id = freshId();
  from = $state('');
  to = $state('');

  constructor(shift: Shift) {
    this.from = showTime(shift.from);
    this.to = showTime(shift.to);
  }

  /** Its minutes; `undefined` when they can't be read. Midnight at the end is the end of the day. */
  get shift(): Shift | undefined {
    const from = parseTime(this.from);
    const to = parseTime(this.to);
    return from === undefined || to === undefined ? undefined : { from, to: to === 0 ? 1440 : to };
  }
}

/** A day with hours of its own. */
export class DayRow {
  readonly id = freshId();
  day = $state('');
  name = $state('');
  shifts = $state<ShiftRow[]>([]);

  constructor({ day, name, shifts }: SpecialDay) {
    this.day = day;
    this.name = name;
    this.shifts = shifts.map((shift) => new ShiftRow(shift));
  }

  /** As a rule. */
  get special(): SpecialDay {
    return { day: this.day, name: this.name.trim(), shifts: shiftsOf(this.shifts) };
  }
}

/** Shifts that can be read, ascending. */
export function shiftsOf(rows: readonly ShiftRow[]): Shift[] {
  const read = rows.map((row) => row.shift).filter((shift) => shift !== undefined);
  return read.sort((a, b) => a.from - b.from || a.to - b.to);
}

/** A shift after those there are: half an hour later, four hours long at most; the usual day when there is none. */
export function nextShift(rows: readonly ShiftRow[]): ShiftRow {
  const end = Math.max(0, ...shiftsOf(rows).map(({ to }) => to));
  if (end === 0) return new ShiftRow({ from: 540, to: 1020 });
  const from = Math.min(end + 30, 1410);
  return new ShiftRow({ from, to: Math.min(from + 240, 1440) });
}
