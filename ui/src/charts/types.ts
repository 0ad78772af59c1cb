/**
 * What a chart is, for everyone who draws, tables or saves one. Never: Plotly itself.
 */
import type { Narrow } from '@/ipc/generated/Narrow';
import type { Scope } from '@/ipc/generated/Scope';

import type { Theme } from './theme';

/** A value of a table as it is written to a file: numbers stay numbers. */
export type Cell = string | number | null;

/** A column of the table behind a chart. */
export interface Column {
  name: string;
  /** Numbers are set right and with tabular figures. */
  numeric?: boolean;
  /** How a value is shown; files get the plain value. */
  show?: (value: Cell) => string;
}

/** One row, and what it opens. */
export interface Row {
  cells: Cell[];
  opens: Narrow | null;
}

/** The data behind a chart. */
export interface Table {
  columns: Column[];
  rows: Row[];
}

/** How a kind of mark looks; each has its drawing in `CardFrame.svelte`, in `report.css` and its words in `picture.ts`. */
export type Look =
  | 'negative'
  | 'neutral'
  | 'positive'
  | 'previous'
  | 'open'
  | 'so_far'
  | 'reopened'
  | 'mean'
  | 'band'
  | 'wide_band'
  | 'unusual'
  | 'few';

/** A sign beside the title that says how a kind of mark looks. */
export interface Key {
  look: Look;
  label: string;
}

/** What every chart's model has. */
export interface ChartModel {
  /** Tickets the chart rests on. */
  n: number;
  /** Opens exactly the `n`. */
  opens: Narrow;
  /** Unit and population, beside the title. */
  note: string;
  /** How its kinds of marks look, when there is more than one. */
  keys?: Key[];
  /** One sentence for those who do not see the picture. */
  summary: string;
  /** What each mark opens; a mark's `customdata` is an index into this. */
  marks: Narrow[];
  /** The data behind. */
  table: Table;
}

/** A trace as Plotly takes it. */
export type Trace = Record<string, unknown>;

/** A layout as Plotly takes it. */
export type Layout = Record<string, unknown>;

/** A picture: what Plotly is given. */
export interface Figure {
  data: Trace[];
  layout: Layout;
}

/** A chart's model for some data, and how it is drawn. */
export interface Drawing {
  model: ChartModel;
  /** The picture in a theme. Pure. */
  figure: (theme: Theme) => Figure;
}

/** A view's numbers: what they are about stands with them. */
export interface Viewed {
  scope: Scope;
}

/** What is said of a chart. */
export interface ChartAbout {
  /** Stable name, used in files. */
  id: string;
  /** The question it answers. */
  title: string;
  /** Height of the picture, CSS pixels. */
  height: number;
  /** Said instead of an empty picture. */
  nothing: string;
}

/** Why there is no picture of a view's numbers, where that can be told more closely. */
export type Why<View> = (view: View) => string;

/** A chart: the question it answers, and the answer for a view's numbers. */
export interface Chart<View extends Viewed> extends ChartAbout {
  /** `null` when the data can't answer. */
  draw: (view: View) => Drawing | null;
  /** Said instead of `nothing`. */
  why?: Why<View>;
}

/** Ties a model and its figure together, so that a registry can hold charts of different models. */
export function chart<View extends Viewed, M extends ChartModel>(
  about: ChartAbout & {
    why?: Why<View>;
    model: (view: View) => M | null;
    figure: (model: M, theme: Theme) => Figure;
  },
): Chart<View> {
  const { model, figure, ...rest } = about;
  return {
    ...rest,
    draw: (view) => {
      const made = model(view);
      return made && { model: made, figure: (theme) => figure(made, theme) };
    },
  };
}
