/**
 * Colours and type of pictures. The same values as `shared/tokens.css` (a test compares them), because a report and
 * a saved picture have no style sheet to ask.
 */

/** Colours of one theme, by role. */
export interface Theme {
  panel: string;
  text: string;
  text2: string;
  text3: string;
  line: string;
  lineStrong: string;
  accent: string;
  /** Tickets. */
  series1: string;
  /** Negative in tone, everywhere. */
  series2: string;
  /** Positive, satisfied. */
  series3: string;
  /** Open tickets: a lighter kin of `series1`. */
  series6: string;
  other: string;
}

/** Light. Also used for every saved picture, which is likely to be printed or projected. */
export const LIGHT: Theme = {
  panel: '#ffffff',
  text: '#1d1d1b',
  text2: '#5c5b56',
  text3: '#706f69',
  line: '#e6e5e1',
  lineStrong: '#d5d4cf',
  accent: '#0a6cb0',
  series1: '#0072b2',
  series2: '#d55e00',
  series3: '#009e73',
  series6: '#4a9ccf',
  other: '#8f8e88',
};

/** Dark. */
export const DARK: Theme = {
  panel: '#1d1d1b',
  text: '#eeede8',
  text2: '#b0afa8',
  text3: '#94938b',
  line: '#2c2c29',
  lineStrong: '#3a3a36',
  accent: '#56b4e9',
  series1: '#56b4e9',
  series2: '#e8813a',
  series3: '#2cc295',
  series6: '#8cc9ee',
  other: '#77766f',
};

/** The system's font, as in the window. */
export const FONT = "system-ui, -apple-system, 'Segoe UI', Inter, 'Noto Sans', 'DejaVu Sans', sans-serif";

/** Mixes two `#rrggbb` colours; `share` 0 is `a`, 1 is `b`. */
export function mix(a: string, b: string, share: number): string {
  const channel = (colour: string, at: number) => parseInt(colour.slice(at, at + 2), 16);
  const parts = [1, 3, 5].map((at) =>
    Math.round(channel(a, at) + (channel(b, at) - channel(a, at)) * share)
      .toString(16)
      .padStart(2, '0'),
  );
  return '#' + parts.join('');
}
