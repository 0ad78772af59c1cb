/** Week of the year by year, drawn: the more tickets, the stronger the cell; the busiest one is framed. */
import { number } from '@/shared/format';

import { baseLayout, wordAxis } from '../layout';
import { mix, type Theme } from '../theme';
import type { Figure } from '../types';
import { WEEKS, type YearModel } from './model';

/** Weeks in which a month begins, about: what a reader looks for. */
const MONTHS: [number, string][] = [
  [0, 'Jan'],
  [9, 'Mar'],
  [17, 'May'],
  [26, 'Jul'],
  [35, 'Sep'],
  [44, 'Nov'],
];

/** Pure: the same model and theme give the same figure. */
export function yearFigure({ cells, years, most }: YearModel, theme: Theme): Figure {
  return {
    data: [
      {
        type: 'heatmap',
        z: cells,
        zmin: 0,
        zmax: most.n,
        xgap: 1.5,
        ygap: 3,
        showscale: false,
        hoverongaps: false,
        colorscale: [
          [0, mix(theme.panel, theme.series1, 0.05)],
          [1, theme.series1],
        ],
        customdata: cells.map((row, at) => row.map((_, week) => at * WEEKS + week)),
        hovertext: cells.map((row, at) =>
          row.map((n, week) => `<b>Week ${week + 1} of ${years[at] ?? ''}</b><br>${number(n)} tickets`),
        ),
        hovertemplate: '%{hovertext}<extra></extra>',
      },
    ],
    layout: {
      ...baseLayout(theme, { l: 40, r: 4, t: 2, b: 22 }),
      xaxis: {
        ...wordAxis(
          theme,
          MONTHS.map(([at, word]) => ({ at, word })),
          [-0.5, WEEKS - 0.5],
        ),
        showline: false,
      },
      yaxis: {
        fixedrange: true,
        // One or two years are no thicker rows than three.
        domain: [1 - years.length / Math.max(years.length, 3), 1],
        range: [years.length - 0.5, -0.5],
        tickvals: years.map((_, at) => at),
        ticktext: years.map(String),
        ticks: '',
        showgrid: false,
        zeroline: false,
        tickfont: { color: theme.text2 },
      },
      shapes: [
        {
          type: 'rect',
          x0: most.week - 1.5,
          x1: most.week - 0.5,
          y0: most.row - 0.5,
          y1: most.row + 0.5,
          line: { color: theme.text, width: 1.5 },
        },
      ],
    },
  };
}
