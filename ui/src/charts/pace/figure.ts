/** Durations over time, drawn: half are done within the lower line, nine in ten within the upper; each has its own scale. */
import { duration, number } from '@/shared/format';

import { band, line, type Point } from '../bands';
import { eventMarks } from '../events';
import { baseLayout, word } from '../layout';
import type { Theme } from '../theme';
import { sideAxis, timeAxis } from '../time';
import type { Figure, Layout } from '../types';
import type { PaceModel, PacePoint } from './model';

/** Share of the height that the lower picture has, and the gap above it. */
const BELOW = 0.48;
const GAP = 0.12;
/** Room for the upper picture's name, pixels. */
const LIFT = 16;
/** Steps a scale of hours may have. */
const STEPS = [0.05, 0.1, 0.25, 0.5, 1, 2, 3, 6, 12, 24, 48, 72, 120, 240, 480, 960];

/** Pure: the same model and theme give the same figure. */
export function paceFigure(model: PaceModel, theme: Theme): Figure {
  const { time } = model;
  const half = toPoints(model, (point) => point.median, true);
  const most = toPoints(model, (point) => point.p90, false);
  const events = eventMarks(time.events, theme, { length: half.length, pixels: 280, lift: LIFT });
  return {
    data: [
      ...band(half, theme.series1, theme),
      line(half, theme.series1, theme),
      line(most, theme.text2, theme, {
        yaxis: 'y2',
        line: { color: theme.text2, width: 1.5, dash: 'dot' },
      }),
    ],
    layout: {
      ...baseLayout(theme, { l: 46, r: 8, t: LIFT + events.height, b: 24 }),
      xaxis: timeAxis(theme, time, 4),
      yaxis: hours(theme, half, [0, BELOW]),
      yaxis2: hours(theme, most, [BELOW + GAP, 1]),
      shapes: events.shapes,
      annotations: [
        named('nine in ten within', 'y2', most, theme),
        named('half within', 'y', half, theme),
        ...events.annotations,
      ],
    },
  };
}

function toPoints(
  { points, about }: PaceModel,
  value: (point: PacePoint) => number | null,
  sure: boolean,
): Point[] {
  return points.map((point, at) => ({
    value: value(point),
    interval: sure ? point.interval : null,
    n: point.n + point.censored,
    mark: at,
    hover: hover(point, about.word, about.waiting),
  }));
}

function hover(point: PacePoint, done: string, waiting: string): string {
  const interval = point.interval ? ` (${duration(point.interval[0])} – ${duration(point.interval[1])})` : '';
  return (
    `<b>${point.title}</b><br>half within ${duration(point.median)}${interval}` +
    `<br>nine in ten within ${duration(point.p90)}` +
    `<br>${number(point.n)} ${done}, ${number(point.censored)} ${waiting}`
  );
}

/** From zero to the largest point; a few words in the unit a person would choose. */
function hours(theme: Theme, points: readonly Point[], domain: [number, number]): Layout {
  const known = points.flatMap(({ value }) => (value === null ? [] : [value]));
  if (known.length === 0)
    return sideAxis(theme, { domain, range: [0, 1], showticklabels: false, showgrid: false });
  const top = Math.max(0.1, ...known);
  const step = STEPS.find((one) => top / one <= 3.5) ?? top / 2;
  const values = Array.from({ length: Math.floor(top / step) + 1 }, (_, at) => at * step);
  return sideAxis(theme, {
    domain,
    range: [0, top * 1.12],
    tickvals: values,
    ticktext: values.map((value) => (value === 0 ? '0' : duration(value))),
  });
}

/** The upper figure is not known while more than one in ten still wait, and so with the lower. */
function named(text: string, axis: 'y' | 'y2', points: readonly Point[], theme: Theme): Layout {
  const place = { xref: 'paper', x: 0, xanchor: 'left', yref: `${axis} domain`, y: 1, yanchor: 'bottom' };
  const known = points.some(({ value }) => value !== null);
  return word(known ? text : `${text}: too many still wait to say`, place, theme.text2);
}
