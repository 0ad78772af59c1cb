/**
 * In: an import plan and the user's choices. Out: the mapping to import with and what it still needs.
 * Never: IPC.
 */
import type { Column } from '@/ipc/generated/Column';
import type { Field } from '@/ipc/generated/Field';
import type { Mapping } from '@/ipc/generated/Mapping';

/** A field in the words of the person who maps it. */
export interface FieldWords {
  label: string;
  hint: string;
}

/** Every field's name and what to look for. A new field does not compile until it has some. */
export const FIELD_WORDS: Record<Field, FieldWords> = {
  id: { label: 'Ticket number', hint: 'lets a later file update these tickets' },
  description: { label: 'Message', hint: 'what the customer wrote' },
  subject: { label: 'Subject', hint: 'the ticket’s title' },
  created_at: { label: 'Created', hint: 'when the customer first wrote' },
  status: { label: 'Status', hint: 'open, pending, solved …' },
  priority: { label: 'Priority', hint: 'as your helpdesk gives it' },
  category: { label: 'Category', hint: 'type, topic or queue' },
  channel: { label: 'Channel', hint: 'e-mail, chat, phone …' },
  tags: { label: 'Tags', hint: 'separated by commas, semicolons or spaces' },
  resolved_at: { label: 'Solved', hint: 'date and time' },
  first_response_at: { label: 'First reply', hint: 'date and time' },
  updated_at: { label: 'Last change', hint: 'date and time' },
  first_response_time: { label: 'Time to first reply', hint: 'a duration' },
  resolution_time: { label: 'Time to solve', hint: 'a duration' },
  customer: { label: 'Customer id', hint: 'the same for every ticket of a customer' },
  customer_name: { label: 'Customer name', hint: '' },
  customer_email: { label: 'Customer e-mail', hint: '' },
  agent: { label: 'Agent', hint: 'who it is assigned to' },
  group: { label: 'Team', hint: 'group or queue that owns it' },
  rating: { label: 'Rating', hint: 'stars, good/bad or a score' },
  rating_comment: { label: 'Rating comment', hint: 'what was written beside the rating' },
  replies: { label: 'Replies', hint: 'how often agents answered' },
  reopens: { label: 'Times reopened', hint: 'a number' },
  escalated: { label: 'Escalated', hint: 'yes or no, or to which level' },
  escalated_at: { label: 'Escalated on', hint: 'date and time' },
  escalation_reason: { label: 'Why escalated', hint: 'in your helpdesk’s words' },
  escalation_level: { label: 'Level of support', hint: 'everything above the first counts as escalated' },
  status_history: { label: 'Status history', hint: 'each status and when: “2026-03-01 10:00 open; …”' },
  closed_at: { label: 'Closed', hint: 'counts as solved where no solving time is given' },
  thread: { label: 'Whole conversation', hint: 'all messages of a ticket in one cell' },
  comments: { label: 'Comments', hint: 'one message a column; repeated columns are read too' },
  message_text: {
    label: 'Message of this row',
    hint: 'choose it when each row is one message of a conversation',
  },
  message_at: { label: 'Message sent', hint: 'date and time' },
  message_author: { label: 'Message by', hint: 'who wrote it' },
  message_role: { label: 'Message side', hint: 'customer, agent or bot' },
  message_is_note: { label: 'Internal note', hint: 'yes or no' },
  message_id: { label: 'Message number', hint: 'lets a later file update this message' },
  related_to: { label: 'Related tickets', hint: 'their numbers' },
  merged_into: { label: 'Merged into', hint: 'number of the ticket that goes on' },
  duplicate_of: { label: 'Duplicate of', hint: 'number of the original' },
  call_duration: { label: 'Call length', hint: 'a duration' },
  call_wait: { label: 'Waiting time', hint: 'a duration' },
  call_outcome: { label: 'Call outcome', hint: 'answered, abandoned …' },
};

