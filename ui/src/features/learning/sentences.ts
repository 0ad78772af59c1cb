/**
 * How good what was learnt is, in sentences a support lead can act on. In: a report. Out: English. Never: a judgement
 * of its own (the verdict is the engine's).
 */
import type { LearningReport } from '@/ipc/generated/LearningReport';
import { count, number, percent, THIN } from '@/shared/format';
import { valueName } from '@/shared/words';

const whole = (share: number) => percent(share * 100);

/** "Right for 87 % of 412 tickets it had not seen (83–90 %)". */
export function accuracyWords({ accuracy, accuracy_low, accuracy_high, held_out }: LearningReport): string {
  const interval = `${number(accuracy_low * 100)}–${whole(accuracy_high)}`;
  return `Right for ${whole(accuracy)} of ${count(held_out, 'ticket')} it had not seen (${interval})`;
}

/** "your rules 61 %, always “Billing” 31 %": what it is measured against, on the same tickets. */
export function againstWords(report: LearningReport): string {
  const { rules_accuracy, majority_accuracy } = report;
  const rules =
    rules_accuracy === null
      ? 'your rules know none of these categories'
      : `your rules ${whole(rules_accuracy)}`;
  return `${rules}, always “${commonest(report)}” ${whole(majority_accuracy)}`;
}

function commonest({ categories }: LearningReport): string {
  const most = categories.reduce(
    (a, b) => (b.held_out > a.held_out ? b : a),
    categories[0] ?? { name: '', held_out: 0 },
  );
  return valueName('category', most.name);
}

/** Why it may or may not be switched on. */
export function verdictWords(report: LearningReport): { title: string; text: string } {
  switch (report.verdict) {
    case 'better':
      return {
        title: report.rules_accuracy === null ? 'Better than guessing' : 'Better than your rules',
        text: 'Switched on, it labels the tickets that neither you nor your helpdesk labelled. Your corrections stay.',
      };
    case 'not_better_than_rules':
      return {
        title: 'Not better than your rules: it stays off',
        text: 'On the same tickets the rules do as well. More labels, or clearer ones, may change that: look at what it mixes up.',
      };
    case 'not_better_than_guessing':
      return {
        title: 'No better than guessing: it stays off',
        text: `Always saying “${commonest(report)}” does as well. These labels may not depend on what customers write.`,
      };
  }
}

/** "Answers 92 % of tickets, right for 91 % of those; leaves 8 % to the rules, where it is not sure." */
export function coverageWords({ coverage, accuracy_answered }: LearningReport): string {
  if (coverage >= 1) return `Answers every ticket, right for ${whole(accuracy_answered)}.`;
  return `Answers ${whole(coverage)} of tickets, right for ${whole(accuracy_answered)} of those; leaves ${whole(1 - coverage)} to the rules, where it is not sure.`;
}

/** Mean gap between sureness and being right: up to here it can be taken at its word; up to there roughly. */
const TRUE = 0.05;
const ROUGH = 0.1;

/** Whether its percentages mean what they say. */
export function calibrationWords({ calibration_error: gap }: LearningReport): string {
  const off = `${number(gap * 100, 1)}${THIN}points off on average`;
  if (gap <= TRUE)
    return `How sure it says it is can be taken at its word: 80${THIN}% sure is right about 8 times of 10 (${off}).`;
  if (gap <= ROUGH) return `How sure it says it is holds roughly (${off}).`;
  return `Take how sure it says it is with care: ${off}.`;
}

/** Two categories that are taken for each other. */
export interface Mixup {
  label: string;
  answer: string;
  /** Tickets of `label` called `answer`. */
  n: number;
  /** Tickets of `label` kept aside. */
  of: number;
}

/** The commonest mix-ups, most tickets first. */
export function mixups({ categories, confusion }: LearningReport, limit = 3): Mixup[] {
  const name = (at: number) => valueName('category', categories[at]?.name ?? '');
  const all = confusion.flatMap((row, label) => {
    const of = row.reduce((sum, n) => sum + n, 0);
    return row.flatMap((n, answer) =>
      n > 0 && answer !== label ? [{ label: name(label), answer: name(answer), n, of }] : [],
    );
  });
  return all
    .sort((a, b) => b.n - a.n || b.n / b.of - a.n / a.of || a.label.localeCompare(b.label))
    .slice(0, limit);
}

/** "Integration is called Technical 9 times of 49". */
export function mixupWords({ label, answer, n, of }: Mixup): string {
  return `${label} is called ${answer} ${n === 1 ? 'once' : `${number(n)} times`} of ${number(of)}`;
}
