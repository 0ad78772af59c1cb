/** Shares over time, drawn: small pictures side by side, each named, those that surely change in full colour. */
import { number, percent } from '@/shared/format';

import { baseLayout, cut, everyFew, plain, word, wordAxis } from '../layout';
import { mix, type Theme } from '../theme';
import type { Figure, Layout, Trace } from '../types';
import type { EvolutionModel, SharePanel } from './model';

const COLUMNS = 3;
/** Room between pictures, shares of the whole. */
const ACROSS = 0.07;
const DOWN = 0.22;

interface Place {
  x: [number, number];
  y: [number, number];
  /** The panel is the lowest of its column. */
  lowest: boolean;
}

/** Pure: the same model and theme give the same figure. */
export function evolutionFigure(model: EvolutionModel, theme: Theme): Figure {
  const { panels, time } = model;
  const columns = Math.min(COLUMNS, panels.length);
  const places = panels.map((_, at) => placeOf(at, panels.length, columns));
  return {
    data: panels.map((panel, at) => line(panel, at, model, theme)),
    layout: {
      ...baseLayout(theme, { l: 34, r: 8, t: 36, b: 22 }),
      ...Object.fromEntries(panels.flatMap((panel, at) => axes(panel, at, places[at], time.labels, theme))),
      shapes: panels.flatMap((_, at) =>
        time.events.map((event) => ({
          type: 'line',
          xref: `x${suffix(at)}`,
          yref: `y${suffix(at)} domain`,
          x0: event.at,
          x1: event.at,
          y0: 0,
          y1: 1,
          line: { color: theme.text2, width: 1, dash: 'dashdot' },
        })),
      ),
      annotations: panels.map((panel, at) => title(panel, at, theme)),
    },
  };
}

function suffix(at: number): string {
  return at === 0 ? '' : String(at + 1);
}

function placeOf(at: number, all: number, columns: number): Place {
  const rows = Math.ceil(all / columns);
  const [row, column] = [Math.floor(at / columns), at % columns];
  const width = (1 - ACROSS * (columns - 1)) / columns;
  const gap = rows > 1 ? DOWN : 0;
  const height = (1 - gap * (rows - 1)) / rows;
  const left = column * (width + ACROSS);
  const top = 1 - row * (height + gap);
  return { x: [left, left + width], y: [Math.max(0, top - height), top], lowest: at + columns >= all };
}

/** Which colour says that a share surely moves. */
function colourOf({ direction }: SharePanel, theme: Theme): string {
  return direction === 'steady' ? theme.other : theme.series1;
}

function line(panel: SharePanel, at: number, { time, panels }: EvolutionModel, theme: Theme): Trace {
  const colour = colourOf(panel, theme);
  const start = at * (panels[0]?.points.length ?? 0);
  return {
    type: 'scatter',
    mode: panel.points.length > 20 ? 'lines' : 'lines+markers',
    xaxis: `x${suffix(at)}`,
    yaxis: `y${suffix(at)}`,
    x: panel.points.map((_, place) => place),
    y: panel.points.map((point) => point.percent),
    customdata: panel.points.map((_, place) => start + place),
    line: { color: colour, width: 1.5, dash: panel.direction === 'fading' ? 'dash' : 'solid' },
    marker: { color: colour, size: 4 },
    fill: 'tozeroy',
    fillcolor: mix(theme.panel, colour, 0.14),
    hovertext: panel.points.map(
      (point, place) =>
        `<b>${plain(panel.label)}</b>, ${time.titles[place] ?? ''}` +
        `<br>${percent(point.percent, 1)}, ${number(point.tickets)} tickets`,
    ),
    hovertemplate: '%{hovertext}<extra></extra>',
  };
}

function axes(
  panel: SharePanel,
  at: number,
  place: Place | undefined,
  labels: string[],
  theme: Theme,
): [string, Layout][] {
  const most = Math.max(1, ...panel.points.map((point) => point.percent ?? 0));
  const ticks = place?.lowest
    ? everyFew(labels.length, 3).map((one) => ({ at: one, word: labels[one] ?? '' }))
    : [];
  return [
    [
      `xaxis${suffix(at)}`,
      {
        ...wordAxis(theme, ticks, [-0.6, labels.length - 0.4]),
        domain: place?.x,
        anchor: `y${suffix(at)}`,
      },
    ],
    [
      `yaxis${suffix(at)}`,
      {
        fixedrange: true,
        domain: place?.y,
        anchor: `x${suffix(at)}`,
        range: [0, most * 1.1],
        tickvals: [0, most],
        ticktext: ['0', percent(most)],
        ticks: '',
        gridcolor: theme.line,
        zeroline: false,
        tickfont: { color: theme.text3 },
      },
    ],
  ];
}

function title(panel: SharePanel, at: number, theme: Theme): Layout {
  const course = panel.course ? ` <b>${panel.course}</b>` : '';
  return word(
    `<b>${plain(cut(panel.label, 22))}</b><br>${panel.halves}${course}`,
    {
      xref: `x${suffix(at)} domain`,
      yref: `y${suffix(at)} domain`,
      x: 0,
      y: 1,
      xanchor: 'left',
      yanchor: 'bottom',
      yshift: 3,
      align: 'left',
    },
    theme.text,
    11.5,
  );
}
