/** Shares, drawn: lying bars with their words, number, share and change beside them. */
import { number, percent } from '@/shared/format';

import { baseLayout, cut, hiddenAxis, plain, word } from '../layout';
import type { Theme } from '../theme';
import type { Figure, Layout, Trace } from '../types';
import type { ShareBar, ShareModel } from './model';

/** Room in pixels: for a letter of a name or a change, the number after a bar, the share, the change at least. */
const LETTER = 7;
const NUMBER = 48;
const SHARE = 36;
const CHANGE = 54;
const LONGEST = 17;

/** Pure: the same model and theme give the same figure. */
export function shareFigure(model: ShareModel, theme: Theme): Figure {
  const { bars } = model;
  const change = changeRoom(bars);
  const names = LETTER * Math.min(LONGEST, Math.max(...bars.map((bar) => bar.label.length))) + 14;
  const data = model.tones
    ? [
        part(
          model,
          bars.map((bar) => bar.n),
          0,
          bars.map((bar) => toneColour(bar, theme)),
        ),
      ]
    : [
        part(
          model,
          bars.map((bar) => bar.negative),
          1,
          theme.series2,
        ),
        part(
          model,
          bars.map((bar) => bar.n - bar.negative),
          0,
          theme.series1,
        ),
      ];
  return {
    data,
    layout: {
      ...baseLayout(theme, { l: names, r: NUMBER + SHARE + change, t: 2, b: 2 }),
      barmode: 'stack',
      bargap: 0.44,
      xaxis: { ...hiddenAxis(), range: [0, Math.max(...bars.map((bar) => bar.n))] },
      yaxis: { ...hiddenAxis(), range: [model.rows - 0.5, -0.5] },
      annotations: bars.flatMap((bar, at) => wordsOf(bar, at, names, change, theme)),
    },
  };
}

/** Room for the longest change; none where nothing is compared. */
function changeRoom(bars: ShareBar[]): number {
  const longest = Math.max(0, ...bars.map((bar) => bar.changeText.length));
  return longest === 0 ? 0 : Math.max(CHANGE, LETTER * longest + 8);
}

function part(model: ShareModel, values: number[], which: 0 | 1, colour: string | string[]): Trace {
  return {
    type: 'bar',
    orientation: 'h',
    y: model.bars.map((_, at) => at),
    x: values,
    customdata: model.bars.map((_, at) => at * 2 + which),
    marker: { color: colour },
    hovertext: model.bars.map(
      (bar) =>
        `<b>${plain(bar.label)}</b><br>${number(bar.n)} tickets, ${percent(bar.percent, 1)}` +
        (model.tones ? '' : `<br>${number(bar.negative)} negative`),
    ),
    textposition: 'none',
    hovertemplate: '%{hovertext}<extra></extra>',
  };
}

function toneColour(bar: ShareBar, theme: Theme): string {
  if (bar.name === 'negative') return theme.series2;
  return bar.name === 'positive' ? theme.series3 : theme.other;
}

function wordsOf(bar: ShareBar, at: number, names: number, change: number, theme: Theme): Layout[] {
  const row = { y: at, yanchor: 'middle' };
  const right = { ...row, xref: 'paper', x: 1, xanchor: 'right' };
  const words = [
    word(
      plain(cut(bar.label, LONGEST)),
      { ...row, xref: 'paper', x: 0, xanchor: 'left', xshift: -names },
      theme.text,
      12,
    ),
    word(number(bar.n), { ...row, x: bar.n, xanchor: 'left', xshift: 4 }, theme.text, 12),
    word(percent(bar.percent), { ...right, xshift: NUMBER + SHARE }, theme.text2),
  ];
  if (change > 0) {
    const text = bar.sure ? `<b>${bar.changeText}</b>` : bar.changeText;
    const colour = bar.sure ? theme.text : theme.text3;
    words.push(word(text, { ...right, xshift: NUMBER + SHARE + change }, colour));
  }
  return words;
}
