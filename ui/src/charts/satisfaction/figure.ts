/** Ratings, drawn: bars above, the satisfied share over time below, small numbers pale. */
import { number, percent } from '@/shared/format';

import { baseLayout, everyFew, hiddenAxis, word, wordAxis } from '../layout';
import { mix, type Theme } from '../theme';
import type { Figure, Layout, Trace } from '../types';
import type { SatisfactionModel } from './model';

/** Under this many ratings a point is drawn pale (METRICS: small numbers). */
const FEW = 5;
/** Room for the words on the left, pixels. */
const LEFT = 84;

/** Pure: the same model and theme give the same figure. */
export function satisfactionFigure(model: SatisfactionModel, theme: Theme): Figure {
  const overTime = model.points.filter((point) => point.percent !== null).length > 1;
  const split = model.bars.length > 2 ? 0.42 : 0.62;
  return {
    data: overTime ? [ratings(model, theme), line(model, theme)] : [ratings(model, theme)],
    layout: {
      ...baseLayout(theme, { l: LEFT, r: 52, t: 4, b: 22 }),
      bargap: 0.36,
      xaxis: { ...hiddenAxis(), rangemode: 'tozero', anchor: 'y' },
      yaxis: {
        ...hiddenAxis(),
        range: [model.bars.length - 0.5, -0.5],
        domain: overTime ? [split, 1] : [0.2, 1],
      },
      ...(overTime ? timeAxes(model, theme, split - 0.12) : {}),
      annotations: words(model, theme, overTime),
    },
  };
}

function ratings({ bars }: SatisfactionModel, theme: Theme): Trace {
  return {
    type: 'bar',
    orientation: 'h',
    y: bars.map((_, at) => at),
    x: bars.map((bar) => bar.n),
    customdata: bars.map((_, at) => at),
    marker: { color: bars.map((bar) => (bar.satisfied ? theme.series3 : theme.other)) },
    hovertext: bars.map((bar) => `<b>${bar.label}</b><br>${number(bar.n)} tickets`),
    textposition: 'none',
    hovertemplate: '%{hovertext}<extra></extra>',
  };
}

function line({ points, bars }: SatisfactionModel, theme: Theme): Trace {
  return {
    type: 'scatter',
    mode: 'lines+markers',
    xaxis: 'x2',
    yaxis: 'y2',
    x: points.map((_, at) => at),
    y: points.map((point) => point.percent),
    customdata: points.map((_, at) => bars.length + at),
    line: { color: theme.series3, width: 1.5 },
    marker: {
      size: 6,
      color: points.map((point) => (point.n < FEW ? theme.panel : theme.series3)),
      line: { color: theme.series3, width: 1.2 },
    },
    hovertext: points.map(
      (point) =>
        `<b>${point.label}</b><br>${percent(point.percent)} of ${number(point.n)} satisfied` +
        (point.n < FEW ? '<br>few tickets' : ''),
    ),
    hovertemplate: '%{hovertext}<extra></extra>',
  };
}

function timeAxes({ points }: SatisfactionModel, theme: Theme, top: number): Layout {
  const ticks = everyFew(points.length, 4).map((at) => ({ at, word: points[at]?.label ?? '' }));
  return {
    xaxis2: { ...wordAxis(theme, ticks, [-0.5, points.length - 0.5]), anchor: 'y2' },
    yaxis2: {
      fixedrange: true,
      domain: [0, top],
      range: [-4, 104],
      tickvals: [0, 50, 100],
      ticktext: ['0', '50', percent(100)],
      gridcolor: mix(theme.line, theme.panel, 0.2),
      zeroline: false,
      side: 'right',
      tickfont: { color: theme.text3 },
      ticks: '',
      anchor: 'x2',
    },
  };
}

function words({ bars }: SatisfactionModel, theme: Theme, overTime: boolean): Layout[] {
  const rows = bars.flatMap((bar, at) => [
    word(
      bar.label,
      { xref: 'paper', x: 0, xshift: -LEFT, xanchor: 'left', y: at, yanchor: 'middle' },
      theme.text,
      12,
    ),
    word(number(bar.n), { x: bar.n, xanchor: 'left', xshift: 4, y: at, yanchor: 'middle' }, theme.text, 12),
  ]);
  const axis = {
    xref: 'paper',
    x: 0,
    xshift: -LEFT,
    xanchor: 'left',
    yref: 'y2 domain',
    y: 0.75,
    yanchor: 'middle',
  };
  return overTime ? [...rows, word('Satisfied', axis, theme.text, 12)] : rows;
}
