/** Weekday × hour, drawn: the more tickets, the stronger the cell; the busiest one is framed. */
import { number } from '@/shared/format';
import { hour } from '@/shared/words';

import { baseLayout, wordAxis } from '../layout';
import { mix, type Theme } from '../theme';
import type { Figure } from '../types';
import type { WeekModel } from './model';

/** Pure: the same model and theme give the same figure. */
export function weekFigure(model: WeekModel, theme: Theme): Figure {
  const { cells, days, most } = model;
  return {
    data: [
      {
        type: 'heatmap',
        z: cells,
        zmin: 0,
        zmax: most.n,
        xgap: 2,
        ygap: 2,
        showscale: false,
        colorscale: [
          [0, mix(theme.panel, theme.series1, 0.05)],
          [1, theme.series1],
        ],
        customdata: cells.map((row, at) => row.map((_, hourAt) => at * 24 + hourAt)),
        hovertext: cells.map((row, at) =>
          row.map((n, hourAt) => `<b>${days[at] ?? ''} ${hour(hourAt)}</b><br>${number(n)} tickets`),
        ),
        hovertemplate: '%{hovertext}<extra></extra>',
      },
    ],
    layout: {
      ...baseLayout(theme, { l: 36, r: 4, t: 2, b: 22 }),
      xaxis: {
        ...wordAxis(
          theme,
          [0, 4, 8, 12, 16, 20].map((at) => ({ at, word: hour(at) })),
          [-0.5, 23.5],
        ),
        showline: false,
      },
      yaxis: {
        fixedrange: true,
        range: [6.5, -0.5],
        tickvals: days.map((_, at) => at),
        ticktext: days,
        ticks: '',
        showgrid: false,
        zeroline: false,
        tickfont: { color: theme.text2 },
      },
      shapes: [
        {
          type: 'rect',
          x0: most.hour - 0.5,
          x1: most.hour + 0.5,
          y0: most.row - 0.5,
          y1: most.row + 0.5,
          line: { color: theme.text, width: 1.5 },
        },
      ],
    },
  };
}
