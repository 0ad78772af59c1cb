import { describe, expect, it } from 'vitest';

import { makeOverview } from '../../../tests/fixtures/overview';
import { speedFile, speedTable } from './table';

describe('the times', () => {
  const overview = makeOverview();
  const { first_response } = overview.speed;

  it('stand apart by definition: all tickets, and the done ones alone', () => {
    const rows = speedTable(overview).rows.map(({ cells, opens }) => [cells[0], opens?.having ?? null]);
    expect(rows).toEqual([
      ['First reply, all', null],
      ['Answered alone', ['answered']],
      ['Time to solve, all', null],
      ['Solved alone', ['resolved']],
    ]);
  });

  it('are plain hours in a file', () => {
    const { columns, rows } = speedFile({ ...overview, clock: 'business' });
    expect(columns[0]?.name).toBe('In business hours');
    expect(rows[0]?.cells.slice(1, 5)).toEqual([
      first_response.n,
      first_response.censored,
      null,
      first_response.km_median,
    ]);
    expect(rows.every(({ cells }) => cells.length === columns.length)).toBe(true);
  });
});
