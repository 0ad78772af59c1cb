/** Flow, drawn: what comes in stands up, what is solved hangs down, the open ones are a line of their own below. */
import { number } from '@/shared/format';

import { eventMarks } from '../events';
import { baseLayout, word } from '../layout';
import { mix, type Theme } from '../theme';
import { sideAxis, timeAxis } from '../time';
import type { Figure, Layout, Trace } from '../types';
import type { FlowBar, FlowModel } from './model';

/** Share of the picture's height that the line of open tickets has, and the gap above it. */
const BELOW = 0.27;
const GAP = 0.08;
/** Width of the picture as it is on most screens, for placing words. */
const PIXELS = 900;

/** Pure: the same model and theme give the same figure. */
export function flowFigure(model: FlowModel, theme: Theme): Figure {
  const { bars, time } = model;
  const events = eventMarks(time.events, theme, { length: bars.length, pixels: PIXELS });
  const up = Math.max(1, ...bars.map((bar) => bar.created + bar.reopened));
  const down = Math.max(1, ...bars.map((bar) => bar.resolved));
  return {
    data: [...barTraces(model, theme), ...lineTraces(model, theme), openLine(model, theme)],
    layout: {
      ...baseLayout(theme, { l: 44, r: 8, t: 6 + events.height, b: 24 }),
      barmode: 'relative',
      bargap: bars.length > 60 ? 0.12 : 0.28,
      xaxis: { ...timeAxis(theme, time, 8), anchor: 'y2' },
      yaxis: sideAxis(theme, {
        domain: [BELOW + GAP, 1],
        range: [-down * 1.08, up * 1.12],
        ...wholeTicks(up, down),
        zeroline: true,
        zerolinecolor: theme.lineStrong,
      }),
      yaxis2: sideAxis(theme, { domain: [0, BELOW], rangemode: 'tozero', nticks: 3, tickformat: ',~r' }),
      shapes: events.shapes,
      annotations: [...names(model, theme), ...events.annotations],
    },
  };
}

/** Numbers up and down from zero are both counts: none has a minus. */
function wholeTicks(up: number, down: number): Layout {
  const step = stepOf(Math.max(up, down) / 1.5);
  const values: number[] = [];
  for (let at = -Math.floor(down / step) * step; at <= up; at += step) values.push(at);
  return { tickvals: values, ticktext: values.map((value) => number(Math.abs(value))) };
}

/** The largest round step up to `wanted`: 1, 2 or 5 times a power of ten, at least 1. */
function stepOf(wanted: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, wanted)));
  return [5, 2, 1].map((times) => times * power).find((step) => step <= wanted) ?? power;
}

function hover(bar: FlowBar): string {
  return [
    `<b>${bar.title}</b>${bar.soFar ? ' so far' : ''}`,
    `${number(bar.created)} came in`,
    ...(bar.reopened ? [`${number(bar.reopened)} reopened`] : []),
    `${number(bar.resolved)} solved`,
    ...(bar.backlog === null ? [] : [`${number(bar.backlog)} open at the end`]),
    ...bar.unusual.map((words) => `out of the ordinary: ${words}`),
  ].join('<br>');
}

function barTraces({ bars }: FlowModel, theme: Theme): Trace[] {
  const part = (values: number[], colour: string, opens: boolean): Trace => ({
    type: 'bar',
    x: bars.map((_, at) => at),
    y: values,
    ...(opens ? { customdata: bars.map((_, at) => at * 2) } : {}),
    marker: {
      color: colour,
      line: { width: bars.map((bar) => (bar.soFar ? 1 : 0)), color: colour },
      pattern: {
        shape: bars.map((bar) => (bar.soFar ? '/' : '')),
        fillmode: 'replace',
        fgcolor: colour,
        size: 5,
      },
    },
    hovertext: bars.map(hover),
    textposition: 'none',
    hovertemplate: '%{hovertext}<extra></extra>',
  });
  return [
    part(
      bars.map((bar) => bar.created),
      theme.series1,
      true,
    ),
    part(
      bars.map((bar) => bar.reopened),
      theme.series6,
      false,
    ),
    part(
      bars.map((bar) => -bar.resolved),
      theme.other,
      false,
    ),
  ];
}

function lineTraces({ bars, hasRolling }: FlowModel, theme: Theme): Trace[] {
  const traces: Trace[] = [];
  if (hasRolling)
    traces.push({
      type: 'scatter',
      mode: 'lines',
      x: bars.map((_, at) => at),
      y: bars.map((bar) => bar.rolling),
      line: { color: theme.text, width: 1.5 },
      hoverinfo: 'skip',
    });
  const odd = bars.map((bar, at) => ({ bar, at })).filter(({ bar }) => bar.unusual.length > 0);
  if (odd.length > 0)
    traces.push({
      type: 'scatter',
      mode: 'markers',
      x: odd.map(({ at }) => at),
      y: odd.map(({ bar }) => bar.created + bar.reopened),
      customdata: odd.map(({ at }) => at * 2),
      marker: { symbol: 'diamond', size: 9, color: theme.text, line: { color: theme.panel, width: 1 } },
      hovertext: odd.map(({ bar }) => hover(bar)),
      hovertemplate: '%{hovertext}<extra></extra>',
    });
  return traces;
}

function openLine({ bars }: FlowModel, theme: Theme): Trace {
  return {
    type: 'scatter',
    mode: bars.length > 1 ? 'lines' : 'markers',
    yaxis: 'y2',
    x: bars.map((_, at) => at),
    y: bars.map((bar) => bar.backlog),
    customdata: bars.map((_, at) => at * 2 + 1),
    fill: 'tozeroy',
    fillcolor: mix(theme.panel, theme.series6, 0.22),
    line: { color: theme.series6, width: 2 },
    hovertext: bars.map((bar) => `<b>${bar.title}</b><br>${number(bar.backlog)} open at the end`),
    hovertemplate: '%{hovertext}<extra></extra>',
  };
}

/** What stands up, what hangs down, what is open: said in the picture. */
function names({ bars }: FlowModel, theme: Theme): Layout[] {
  const left = { xref: 'paper', x: 0, xanchor: 'left', xshift: 4, bgcolor: theme.panel };
  const last = bars.findLastIndex((bar) => bar.backlog !== null);
  const open = bars[last];
  const words = [
    word('came in ↑', { ...left, yref: 'y domain', y: 1, yanchor: 'top' }, theme.text2),
    word('solved ↓', { ...left, yref: 'y domain', y: 0, yanchor: 'bottom' }, theme.text2),
    word('open at the end', { ...left, yref: 'y2 domain', y: 1, yanchor: 'bottom', yshift: -2 }, theme.text2),
  ];
  if (open)
    words.push(
      word(
        `<b>${number(open.backlog)}</b>`,
        { x: last, xanchor: 'right', yref: 'y2', y: open.backlog, yanchor: 'bottom', yshift: 1 },
        theme.text,
      ),
    );
  return words;
}
