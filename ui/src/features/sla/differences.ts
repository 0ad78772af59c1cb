/** What differs between two sets of targets and hours. In: both. Out: sentences, one a change. */
import type { SlaRules } from '@/ipc/generated/SlaRules';
import { NONE, number, percent, THIN } from '@/shared/format';
import { GOAL_NAMES, valueName, weekday } from '@/shared/words';

const CLOCKS = { calendar: 'around the clock', business: 'in business hours' };

/** In the order of the form. */
export function differences(from: SlaRules, to: SlaRules): string[] {
  const found: string[] = [];
  for (const priority of ['critical', 'high', 'medium', 'low'] as const) {
    const [was, is] = [from.policy[priority], to.policy[priority]];
    const name = valueName('priority', priority);
    for (const goal of ['first_response', 'resolution'] as const)
      if (was[goal] !== is[goal])
        found.push(`${name}: ${GOAL_NAMES[goal].toLowerCase()} ${hours(was[goal])} → ${hours(is[goal])}`);
    if (was.clock !== is.clock) found.push(`${name}: counted ${CLOCKS[was.clock]} → ${CLOCKS[is.clock]}`);
  }
  const risk = [from, to].map(({ policy }) => percent(policy.at_risk_percent));
  if (risk[0] !== risk[1]) found.push(`At risk from ${risk[0]} → ${risk[1]} of the time`);
  const days = from.hours.week.flatMap((shifts, at) =>
    JSON.stringify(shifts) === JSON.stringify(to.hours.week[at]) ? [] : [weekday(at)],
  );
  if (days.length > 0) found.push(`Other business hours: ${days.join(', ')}`);
  if (JSON.stringify(from.hours.days) !== JSON.stringify(to.hours.days)) found.push('Other holidays');
  return found;
}

function hours(value: number | null): string {
  return value === null ? NONE : `${number(value, 2)}${THIN}h`;
}
