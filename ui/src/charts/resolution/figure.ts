/** How long until solved, drawn: solved dark, open lighter and hatched, lines at the median and the 90th percentile. */
import { duration, number } from '@/shared/format';

import { baseLayout, everyFew, countAxis, word, wordAxis } from '../layout';
import type { Theme } from '../theme';
import type { Figure, Layout, Trace } from '../types';
import type { ResolutionModel } from './model';

/** Pure: the same model and theme give the same figure. */
export function resolutionFigure(model: ResolutionModel, theme: Theme): Figure {
  const { bins } = model;
  const lines = [model.median, model.p90].filter((line) => line !== null);
  const most = Math.max(...bins.map((bin) => bin.resolved + bin.open));
  return {
    data: [
      part(
        model,
        bins.map((bin) => bin.resolved),
        0,
        theme.series1,
      ),
      part(
        model,
        bins.map((bin) => bin.open),
        1,
        theme.series6,
      ),
    ],
    layout: {
      ...baseLayout(theme, { l: 36, r: 8, t: 20, b: 22 }),
      barmode: 'stack',
      bargap: 0.1,
      xaxis: wordAxis(
        theme,
        everyFew(bins.length, 7).map((at) => ({ at: at - 0.5, word: duration(bins[at]?.from) })),
        [-0.6, bins.length - 0.4],
      ),
      yaxis: countAxis(theme, most),
      shapes: lines.map(({ at }) => ({
        type: 'line',
        yref: 'paper',
        y0: 0,
        y1: 1.04,
        x0: at - 0.5,
        x1: at - 0.5,
        line: { color: theme.text, width: 1, dash: 'dot' },
      })),
      annotations: lineWords(model, theme),
    },
  };
}

/** Each line's words stand beside it on the side away from the other line. */
function lineWords({ median, p90, bins }: ResolutionModel, theme: Theme): Layout[] {
  const top = { yref: 'paper', y: 1.02, yanchor: 'bottom' };
  const near = median && p90 ? (p90.at - median.at) / bins.length < 0.34 : false;
  const words: Layout[] = [];
  if (median) {
    const left = near || median.at / bins.length > 0.7;
    words.push(
      word(median.text, { x: median.at - 0.5, xanchor: left ? 'right' : 'left', ...top }, theme.text),
    );
  }
  if (p90) {
    const left = p90.at / bins.length > 0.75 && !near;
    words.push(word(p90.text, { x: p90.at - 0.5, xanchor: left ? 'right' : 'left', ...top }, theme.text));
  }
  return words;
}

function part(model: ResolutionModel, values: number[], which: 0 | 1, colour: string): Trace {
  return {
    type: 'bar',
    x: model.bins.map((_, at) => at),
    y: values,
    customdata: model.bins.map((_, at) => at * 2 + which),
    marker: {
      color: colour,
      line: { width: values.map((value) => (which && value ? 1 : 0)), color: colour },
      pattern: { shape: which ? '/' : '', fillmode: 'replace', fgcolor: colour, size: 5 },
    },
    hovertext: model.bins.map(
      (bin) => `<b>${bin.label}</b><br>${number(bin.resolved)} solved<br>${number(bin.open)} still open`,
    ),
    textposition: 'none',
    hovertemplate: '%{hovertext}<extra></extra>',
  };
}
