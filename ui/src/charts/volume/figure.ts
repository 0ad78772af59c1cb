/** Volume over time, drawn: negative below, the rest above, the previous period dashed, an unfinished bucket hatched. */
import { number } from '@/shared/format';

import { eventMarks } from '../events';
import { baseLayout, countAxis, word } from '../layout';
import type { Theme } from '../theme';
import { timeAxis } from '../time';
import type { Figure, Layout, Trace } from '../types';
import type { VolumeModel } from './model';

/** Room for the highest bar's words, pixels. */
const LIFT = 18;

/** Pure: the same model and theme give the same figure. */
export function volumeFigure(model: VolumeModel, theme: Theme): Figure {
  const { bars, time } = model;
  const events = eventMarks(time.events, theme, { length: bars.length, pixels: 520, lift: LIFT });
  const data = [negativePart(model, theme), restPart(model, theme)];
  if (model.hasPrevious) data.push(previousLine(model, theme));
  const most = Math.max(...bars.map((bar) => Math.max(bar.tickets, bar.previous ?? 0)));
  return {
    data,
    layout: {
      ...baseLayout(theme, { l: 36, r: 6, t: LIFT + events.height, b: 24 }),
      barmode: 'stack',
      bargap: bars.length > 60 ? 0.12 : 0.28,
      xaxis: timeAxis(theme, time, 7),
      yaxis: countAxis(theme, most),
      shapes: events.shapes,
      annotations: [...labels(model, theme), ...events.annotations],
    },
  };
}

function part(model: VolumeModel, values: number[], which: 0 | 1, colour: string): Trace {
  return {
    type: 'bar',
    x: model.bars.map((_, at) => at),
    y: values,
    customdata: model.bars.map((_, at) => at * 2 + which),
    marker: {
      color: colour,
      line: { width: model.bars.map((bar) => (bar.soFar ? 1 : 0)), color: colour },
      pattern: {
        shape: model.bars.map((bar) => (bar.soFar ? '/' : '')),
        fillmode: 'replace',
        fgcolor: colour,
        size: 5,
      },
    },
    hovertext: model.bars.map(
      (bar) =>
        `<b>${bar.label}</b>${bar.soFar ? ' so far' : ''}<br>${number(bar.tickets)} tickets` +
        `<br>${number(bar.negative)} negative` +
        (bar.previous === null ? '' : `<br>${number(bar.previous)} in the previous period`),
    ),
    textposition: 'none',
    hovertemplate: '%{hovertext}<extra></extra>',
  };
}

function negativePart(model: VolumeModel, theme: Theme): Trace {
  return {
    ...part(
      model,
      model.bars.map((bar) => bar.negative),
      1,
      theme.series2,
    ),
    name: 'Negative',
  };
}

function restPart(model: VolumeModel, theme: Theme): Trace {
  const rest = model.bars.map((bar) => bar.tickets - bar.negative);
  return { ...part(model, rest, 0, theme.series1), name: 'Tickets' };
}

function previousLine(model: VolumeModel, theme: Theme): Trace {
  return {
    type: 'scatter',
    mode: 'lines',
    name: 'Previous period',
    x: model.bars.map((_, at) => at),
    y: model.bars.map((bar) => bar.previous),
    line: { color: theme.text3, width: 1.5, dash: 'dot' },
    hoverinfo: 'skip',
  };
}

/** Names the bar that stands out; the side it is written to keeps it inside the picture. */
function labels({ bars, peak }: VolumeModel, theme: Theme): Layout[] {
  const high = peak === null ? undefined : bars[peak];
  if (!high || peak === null) return [];
  const xanchor = peak < 3 ? 'left' : peak > bars.length - 4 ? 'right' : 'center';
  const place = { x: peak, y: high.tickets, xanchor, yanchor: 'bottom', yshift: 2, bgcolor: theme.panel };
  return [word(`${high.label}: ${number(high.tickets)}`, place, theme.text2)];
}
