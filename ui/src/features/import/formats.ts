/**
 * How a file is read, in words. In: what detection says. Out: English. Never: decides.
 */
const DELIMITERS: Record<string, string> = {
  ',': 'comma',
  ';': 'semicolon',
  '\t': 'tab',
  '|': 'vertical bar',
};

/** What separates the columns; empty for JSON. */
export function delimiterName(delimiter: string): string {
  return delimiter ? (DELIMITERS[delimiter] ?? `“${delimiter}”`) : '';
}

/** How sure the detection is, as a person says it. */
export function sureness(confidence: number): string {
  if (confidence >= 0.9) return 'certain';
  if (confidence >= 0.6) return 'likely';
  return 'a guess, please check';
}
