import { clearMocks, mockIPC } from '@tauri-apps/api/mocks';
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import type { Event } from '@/ipc/generated/Event';
import type { Filter } from '@/ipc/generated/Filter';
import { events } from '@/state/events.svelte';
import { filters } from '@/state/filter.svelte';
import { navigation } from '@/state/navigation.svelte';
import { trendsState, whole } from '@/state/trends.svelte';
import { workspace } from '@/state/workspace.svelte';

import { makeComparison, overlappingComparison } from '../../../tests/fixtures/comparison';
import { makeTrends } from '../../../tests/fixtures/trends';
import { emptyStatus, makeStatus } from '../../../tests/fixtures/workspace';
import TrendsView from './TrendsView.svelte';

vi.mock('@/charts/plotly', () => ({
  default: { react: () => new Promise(() => undefined), purge: () => undefined },
}));

/** Answers by command; a test replaces what it is about. */
let answers: Record<string, (args: Record<string, unknown>) => unknown>;
let asked: [string, Record<string, unknown>][];

beforeEach(() => {
  localStorage.clear();
  asked = [];
  answers = {
    trends: () => makeTrends(),
    compare: ({ a, b }) => makeComparison(a as Filter, b as Filter),
    tickets: () => ({
      total: 1,
      milliseconds: 1,
      offset: 0,
      rows: [],
      facets: {
        channel: [
          { value: 'email', n: 9 },
          { value: 'chat', n: 4 },
        ],
      },
    }),
    save_events: ({ events: kept }) => kept,
  };
  mockIPC((command, args) => {
    asked.push([command, args as Record<string, unknown>]);
    return answers[command]?.(args as Record<string, unknown>) ?? null;
  });
  workspace.accept(makeStatus());
  filters.clear();
  filters.setPeriod({ preset: 'last_30' });
  trendsState.set({ tab: 'time', a: whole('before'), b: whole('this') });
  events.list = [{ day: '2026-10-12', name: 'Price change' }];
  navigation.go('overview');
  navigation.go('trends');
});
afterEach(() => {
  cleanup();
  clearMocks();
});

const openCompare = () => fireEvent.click(screen.getByRole('tab', { name: 'Compare' }));

describe('over time', () => {
  it('asks each question in a card of its own', async () => {
    render(TrendsView);
    const flow = await screen.findByRole('region', { name: 'Are more tickets coming in than going out?' });
    expect(within(flow).getByRole('img').getAttribute('aria-label')).toContain(
      'Marked: Price change on Mon 12 Oct',
    );
    expect(screen.getAllByRole('region').length).toBeGreaterThanOrEqual(13);
  });

  it('opens what a part of a sentence stands for', async () => {
    render(TrendsView);
    const days = await screen.findByRole('region', { name: 'Which days were out of the ordinary?' });
    await fireEvent.click(within(days).getByRole('button', { name: 'Billing (+61)' }));
    expect(navigation.view).toBe('tickets');
    expect(filters.current.facets.category).toEqual(['billing']);
    expect(filters.days).toEqual(['2026-10-12', '2026-10-12']);
  });

  it('says that nothing surely changes', async () => {
    answers.trends = () => ({ ...makeTrends(), categories: [], phrases: [], topics: [], outliers: [] });
    render(TrendsView);
    expect(await screen.findByText(/Nothing surely changes/)).toBeTruthy();
    expect(screen.getByText(/^No day was/)).toBeTruthy();
  });

  it('says what failed and asks again', async () => {
    answers.trends = () => {
      throw { code: 'bad_query', message: 'unclosed', details: { fault: 'input' } };
    };
    render(TrendsView);
    const again = await screen.findByRole('button', { name: 'Try again' });
    answers.trends = () => makeTrends();
    await fireEvent.click(again);
    expect(await screen.findByText(/open at the start/)).toBeTruthy();
  });

  it('invites to import when there is nothing', () => {
    workspace.accept(emptyStatus());
    render(TrendsView);
    expect(screen.queryByRole('tab')).toBeNull();
    expect(asked.some(([command]) => command === 'trends')).toBe(false);
  });
});

