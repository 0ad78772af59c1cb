/**
 * The one door to Rust. In: typed arguments. Out: typed answers, or a thrown `Failure`. Never: state.
 * Nothing outside `src/ipc` imports `@tauri-apps`.
 */
import { Channel, invoke, isTauri } from '@tauri-apps/api/core';
import { listen as listenTo } from '@tauri-apps/api/event';
import { getCurrentWebview } from '@tauri-apps/api/webview';

import { toFailure } from './errors';
import type { Change } from './generated/Change';
import type { Filter } from './generated/Filter';
import type { FormatChoice } from './generated/FormatChoice';
import type { ImportPlan } from './generated/ImportPlan';
import type { ImportReceipt } from './generated/ImportReceipt';
import type { LabelsFrom } from './generated/LabelsFrom';
import type { LearningReport } from './generated/LearningReport';
import type { LearningStatus } from './generated/LearningStatus';
import type { Mapping } from './generated/Mapping';
import type { Member } from './generated/Member';
import type { Overview } from './generated/Overview';
import type { Preview } from './generated/Preview';
import type { PreviewOf } from './generated/PreviewOf';
import type { Progress } from './generated/Progress';
import type { ReadText } from './generated/ReadText';
import type { RulePreview } from './generated/RulePreview';
import type { RuleSet } from './generated/RuleSet';
import type { RulesView } from './generated/RulesView';
import type { Settings } from './generated/Settings';
import type { Sort } from './generated/Sort';
import type { TicketDetail } from './generated/TicketDetail';
import type { TicketKey } from './generated/TicketKey';
import type { TicketPage } from './generated/TicketPage';
import type { TopicEdit } from './generated/TopicEdit';
import type { TopicsView } from './generated/TopicsView';
import type { Comparison } from './generated/Comparison';
import type { Event } from './generated/Event';
import type { Problems } from './generated/Problems';
import type { Segment } from './generated/Segment';
import type { Sla } from './generated/Sla';
import type { SlaRules } from './generated/SlaRules';
import type { SpecialDay } from './generated/SpecialDay';
import type { Trends } from './generated/Trends';
import type { Workspaces } from './generated/Workspaces';
import type { WorkspaceStatus } from './generated/WorkspaceStatus';

/** File formats of a whole view. */
export type ReportFormat = 'html' | 'markdown' | 'numbers' | 'csv' | 'json';

/** File formats of one chart. */
export type ChartFormat = 'png' | 'svg' | 'csv';

/** What the user decided about a file before it is imported. */
export interface ImportRequest {
  path: string;
  format: string;
  source: string;
  mapping: Mapping;
}

async function call<T>(command: string, args?: Record<string, unknown>): Promise<T> {
  try {
    return await invoke<T>(command, args);
  } catch (thrown) {
    throw toFailure(thrown);
  }
}

function channel<T>(listen: (message: T) => void): Channel<T> {
  const onMessage = new Channel<T>();
  onMessage.onmessage = listen;
  return onMessage;
}

/** The workspace at a glance. */
export const workspaceStatus = () => call<WorkspaceStatus>('workspace_status');

/** The open workspace and those opened lately. */
export const workspaces = () => call<Workspaces>('workspaces');

/** Asks for a folder: an empty one for a new workspace, else that of a workspace. `null` when dismissed. */
export const pickWorkspace = (asNew: boolean) => call<string | null>('pick_workspace', { new: asNew });

/** Begins a workspace in an empty folder and opens it. */
export const newWorkspace = (dir: string) => call<void>('new_workspace', { dir });

/** Opens the workspace in a folder. When it can't be opened, the present one stays open. */
export const openWorkspace = (dir: string) => call<void>('open_workspace', { dir });

/** Takes a workspace off the list of recent ones; its folder stays as it is. */
export const forgetWorkspace = (dir: string) => call<void>('forget_workspace', { dir });

/** Asks for files in the system's dialog; empty when dismissed. */
export const pickFiles = () => call<string[]>('pick_files');

