/**
 * A chart as a picture that speaks for itself outside the window: title above, caption below, on white.
 * In: a drawing. Out: PNG (base64) or SVG (text). Never: saves it.
 */
import type { Scope } from '@/ipc/generated/Scope';

import { captionLines } from './caption';
import { plain, word } from './layout';
import { LIGHT } from './theme';
import type { ChartAbout, Drawing, Figure, Layout, Look } from './types';

/** CSS pixels; PNG has three times as many. */
const WIDTH = 760;
const SCALE = 3;
const EDGE = 20;
const HEAD = 58;
const FOOT = 56;

/** Adds title, note and caption around a figure. Pure. */
export function framed(chart: ChartAbout, { model, figure }: Drawing, scope: Scope): Figure {
  const { data, layout } = figure(LIGHT);
  const margin = layout['margin'] as { l: number; r: number; t: number; b: number };
  const annotations = (layout['annotations'] as Layout[] | undefined) ?? [];
  const left = { xref: 'paper', x: 0, xanchor: 'left', xshift: -margin.l, yref: 'paper' };
  const above = (lift: number) => ({ ...left, y: 1, yanchor: 'bottom', yshift: margin.t + lift });
  const below = (drop: number) => ({ ...left, y: 0, yanchor: 'top', yshift: -margin.b - drop });
  const [which, facts] = captionLines(scope, model.n);
  const keys = (model.keys ?? []).map(({ look, label }) => `${KEY_WORDS[look]}: ${label}`);
  const note = [model.note, ...keys].join(' · ');
  return {
    data,
    layout: {
      ...layout,
      paper_bgcolor: LIGHT.panel,
      width: WIDTH,
      height: Math.round(chart.height * 1.35) + HEAD + FOOT,
      margin: { l: margin.l + EDGE, r: margin.r + EDGE, t: margin.t + HEAD, b: margin.b + FOOT, pad: 0 },
      annotations: [
        ...annotations,
        word(`<b>${plain(chart.title)}</b>`, above(26), LIGHT.text, 16),
        word(plain(note), above(8), LIGHT.text2, 11),
        word(plain(which), below(8), LIGHT.text2, 10.5),
        word(plain(facts), below(24), LIGHT.text2, 10.5),
      ],
    },
  };
}

const KEY_WORDS: Record<Look, string> = {
  negative: 'orange',
  neutral: 'grey',
  positive: 'green',
  previous: 'dotted line',
  open: 'hatched',
  so_far: 'hatched',
  reopened: 'light blue',
  mean: 'line',
  band: 'shaded',
  wide_band: 'lightly shaded',
  unusual: 'diamond',
  few: 'hollow',
};

/** The picture as PNG, base64 without a prefix. */
export function toPng(chart: ChartAbout, drawing: Drawing, scope: Scope): Promise<string> {
  return render(framed(chart, drawing, scope), 'png');
}

/** The picture as an SVG document. */
export function toSvg(chart: ChartAbout, drawing: Drawing, scope: Scope): Promise<string> {
  return render(framed(chart, drawing, scope), 'svg');
}

async function render(figure: Figure, format: 'png' | 'svg'): Promise<string> {
  const { default: plotly } = await import('./plotly');
  const { width, height } = figure.layout as { width: number; height: number };
  const scale = format === 'png' ? SCALE : 1;
  const image = await plotly.toImage(figure, { format, width, height, scale, imageDataOnly: true });
  return format === 'svg' ? decoded(image) : image.replace(/^data:image\/png;base64,/, '');
}

function decoded(svg: string): string {
  return svg.startsWith('data:') ? decodeURIComponent(svg.slice(svg.indexOf(',') + 1)) : svg;
}
