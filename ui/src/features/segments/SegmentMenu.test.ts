import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import type { Segment } from '@/ipc/generated/Segment';
import { emptyFilter, withFacet } from '@/shared/filter';
import { filters } from '@/state/filter.svelte';
import { segments } from '@/state/segments.svelte';

import SegmentMenu from './SegmentMenu.svelte';

const rust = vi.hoisted(() => ({ list: [] as unknown[], refuse: false }));
vi.mock('@/ipc/client', async (original) => ({
  ...(await original<object>()),
  segments: () => Promise.resolve(rust.list),
  saveSegments: (list: unknown[]) =>
    rust.refuse ? Promise.reject(new Error('no')) : Promise.resolve((rust.list = list)),
}));

const CHAT: Segment = { name: 'Chats', filter: withFacet(emptyFilter(), 'channel', ['chat']) };

beforeEach(async () => {
  localStorage.clear();
  rust.list = [CHAT];
  rust.refuse = false;
  filters.clear();
  filters.setPeriod({ preset: 'last_7' });
  await segments.load();
});
afterEach(cleanup);

async function opened() {
  render(SegmentMenu);
  await fireEvent.click(screen.getByRole('button', { name: 'Segments' }));
}

describe('segments', () => {
  it('show a part of the tickets in the period and on the clock there are', async () => {
    filters.setClock('business');
    await opened();
    await fireEvent.click(await screen.findByRole('button', { name: 'Chats' }));
    expect(filters.current).toMatchObject({ facets: { channel: ['chat'] }, clock: 'business' });
    expect(filters.choice).toEqual({ preset: 'last_7' });
    expect(segments.shown?.name).toBe('Chats');
  });

  it('keep the present filter under a name', async () => {
    filters.update((filter) => withFacet(filter, 'category', ['billing']));
    await opened();
    await fireEvent.input(await screen.findByLabelText('Save this filter as'), {
      target: { value: ' Bills ' },
    });
    await fireEvent.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(segments.shown?.name).toBe('Bills'));
    expect(rust.list).toHaveLength(2);
    expect(rust.list[1]).toMatchObject({ filter: { period: null } });
  });

  it('say what is wrong and keep the list when they can’t be saved', async () => {
    rust.refuse = true;
    expect(await segments.remove('Chats')).toBe(false);
    expect(segments.list).toHaveLength(1);
    expect(segments.failure).not.toBeNull();
  });
});
