import { describe, expect, it } from 'vitest';
import type { Column } from '@/ipc/generated/Column';
import type { Mapping } from '@/ipc/generated/Mapping';
import {
  asksDayOrder,
  asksZone,
  FIELD_GROUPS,
  FIELD_WORDS,
  mapField,
  needs,
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
    ['no number', { description: 'Body', created_at: 'At' }, ['mind']],
    ['no date', { id: 'No', description: 'Body' }, ['mind']],
  ];
  it.each(cases)('%s', (_name, fields, levels) => {
    expect(needs(mapping(fields)).map((need) => need.level)).toEqual(levels);
  });
});

describe('times', () => {
  const cases: [value: string, zone: boolean, order: boolean][] = [
    ['2024-03-01T08:15:30Z', false, false],
    ['2024-03-01T08:15:30+02:00', false, false],
    ['2024-03-01 08:15:30 UTC', false, false],
    ['2024-03-01 08:15 CEST', false, false],
    ['1709280930', false, false],
    ['2024-03-01 08:15:30', true, false],
    ['03/04/2024 08:15', true, true],
    ['3.4.24', true, true],
    ['2024-03-01', true, false],
  ];
  it.each(cases)('%s', (value, zone, order) => {
    const columns = [column('At', value)];
    expect(asksZone(columns, mapping({ created_at: 'At' }))).toBe(zone);
    expect(asksDayOrder(columns, mapping({ created_at: 'At' }))).toBe(order);
  });

  it('asks nothing about columns that are no times', () => {
    expect(asksZone([column('At', '03/04/2024')], mapping({ subject: 'At' }))).toBe(false);
  });
});

it('offers every field in one group', () => {
  const offered = FIELD_GROUPS.flatMap((group) => group.fields);
  expect([...offered].sort()).toEqual(Object.keys(FIELD_WORDS).sort());
});
