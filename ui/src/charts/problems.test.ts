import { describe, expect, it } from 'vitest';

import { narrowed } from '@/shared/filter';

import { emptyProblems, makeProblems } from '../../tests/fixtures/problems';
import { ageingModel } from './ageing/model';
import { combinationsModel } from './intervals/combinations';
import { intervalFigure } from './intervals/figure';
import { labelOf, satisfactionImpacts } from './intervals/impacts';
import { PROBLEM_CHARTS } from './problems';
import { DARK, LIGHT } from './theme';
import type { Trace } from './types';

const PROBLEMS = makeProblems();

describe.each(PROBLEM_CHARTS.map((chart) => [chart.id, chart] as const))('%s', (_, chart) => {
  it('has nothing to draw without tickets', () => expect(chart.draw(emptyProblems())).toBeNull());

  it('says its n, unit and summary', () => {
    const model = chart.draw(PROBLEMS)?.model;
    expect(model?.n).toBeGreaterThan(0);
    expect(model?.note).not.toBe('');
    expect(model?.summary).toMatch(/\.$/);
  });

  it('opens tickets from every mark and every row', () => {
    const drawing = chart.draw(PROBLEMS);
    const marks = drawing?.figure(LIGHT).data.flatMap(customdata) ?? [];
    expect(marks.length).toBeGreaterThan(0);
    for (const mark of marks) expect(drawing?.model.marks[mark]).toBeDefined();
    for (const row of drawing?.model.table.rows ?? []) {
      expect(row.cells).toHaveLength(drawing?.model.table.columns.length ?? 0);
      expect(row.opens && narrowed(PROBLEMS.scope.filter, row.opens)).not.toEqual(PROBLEMS.scope.filter);
    }
  });

  it('draws the same picture again, with colours of the theme only', () => {
    const drawing = chart.draw(PROBLEMS);
    expect(drawing?.figure(LIGHT)).toEqual(drawing?.figure(LIGHT));
    const dark = JSON.stringify(drawing?.figure(DARK));
    for (const colour of new Set(Object.values(LIGHT)))
      if (!Object.values(DARK).includes(colour)) expect(dark).not.toContain(colour);
  });
});

function customdata(trace: Trace): number[] {
  return (trace['customdata'] as number[] | undefined) ?? [];
}

describe('ageing', () => {
  it('counts all open tickets and opens them from the youngest to the oldest', () => {
    const model = ageingModel(PROBLEMS);
    const all = PROBLEMS.ageing.flatMap(({ by_priority }) => by_priority).reduce((a, b) => a + b, 0);
    expect(model?.n).toBe(all);
    expect(model?.opens).toMatchObject({
      having: ['unresolved'],
      ranges: [{ measure: 'resolution_or_age_hours', from: 0, to: null }],
    });
  });

  it('opens a bin’s tickets of one priority', () =>
    expect(ageingModel(PROBLEMS)?.marks[7]).toMatchObject({
      facets: [['priority', ['critical']]],
      ranges: [{ from: 24, to: 48 }],
    }));
});

describe('intervals', () => {
  it('colours only what is beyond chance', () =>
    expect(
      combinationsModel(PROBLEMS)
        ?.rows.map(({ mood }) => mood)
        .slice(0, 3),
    ).toEqual(['bad', 'bad', 'unsure']));

  it('stands from worst to best around zero', () => {
    const rows = satisfactionImpacts(PROBLEMS)?.rows ?? [];
    const points = rows.map(({ at }) => at);
    expect(points).toEqual([...points].sort((a, b) => a - b));
    expect(rows.at(-1)).toMatchObject({ label: 'Solved with one reply', mood: 'good' });
  });

  it('keeps the line it is held against in the picture', () => {
    const model = satisfactionImpacts(PROBLEMS);
    if (!model) throw new Error('no model');
    const [low, high] = (intervalFigure(model, LIGHT).layout['xaxis'] as { range: [number, number] }).range;
    expect(low).toBeLessThan(-3.6);
    expect(high).toBeGreaterThan(1.9);
  });

  it.each([
    [0, 'Billing'],
    [1, '“Duplicate charge”'],
    [2, 'Solved late'],
    [4, 'E-mail'],
  ])('part %i is called %s', (at, name) => {
    const part = PROBLEMS.impacts[at];
    expect(part && labelOf(part)).toBe(name);
  });
});
