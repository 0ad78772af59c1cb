/** What SLA is set to beside the filter. In: clicks. Out: the same after a restart, and in a link. */
import type { SlaRules } from '@/ipc/generated/SlaRules';
import { isObject } from '@/state/kept';
import { Viewing } from '@/state/viewing.svelte';

import { BREAKDOWNS, SORTS, type Breakdown, type SortBy } from './rows';

/** See the module. */
export interface SlaViewing {
  /** The what-if panel is open. */
  trying: boolean;
  /** What is tried; `null` is what applies. */
  whatIf: SlaRules | null;
  by: Breakdown;
  sort: SortBy;
  /** Largest first. */
  down: boolean;
}

/** The screen's one state. */
export const slaViewing = new Viewing<SlaViewing>(
  'sla',
  { trying: false, whatIf: null, by: 'priority', sort: 'given', down: false },
  ({ whatIf, by, sort }) =>
    BREAKDOWNS.some(({ id }) => id === by) && SORTS.includes(sort) && (whatIf === null || areRules(whatIf)),
);

/** Whether a value that may come from a link has the shape of rules. What is in them, the draft judges. */
function areRules(value: unknown): value is SlaRules {
  if (!isObject(value) || !isObject(value['policy']) || !isObject(value['hours'])) return false;
  const { policy, hours } = value;
  const targets = ['critical', 'high', 'medium', 'low'].map((priority) => policy[priority]);
  const { week, days } = hours;
  return (
    typeof policy['at_risk_percent'] === 'number' &&
    targets.every(isTarget) &&
    Array.isArray(week) &&
    week.length === 7 &&
    week.every(areShifts) &&
    Array.isArray(days) &&
    days.every(isDay)
  );
}

function isTarget(value: unknown): boolean {
  if (!isObject(value)) return false;
  const hours = [value['first_response'], value['resolution']];
  return (
    (value['clock'] === 'calendar' || value['clock'] === 'business') &&
    hours.every((one) => one === null || (typeof one === 'number' && one > 0))
  );
}

function areShifts(value: unknown): boolean {
  const isMinute = (one: unknown) =>
    typeof one === 'number' && Number.isInteger(one) && one >= 0 && one <= 1440;
  return (
    Array.isArray(value) &&
    value.every((one) => isObject(one) && isMinute(one['from']) && isMinute(one['to']))
  );
}

function isDay(value: unknown): boolean {
  return (
    isObject(value) &&
    typeof value['day'] === 'string' &&
    typeof value['name'] === 'string' &&
    areShifts(value['shifts'])
  );
}
