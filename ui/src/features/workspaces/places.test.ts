import { describe, expect, it, vi } from 'vitest';

import type { WorkspacePlace } from '@/ipc/generated/WorkspacePlace';

import { Places, type Doors } from './places.svelte';

const place = (name: string): WorkspacePlace => ({ dir: `/w/${name}`, name, missing: false });

function doors(some: Partial<Doors> = {}): Doors {
  return {
    workspaces: vi.fn(async () => ({ open: place('first'), recent: [place('second')] })),
    pickWorkspace: vi.fn(async () => '/w/third'),
    newWorkspace: vi.fn(async () => undefined),
    openWorkspace: vi.fn(async () => undefined),
    forgetWorkspace: vi.fn(async () => undefined),
    leave: (go) => go(),
    changed: vi.fn(async () => undefined),
    fail: vi.fn(),
    ...some,
  };
}

async function known(some: Partial<Doors> = {}) {
  const all = doors(some);
  const places = new Places(all);
  await places.refresh();
  return { all, places };
}

describe('Places', () => {
  it('begins a workspace in the folder that was chosen, and the window anew', async () => {
    const { all, places } = await known();
    await places.create();
    expect(all.newWorkspace).toHaveBeenCalledWith('/w/third');
    expect(all.changed).toHaveBeenCalledOnce();
    expect([places.opening, vi.mocked(all.workspaces).mock.calls.length]).toEqual([null, 2]);
  });

  it('stays where something unsaved would be lost, until that is decided', async () => {
    let decided: () => void = () => undefined;
    const { all, places } = await known({ leave: (go) => void (decided = go) });
    const opened = places.open('/w/second');
    expect(places.opening).toBeNull();
    expect(all.openWorkspace).not.toHaveBeenCalled();
    decided();
    await opened;
    expect(all.openWorkspace).toHaveBeenCalledWith('/w/second');
  });

  it('does nothing when the dialog is dismissed or the workspace is open already', async () => {
    const { all, places } = await known({ pickWorkspace: async () => null });
    await places.create();
    await places.choose();
    await places.open('/w/first');
    expect(all.newWorkspace).not.toHaveBeenCalled();
    expect(all.openWorkspace).not.toHaveBeenCalled();
  });

  it('says which one is being opened, and opens one at a time', async () => {
    let opened: () => void = () => undefined;
    const { all, places } = await known({
      openWorkspace: vi.fn(() => new Promise<void>((done) => (opened = done))),
    });
    const first = places.open('/w/second');
    expect(places.opening).toBe('/w/second');
    await places.open('/w/third');
    opened();
    await first;
    expect(all.openWorkspace).toHaveBeenCalledOnce();
    expect(places.opening).toBeNull();
  });

  it('tells why one can’t be opened, and leaves the window as it is', async () => {
    const locked = new Error('locked');
    const { all, places } = await known({ openWorkspace: async () => Promise.reject(locked) });
    await places.open('/w/second');
    expect(all.fail).toHaveBeenCalledWith(locked);
    expect(all.changed).not.toHaveBeenCalled();
    expect(places.present?.name).toBe('first');
  });

  it('takes one off the list', async () => {
    const { all, places } = await known();
    await places.forget('/w/second');
    expect(all.forgetWorkspace).toHaveBeenCalledWith('/w/second');
    expect(all.workspaces).toHaveBeenCalledTimes(2);
  });
});
