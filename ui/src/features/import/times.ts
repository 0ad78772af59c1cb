/**
 * How a file's times are read, and what has to be asked about it.
 * In: what detection says of them, the columns in use. Out: questions and statements. Never: reads a date for the import.
 */
import type { Column } from '@/ipc/generated/Column';
import type { DateReading } from '@/ipc/generated/DateReading';
import type { Field } from '@/ipc/generated/Field';
import type { Mapping } from '@/ipc/generated/Mapping';

const TIMES: readonly Field[] = [
  'created_at',
  'updated_at',
  'resolved_at',
  'closed_at',
  'first_response_at',
  'message_at',
];

/** A value whose own text says which zone it is in: `Z`, an offset, a zone's letters, or seconds since 1970. */
const ZONED = /(z|[+-]\d{2}:?\d{2}|\b(utc|gmt|[a-z]{2,4}t))\s*$|^\d{10,13}$/i;

/** `31/10/2017` or `3.4.24`: three numbers of which the first two may be either way round. */
const TWO_WAYS = /^(\d{1,2})[./-](\d{1,2})[./-]\d{2,4}/;

function timeSamples(columns: readonly Column[], fields: Mapping['fields']): string[] {
  const headers = new Set(TIMES.map((field) => fields[field]).filter(Boolean));
  return columns.filter((column) => headers.has(column.header)).flatMap((column) => column.samples);
}

/** Whether any column is read as a time. */
export function readsTimes(fields: Mapping['fields']): boolean {
  return TIMES.some((field) => fields[field]);
}

/** Whether any mapped time comes without a zone, so that the user has to say which is meant. */
export function asksZone(columns: readonly Column[], fields: Mapping['fields']): boolean {
  return timeSamples(columns, fields).some((value) => !ZONED.test(value.trim()));
}

/** Whether any mapped date could be read day first or month first. */
export function asksDayOrder(columns: readonly Column[], fields: Mapping['fields']): boolean {
  return timeSamples(columns, fields).some((value) => TWO_WAYS.test(value.trim()));
}

const MONTHS = [
  ...['January', 'February', 'March', 'April', 'May', 'June', 'July'],
  ...['August', 'September', 'October', 'November', 'December'],
] as const;

/** A date that can be read both ways, with what it is day first and month first. */
export interface BothWays {
  value: string;
  dayFirst: string;
  monthFirst: string;
}

/** The example of a file whose dates decide nothing; a usual one where it gives none that can be read both ways. */
export function bothWays({ example }: DateReading): BothWays {
  const found = TWO_WAYS.exec(example.trim());
  const [first, second] = [Number(found?.[1]), Number(found?.[2])];
  const [day, month] = [MONTHS[second - 1], MONTHS[first - 1]];
  if (!found || !day || !month || first === second)
    return { value: '3/4/2024', dayFirst: '3 April', monthFirst: '4 March' };
  return { value: found[0], dayFirst: `${first} ${day}`, monthFirst: `${second} ${month}` };
}
