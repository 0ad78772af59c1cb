import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { mockIPC, clearMocks } from '@tauri-apps/api/mocks';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { only, toggleFacet } from '@/shared/filter';
import { filters } from '@/state/filter.svelte';
import { navigation } from '@/state/navigation.svelte';
import { workspace } from '@/state/workspace.svelte';

import { makeStatus } from '../../../tests/fixtures/workspace';
import FilterBar from './FilterBar.svelte';

const facets = {
  channel: [
    { value: 'email', n: 12 },
    { value: 'chat', n: 7 },
  ],
};

beforeEach(() => {
  localStorage.clear();
  workspace.accept(makeStatus());
  filters.clear();
  filters.setPeriod({ preset: 'last_30' });
  navigation.go('overview');
  mockIPC((command) =>
    command === 'tickets' ? { total: 19, milliseconds: 1, offset: 0, rows: [], facets } : null,
  );
});
afterEach(() => {
  cleanup();
  clearMocks();
});

describe('the filter bar', () => {
  it('says the period and what it is compared with', () => {
    render(FilterBar, { onpalette: vi.fn() });
    expect(screen.getByRole('button', { name: /Last 30 days 23 Sep – 22 Oct/ })).toBeTruthy();
    expect(screen.getByText('vs previous 30 days')).toBeTruthy();
  });

  it('chooses another period', async () => {
    render(FilterBar, { onpalette: vi.fn() });
    await fireEvent.click(screen.getByRole('button', { name: /Last 30 days/ }));
    await fireEvent.click(await screen.findByRole('button', { name: /Last month/ }));
    expect(filters.days).toEqual(['2026-09-01', '2026-09-30']);
  });

  it('searches after a pause in typing, once', async () => {
    const update = vi.spyOn(filters, 'update');
    render(FilterBar, { onpalette: vi.fn() });
    const box = screen.getByRole('textbox', { name: 'Search tickets' });
    await fireEvent.input(box, { target: { value: 'ref' } });
    await fireEvent.input(box, { target: { value: 'refund' } });
    await waitFor(() => expect(filters.current.text).toBe('refund'));
    expect(update).toHaveBeenCalledOnce();
  });

  it('is reached with a slash', async () => {
    render(FilterBar, { onpalette: vi.fn() });
    await fireEvent.keyDown(window, { key: '/' });
    expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Search tickets' }));
  });

  it('shows chips that can be taken away', async () => {
    filters.update((filter) => toggleFacet(filter, 'channel', 'email'));
    render(FilterBar, { onpalette: vi.fn() });
    await fireEvent.click(screen.getByRole('button', { name: 'Remove Channel: E-mail' }));
    expect(filters.current.facets).toEqual({});
    expect(screen.queryByText('Channel: E-mail')).toBeNull();
  });

  it('adds a value with its count', async () => {
    render(FilterBar, { onpalette: vi.fn() });
    await fireEvent.click(screen.getByRole('button', { name: 'Filter' }));
    await fireEvent.click(await screen.findByRole('button', { name: /^Channel/ }));
    await fireEvent.click(await screen.findByRole('checkbox', { name: /Chat 7/ }));
    expect(filters.current.facets).toEqual({ channel: ['chat'] });
  });

  it('clears everything but the period', async () => {
    filters.update((filter) => ({ ...toggleFacet(filter, 'channel', 'email'), text: 'x' }));
    render(FilterBar, { onpalette: vi.fn() });
    await fireEvent.click(screen.getByRole('button', { name: 'Clear' }));
    expect(filters.current).toMatchObject({ text: '', facets: {} });
    expect(filters.days).toEqual(['2026-09-23', '2026-10-22']);
  });

  it('leads back from opened tickets', async () => {
    navigation.openTickets(only('channel', 'chat'));
    render(FilterBar, { onpalette: vi.fn() });
    await fireEvent.click(screen.getByRole('button', { name: 'Overview' }));
    expect(navigation.view).toBe('overview');
    expect(filters.current.facets).toEqual({});
  });
});
