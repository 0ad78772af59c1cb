import { describe, expect, it } from 'vitest';

import { readFileSync } from 'node:fs';

import { makeOverview } from '../../tests/fixtures/overview';
import { captionLines, fileName, periodWords } from './caption';
import { tableToCsv } from './csv';
import { framed } from './picture';
import { CHARTS } from './registry';
import { DARK, LIGHT, mix, type Theme } from './theme';

const { scope } = makeOverview();

describe('a saved picture', () => {
  it('says which tickets, when, where and how many', () => {
    expect(captionLines(scope, 2180)).toEqual([
      'Channel: E-mail, Chat · created in the period · 50 tickets left out',
      '23 Sep – 22 Oct 2026, so far · n 2,180 · times in Europe/Berlin · as of 22 Oct 2026, 17:40',
    ]);
  });

  it('says all time', () => {
    expect(periodWords({ ...scope, filter: { ...scope.filter, period: null } })).toMatch(/^All time, 23 Sep/);
    expect(periodWords({ ...scope, days: null })).toBe('All time');
  });

  it('is named after its chart and day', () =>
    expect(fileName('volume', scope)).toBe('support-lens-volume-2026-10-22'));

  it.each(CHARTS.map((chart) => [chart.id, chart] as const))('%s carries title and caption', (_, chart) => {
    const drawing = chart.draw(makeOverview());
    const text = drawing && JSON.stringify(framed(chart, drawing, scope).layout);
    for (const words of [chart.title, 'Channel: E-mail, Chat', 'Europe/Berlin', '22 Oct 2026, 17:40']) {
      expect(text).toContain(words);
    }
  });
});

describe('CSV', () => {
  const rows = (...cells: (string | number | null)[]) =>
    tableToCsv({ columns: [{ name: 'Name' }], rows: cells.map((cell) => ({ cells: [cell], opens: null })) });

  it.each([
    ['plain', 'plain'],
    ['a,b', '"a,b"'],
    ['say "hi"', '"say ""hi"""'],
    ['two\nlines', '"two\nlines"'],
    ['=1+1', "'=1+1"],
    ['-x', "'-x"],
    [-1.5, '-1.5'],
    [null, ''],
  ])('%s is written as %s', (cell, wanted) => expect(rows(cell)).toBe(`Name\r\n${wanted}\r\n`));
});

describe('colours', () => {
  const css = readFileSync('src/shared/tokens.css', 'utf8');
  const [light = '', dark = ''] = css.split('@media (prefers-color-scheme: dark)');
  const ROLES: Record<keyof Theme, string> = {
    panel: 'panel',
    text: 'text',
    text2: 'text-2',
    text3: 'text-3',
    line: 'line',
    lineStrong: 'line-strong',
    accent: 'accent',
    series1: 'series-1',
    series2: 'series-2',
    series3: 'series-3',
    series6: 'series-6',
    other: 'series-other',
  };
  const cases = (Object.keys(ROLES) as (keyof Theme)[]).map((role) => [role, ROLES[role]] as const);

  it.each(cases)('%s is the same in pictures as in the window', (role, name) => {
    expect(light).toContain(`--${name}: ${LIGHT[role]};`);
    expect(dark).toContain(`--${name}: ${DARK[role]};`);
  });

  it.each(['series1', 'series2', 'series3', 'series6', 'other'] as const)(
    '%s is at least 3:1 on its panel',
    (role) => {
      for (const theme of [LIGHT, DARK]) expect(contrast(theme[role], theme.panel)).toBeGreaterThanOrEqual(3);
    },
  );

  it.each(['text', 'text2', 'text3'] as const)('%s is at least 4.5:1 on its panel', (role) => {
    for (const theme of [LIGHT, DARK]) expect(contrast(theme[role], theme.panel)).toBeGreaterThanOrEqual(4.5);
  });

  it('mix', () => {
    expect(mix('#000000', '#ffffff', 0)).toBe('#000000');
    expect(mix('#000000', '#ffffff', 0.5)).toBe('#808080');
  });
});

/** Contrast of two colours (WCAG 2.2, relative luminance). */
function contrast(a: string, b: string): number {
  const [high = 0, low = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (high + 0.05) / (low + 0.05);
}

function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((at) => parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
