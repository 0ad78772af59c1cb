/** The few of Plotly's functions that are used. Plotly 3 ships no types of its own. */

interface PlotlyPoint {
  customdata?: unknown;
}

interface PlotlyElement extends HTMLElement {
  on(
    event: 'plotly_click' | 'plotly_hover' | 'plotly_unhover',
    listen: (event: { points: PlotlyPoint[] }) => void,
  ): void;
  removeAllListeners?(event: string): void;
}

interface PlotlyCore {
  register(modules: unknown[]): void;
  react(
    element: HTMLElement,
    data: Record<string, unknown>[],
    layout: Record<string, unknown>,
    config: Record<string, unknown>,
  ): Promise<PlotlyElement>;
  purge(element: HTMLElement): void;
  toImage(
    figure: { data: Record<string, unknown>[]; layout: Record<string, unknown> },
    options: {
      format: 'png' | 'svg';
      width: number;
      height: number;
      scale?: number;
      imageDataOnly?: boolean;
    },
  ): Promise<string>;
}

declare module 'plotly.js/lib/core' {
  const core: PlotlyCore;
  export default core;
}
declare module 'plotly.js/lib/bar' {
  const module: unknown;
  export default module;
}
declare module 'plotly.js/lib/heatmap' {
  const module: unknown;
  export default module;
}
