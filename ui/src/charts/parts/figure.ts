/** Volume taken apart, drawn: four lines one above the other that add up to the first. */
import { number, signed } from '@/shared/format';
import { dayInWeek } from '@/shared/words';

import { eventMarks } from '../events';
import { baseLayout, word } from '../layout';
import type { Theme } from '../theme';
import { sideAxis, timeAxis } from '../time';
import type { Figure, Layout, Trace } from '../types';
import { PARTS, type PartsModel } from './model';

const NAMES: Record<(typeof PARTS)[number], string> = {
  observed: 'tickets =',
  trend: 'slow movement +',
  weekly: 'what the weekday adds or takes +',
  rest: 'rest',
};
const GAP = 0.07;
/** Room for the upper picture's name, pixels. */
const LIFT = 16;

/** Pure: the same model and theme give the same figure. */
export function partsFigure(model: PartsModel, theme: Theme): Figure {
  const { days, time } = model;
  const events = eventMarks(time.events, theme, { length: days.length, pixels: 900, lift: LIFT });
  const height = (1 - GAP * (PARTS.length - 1)) / PARTS.length;
  const domain = (at: number) => {
    const top = 1 - at * (height + GAP);
    return [Math.max(0, top - height), top];
  };
  return {
    data: PARTS.map((part, at) => line(model, part, at, theme)),
    layout: {
      ...baseLayout(theme, { l: 44, r: 8, t: LIFT + events.height, b: 24 }),
      xaxis: { ...timeAxis(theme, time, 8), anchor: 'y4' },
      ...Object.fromEntries(
        PARTS.map((part, at) => [
          `yaxis${suffix(at)}`,
          sideAxis(theme, {
            domain: domain(at),
            nticks: 3,
            ...(at < 2 ? { rangemode: 'tozero' } : { zeroline: true, zerolinecolor: theme.lineStrong }),
            ...(part === 'observed' ? { tickformat: ',~r' } : {}),
          }),
        ]),
      ),
      shapes: events.shapes,
      annotations: [
        ...PARTS.map((part, at) =>
          word(
            NAMES[part],
            { xref: 'paper', x: 0, xanchor: 'left', yref: `y${suffix(at)} domain`, y: 1, yanchor: 'bottom' },
            theme.text2,
          ),
        ),
        ...events.annotations,
      ],
    },
  };
}

function suffix(at: number): string {
  return at === 0 ? '' : String(at + 1);
}

function line({ days, values }: PartsModel, part: (typeof PARTS)[number], at: number, theme: Theme): Trace {
  const look: Layout =
    part === 'observed' ? { color: theme.series1, width: 1.5 } : { color: theme.text2, width: 1.2 };
  const shown = (value: number) => (at < 2 ? `${number(value, 1)} tickets` : `${signed(value, 1)} tickets`);
  return {
    type: 'scatter',
    mode: 'lines',
    yaxis: `y${suffix(at)}`,
    x: days.map((_, place) => place),
    y: values[part],
    ...(part === 'observed' ? { customdata: days.map((_, place) => place) } : {}),
    line: look,
    hovertext: days.map((day, place) => `<b>${dayInWeek(day)}</b><br>${shown(values[part][place] ?? 0)}`),
    hovertemplate: '%{hovertext}<extra></extra>',
  };
}
