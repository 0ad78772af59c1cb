/** A line over time inside its interval; what rests on few tickets is pale. In: points. Out: traces and layout. */
import type { Theme } from './theme';
import { mix } from './theme';
import type { Key, Layout, Trace } from './types';

/** Under this many tickets a point is drawn pale (METRICS: small numbers). */
export const FEW = 5;

/** A point of a line; a `null` value is a gap. */
export interface Point {
  value: number | null;
  interval: [number, number] | null;
  /** Tickets it rests on. */
  n: number;
  /** What it opens, an index into the model's marks. */
  mark?: number;
  hover: string;
}

/** The signs of such a picture. */
export function bandKeys(sizes: readonly number[]): Key[] {
  const keys: Key[] = [{ look: 'band', label: '95 % interval' }];
  if (sizes.some((n) => n > 0 && n < FEW)) keys.push({ look: 'few', label: 'few tickets' });
  return keys;
}

/** The interval as an area; a gap where there is none. Points that rest on few tickets have none: it would hide the rest. */
export function band(points: readonly Point[], colour: string, theme: Theme, axis: Layout = {}): Trace[] {
  const edge = (which: 0 | 1) =>
    points.map(({ interval, n }) => (interval && n >= FEW ? interval[which] : null));
  const runs = runsOf(edge(0));
  const fill = mix(theme.panel, colour, 0.2);
  return runs.map(([from, to]) => {
    const places = Array.from({ length: to - from }, (_, at) => from + at);
    const back = [...places].reverse();
    return {
      type: 'scatter',
      mode: 'lines',
      x: [...places, ...back],
      y: [...places.map((at) => edge(0)[at]), ...back.map((at) => edge(1)[at])],
      fill: 'toself',
      fillcolor: fill,
      line: { width: 0, color: fill },
      hoverinfo: 'skip',
      ...axis,
    };
  });
}

/** Runs of known values, as half-open places. */
function runsOf(values: readonly (number | null | undefined)[]): [number, number][] {
  const runs: [number, number][] = [];
  values.forEach((value, at) => {
    if (value === null || value === undefined) return;
    const last = runs.at(-1);
    if (last?.[1] === at) last[1] = at + 1;
    else runs.push([at, at + 1]);
  });
  return runs;
}

/** The line itself, with a point a bucket. */
export function line(points: readonly Point[], colour: string, theme: Theme, more: Layout = {}): Trace {
  const opened = points.some(({ mark }) => mark !== undefined);
  return {
    type: 'scatter',
    mode: 'lines+markers',
    x: points.map((_, at) => at),
    y: points.map(({ value }) => value),
    ...(opened ? { customdata: points.map(({ mark }) => mark) } : {}),
    line: { color: colour, width: 1.5 },
    marker: {
      size: points.length > 40 ? 4 : 6,
      color: points.map(({ n }) => (n < FEW ? theme.panel : colour)),
      line: { color: colour, width: 1.2 },
    },
    hovertext: points.map(({ hover, n }) => hover + (n < FEW ? '<br>few tickets' : '')),
    hovertemplate: '%{hovertext}<extra></extra>',
    ...more,
  };
}