/** The parts of a file that are imported one by one: itself, members of an archive, sheets of a workbook. */
export const listMembers = (path: string) => call<Member[]>('list_members', { path });

/** What detection says of a file. Writes nothing. */
export const inspectFile = (path: string) => call<ImportPlan>('inspect_file', { path });

/** All formats by name and in words. */
export const formats = () => call<FormatChoice[]>('formats');

/** The file's first records as this mapping reads them. Writes nothing. */
export const previewMapping = (path: string, format: string, mapping: Mapping) =>
  call<Preview>('preview_mapping', { path, format, mapping });

/** Imports a file; resolves with its receipt, also when cancelled half-way (`receipt.cancelled`). */
export const startImport = (request: ImportRequest, onProgress: (progress: Progress) => void) =>
  call<ImportReceipt>('start_import', { ...request, onProgress: channel(onProgress) });

/** Takes an import out of the workspace, as if it had never been made. Stopped, it changes nothing. */
export const undoImport = (importNumber: number, onProgress: (progress: Progress) => void) =>
  call<void>('undo_import', { import: importNumber, onProgress: channel(onProgress) });

/** Asks the running job to stop. */
export const cancelImport = () => call<void>('cancel_import');

/** Imports the data that comes with the app. */
export const loadSample = (onProgress: (progress: Progress) => void) =>
  call<ImportReceipt>('load_sample', { onProgress: channel(onProgress) });

/** Saves an import's refused rows as CSV; the path, or `null` when dismissed. */
export const saveRejections = (importNumber: number) =>
  call<string | null>('save_rejections', { import: importNumber });

/** Stores the settings; answers with the workspace as it now is. */
export const saveSettings = (settings: Settings) => call<WorkspaceStatus>('save_settings', { settings });

/** IANA names of all time zones, sorted. */
export const zones = () => call<string[]>('zones');

/** Every number of Overview for one filter. */
export const overview = (filter: Filter) => call<Overview>('overview', { filter });

/** Every number of Trends for one filter. */
export const trends = (filter: Filter) => call<Trends>('trends', { filter });

/** Two sets of tickets side by side. */
export const compare = (a: Filter, b: Filter) => call<Comparison>('compare', { a, b });

/** Every number of Problems for one filter. */
export const problems = (filter: Filter) => call<Problems>('problems', { filter });

/** Every number of SLA for one filter; beside it, when given, what other rules would make of the same tickets. */
export const sla = (filter: Filter, whatIf: SlaRules | null = null) => call<Sla>('sla', { filter, whatIf });

/** Targets and business hours as they apply. */
export const slaRules = () => call<SlaRules>('sla_rules');

/** Keeps targets and business hours. */
export const saveSlaRules = (rules: SlaRules) => call<SlaRules>('save_sla_rules', { rules });

/** Asks for a calendar file (ICS) and reads its days as holidays; `null` when dismissed. Writes nothing. */
export const readHolidays = () => call<SpecialDay[] | null>('read_holidays');

/** What the user marked in charts over time, by day. */
export const events = () => call<Event[]>('events');

/** Keeps these marks instead. */
export const saveEvents = (events: Event[]) => call<Event[]>('save_events', { events });

/** Named segments, in the user's order. */
export const segments = () => call<Segment[]>('segments');

/** Keeps these segments instead. */
export const saveSegments = (segments: Segment[]) => call<Segment[]>('save_segments', { segments });

/** One page of the tickets of a filter; with facet counts when asked. `limit` 0 gives counts alone. */
export const tickets = (filter: Filter, sort: Sort, offset: number, limit: number, withFacets = false) =>
  call<TicketPage>('tickets', { filter, sort, offset, limit, withFacets });

/** One ticket, with the words of `text` marked. */
export const ticket = (key: TicketKey, text: string) => call<TicketDetail>('ticket', { key, text });

/** The rules labels go by, and the built-in ones. */
export const rules = () => call<RulesView>('rules');

/** What these rules would catch and change. Writes nothing. */
export const previewRules = (rules: RuleSet, of: PreviewOf) =>
  call<RulePreview>('preview_rules', { rules, of });

