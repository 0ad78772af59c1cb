/** Made-up answers of Problems, SLA and targets for dev/main.ts. In: a command's arguments. Out: its answer. */
import type { SlaRules } from '../src/ipc/generated/SlaRules';
import { emptyProblems, makeProblems } from '../tests/fixtures/problems';
import { emptySla, makeSla, makeSlaRules } from '../tests/fixtures/sla';

let kept = makeSlaRules();
const wait = (ms: number) => new Promise((done) => setTimeout(done, ms));
/** `?few`: nothing stands out and nothing is measured; `?few=none`: there is no promise either. */
const few = new URLSearchParams(location.search).get('few');

/** Answers by command. */
export const PROMISES: Record<string, (args: Record<string, unknown>) => unknown> = {
  problems: () => wait(120).then(() => (few === null ? makeProblems() : emptyProblems())),
  sla: ({ whatIf }) =>
    wait(250).then(() =>
      few === null ? makeSla(whatIf as SlaRules | null, kept) : emptySla(few !== 'none'),
    ),
  sla_rules: () => kept,
  save_sla_rules: ({ rules }) => {
    kept = rules as SlaRules;
    return kept;
  },
  read_holidays: () => [
    { day: '2026-12-25', name: 'Christmas Day', shifts: [] },
    { day: '2026-12-26', name: 'Second Day of Christmas', shifts: [] },
    { day: '2027-01-01', name: 'New Year', shifts: [] },
    { day: '2027-03-26', name: 'Good Friday', shifts: [] },
    { day: '2027-03-29', name: 'Easter Monday', shifts: [] },
    { day: '2027-05-01', name: 'Labour Day', shifts: [] },
  ],
};
