/** A share over time, drawn: a line inside its interval, pale where it rests on few tickets. */
import { number, percent, THIN } from '@/shared/format';

import { band, FEW, line, type Point } from '../bands';
import { eventMarks } from '../events';
import { baseLayout } from '../layout';
import type { Theme } from '../theme';
import { sideAxis, timeAxis } from '../time';
import type { Figure, Layout } from '../types';
import type { RatesModel } from './model';

/** Pure: the same model and theme give the same figure. */
export function ratesFigure(model: RatesModel, theme: Theme): Figure {
  const { about, time } = model;
  const points: Point[] = model.points.map((point, at) => ({
    value: point.percent,
    interval: point.interval,
    n: point.n,
    mark: at,
    hover:
      `<b>${point.title}</b><br>` +
      (point.percent === null
        ? `no ${about.of}`
        : `${percent(point.percent)} ${about.word}: ${number(point.hits)} of ${number(point.n)}` +
          (point.interval ? `<br>${number(point.interval[0])}–${percent(point.interval[1])}` : '')),
  }));
  const events = eventMarks(time.events, theme, { length: points.length, pixels: 280 });
  const most = Math.max(
    1,
    ...points.flatMap(({ value, interval, n }) => [value ?? 0, n < FEW ? 0 : (interval?.[1] ?? 0)]),
  );
  return {
    data: [...band(points, theme.series1, theme), line(points, theme.series1, theme)],
    layout: {
      ...baseLayout(theme, { l: 40, r: 8, t: 8 + events.height, b: 24 }),
      xaxis: timeAxis(theme, time, 5),
      yaxis: sideAxis(theme, {
        range: about.whole ? [0, 104] : [0, Math.min(104, most * 1.1)],
        ...(about.whole ? wholeTicks() : { ticksuffix: THIN + '%' }),
      }),
      shapes: events.shapes,
      annotations: events.annotations,
    },
  };
}

/** Quarters of the whole: fixed ticks take no suffix. */
function wholeTicks(): Layout {
  const ticks = [0, 25, 50, 75, 100];
  return { tickvals: ticks, ticktext: ticks.map((tick) => percent(tick)) };
}
