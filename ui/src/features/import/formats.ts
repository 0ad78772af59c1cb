/**
 * How a file is read, in words. In: the plan's names. Out: English. Never: decides.
 */
import type { ImportPlan } from '@/ipc/generated/ImportPlan';

const DELIMITERS: Record<string, string> = {
  ',': 'comma',
  ';': 'semicolon',
  '\t': 'tab',
  '|': 'vertical bar',
};

const FORMATS: Record<string, string> = {
  support_lens_json: 'Support Lens JSON',
  support_lens: 'Support Lens JSON',
  zendesk_json: 'Zendesk JSON export',
  freshdesk_csv: 'Freshdesk CSV export',
  mapped_csv: 'Table',
  mapped_json: 'JSON',
};

/** A format's name on a receipt. */
export function formatName(format: string): string {
  return FORMATS[format] ?? format.replaceAll('_', ' ');
}

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

/** The last part of a path, Windows or not. */
export function fileName(path: string): string {
  return path.split(/[\\/]/).at(-1) || path;
}

/** A way to read the file: as what was recognised, or as a table whose columns are mapped by hand. */
export interface Reading {
  format: string;
  label: string;
}

/** The ways a file can be read: as what was recognised, or as a plain table or JSON whose columns are chosen by hand. */
export function readings(plan: ImportPlan): Reading[] {
  const found = { format: plan.format, label: plan.format_label };
  if (isPlain(plan.format)) return [found];
  const plain = plan.delimiter ? 'mapped_csv' : 'mapped_json';
  return [found, { format: plain, label: `${formatName(plain)}, columns chosen by me` }];
}

/** Whether a format's columns are chosen by hand. */
export function isPlain(format: string): boolean {
  return format.startsWith('mapped_');
}
