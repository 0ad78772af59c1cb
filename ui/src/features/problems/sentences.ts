/**
 * Recommendations as sentences a manager could say aloud. In: a recommendation. Out: its headline and the facts under it.
 * Never: says more than the numbers do; what goes together is not called a cause.
 */
import type { Clock } from '@/ipc/generated/Clock';
import type { Recommendation } from '@/ipc/generated/Recommendation';
import { count, duration, number, percent, points } from '@/shared/format';
import { hour, valueName, weekday } from '@/shared/words';

/** A recommendation in words. */
export interface Advice {
  headline: string;
  /** Facts in order: n, what it is held against, how sure, how many tickets. */
  facts: string[];
}

/** Says a recommendation; durations are on `clock`. */
export function adviceOf(one: Recommendation, clock: Clock): Advice {
  return { headline: headline(one), facts: facts(one, clock) };
}

function headline(one: Recommendation): string {
  const { name, value, against } = one;
  const category = valueName('category', name);
  const shares = `${share(value)} against ${share(against)}`;
  switch (one.kind) {
    case 'slow_category':
      return `${category} tickets take ${longer(one)} to solve as the others`;
    case 'slow_channel':
      return `${valueName('channel', name)} waits ${longer(one)} for the first response as the other channels`;
    case 'slow_hours':
      return `Tickets from ${hourOfWeek(name)} wait ${longer(one)} for the first response as at other times`;
    case 'growing_backlog':
      return `More comes in than is solved: the backlog grows by ${number(value - against, 1)} tickets a day`;
    case 'unsatisfied_category':
      return `Customers are less satisfied with ${category}: ${shares}`;
    case 'negative_category':
      return `${category} tickets are negative more often: ${shares}`;
    case 'escalated_category':
      return `${category} tickets are escalated more often: ${shares}`;
    case 'reopened_category':
      return `${category} tickets are reopened more often: ${shares}`;
    case 'growing_topic':
      return `“${name}” grew from ${share(against)} to ${share(value)} of tickets`;
    case 'repeat_customers':
      return `More tickets come from customers who write again and again: ${share(value)}, before ${share(against)}`;
    case 'broken_promise':
      return `${valueName('priority', name)} tickets are ${one.detail === 'resolution' ? 'solved' : 'answered'} in time less often: ${shares}`;
  }
}

function facts(one: Recommendation, clock: Clock): string[] {
  const { kind, value, against, difference, tickets_affected } = one;
  const said = [count(one.n, 'ticket')];
  const [by, low, high] = difference;
  if (kind === 'slow_category' || kind === 'slow_channel' || kind === 'slow_hours') {
    const show = (hours: number) => duration(hours, clock);
    said.push(
      `median ${show(value)} against ${show(against)}`,
      `${show(by)} longer (${show(low)} – ${show(high)})`,
    );
  } else if (kind === 'growing_backlog') {
    said.push(
      `${number(value, 1)} a day in, ${number(against, 1)} out`,
      `between ${number(low, 1)} and ${number(high, 1)} a day`,
    );
  } else {
    const [near, far] = by < 0 ? [-high, -low] : [low, high];
    said.push(
      `${points(Math.abs(by), 1)} ${by < 0 ? 'less' : 'more'} (${number(near, 1)} to ${number(far, 1)})`,
    );
  }
  if (tickets_affected >= 1)
    said.push(`about ${count(Math.round(tickets_affected), 'ticket')} beyond the usual`);
  return said;
}

function share(value: number): string {
  return percent(value, value < 10 ? 1 : 0);
}

/** "1.8 times as long": fits between a verb and "as …". */
function longer({ value, against }: Recommendation): string {
  const times = against > 0 ? value / against : Infinity;
  return Number.isFinite(times)
    ? `${number(times, times < 10 ? 1 : 0)} times as long`
    : 'far longer, as long';
}

/** `6-18` is Sundays, 18:00–19:00. */
function hourOfWeek(name: string): string {
  const [day, from] = name.split('-').map(Number);
  if (day === undefined || from === undefined || !Number.isInteger(day + from)) return name;
  return `${weekday(day)}s ${hour(from)}–${hour(from + 1)}`;
}
