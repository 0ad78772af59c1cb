/**
 * The charts of a report, which is a page that opens in any browser. In: a place in the page and the numbers of every
 * screen (the same JSON the window gets). Out: each chart with its question, picture and numbers. Needs the global `Plotly`
 * of `plotly.js` beside it. Never: Svelte, the network, HTML made from data.
 */
import type { Overview } from '@/ipc/generated/Overview';
import type { Problems } from '@/ipc/generated/Problems';
import type { Sla } from '@/ipc/generated/Sla';
import type { Trends } from '@/ipc/generated/Trends';
import { PROBLEM_CHARTS } from '@/charts/problems';
import { CHARTS } from '@/charts/registry';
import { SLA_CHARTS } from '@/charts/sla';
import { LIGHT } from '@/charts/theme';
import { TREND_CHARTS } from '@/charts/trends';
import type { Cell, Chart, ChartAbout, Column, Drawing, Table, Viewed } from '@/charts/types';
import { NONE, number } from '@/shared/format';

import css from './report.css?inline';

declare const Plotly: typeof import('@/charts/plotly').default;

/** The numbers of every screen. */
export interface Report {
  overview: Overview;
  trends: Trends;
  problems: Problems;
  sla: Sla;
}

/** Draws all charts that the data can answer into `root`, screen by screen. No chart comes twice. */
export function render(root: HTMLElement, report: Report): void {
  const style = document.createElement('style');
  style.textContent = css;
  root.append(style);
  const drawn = new Set<string>();
  root.append(
    ...screen('Overview', CHARTS, report.overview, drawn),
    ...screen('Trends', TREND_CHARTS, report.trends, drawn),
    ...screen('Problems', PROBLEM_CHARTS, report.problems, drawn),
    ...screen('SLA', SLA_CHARTS, report.sla, drawn),
  );
}

function screen<View extends Viewed>(
  name: string,
  charts: readonly Chart<View>[],
  view: View,
  drawn: Set<string>,
): HTMLElement[] {
  const sections = charts.flatMap((chart) => {
    const drawing = drawn.has(chart.id) ? null : chart.draw(view);
    if (!drawing) return [];
    drawn.add(chart.id);
    return [section(chart, drawing)];
  });
  return sections.length > 0 ? [element('h2', 'sl-screen', name), ...sections] : [];
}

function section(chart: ChartAbout, drawing: Drawing): HTMLElement {
  const { model } = drawing;
  const keys = (model.keys ?? []).map(({ look, label }) => {
    const key = element('span', 'sl-key', label);
    key.prepend(element('i', `sl-${look}`));
    return key;
  });
  const note = element('p', 'sl-note', `${model.note} · n ${number(model.n)}`);
  note.append(...keys);
  const box = element('section', 'sl-chart');
  box.append(element('h3', '', chart.title), note, picture(chart, drawing), numbers(model.table));
  return box;
}

function picture(chart: ChartAbout, drawing: Drawing): HTMLElement {
  const host = element('div', 'sl-picture');
  host.setAttribute('role', 'img');
  host.setAttribute('aria-label', `${chart.title} ${drawing.model.summary}`);
  host.style.height = `${chart.height}px`;
  const draw = () => {
    const { data, layout } = drawing.figure(LIGHT);
    const size = { width: host.clientWidth, height: chart.height };
    void Plotly.react(host, data, { ...layout, ...size }, { displayModeBar: false });
  };
  new ResizeObserver(draw).observe(host);
  return host;
}

function numbers(table: Table): HTMLElement {
  const rows = table.rows.map(({ cells }) => {
    const row = element('tr', '');
    row.append(
      ...cells.map((cell, at) => tableCell('td', shown(cell, table.columns[at]), table.columns[at])),
    );
    return row;
  });
  const head = element('tr', '');
  head.append(...table.columns.map((column) => tableCell('th', column.name, column)));
  const grid = element('table', '');
  grid.append(head, ...rows);
  const fold = element('details', '');
  fold.append(element('summary', '', 'The numbers'), grid);
  return fold;
}

function tableCell(tag: 'td' | 'th', text: string, column: Column | undefined): HTMLElement {
  return element(tag, column?.numeric ? 'sl-number' : '', text);
}

function shown(cell: Cell, column: Column | undefined): string {
  if (cell === null) return NONE;
  if (column?.show) return column.show(cell);
  return typeof cell === 'number' ? number(cell, 1) : cell;
}

function element(tag: string, name: string, text = ''): HTMLElement {
  const made = document.createElement(tag);
  if (name) made.className = name;
  made.textContent = text;
  return made;
}
