/** A small line. In: values, `null` where there is none. Out: SVG paths, one for each unbroken run. */

/** Paths in a box of the given size, 1 unit kept free above and below. A lone value is a short dash. */
export function sparkPaths(values: readonly (number | null)[], width: number, height: number): string[] {
  const known = values.filter((value) => value !== null);
  if (known.length === 0) return [];
  const least = Math.min(...known);
  const span = Math.max(...known) - least;
  const step = width / Math.max(1, values.length - 1);
  const point = (value: number, at: number) => {
    const share = span === 0 ? 0.5 : (value - least) / span;
    return `${(at * step).toFixed(1)} ${(height - 1 - share * (height - 2)).toFixed(1)}`;
  };
  return runs(values).map((run) =>
    run.length === 1 && run[0]
      ? `M${point(...run[0])}h1`
      : 'M' + run.map(([value, at]) => point(value, at)).join('L'),
  );
}

function runs(values: readonly (number | null)[]): [value: number, at: number][][] {
  const all: [number, number][][] = [];
  let run: [number, number][] = [];
  values.forEach((value, at) => {
    if (value !== null) run.push([value, at]);
    else if (run.length) {
      all.push(run);
      run = [];
    }
  });
  return run.length ? [...all, run] : all;
}
