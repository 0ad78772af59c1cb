/** Promises over time, drawn: a line for each, its interval as a band, days with few tickets pale. */
import { number, percent } from '@/shared/format';

import { baseLayout, everyFew, word, wordAxis } from '../layout';
import { mix, type Theme } from '../theme';
import type { Figure, Layout, Trace } from '../types';
import type { PromiseLine, PromisesModel } from './model';

/** Under this many tickets a point is drawn pale (METRICS: small numbers). */
const FEW = 5;
/** Lowest value the axis begins with, so that a short dip is not drawn as a fall to nothing. */
const TALLEST = 50;

/** Pure: the same model and theme give the same figure. */
export function promisesFigure(model: PromisesModel, theme: Theme): Figure {
  const places = model.labels.length;
  const low = lowest(model);
  const ticks = everyFew(places, 8).map((at) => ({ at, word: model.labels[at] ?? '' }));
  return {
    data: [
      ...model.lines.map((line) => band(line, colourOf(line, theme), theme)),
      ...model.lines.map((line, at) => course(line, at * places, colourOf(line, theme), model, theme)),
    ],
    layout: {
      ...baseLayout(theme, { l: 40, r: 104, t: 8, b: 24 }),
      xaxis: wordAxis(theme, ticks, [-0.6, places - 0.4]),
      yaxis: {
        fixedrange: true,
        range: [low - 1, 101],
        ticks: '',
        nticks: 5,
        ticksuffix: '\u202f%',
        gridcolor: theme.line,
        zeroline: false,
        tickfont: { color: theme.text3 },
      },
      annotations: names(model, theme),
    },
  };
}

function colourOf({ goal }: PromiseLine, theme: Theme): string {
  return goal === 'first_response' ? theme.series1 : theme.series3;
}

function lowest({ lines }: PromisesModel): number {
  const points = lines.flatMap((line) => line.points).filter((point) => point.n >= FEW);
  const least = Math.min(...points.map((point) => point.interval?.[0] ?? point.percent ?? 100));
  return least >= TALLEST ? TALLEST : 0;
}

/** The band is left out where there is nothing, and where it would be as wide as the picture. */
function band({ points }: PromiseLine, colour: string, theme: Theme): Trace {
  const known = points.flatMap(({ interval, n }, at) => (interval && n >= FEW ? [{ at, interval }] : []));
  const back = [...known].reverse();
  return {
    type: 'scatter',
    mode: 'lines',
    x: [...known.map(({ at }) => at), ...back.map(({ at }) => at)],
    y: [...known.map(({ interval }) => interval[1]), ...back.map(({ interval }) => interval[0])],
    fill: 'toself',
    fillcolor: mix(colour, theme.panel, 0.82),
    opacity: 0.6,
    line: { width: 0 },
    hoverinfo: 'skip',
  };
}

function course(
  { points, label }: PromiseLine,
  first: number,
  colour: string,
  { labels, soFar }: PromisesModel,
  theme: Theme,
): Trace {
  return {
    type: 'scatter',
    mode: 'lines+markers',
    x: points.map((_, at) => at),
    y: points.map((point) => point.percent),
    customdata: points.map((_, at) => first + at),
    connectgaps: false,
    line: { color: colour, width: 1.6 },
    marker: {
      size: 6,
      color: points.map((point) => (point.n < FEW ? theme.panel : colour)),
      line: { color: colour, width: 1.2 },
    },
    hovertext: points.map(
      (point, at) =>
        `<b>${labels[at] ?? ''}${soFar[at] ? ', so far' : ''}</b><br>${label}: ${percent(point.percent)} of ${number(point.n)} kept` +
        (point.n < FEW ? '<br>few tickets' : ''),
    ),
    hovertemplate: '%{hovertext}<extra></extra>',
  };
}

/** Names stand at the ends of their lines, apart from each other. */
function names({ lines, labels }: PromisesModel, theme: Theme): Layout[] {
  const ends = lines.map((line) => ({
    line,
    y: [...line.points].reverse().find((point) => point.percent !== null)?.percent ?? 0,
  }));
  ends.sort((a, b) => b.y - a.y);
  return ends.map(({ line, y }, at) =>
    word(
      line.label,
      {
        x: labels.length - 0.4,
        xanchor: 'left',
        xshift: 6,
        y,
        yanchor: ends.length > 1 ? (at === 0 ? 'bottom' : 'top') : 'middle',
      },
      colourOf(line, theme),
      12,
    ),
  );
}
