/** What the palette offers. In: what is in the workspace. Out: named things to do. */
import { reports } from '@/features/export/reports.svelte';
import { imports } from '@/features/import/imports';
import { copyLink } from '@/features/link/link';
import { topicEdits } from '@/features/topics/topics';
import { places, recentItem, WAYS } from '@/features/workspaces/workspaces';
import { filters } from '@/state/filter.svelte';
import { navigation, type View } from '@/state/navigation.svelte';
import { PRESETS, type Preset } from '@/state/period';
import { segments } from '@/state/segments.svelte';
import { CLOCK_NAMES } from '@/shared/words';
import { SECTIONS } from '@/views/settings/sections';

/** One thing to do. */
export interface Command {
  name: string;
  /** Quieter, on the right. */
  hint?: string;
  run: () => void;
}

/** Commands under a heading. */
export interface CommandGroup {
  heading: string;
  commands: Command[];
}

const VIEWS: { view: View; name: string }[] = [
  { view: 'overview', name: 'Overview' },
  { view: 'trends', name: 'Trends' },
  { view: 'problems', name: 'Problems' },
  { view: 'sla', name: 'Service levels' },
  { view: 'topics', name: 'Topics' },
  { view: 'tickets', name: 'Tickets' },
  { view: 'data', name: 'Data' },
  { view: 'settings', name: 'Settings' },
];

/** All commands; an empty workspace has nothing to filter or to save. */
export function commandGroups(hasData: boolean): CommandGroup[] {
  const always = [
    { heading: 'Go to', commands: VIEWS.map(({ view, name }) => ({ name, run: () => navigation.go(view) })) },
    { heading: 'Settings', commands: SECTIONS.map(settings) },
    {
      heading: 'Data',
      commands: [{ name: 'Open a file…', hint: 'your helpdesk’s export', run: () => void imports.pick() }],
    },
    { heading: 'Workspace', commands: workspaces() },
  ];
  return hasData ? [...always, ...forData()] : always;
}

function settings({ id, name }: (typeof SECTIONS)[number]): Command {
  return { name, run: () => navigation.openSettings(id) };
}

function workspaces(): Command[] {
  const recent = places.recent.map(recentItem);
  const named = recent.map(({ label, ...rest }, at) => ({
    ...rest,
    name: places.recent[at]?.missing ? label : `Open ${label}`,
  }));
  return [...named, ...WAYS.map(({ label, run }) => ({ name: label, run }))];
}

function forData(): CommandGroup[] {
  const periods = (Object.keys(PRESETS) as Preset[]).map((preset) => ({
    name: PRESETS[preset],
    run: () => filters.setPeriod({ preset }),
  }));
  const files = reports.items.map(({ label, hint, run }) => ({ name: label, hint, run }));
  return [
    { heading: 'Period', commands: periods },
    { heading: 'Filter', commands: filtering() },
    { heading: 'This view', commands: [{ name: 'Copy link to this view', run: () => void copyLink() }] },
    { heading: 'Labels', commands: [{ name: 'Find topics', run: () => void topicEdits.find() }] },
    { heading: 'Take to a meeting', commands: files },
  ];
}

function filtering(): Command[] {
  const other = filters.current.clock === 'calendar' ? 'business' : 'calendar';
  return [
    ...segments.list.map((segment) => ({
      name: segment.name,
      hint: 'segment',
      run: () => segments.show(segment),
    })),
    { name: `Count durations in ${CLOCK_NAMES[other].toLowerCase()}`, run: () => filters.setClock(other) },
    { name: 'Clear the filter', run: () => filters.clear() },
  ];
}
