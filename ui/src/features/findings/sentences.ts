/**
 * What changed, as sentences a manager could say aloud. In: a finding. Out: its headline and the facts under it.
 * Never: says more than the numbers do.
 */
import type { Finding } from '@/ipc/generated/Finding';
import { change, count, day, duration, number, percent, signed, THIN } from '@/shared/format';
import { valueName } from '@/shared/words';

/** A finding in words. */
export interface Sentence {
  headline: string;
  /** Facts in order: n, comparison, certainty. */
  facts: string[];
}

/** Says a finding. */
export function sentenceOf(finding: Finding): Sentence {
  switch (finding.kind) {
    case 'volume':
      return grown('Tickets', finding);
    case 'category':
      return grown(valueName('category', finding.name), finding);
    case 'channel':
      return grown(valueName('channel', finding.name), finding);
    case 'priority':
      return grown(`${valueName('priority', finding.name)} priority`, finding);
    case 'burst':
      return burst(finding);
    case 'phrase':
      return phrase(finding);
    case 'first_response':
      return speed('First replies', finding);
    case 'resolution':
      return speed('Solving', finding);
    case 'satisfaction':
      return rate('Satisfaction', 'satisfied', finding);
    case 'satisfaction_held':
      return held(finding);
    case 'negative':
      return rate('Negative tone', 'negative', finding);
  }
}

function grown(what: string, finding: Finding): Sentence {
  const moved = change(finding.now, finding.before);
  const most = finding.detail ? `, most of it “${finding.detail}”` : '';
  const headline =
    moved === null
      ? `${what}: ${number(finding.now)}, none before${most}`
      : `${what} ${moved >= 0 ? 'grew' : 'fell'} ${percent(Math.abs(moved))}${most}`;
  return { headline, facts: [count(finding.n, 'ticket'), `was ${number(finding.before)}`] };
}

function burst({ name, n, now, before }: Finding): Sentence {
  const times = now / Math.max(before, 1);
  return {
    headline: `${count(n, 'ticket')} on ${day(name)}, ${number(times, times < 10 ? 1 : 0)} times as many as usual`,
    facts: [count(n, 'ticket'), `usual ${number(before)}`],
  };
}

function phrase(finding: Finding): Sentence {
  const { name, now, before } = finding;
  const facts = [count(finding.n, 'ticket'), `was ${number(before)}`];
  if (before === 0) return { headline: `“${name}” is new`, facts };
  const times = now / before;
  if (times >= 2)
    return { headline: `“${name}” came up ${number(times, times < 10 ? 1 : 0)} times as often`, facts };
  const moved = change(now, before) ?? 0;
  return {
    headline: `“${name}” came up ${percent(Math.abs(moved))} ${moved >= 0 ? 'more' : 'less'} often`,
    facts,
  };
}

function speed(what: string, finding: Finding): Sentence {
  const { now, before } = finding;
  const slower = now > before;
  const times = slower ? now / before : before / now;
  const moved = Math.abs(change(now, before) ?? 0);
  const verb = what === 'First replies' ? 'take' : 'takes';
  const amount =
    slower && times >= 1.95
      ? `${number(times, 1)} times as long`
      : `${percent(moved)} ${slower ? 'longer' : 'less time'}`;
  return {
    headline: `${what} ${verb} ${amount}`,
    facts: [
      `n ${number(finding.n)}`,
      `median ${duration(now)}${interval(finding, (value) => duration(value))}`,
      `was ${duration(before)}`,
    ],
  };
}

function rate(what: string, word: string, finding: Finding): Sentence {
  const points = finding.now - finding.before;
  return {
    headline: `${what} ${points >= 0 ? 'rose' : 'fell'} from ${percent(finding.before)} to ${percent(finding.now)}`,
    facts: [
      `n ${number(finding.n)}`,
      `${signed(points)}${THIN}points ${word}${interval(finding, (value) => percent(value))}`,
    ],
  };
}

function held(finding: Finding): Sentence {
  return {
    headline: `Satisfaction held at ${percent(finding.now)}`,
    facts: [
      `n ${number(finding.n)}${interval(finding, (value) => percent(value))}`,
      `was ${percent(finding.before)}`,
      'no real difference',
    ],
  };
}

function interval(finding: Finding, show: (value: number) => string): string {
  return finding.interval ? ` (${show(finding.interval[0])} – ${show(finding.interval[1])})` : '';
}
