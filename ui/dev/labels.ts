/**
 * Made-up answers of corrections, learning and topics for dev/main.ts. They remember what was done.
 * Query: `learned=better|rules|guessing|on` and `topics=none|old`.
 */
import type { Channel } from '@tauri-apps/api/core';

import type { Change } from '../src/ipc/generated/Change';
import type { Corrected } from '../src/ipc/generated/Corrected';
import type { LabelsFrom } from '../src/ipc/generated/LabelsFrom';
import type { Progress } from '../src/ipc/generated/Progress';
import type { Stage } from '../src/ipc/generated/Stage';
import type { TicketDetail } from '../src/ipc/generated/TicketDetail';
import type { TicketKey } from '../src/ipc/generated/TicketKey';
import type { TicketRow } from '../src/ipc/generated/TicketRow';
import type { TopicEdit } from '../src/ipc/generated/TopicEdit';
import { makeLearning, makeReport } from '../tests/fixtures/learning';
import { correctedDetail, correctedRow } from '../tests/fixtures/tickets';
import { makeTopics, noTopics } from '../tests/fixtures/topics';

const query = new URLSearchParams(location.search);
const said = new Map<string, Corrected>();
const nothing = (): Corrected => ({ category: null, tone: null, priority: null });

/** A row with what was said of it. */
export const withRow = (row: TicketRow): TicketRow => correctedRow(row, said.get(row.key.id) ?? nothing());

/** A ticket with what was said of it. */
export const withDetail = (detail: TicketDetail): TicketDetail =>
  correctedDetail(detail, said.get(detail.ticket.key.id) ?? nothing());

const verdicts = {
  rules: makeReport({
    verdict: 'not_better_than_rules',
    accuracy: 0.61,
    accuracy_low: 0.56,
    accuracy_high: 0.65,
  }),
  guessing: makeReport({
    verdict: 'not_better_than_guessing',
    accuracy: 0.3,
    accuracy_low: 0.26,
    accuracy_high: 0.35,
    rules_accuracy: null,
  }),
  better: makeReport(),
  on: makeReport(),
};

const asked = query.get('learned') as keyof typeof verdicts | null;
let status = makeLearning(
  asked ? { report: verdicts[asked], on: asked === 'on', corrections_since: asked === 'on' ? 23 : 0 } : {},
);
let view =
  query.get('topics') === 'none'
    ? noTopics()
    : makeTopics(query.get('topics') === 'old' ? { tickets_since: 412 } : {});

/** A job of a few steps. */
async function job(args: Record<string, unknown>, stage: Stage): Promise<void> {
  const channel = args['onProgress'] as Channel<Progress>;
  for (let done = 0; done <= 10; done++) {
    channel.onmessage({
      stage,
      done,
      total: 10,
      rows: done * 206,
      rows_per_second: 0,
      seconds_left: 10 - done,
    });
    await new Promise((next) => setTimeout(next, 150));
  }
}

function edited(edit: TopicEdit): void {
  const { topics } = view;
  if (edit.edit === 'rename') {
    const { id, name } = edit.value;
    view = { ...view, topics: topics.map((one) => (one.id === id ? { ...one, name, named: true } : one)) };
  } else if (edit.edit === 'merge') {
    const parts = topics.filter(({ id }) => edit.value.ids.includes(id));
    const tickets = parts.reduce((sum, one) => sum + one.tickets, 0);
    const share = tickets / view.tickets;
    const [first] = parts;
    const rest = topics.filter((one) => !parts.includes(one));
    if (first) view = { ...view, topics: [{ ...first, tickets, share }, ...rest] };
  }
}

/** Answers by command. */
export const LABELS: Record<string, (args: Record<string, unknown>) => unknown> = {
  correct: ({ keys, change }) => {
    const { label, value } = change as Change;
    for (const { id } of keys as TicketKey[])
      said.set(id, { ...(said.get(id) ?? nothing()), [label]: value });
    return (keys as TicketKey[]).length;
  },
  learning: () => status,
  learn: async (args) => {
    await job(args, 'learning');
    status = {
      ...status,
      report: makeReport({ from: args['from'] as LabelsFrom }),
      on: false,
      corrections_since: 0,
    };
    return status.report;
  },
  switch_learned: async (args) => {
    await job(args, 'labelling');
    return (status = { ...status, on: args['on'] as boolean });
  },
  topics: () => (query.get('state') === 'loading' ? new Promise(() => undefined) : view),
  find_topics: async (args) => {
    await job(args, 'grouping');
    view = makeTopics();
  },
  edit_topics: ({ edit }) => edited(edit as TopicEdit),
};
