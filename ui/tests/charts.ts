/** What holds for every chart of every screen. In: a chart, a view with something in every part, an empty one. */
import { describe, expect, it } from 'vitest';

import type { Chart, Trace, Viewed } from '@/charts/types';
import { framed } from '@/charts/picture';
import { DARK, LIGHT } from '@/charts/theme';
import { narrowed } from '@/shared/filter';

/** Checks a chart. */
export function checkChart<View extends Viewed>(chart: Chart<View>, full: View, empty: View): void {
  describe(chart.id, () => {
    it('has nothing to draw without tickets', () => expect(chart.draw(empty)).toBeNull());

    it('says its n, unit and summary', () => {
      const model = chart.draw(full)?.model;
      expect(model?.n).toBeGreaterThan(0);
      expect(model?.note).not.toBe('');
      expect(model?.summary).toMatch(/\.$/);
    });

    it('opens tickets from its marks, and from every row that stands for tickets', () => {
      const drawing = chart.draw(full);
      const marks = drawing?.figure(LIGHT).data.flatMap(customdata) ?? [];
      expect(marks.length).toBeGreaterThan(0);
      for (const mark of marks) expect(drawing?.model.marks[mark]).toBeDefined();
      const rows = drawing?.model.table.rows ?? [];
      expect(rows.some((row) => row.opens)).toBe(true);
      for (const row of rows) {
        expect(row.cells).toHaveLength(drawing?.model.table.columns.length ?? 0);
        expect(row.opens && narrowed(full.scope.filter, row.opens)).not.toEqual(full.scope.filter);
      }
    });

    it('draws the same picture again, with colours of the theme only', () => {
      const drawing = chart.draw(full);
      expect(drawing?.figure(LIGHT)).toEqual(drawing?.figure(LIGHT));
      const dark = JSON.stringify(drawing?.figure(DARK));
      for (const colour of new Set(Object.values(LIGHT))) {
        if (!Object.values(DARK).includes(colour)) expect(dark).not.toContain(colour);
      }
    });

    it('carries title and caption when it is saved', () => {
      const drawing = chart.draw(full);
      const text = drawing && JSON.stringify(framed(chart, drawing, full.scope).layout);
      for (const words of [chart.title, full.scope.zone]) expect(text).toContain(words);
    });
  });
}

function customdata(trace: Trace): number[] {
  return ((trace['customdata'] as (number | number[])[] | undefined) ?? []).flat();
}
