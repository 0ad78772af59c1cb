/**
 * What keeps targets and hours from being kept. In: the draft's rows. Out: a sentence by the id of the row it belongs to.
 * Never: changes what is typed.
 */
import { isDay } from '@/shared/days';
import { day as dayWords } from '@/shared/format';

import { parseHours, showTime } from './clock';
import type { DayRow, ShiftRow, TargetRow } from './parts.svelte';

/** What is wrong with the row of an id. */
export type Faults = Map<string, string>;

/** Faults of targets. */
export function targetFaults(targets: readonly TargetRow[], faults: Faults): void {
  for (const row of targets) {
    const typed = { first_response: row.firstResponse, resolution: row.resolution };
    for (const goal of ['first_response', 'resolution'] as const)
      if (parseHours(typed[goal]) === undefined)
        faults.set(row.field(goal), 'Type hours above zero, like 4 or 0.5. Empty means no promise.');
  }
}

/** Faults of the share from which a ticket is at risk. */
export function riskFault(id: string, typed: string, faults: Faults): void {
  const share = Number(typed);
  if (!/^\d+$/.test(typed.trim()) || share < 1 || share > 99)
    faults.set(id, 'Type a whole number from 1 to 99.');
}

/** Faults of the shifts of one day. */
export function shiftFaults(rows: readonly ShiftRow[], faults: Faults): void {
  const read = rows.flatMap((row) => {
    const { shift } = row;
    if (shift === undefined) faults.set(row.id, 'Type times like 09:00 and 17:30.');
    else if (shift.to <= shift.from)
      faults.set(row.id, 'Ends before it begins. A night shift is two: until 24:00, and from 00:00.');
    else return [{ id: row.id, ...shift }];
    return [];
  });
  read.sort((a, b) => a.from - b.from || a.to - b.to);
  let before = read[0];
  for (const shift of read.slice(1)) {
    if (before && shift.from < before.to)
      faults.set(shift.id, `Overlaps ${showTime(before.from)}–${showTime(before.to)}.`);
    if (!before || shift.to > before.to) before = shift;
  }
}

/** Faults of days with hours of their own. */
export function dayFaults(days: readonly DayRow[], faults: Faults): void {
  const seen = new Set<string>();
  for (const row of days) {
    if (!isDay(row.day)) faults.set(row.id, 'Choose a day.');
    else if (seen.has(row.day)) faults.set(row.id, `${dayWords(row.day, true)} is listed twice.`);
    seen.add(row.day);
    shiftFaults(row.shifts, faults);
  }
}
