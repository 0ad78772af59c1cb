import { cleanup, render, screen } from '@testing-library/svelte';
import { tick } from 'svelte';
import { afterEach, expect, it, vi } from 'vitest';

import type { FileDrop as Drop } from '@/ipc/client';

import FileDrop from './FileDrop.svelte';

const listeners = vi.hoisted(() => ({ tell: (_drop: Drop) => undefined as void, stopped: 0 }));

vi.mock('@/ipc/client', () => ({
  onFileDrop: async (listen: (drop: Drop) => void) => {
    listeners.tell = listen;
    return () => void listeners.stopped++;
  },
}));

afterEach(cleanup);

async function told(drop: Drop): Promise<void> {
  listeners.tell(drop);
  await tick();
}

it('covers the window while files are over it, and takes what is dropped', async () => {
  const ondrop = vi.fn();
  render(FileDrop, { ondrop });
  expect(screen.queryByText('Drop to look inside')).toBeNull();
  await told({ type: 'over' });
  expect(screen.getByRole('status').textContent).toContain('Nothing is saved until you confirm');
  await told({ type: 'leave' });
  expect(screen.queryByText('Drop to look inside')).toBeNull();
  await told({ type: 'over' });
  await told({ type: 'drop', paths: ['/a.csv', '/b.json'] });
  expect(ondrop).toHaveBeenCalledWith(['/a.csv', '/b.json']);
  expect(screen.queryByText('Drop to look inside')).toBeNull();
});

it('stops listening when it goes', async () => {
  render(FileDrop, { ondrop: vi.fn() });
  await tick();
  const before = listeners.stopped;
  cleanup();
  await vi.waitFor(() => expect(listeners.stopped).toBe(before + 1));
});
