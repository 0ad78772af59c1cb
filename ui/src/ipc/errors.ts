/**
 * What Rust says when something fails, and how a person is told.
 * In: whatever `invoke` rejects with. Out: a `Failure` with a title and a way forward. Never: a stack trace on screen.
 */

import type { ErrorCode } from './generated/ErrorCode';

/** Every code that crosses from Rust. */
export const CODES = [
  'file_unreadable',
  'file_is_folder',
  'file_empty',
  'file_binary',
  'file_protected',
  'file_too_large',
  'nothing_readable',
  'file_malformed',
  'no_records',
  'no_usable_column',
  'disk_full',
  'workspace_locked',
  'workspace_damaged',
  'workspace_newer',
  'folder_in_use',
  'no_workspace',
  'busy',
  'not_found',
  'cancelled',
  'bad_query',
  'bad_rules',
  'bad_targets',
  'bad_name',
  'nothing_to_learn',
  'not_better',
  'save_failed',
  'clipboard',
  'internal',
] as const satisfies readonly ErrorCode[];

/** As Rust writes it: a code added there has no text here until this compiles again. */
export type Code = ErrorCode;

/** Whose doing it is: the user's file or query, the computer, or a mistake of ours. */
export type Fault = 'input' | 'machine' | 'bug';

/** The facts of an error. */
export interface Details {
  fault: Fault;
  /** Path of the file, when one is at fault. */
  file?: string;
  /** Line in it, from 1. */
  line?: number;
  /** Header of the column. */
  column?: string;
  /** What to do, when Rust knows better than the general text. */
  remedy?: string;
}

/** What happened, and what to do about it. */
export interface ErrorText {
  title: string;
  remedy: string;
}

/** The words for every code. A new code does not compile until it has some. */
export const ERROR_TEXTS: Record<Code, ErrorText> = {
  file_unreadable: {
    title: 'This file could not be opened',
    remedy: 'Check that it still exists and that you may read it, then try again.',
  },
  file_is_folder: {
    title: 'This is a folder, not a file',
    remedy: 'Open the folder and choose the export file inside it.',
  },
  file_empty: {
    title: 'This file is empty',
    remedy: 'Export it again from your helpdesk, then open the new file.',
  },
  file_binary: {
    title: 'This is not an export of tickets',
    remedy: 'Choose the file your helpdesk gave you: CSV, JSON, a workbook, mail, or a ZIP of these.',
  },
  file_protected: {
    title: 'This file is locked by a password',
    remedy: 'Open it with its password, save it without one, and choose that copy.',
  },
  file_too_large: {
    title: 'This file is too large to be read',
    remedy: 'Export a shorter period, or save a workbook as CSV.',
  },
  nothing_readable: {
    title: 'Nothing in this archive can be imported',
    remedy: 'It needs a table, JSON, workbook or mail in it. Check that it is the ticket export.',
  },
  file_malformed: {
    title: 'This file is damaged or cut short',
    remedy: 'Export it again; if it was edited by hand, undo the edit at the place named here.',
  },
  no_records: {
    title: 'No tickets were found in this file',
    remedy: 'Check that the export covers some days and that it is the ticket export, not a report.',
  },
  no_usable_column: {
    title: 'No column of this file can be used',
    remedy: 'Map at least a ticket number, a subject, a text or a date by hand.',
  },
  disk_full: {
    title: 'The disk is full',
    remedy: 'Free some space, then try again. What was saved before is unharmed.',
  },
  workspace_locked: {
    title: 'Your data is open in another window',
    remedy: 'Close the other Support Lens, or the command line that is using it, then try again.',
  },
  workspace_damaged: {
    title: 'Some stored data is damaged',
    remedy: 'Restart Support Lens to restore the last backup; the damaged files are kept aside.',
  },
  workspace_newer: {
    title: 'A newer Support Lens wrote this workspace',
    remedy: 'Install the newest version to open it. Nothing in it was changed.',
  },
  folder_in_use: {
    title: 'This folder is not empty',
    remedy: 'A workspace needs a folder of its own: choose an empty one, or make a new one in the dialog.',
  },
  no_workspace: {
    title: 'There is no workspace in this folder',
    remedy: 'Choose the folder a workspace was made in, or begin a new one.',
  },
  busy: {
    title: 'Something is still being saved here',
    remedy: 'Wait until it has ended, or stop it in the lower left corner.',
  },
  not_found: {
    title: 'This is no longer there',
    remedy: 'The data may have changed since the list was made. Go back and open it again.',
  },
  cancelled: { title: 'Stopped', remedy: 'What was finished before is kept. Start again when you like.' },
  bad_query: {
    title: 'The search could not be understood',
    remedy: 'Close every quotation mark, and put a word after each minus.',
  },
  bad_rules: {
    title: 'These rules can’t be used',
    remedy: 'Change the patterns named here, then try again.',
  },
  bad_targets: {
    title: 'These targets and hours can’t be used',
    remedy: 'Change what is named here under Settings, Targets & hours, then try again.',
  },
  bad_name: {
    title: 'It can’t be saved under this name',
    remedy: 'Give it another name.',
  },
  nothing_to_learn: {
    title: 'There is nothing to learn from yet',
    remedy: 'Label more tickets, or choose other labels to learn from, then learn again.',
  },
  not_better: {
    title: 'What was learnt stays off',
    remedy: 'Correct more tickets and learn again, or improve the rules.',
  },
  save_failed: {
    title: 'The file could not be saved',
    remedy: 'Choose another folder, or check that you may write there.',
  },
  clipboard: {
    title: 'The picture could not be copied',
    remedy: 'Save it as PNG instead, from the same menu.',
  },
  internal: {
    title: 'Something went wrong on our side',
    remedy: 'Try again. If it happens again, the log in the data folder says what it was.',
  },
};

/** An error that crossed from Rust, ready to be shown. */
export class Failure extends Error {
  override readonly name = 'Failure';

  constructor(
    readonly code: Code,
    message: string,
    readonly details: Details,
  ) {
    super(message);
  }

  /** What happened, in a few words. */
  get title(): string {
    return ERROR_TEXTS[this.code].title;
  }

  /** What to do. */
  get remedy(): string {
    return this.details.remedy ?? ERROR_TEXTS[this.code].remedy;
  }

  /** Where: file, line and column as far as known; empty when nowhere. */
  get place(): string {
    const { file, line, column } = this.details;
    const parts = [file, line === undefined ? '' : `line ${line}`, column ? `column “${column}”` : ''];
    return parts.filter(Boolean).join(', ');
  }
}

/** Turns anything thrown into a {@link Failure}. */
export function toFailure(thrown: unknown): Failure {
  if (thrown instanceof Failure) return thrown;
  if (isWire(thrown)) return new Failure(thrown.code, thrown.message, thrown.details ?? { fault: 'bug' });
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return new Failure('internal', message, { fault: 'bug' });
}

function isWire(thrown: unknown): thrown is { code: Code; message: string; details?: Details } {
  return (
    typeof thrown === 'object' &&
    thrown !== null &&
    'message' in thrown &&
    'code' in thrown &&
    (CODES as readonly unknown[]).includes(thrown.code)
  );
}
