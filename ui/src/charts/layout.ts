/**
 * What all figures share: quiet axes, one type size, hover in the theme. In: a theme. Out: pieces of Plotly layout.
 */
import { FONT, type Theme } from './theme';
import type { Layout } from './types';

/** Layout every figure starts from. `margin` in pixels. */
export function baseLayout(theme: Theme, margin: { l: number; r: number; t: number; b: number }): Layout {
  return {
    font: { family: FONT, size: 11, color: theme.text2 },
    paper_bgcolor: 'rgba(0,0,0,0)',
    plot_bgcolor: 'rgba(0,0,0,0)',
    margin: { ...margin, pad: 0 },
    showlegend: false,
    dragmode: false,
    hovermode: 'closest',
    barcornerradius: 2,
    hoverlabel: {
      bgcolor: theme.panel,
      bordercolor: theme.lineStrong,
      font: { family: FONT, size: 12, color: theme.text },
      align: 'left',
    },
  };
}

/** An axis that shows nothing. */
export function hiddenAxis(): Layout {
  return { visible: false, fixedrange: true };
}

/** An axis of counts up to `most`, with a few faint lines at whole numbers. */
export function countAxis(theme: Theme, most: number): Layout {
  return {
    ...(most <= 4 ? { dtick: 1 } : {}),
    fixedrange: true,
    rangemode: 'tozero',
    nticks: 4,
    ticks: '',
    gridcolor: theme.line,
    zeroline: false,
    tickfont: { color: theme.text3 },
    tickformat: ',~r',
  };
}

/** An axis of positions 0, 1, 2 … with words under some of them. */
export function wordAxis(
  theme: Theme,
  ticks: { at: number; word: string }[],
  range: [number, number],
): Layout {
  return {
    fixedrange: true,
    range,
    tickvals: ticks.map(({ at }) => at),
    ticktext: ticks.map(({ word }) => word),
    tickangle: 0,
    ticks: '',
    showgrid: false,
    zeroline: false,
    linecolor: theme.lineStrong,
    tickfont: { color: theme.text3 },
  };
}

/** A word placed in the picture. `x` and `y` are in the axes' units unless refs say otherwise. */
export function word(text: string, place: Layout, colour: string, size = 11): Layout {
  return { text, showarrow: false, font: { color: colour, size }, ...place };
}

/** Evenly chosen positions out of `length`, at most `most`, beginning with the first. */
export function everyFew(length: number, most: number): number[] {
  const step = Math.max(1, Math.ceil(length / most));
  const chosen: number[] = [];
  for (let at = 0; at < length; at += step) chosen.push(at);
  return chosen;
}

/** Text made safe for Plotly's labels, which read a little HTML. */
export function plain(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** A text cut at `most` characters. */
export function cut(text: string, most: number): string {
  return text.length > most ? text.slice(0, most - 1).trimEnd() + '…' : text;
}
