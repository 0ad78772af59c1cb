import { describe, expect, it } from 'vitest';

import { narrowed } from '@/shared/filter';

import { emptySla, makeSla } from '../../tests/fixtures/sla';
import { promisesModel } from './promises/model';
import { PROMISES } from './sla';
import { DARK, LIGHT } from './theme';

describe('promises over time', () => {
  const sla = makeSla();

  it('has nothing to draw where nothing is decided', () => expect(PROMISES.draw(emptySla())).toBeNull());

  it('has a point a bucket for each promise, which opens what is decided there', () => {
    const model = promisesModel(sla);
    expect(model?.marks).toHaveLength(2 * sla.buckets.length);
    expect(model?.marks[sla.buckets.length + 3]).toMatchObject({
      period: sla.buckets[3]?.period,
      sla: [{ goal: 'resolution', states: ['met', 'breached'] }],
    });
    expect(model?.summary).toBe('First response: 86\u202f% kept in all. Resolution: 79\u202f% kept in all.');
  });

  it('draws every point once, and the band only where there are tickets enough', () => {
    const { data } = PROMISES.draw(sla)?.figure(LIGHT) ?? { data: [] };
    const marks = data.flatMap((trace) => (trace['customdata'] as number[] | undefined) ?? []);
    expect(marks).toEqual(Array.from({ length: 60 }, (_, at) => at));
    const enough = sla.goals[0]?.over_time.filter(({ n }) => n >= 5).length ?? 0;
    expect(data[0]?.['x']).toHaveLength(2 * enough);
  });

  it('has a table whose rows open their bucket', () => {
    const table = PROMISES.draw(sla)?.model.table;
    for (const row of table?.rows ?? []) {
      expect(row.cells).toHaveLength(table?.columns.length ?? 0);
      expect(row.opens && narrowed(sla.scope.filter, row.opens)).not.toEqual(sla.scope.filter);
    }
  });

  it('draws with colours of the theme only', () => {
    const dark = JSON.stringify(PROMISES.draw(sla)?.figure(DARK));
    for (const colour of new Set(Object.values(LIGHT)))
      if (!Object.values(DARK).includes(colour)) expect(dark).not.toContain(colour);
  });
});