/** Keeps these rules and analyses all tickets anew. Stopped, it changes nothing. */
export const saveRules = (rules: RuleSet, onProgress: (progress: Progress) => void) =>
  call<RulesView>('save_rules', { rules, onProgress: channel(onProgress) });

/** Saves the rules as a file to keep or hand on; the path, or `null` when dismissed. */
export const exportRules = () => call<string | null>('export_rules');

/** Rules from a file, not yet kept; `null` when dismissed. */
export const importRules = () => call<RuleSet | null>('import_rules');

/** A pasted text, read in full by the rules given, else by those of the workspace. Writes nothing. */
export const readText = (text: string, rules: RuleSet | null = null) =>
  call<ReadText>('read_text', { text, rules });

/** Says of tickets what a person knows better; `null` as a value takes it back. The number of tickets changed. */
export const correct = (keys: TicketKey[], change: Change) => call<number>('correct', { keys, change });

/** What can be learnt from, and what was learnt. */
export const learning = () => call<LearningStatus>('learning');

/** Learns categories from labels and tests them on tickets kept aside. Switches nothing on. */
export const learn = (from: LabelsFrom, onProgress: (progress: Progress) => void) =>
  call<LearningReport>('learn', { from, onProgress: channel(onProgress) });

/** Lets what was learnt label the tickets that nobody labelled, or no longer. */
export const switchLearned = (on: boolean, onProgress: (progress: Progress) => void) =>
  call<LearningStatus>('switch_learned', { on, onProgress: channel(onProgress) });

/** Topics under a filter. */
export const topics = (filter: Filter) => call<TopicsView>('topics', { filter });

/** Finds topics in all tickets; what people named, joined and moved stays. */
export const findTopics = (onProgress: (progress: Progress) => void) =>
  call<void>('find_topics', { onProgress: channel(onProgress) });

/** Names, joins or fills topics. */
export const editTopics = (edit: TopicEdit) => call<void>('edit_topics', { edit });

/** Saves this view as a file; the path, or `null` when dismissed. */
export const saveReport = (filter: Filter, format: ReportFormat) =>
  call<string | null>('save_report', { filter, format });

/** Saves a chart. `data` is base64 for PNG, text otherwise. The path, or `null` when dismissed. */
export const saveChart = (name: string, format: ChartFormat, data: string) =>
  call<string | null>('save_chart', { name, format, data });

/** Puts a text on the clipboard. */
export const copyText = (text: string) => call<void>('copy_text', { text });

/** Puts a picture (base64 PNG) on the clipboard. */
export const copyImage = (png: string) => call<void>('copy_image', { png });

/** Shows a file in the system's file manager. */
export const reveal = (path: string) => call<void>('reveal', { path });

/** Writes the window's own error to the log. Never throws: there is nobody left to tell. */
export async function logError(message: string): Promise<void> {
  await call<void>('log_error', { message }).catch(() => undefined);
}

/** What is happening to files dragged over the window. */
export type FileDrop = { type: 'over' } | { type: 'drop'; paths: string[] } | { type: 'leave' };

/** Listens to files dragged from outside. Returns a function that stops listening. */
export async function onFileDrop(listen: (drop: FileDrop) => void): Promise<() => void> {
  if (!isTauri()) return () => undefined;
  return getCurrentWebview().onDragDropEvent(({ payload }) => {
    if (payload.type === 'drop') listen({ type: 'drop', paths: payload.paths });
    else if (payload.type === 'leave') listen({ type: 'leave' });
    else listen({ type: 'over' });
  });
}

/** Items of the menu bar that the window answers. */
export type MenuChoice =
  'open' | 'sample' | 'new-workspace' | 'open-workspace' | 'shortcuts' | `recent:${string}`;

/** Listens to the menu bar. Returns a function that stops listening. */
export async function onMenu(listen: (choice: MenuChoice) => void): Promise<() => void> {
  if (!isTauri()) return () => undefined;
  return listenTo<MenuChoice>('menu', ({ payload }) => listen(payload));
}
