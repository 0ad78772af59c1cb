/** Tone over time, drawn: the net as a line inside its interval, below it the tickets by tone, negative lowest. */
import { number, signed } from '@/shared/format';

import { band, FEW, line, type Point } from '../bands';
import { eventMarks } from '../events';
import { baseLayout } from '../layout';
import type { Theme } from '../theme';
import { sideAxis, timeAxis } from '../time';
import type { Figure, Layout, Trace } from '../types';
import { TONE_ORDER, type TonePoint, type TonesModel } from './model';

/** Share of the height that the tickets have, and the gap above them. */
const BELOW = 0.42;
const GAP = 0.08;

/** Pure: the same model and theme give the same figure. */
export function tonesFigure(model: TonesModel, theme: Theme): Figure {
  const { points, time } = model;
  const events = eventMarks(time.events, theme, { length: points.length, pixels: 440 });
  const net: Point[] = points.map((point) => ({
    value: point.net,
    interval: point.interval,
    n: point.scored,
    hover: hover(point),
  }));
  return {
    data: [
      ...TONE_ORDER.map((tone, which) => bars(model, tone, which, theme)),
      ...band(net, theme.series1, theme, { yaxis: 'y2' }),
      line(net, theme.series1, theme, { yaxis: 'y2' }),
    ],
    layout: {
      ...baseLayout(theme, { l: 36, r: 8, t: 8 + events.height, b: 24 }),
      barmode: 'stack',
      bargap: points.length > 60 ? 0.12 : 0.28,
      xaxis: timeAxis(theme, time, 5),
      yaxis: sideAxis(theme, { domain: [0, BELOW], rangemode: 'tozero', nticks: 3, tickformat: ',~r' }),
      yaxis2: sideAxis(theme, {
        domain: [BELOW + GAP, 1],
        zeroline: true,
        zerolinecolor: theme.lineStrong,
        ...netScale(net),
      }),
      shapes: events.shapes,
      annotations: events.annotations,
    },
  };
}

/** Around all points, zero among them, with a few round ticks that carry their sign. */
function netScale(points: readonly Point[]): Layout {
  const values = points.flatMap(({ value, interval, n }) => [
    value ?? 0,
    ...(n < FEW ? [] : (interval ?? [])),
  ]);
  const low = Math.max(-100, Math.min(0, ...values)) - 4;
  const high = Math.min(100, Math.max(0, ...values)) + 4;
  const step = [5, 10, 20, 25, 50].find((one) => (high - low) / one <= 4) ?? 50;
  const first = Math.ceil(low / step);
  const ticks = Array.from({ length: Math.floor(high / step) - first + 1 }, (_, at) => (first + at) * step);
  return {
    range: [low, high],
    tickvals: ticks,
    ticktext: ticks.map((tick) => (tick === 0 ? '0' : signed(tick))),
  };
}

function hover(point: TonePoint): string {
  const interval = point.interval ? ` (${signed(point.interval[0])} to ${signed(point.interval[1])})` : '';
  return (
    `<b>${point.title}</b><br>net ${point.net === null ? '–' : signed(point.net)}${interval}` +
    `<br>${number(point.positive)} positive, ${number(point.neutral)} neutral, ${number(point.negative)} negative`
  );
}

function bars({ points }: TonesModel, tone: (typeof TONE_ORDER)[number], which: number, theme: Theme): Trace {
  const colours = { negative: theme.series2, neutral: theme.other, positive: theme.series3 };
  return {
    type: 'bar',
    x: points.map((_, at) => at),
    y: points.map((point) => point[tone]),
    customdata: points.map((_, at) => at * TONE_ORDER.length + which),
    marker: { color: colours[tone] },
    hovertext: points.map((point) => `<b>${point.title}</b><br>${number(point[tone])} ${tone}`),
    textposition: 'none',
    hovertemplate: '%{hovertext}<extra></extra>',
  };
}
