import { describe, expect, it } from 'vitest';
import type { Column } from '@/ipc/generated/Column';
import type { Mapping } from '@/ipc/generated/Mapping';
import {
  FIELD_GROUPS,
  FIELD_WORDS,
  mapField,
  needs,
  readRowsAs,
  rowsAreMessages,
  unmapped,
  usedTwice,
} from './mapping';

const mapping = (fields: Mapping['fields']): Mapping => ({ fields, zone: '', day_first: null, channel: '' });
const column = (header: string, ...samples: string[]): Column => ({ index: 0, header, samples, filled: 100 });

describe('choosing a column', () => {
  it('sets, replaces and removes a field without touching the mapping it came from', () => {
    const before = mapping({ id: 'No' });
    expect(mapField(before, 'subject', 'Title').fields).toEqual({ id: 'No', subject: 'Title' });
    expect(mapField(before, 'id', 'Key').fields).toEqual({ id: 'Key' });
    expect(mapField(before, 'id', '').fields).toEqual({});
    expect(before.fields).toEqual({ id: 'No' });
  });

  it('names columns that feed two fields', () => {
    expect(usedTwice({ id: 'A', subject: 'A', status: 'B' })).toEqual(['A']);
  });

  it('lists what no field reads', () => {
    expect(unmapped([column('A'), column('B')], { id: 'A' }).map((c) => c.header)).toEqual(['B']);
  });
});

describe('what a mapping lacks', () => {
  const cases: [name: string, fields: Mapping['fields'], levels: string[]][] = [
    ['nothing chosen', {}, ['stop']],
    ['only a status', { status: 'State' }, ['mind', 'mind', 'mind']],
    ['subject counts as text', { id: 'No', subject: 'Title', created_at: 'At' }, []],
    ['rows of messages', { id: 'No', message_text: 'Body', message_at: 'At' }, []],
    ['no number', { description: 'Body', created_at: 'At' }, ['mind']],
    ['no date', { id: 'No', description: 'Body' }, ['mind']],
  ];
  it.each(cases)('%s', (_name, fields, levels) => {
    expect(needs(mapping(fields)).map((need) => need.level)).toEqual(levels);
  });
});

describe('rows', () => {
  const table = mapping({ id: 'No', description: 'Body', created_at: 'At', status: 'State' });
  it('are read as messages and back without losing a column', () => {
    const messages = readRowsAs(table, true);
    expect(messages.fields).toEqual({ id: 'No', message_text: 'Body', message_at: 'At', status: 'State' });
    expect([rowsAreMessages(table.fields), rowsAreMessages(messages.fields)]).toEqual([false, true]);
    expect(readRowsAs(messages, false)).toEqual(table);
  });
  it('keep a column that a message field reads already', () => {
    const both = mapping({ description: 'Body', message_at: 'Sent', created_at: 'At' });
    expect(readRowsAs(both, true).fields).toEqual({ message_text: 'Body', message_at: 'Sent' });
  });
});

it('offers every field in one group', () => {
  const offered = FIELD_GROUPS.flatMap((group) => group.fields);
  expect([...offered].sort()).toEqual(Object.keys(FIELD_WORDS).sort());
});