/** Fields by what they are for; the first group is what an import lives from. */
export const FIELD_GROUPS: readonly { title: string; fields: readonly Field[] }[] = [
  { title: 'Most important', fields: ['id', 'description', 'subject', 'created_at'] },
  { title: 'Where it stands', fields: ['status', 'priority', 'category', 'channel', 'tags'] },
  {
    title: 'Times',
    fields: [
      'resolved_at',
      'closed_at',
      'first_response_at',
      'updated_at',
      'first_response_time',
      'resolution_time',
      'status_history',
    ],
  },
  { title: 'People', fields: ['customer', 'customer_name', 'customer_email', 'agent', 'group'] },
  {
    title: 'How it went',
    fields: [
      'rating',
      'rating_comment',
      'replies',
      'reopens',
      'escalated',
      'escalated_at',
      'escalation_reason',
      'escalation_level',
    ],
  },
  {
    title: 'When each row is one message',
    fields: ['message_text', 'message_at', 'message_author', 'message_role', 'message_is_note', 'message_id'],
  },
  { title: 'Conversation in columns', fields: ['thread', 'comments'] },
  { title: 'Phone calls', fields: ['call_duration', 'call_wait', 'call_outcome'] },
  { title: 'Other tickets', fields: ['related_to', 'merged_into', 'duplicate_of'] },
];

/** The mapping with a field read from another column; an empty header leaves the field out. */
export function mapField(mapping: Mapping, field: Field, header: string): Mapping {
  const fields = { ...mapping.fields };
  if (header === '') delete fields[field];
  else fields[field] = header;
  return { ...mapping, fields };
}

/** What is missing for an import to be of use: `stop` prevents it, `mind` is to be known. */
export type Need = { level: 'stop' | 'mind'; text: string };

/** Fields that hold words of a ticket. */
const TEXTS: readonly Field[] = ['description', 'subject', 'message_text', 'thread', 'comments'];

/** What a mapping lacks, worst first, in words that name the remedy. */
export function needs(mapping: Mapping): Need[] {
  const has = (field: Field) => Boolean(mapping.fields[field]);
  const found: Need[] = [];
  if (Object.values(mapping.fields).every((header) => !header)) {
    found.push({ level: 'stop', text: 'Choose at least one column to read.' });
    return found;
  }
  if (!TEXTS.some(has)) {
    found.push({
      level: 'mind',
      text: 'No column holds text: tone, topics and search will be empty. Choose “Message”.',
    });
  }
  if (!has('id')) {
    found.push({
      level: 'mind',
      text: 'No ticket number: a ticket that changes will be counted again when you import a newer file.',
    });
  }
  if (!has('created_at') && !has('message_at')) {
    found.push({ level: 'mind', text: 'No creation date: these tickets appear in no chart over time.' });
  }
  return found;
}

/** Whether each row is one message of a conversation, and the rows of one number a ticket. */
export function rowsAreMessages(fields: Mapping['fields']): boolean {
  return Boolean(fields.message_text);
}

/** The fields that a message of its own row has in place of the ticket's. */
const OF_A_MESSAGE: readonly (readonly [ticket: Field, message: Field])[] = [
  ['description', 'message_text'],
  ['created_at', 'message_at'],
];

/** The same columns with each row read as one message, or as one ticket. */
export function readRowsAs(mapping: Mapping, messages: boolean): Mapping {
  return OF_A_MESSAGE.reduce((changed, [ticket, message]) => {
    const [from, to] = messages ? [ticket, message] : [message, ticket];
    const header = changed.fields[from];
    return header ? mapField(mapField(changed, from, ''), to, changed.fields[to] || header) : changed;
  }, mapping);
}

/** Headers that feed more than one field, which is seldom meant. */
export function usedTwice(fields: Mapping['fields']): string[] {
  const seen = new Map<string, number>();
  for (const header of Object.values(fields)) {
    if (header) seen.set(header, (seen.get(header) ?? 0) + 1);
  }
  return [...seen].filter(([, uses]) => uses > 1).map(([header]) => header);
}

/** Columns no field reads; they stay with the ticket as further facts. */
export function unmapped(columns: readonly Column[], fields: Mapping['fields']): Column[] {
  const used = new Set(Object.values(fields));
  return columns.filter((column) => !used.has(column.header));
}
