/** Made-up answers of imports and tickets for dev/main.ts. In: a command's arguments. Out: its answer. */
import type { Channel } from '@tauri-apps/api/core';

import type { Filter } from '../src/ipc/generated/Filter';
import type { Mapping } from '../src/ipc/generated/Mapping';
import type { Progress } from '../src/ipc/generated/Progress';
import type { Segment } from '../src/ipc/generated/Segment';
import type { TicketKey } from '../src/ipc/generated/TicketKey';
import { emptyFilter } from '../src/shared/filter';
import { FORMATS, makePlan, makePreview, runImport } from '../tests/fixtures/imports';
import { makeDetail, makePage, numberOf } from '../tests/fixtures/tickets';
import { applyRules, RULES } from './rules';

import { withDetail, withRow } from './labels';

let stopped = false;

function run(args: Record<string, unknown>) {
  stopped = false;
  const channel = args['onProgress'] as Channel<Progress>;
  return runImport(
    (progress) => channel.onmessage(progress),
    () => stopped,
  );
}

/** `?pick=` names the files that Open… answers with, separated by commas. */
const picks = new URLSearchParams(location.search).get('pick')?.split(',') ?? [
  '/home/someone/helpdesk-march.csv',
];

let kept: Segment[] = [
  {
    name: 'Chats about money',
    filter: { ...emptyFilter(), facets: { channel: ['chat'], category: ['billing'] } },
  },
  {
    name: 'Angry and urgent',
    filter: { ...emptyFilter(), facets: { emotion: ['angry'], priority: ['critical'] } },
  },
];

/** Answers by command. */
export const DESK: Record<string, (args: Record<string, unknown>) => unknown> = {
  tickets: ({ filter, offset, limit, withFacets }) =>
    makePage(filter as Filter, offset as number, limit as number, withFacets as boolean, withRow),
  ticket: ({ key, text }) => withDetail(makeDetail(numberOf(key as TicketKey), text as string)),
  segments: () => kept,
  save_segments: ({ segments }) => (kept = segments as Segment[]),
  workspaces: () => ({
    open: { dir: '/home/someone/Acme support', name: 'Acme support', missing: false },
    recent: [
      { dir: '/home/someone/Globex', name: 'Globex', missing: false },
      { dir: '/media/stick/Initech', name: 'Initech', missing: true },
    ],
  }),
  pick_workspace: () => '/home/someone/New',
  formats: () => FORMATS,
  pick_files: () => picks,
  list_members: ({ path }) =>
    String(path).endsWith('.zip')
      ? ['tickets.csv', 'people.csv'].map((name) => ({ path: `${String(path)}!/${name}`, name }))
      : [{ path, name: path }],
  undo_import: () => new Promise((done) => setTimeout(done, 2000)),
  inspect_file: ({ path }) => {
    if (String(path).includes('broken'))
      throw {
        code: 'file_malformed',
        message: 'unclosed quote',
        details: { fault: 'input', file: path, line: 812 },
      };
    return makePlan(path as string);
  },
  preview_mapping: ({ mapping }) => makePreview(mapping as Mapping),
  start_import: run,
  load_sample: run,
  cancel_import: () => {
    stopped = true;
  },
  ...RULES,
  save_rules: (args) => {
    stopped = false;
    return applyRules(args, () => stopped);
  },
  save_rejections: () => '/home/someone/rejected.csv',
};
