/** Numbers with their intervals, drawn: a bar from low to high with a point in it, words left and right. */
import { baseLayout, cut, plain, word } from '../layout';
import type { Theme } from '../theme';
import type { Figure, Layout, Trace } from '../types';
import type { IntervalModel, IntervalRow } from './model';

/** Room in pixels for a letter of a name, the words on the right; letters of the longest name. */
const LETTER = 7;
const RIGHT = 108;
const LONGEST = 26;

/** Pure: the same model and theme give the same figure. */
export function intervalFigure(model: IntervalModel, theme: Theme): Figure {
  const { rows } = model;
  const names = LETTER * Math.min(LONGEST, Math.max(...rows.map(({ label }) => label.length))) + 14;
  const [low, high] = model.range ?? ends(model);
  return {
    data: [spans(rows, theme), points(rows, theme)],
    layout: {
      ...baseLayout(theme, { l: names, r: RIGHT, t: 2, b: 24 }),
      xaxis: {
        fixedrange: true,
        range: [low, high],
        nticks: 5,
        ticks: '',
        ticksuffix: model.unit,
        gridcolor: theme.line,
        zeroline: false,
        tickfont: { color: theme.text3 },
      },
      yaxis: { visible: false, fixedrange: true, range: [Math.max(rows.length, model.room) - 0.5, -0.5] },
      shapes: reference(model, theme),
      annotations: rows.flatMap((row, at) => words(row, at, names, theme)),
    },
  };
}

/** The outermost ends, with a little room and the reference in it. */
function ends({ rows, reference: line }: IntervalModel): [number, number] {
  const values = rows.flatMap(({ low, high, at }) => [low, high, at]).concat(line ? [line.at] : []);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const room = (high - low || 1) * 0.06;
  return [low - room, high + room];
}

function colourOf({ mood }: IntervalRow, theme: Theme): string {
  if (mood === 'unsure') return theme.other;
  return mood === 'bad' ? theme.series2 : theme.series3;
}

function spans(rows: IntervalRow[], theme: Theme): Trace {
  return {
    type: 'bar',
    orientation: 'h',
    y: rows.map((_, at) => at),
    base: rows.map(({ low }) => low),
    x: rows.map(({ low, high }) => high - low),
    width: 0.34,
    customdata: rows.map((_, at) => at),
    marker: { color: rows.map((row) => colourOf(row, theme)), opacity: 0.38 },
    ...hover(rows),
  };
}

function points(rows: IntervalRow[], theme: Theme): Trace {
  return {
    type: 'scatter',
    mode: 'markers',
    x: rows.map(({ at }) => at),
    y: rows.map((_, at) => at),
    customdata: rows.map((_, at) => at),
    marker: {
      size: 9,
      color: rows.map((row) => colourOf(row, theme)),
      line: { color: theme.panel, width: 1 },
    },
    ...hover(rows),
  };
}

function hover(rows: IntervalRow[]): Trace {
  return {
    hovertext: rows.map((row) => [`<b>${plain(row.label)}</b>`, ...row.hover.map(plain)].join('<br>')),
    textposition: 'none',
    hovertemplate: '%{hovertext}<extra></extra>',
  };
}

function reference({ reference: line }: IntervalModel, theme: Theme): Layout[] {
  if (!line) return [];
  return [
    {
      type: 'line',
      x0: line.at,
      x1: line.at,
      yref: 'paper',
      y0: 0,
      y1: 1,
      line: { color: theme.text3, width: 1, dash: 'dot' },
      layer: 'below',
    },
  ];
}

function words(row: IntervalRow, at: number, names: number, theme: Theme): Layout[] {
  const place = { y: at, yanchor: 'middle', xref: 'paper' };
  const strong = row.mood !== 'unsure';
  return [
    word(plain(cut(row.label, LONGEST)), { ...place, x: 0, xanchor: 'left', xshift: -names }, theme.text, 12),
    word(
      plain(row.text),
      { ...place, x: 1, xanchor: 'right', xshift: RIGHT },
      strong ? theme.text : theme.text2,
      12,
    ),
  ];
}
