/** Open tickets by age, drawn: lying bars, the more urgent the darker, with a line of words for the shades above. */
import { number } from '@/shared/format';
import { valueName } from '@/shared/words';

import { baseLayout, hiddenAxis, word } from '../layout';
import { mix, type Theme } from '../theme';
import type { Figure, Layout, Trace } from '../types';
import { PRIORITIES, type AgeingModel } from './model';

/** Room for the words on the left and above, pixels. */
const LEFT = 100;
const TOP = 26;
/** How far each priority's shade is from the panel's colour, in the order of {@link PRIORITIES}. */
const SHADES = [0.72, 0.42, 0, 0];

/** Pure: the same model and theme give the same figure. */
export function ageingFigure(model: AgeingModel, theme: Theme): Figure {
  const most = Math.max(...model.bars.map(({ n }) => n));
  // The most urgent stand at the line, where bars can be compared.
  const order = PRIORITIES.map((_, at) => PRIORITIES.length - 1 - at);
  return {
    data: order.map((priority) => part(model, priority, theme)),
    layout: {
      ...baseLayout(theme, { l: LEFT, r: 40, t: TOP, b: 2 }),
      barmode: 'stack',
      bargap: 0.4,
      xaxis: { ...hiddenAxis(), range: [0, most] },
      yaxis: { ...hiddenAxis(), range: [model.bars.length - 0.5, -0.5] },
      annotations: [...words(model, theme), shades(theme)],
    },
  };
}

function colourOf(priority: number, theme: Theme): string {
  return priority === PRIORITIES.length - 1
    ? theme.text
    : mix(theme.series1, theme.panel, SHADES[priority] ?? 0);
}

function part({ bars }: AgeingModel, priority: number, theme: Theme): Trace {
  const name = valueName('priority', PRIORITIES[priority] ?? '');
  return {
    type: 'bar',
    orientation: 'h',
    y: bars.map((_, at) => at),
    x: bars.map(({ parts }) => parts[priority] ?? 0),
    customdata: bars.map((_, at) => at * PRIORITIES.length + priority),
    // The pale shades alone would not stand out from the panel.
    marker: { color: colourOf(priority, theme), line: { color: theme.series1, width: 1 } },
    hovertext: bars.map(
      ({ label, parts }) => `<b>${label}</b><br>${number(parts[priority])} ${name.toLowerCase()}`,
    ),
    textposition: 'none',
    hovertemplate: '%{hovertext}<extra></extra>',
  };
}

function words({ bars }: AgeingModel, theme: Theme): Layout[] {
  return bars.flatMap(({ label, n }, at) => {
    const row = { y: at, yanchor: 'middle' };
    return [
      word(label, { ...row, xref: 'paper', x: 0, xanchor: 'left', xshift: -LEFT }, theme.text, 12),
      word(number(n), { ...row, x: n, xanchor: 'left', xshift: 4 }, theme.text, 12),
    ];
  });
}

/** Critical to low, each word after a square of its shade. */
function shades(theme: Theme): Layout {
  const parts = PRIORITIES.map((priority, at) => {
    const square = `<span style="color:${colourOf(at, theme)}">■</span>`;
    return `${square} ${valueName('priority', priority)}`;
  });
  const place = { xref: 'paper', yref: 'paper', x: 0, y: 1, xanchor: 'left', yanchor: 'bottom', yshift: 6 };
  return word(parts.reverse().join('   '), place, theme.text2);
}
