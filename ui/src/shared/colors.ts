/** The colours categories can have. In: a number 0–6. Out: its name and its role in tokens.css. */

const NAMES = ['Blue', 'Orange', 'Green', 'Pink', 'Ochre', 'Light blue', 'Grey'] as const;

/** A colour by its number. */
export interface SeriesColor {
  name: string;
  css: string;
}

/** All of them, by number. */
export const SERIES: readonly SeriesColor[] = NAMES.map((name, at) => ({
  name,
  css: at < 6 ? `var(--series-${at + 1})` : 'var(--series-other)',
}));

/** A colour's CSS; numbers outside are the last one. */
export function seriesCss(color: number): string {
  return SERIES[color]?.css ?? 'var(--series-other)';
}
