/** The forecast, drawn: the days before as a line, the days ahead dashed inside two bands. */
import { number } from '@/shared/format';
import { dayInWeek } from '@/shared/words';

import { eventMarks } from '../events';
import { baseLayout, countAxis, word } from '../layout';
import { mix, type Theme } from '../theme';
import { timeAxis } from '../time';
import type { Figure, Trace } from '../types';
import type { ForecastModel } from './model';

/** Pure: the same model and theme give the same figure. */
export function forecastFigure(model: ForecastModel, theme: Theme): Figure {
  const { past, ahead, time } = model;
  const events = eventMarks(time.events, theme, { length: time.labels.length, pixels: 520 });
  const most = Math.max(
    ...past.map(({ tickets }) => tickets),
    ...ahead.map(({ nearly_sure }) => nearly_sure[1]),
  );
  const border = past.length - 0.5;
  return {
    data: [
      ...band(model, 'nearly_sure', mix(theme.panel, theme.series1, 0.18)),
      ...band(model, 'likely', mix(theme.panel, theme.series1, 0.38)),
      before(model, theme),
      expected(model, theme),
    ],
    layout: {
      ...baseLayout(theme, { l: 36, r: 8, t: 6 + events.height, b: 24 }),
      xaxis: timeAxis(theme, time, 6),
      yaxis: countAxis(theme, most),
      shapes: [
        ...events.shapes,
        {
          type: 'line',
          x0: border,
          x1: border,
          yref: 'paper',
          y0: 0,
          y1: 1,
          line: { color: theme.lineStrong, width: 1 },
        },
      ],
      annotations: [
        word(
          'ahead →',
          { x: border, xanchor: 'left', xshift: 2, yref: 'paper', y: 1, yanchor: 'top' },
          theme.text2,
        ),
        ...events.annotations,
      ],
    },
  };
}

/** Two edges of which the upper is filled down to the lower. */
function band({ past, ahead }: ForecastModel, which: 'likely' | 'nearly_sure', colour: string): Trace[] {
  const edge = (at: 0 | 1, fill: boolean): Trace => ({
    type: 'scatter',
    mode: 'lines',
    x: ahead.map((_, place) => past.length + place),
    y: ahead.map((day) => Math.max(0, day[which][at])),
    line: { width: 0, color: colour },
    hoverinfo: 'skip',
    ...(fill ? { fill: 'tonexty', fillcolor: colour } : {}),
  });
  return [edge(0, false), edge(1, true)];
}

function before({ past }: ForecastModel, theme: Theme): Trace {
  return {
    type: 'scatter',
    mode: 'lines+markers',
    x: past.map((_, at) => at),
    y: past.map(({ tickets }) => tickets),
    customdata: past.map((_, at) => at),
    line: { color: theme.series1, width: 1.5 },
    marker: { size: 4, color: theme.series1 },
    hovertext: past.map(({ day, tickets }) => `<b>${dayInWeek(day)}</b><br>${number(tickets)} tickets`),
    hovertemplate: '%{hovertext}<extra></extra>',
  };
}

function expected({ past, ahead }: ForecastModel, theme: Theme): Trace {
  return {
    type: 'scatter',
    mode: 'lines',
    x: ahead.map((_, at) => past.length + at),
    y: ahead.map((day) => day.expected),
    line: { color: theme.text, width: 1.5, dash: 'dash' },
    hovertext: ahead.map(
      ({ day, expected, likely, nearly_sure }) =>
        `<b>${dayInWeek(day)}</b><br>about ${number(expected)} tickets` +
        `<br>likely ${number(likely[0])}–${number(likely[1])}` +
        `<br>nearly surely ${number(nearly_sure[0])}–${number(nearly_sure[1])}`,
    ),
    hovertemplate: '%{hovertext}<extra></extra>',
  };
}
