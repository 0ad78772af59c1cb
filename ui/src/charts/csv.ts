/** A table as CSV (RFC 4180). In: a table. Out: text with a header row. Never: formats numbers for people. */
import type { Cell, Table } from './types';

/** The table as a file: UTF-8 text, CRLF lines. */
export function tableToCsv({ columns, rows }: Table): string {
  const lines = [columns.map((column) => column.name), ...rows.map((row) => row.cells)];
  return lines.map((cells) => cells.map(field).join(',') + '\r\n').join('');
}

function field(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  // A spreadsheet would run text that begins like a formula; names come from strangers.
  const text = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
