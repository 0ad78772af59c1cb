/**
 * How strongly a rule counts, in words. In: a list's numbers. Out: steps with names, and the step of a number.
 * Never: the engine's own thresholds other than those the contract names.
 */
/** One step of a scale: its name, the number it stands for, and from which number down it holds. */
export interface Step {
  name: string;
  value: number;
  /** Smallest number that is called so. */
  from: number;
}

/** The numbers of one list. */
export interface Scale {
  /** What the numbers are: "Strength". */
  name: string;
  /** Strongest first; the last one takes all that is below. */
  steps: readonly Step[];
  min: number;
  max: number;
  /** Between two numbers of the field. */
  step: number;
}

/** How a pattern points to its category. */
export const WEIGHT: Scale = {
  name: 'Strength',
  steps: [
    { name: 'Certain', value: 2, from: 1.75 },
    { name: 'Sign', value: 1, from: 0.65 },
    { name: 'Hint', value: 0.3, from: 0 },
    { name: 'Points away', value: -1, from: -Infinity },
  ],
  min: -5,
  max: 5,
  step: 0.1,
};

/** What a pattern says of urgency. */
export const POINTS: Scale = {
  name: 'Urgency',
  steps: [
    { name: 'Critical', value: 2, from: 2 },
    { name: 'High', value: 1, from: 1 },
    { name: 'Adds up', value: 0.5, from: 0 },
    { name: 'Low', value: -1, from: -Infinity },
  ],
  min: -5,
  max: 5,
  step: 0.1,
};

/** Tone of a word. */
export const VALENCE: Scale = {
  name: 'Tone',
  steps: [
    { name: 'Very positive', value: 3, from: 2.5 },
    { name: 'Positive', value: 2, from: 1.5 },
    { name: 'Slightly positive', value: 1, from: Number.MIN_VALUE },
    { name: 'Ignore', value: 0, from: 0 },
    { name: 'Slightly negative', value: -1, from: -1.4999 },
    { name: 'Negative', value: -2, from: -2.4999 },
    { name: 'Very negative', value: -3, from: -Infinity },
  ],
  min: -4,
  max: 4,
  step: 0.5,
};

/** What a number is called. */
export function stepOf(scale: Scale, value: number): Step {
  const step = scale.steps.find(({ from }) => value >= from) ?? scale.steps.at(-1);
  if (!step) throw new RangeError('a scale has steps');
  return step;
}

/** A number as typed, within the scale; `null` when it is none. */
export function typed(scale: Scale, text: string): number | null {
  const value = Number(text.replace(',', '.').replace('−', '-'));
  return text.trim() === '' || !Number.isFinite(value)
    ? null
    : Math.min(scale.max, Math.max(scale.min, value));
}

/** A score from −1 to 1 as it is shown: `−0.60`. */
export function score(value: number): string {
  const size = Math.abs(value).toFixed(2);
  if (Number(size) === 0) return size;
  return (value > 0 ? '+' : '−') + size;
}
