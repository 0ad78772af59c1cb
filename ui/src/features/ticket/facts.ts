/**
 * What is known of a ticket besides its words. In: its detail, the reporting zone. Out: lines of label and value.
 * Never: a line without a value.
 */
import type { Ticket } from '@/ipc/generated/Ticket';
import type { TicketDetail } from '@/ipc/generated/TicketDetail';
import { count, dateTime, duration, number, THIN } from '@/shared/format';
import { valueName } from '@/shared/words';

import { LEFT_OUT, ratingWord } from './words';

/** One line; `note` stands after the value, quieter. */
export interface Fact {
  label: string;
  value: string;
  note?: string | undefined;
  /** What tells lines of one label apart; the label where it does. */
  key?: number;
}

type Draft = [label: string, value: string | null | undefined | false, note?: string];

function lines(drafts: readonly Draft[]): Fact[] {
  return drafts.flatMap(([label, value, note]) => (value ? [{ label, value, note }] : []));
}

/** Times, people and state, in the order they are looked for. */
export function facts(detail: TicketDetail, zone: string): Fact[] {
  const { ticket } = detail;
  const at = (instant: number | null) => instant !== null && dateTime(instant, zone);
  const replied = detail.first_response_hours;
  const solved = detail.resolution_hours;
  return lines([
    ['Created', at(ticket.created_at) || 'not in the file'],
    [
      'First reply',
      replied !== null ? `after ${duration(replied)}` : null,
      at(ticket.first_response_at) || undefined,
    ],
    [
      'Solved',
      solved !== null ? `after ${duration(solved)}` : at(ticket.resolved_at),
      solved !== null ? at(ticket.resolved_at) || undefined : undefined,
    ],
    ['Open for', detail.age_hours !== null && duration(detail.age_hours)],
    ['Agent', ticket.agent?.name || ticket.agent?.email || ticket.agent?.id || 'nobody'],
    ['Team', ticket.group],
    ['Channel', ticket.channel && valueName('channel', ticket.channel)],
    ['Status', valueName('status', ticket.status), given(ticket.status_given, ticket.status)],
    [
      'Priority',
      valueName('priority', detail.label.labels.priority),
      given(ticket.priority_given, detail.label.labels.priority),
    ],
    ['Call', clock(ticket.call?.talk_seconds)],
    ['Waited', clock(ticket.call?.wait_seconds), 'for someone to answer'],
    ['Call ended', ticket.call?.outcome],
    ['Rating', ticket.rating && ratingWord(ticket.rating), ticket.rating?.comment || undefined],
    ['Reopened', detail.reopens ? count(detail.reopens, 'time') : null],
    ['Escalated', escalated(ticket, zone), ticket.escalation_reason ?? undefined],
    ['Tags', ticket.tags.join(', ')],
    ['Attachments', ticket.attachments.map((file) => file.name || file.kind || 'file').join(', ')],
    ['Counted', ticket.left_out && LEFT_OUT[ticket.left_out]],
    ['Source', ticket.key.source, `#${ticket.key.id}`],
  ]);
}

/** What the file says of an escalation. */
function escalated({ escalated: is, escalated_at, escalation_reason }: Ticket, zone: string): string | null {
  if (is === null && escalated_at === null && escalation_reason === null) return null;
  if (is === false) return 'no';
  return escalated_at === null ? 'yes' : dateTime(escalated_at, zone);
}

/** The statuses it got, each with its moment; the file's own word beside ours. */
export function historyFacts({ ticket }: TicketDetail, zone: string): Fact[] {
  return ticket.history.map(({ at, status, given: written }, step) => ({
    key: step,
    label: dateTime(at, zone),
    value: valueName('status', status),
    note: given(written, status),
  }));
}

/** Seconds of a call: `45 s`, `4 min 12 s`, `1 h 3 min`. */
export function clock(seconds: number | null | undefined): string | null {
  if (seconds === null || seconds === undefined) return null;
  const whole = Math.round(seconds);
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60), whole % 60];
  const parts: [number, string][] =
    hours > 0
      ? [
          [hours, 'h'],
          [minutes, 'min'],
        ]
      : [
          [minutes, 'min'],
          [rest, 's'],
        ];
  const said = parts.filter(([n]) => n > 0).map(([n, unit]) => `${n}${THIN}${unit}`);
  return said.join(' ') || `0${THIN}s`;
}

/** The export's own word, where it says more than ours. */
function given(written: string, ours: string): string | undefined {
  return written && written.toLowerCase() !== ours ? `“${written}” in the file` : undefined;
}

/** What the analysis found in the customer's words. */
export function wordFacts(detail: TicketDetail): Fact[] {
  const { analysis } = detail;
  return lines([
    ['Phrases', analysis.phrases.slice(0, 6).join(', ')],
    ['Error codes', analysis.error_codes.join(', ') || (analysis.contains_error && 'an error is described')],
    ['Questions', analysis.question_count > 0 && number(analysis.question_count)],
    ['Code or log', analysis.contains_code && 'yes'],
    ['Screenshot', analysis.contains_screenshot && 'yes'],
    ['Escalation', analysis.escalation.value && 'asks for someone higher up'],
    ['Language', language(analysis.language)],
  ]);
}

function language(code: string): string | null {
  return code === 'en' || code === 'und' || code === '' ? null : (languages().of(code) ?? code);
}

let names: Intl.DisplayNames | undefined;

function languages(): Intl.DisplayNames {
  names ??= new Intl.DisplayNames('en', { type: 'language', fallback: 'code' });
  return names;
}

/** Every other column of the file, by its header. */
export function extraFacts(detail: TicketDetail): Fact[] {
  return lines(Object.entries(detail.ticket.extra).map(([label, value]): Draft => [label, value]));
}

/** "call of 4 min 12 s, after 35 s of waiting". */
function call(made: Ticket['call']): string {
  const [length, wait] = [clock(made?.talk_seconds), clock(made?.wait_seconds)];
  const waited = wait && `after ${wait} of waiting`;
  return [length && `call of ${length}`, waited].filter(Boolean).join(', ');
}

/** How a ticket stands, in one breath: "solved in 3.4 d · rated 4 of 5". */
export function summary(detail: TicketDetail): string {
  const { ticket } = detail;
  const solved = ticket.status === 'solved' || ticket.status === 'closed';
  const length = solved ? detail.resolution_hours : detail.age_hours;
  const state = valueName('status', ticket.status).toLowerCase();
  const parts = [
    ticket.status === 'unknown'
      ? ''
      : length === null
        ? state
        : `${state} ${solved ? 'in' : 'for'} ${duration(length)}`,
    ticket.rating ? ratingWord(ticket.rating) : '',
    call(ticket.call),
    ticket.left_out ? LEFT_OUT[ticket.left_out] : '',
  ];
  return parts.filter(Boolean).join(' · ');
}