describe('compare', () => {
  it('is kept, and asks with both sides', async () => {
    render(TrendsView);
    await openCompare();
    expect(trendsState.current.tab).toBe('compare');
    await screen.findByRole('region', { name: 'What differs?' });
    const [, sides] = asked.find(([command]) => command === 'compare') ?? [];
    expect((sides?.['a'] as Filter).period?.end).toBe((sides?.['b'] as Filter).period?.start);
  });

  it('opens each side’s own tickets', async () => {
    render(TrendsView);
    await openCompare();
    const row = (await screen.findByRole('rowheader', { name: /Billing/ })).closest('tr') as HTMLElement;
    await fireEvent.click(within(row).getAllByRole('button')[0] as HTMLElement);
    expect(filters.current.facets.category).toEqual(['billing']);
    expect(filters.days).toEqual(['2026-08-24', '2026-09-22']);
  });

  it('takes a quick choice', async () => {
    render(TrendsView);
    await openCompare();
    await fireEvent.click(await screen.findByRole('button', { name: 'E-mail → Chat' }));
    expect(trendsState.current.b.facet).toEqual(['channel', ['chat']]);
    await fireEvent.click(screen.getByRole('button', { name: 'Before → after Price change' }));
    expect(trendsState.current.b.period).toEqual({ first: '2026-10-12', last: '2026-10-22' });
  });

  it('says that two sides share tickets', async () => {
    answers.compare = () => overlappingComparison();
    render(TrendsView);
    await openCompare();
    expect((await screen.findByRole('note')).textContent).toMatch(/412 tickets\s+are in both/);
    expect(screen.queryByText(/^surely/)).toBeNull();
    expect(screen.getAllByText('not judged').length).toBeGreaterThan(11);
  });

  it('needs two different sides', async () => {
    trendsState.set({ tab: 'compare', a: whole('this'), b: whole('this') });
    render(TrendsView);
    expect(screen.getByText(/A and B are the same tickets/)).toBeTruthy();
    filters.setPeriod({ preset: 'all' });
    trendsState.set({ a: whole('before') });
    expect(await screen.findByText(/Nothing lies before all time/)).toBeTruthy();
    expect(asked.some(([command]) => command === 'compare')).toBe(false);
  });
});

describe('events', () => {
  const menu = async () => {
    render(TrendsView);
    await fireEvent.click(screen.getAllByRole('button', { name: /Events/ })[0] as HTMLElement);
    return within(await screen.findByRole('dialog', { name: 'Events in charts' }));
  };
  const kept = () => asked.filter(([command]) => command === 'save_events').at(-1)?.[1]['events'] as Event[];

  it('are added, in order of time', async () => {
    const dialog = await menu();
    await fireEvent.input(dialog.getByLabelText('What happened'), { target: { value: ' Release 4.2 ' } });
    await fireEvent.input(dialog.getByLabelText('On'), { target: { value: '2026-09-15' } });
    await fireEvent.click(dialog.getByRole('button', { name: 'Add event' }));
    await waitFor(() => expect(events.list).toHaveLength(2));
    expect(kept()[0]).toEqual({ day: '2026-09-15', name: 'Release 4.2' });
  });

  it('are changed and removed', async () => {
    const dialog = await menu();
    await fireEvent.click(dialog.getByRole('button', { name: 'Change Price change' }));
    await fireEvent.input(dialog.getByLabelText('What happened'), { target: { value: 'New prices' } });
    await fireEvent.click(dialog.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(kept()).toEqual([{ day: '2026-10-12', name: 'New prices' }]));
    await fireEvent.click(await dialog.findByRole('button', { name: 'Remove New prices' }));
    await waitFor(() => expect(events.list).toEqual([]));
  });
});
