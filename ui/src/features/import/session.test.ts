import { describe, expect, it, vi } from 'vitest';

import type { Progress } from '@/ipc/generated/Progress';

import { makePlan, makePreview, makeReceipt } from '../../../tests/fixtures/imports';
import type { Draft } from './draft.svelte';
import { ImportSession, type Doors } from './session.svelte';

const PROGRESS: Progress = {
  stage: 'reading',
  done: 1,
  total: 2,
  rows: 3,
  rows_per_second: 4,
  seconds_left: 5,
};

function doors(some: Partial<Doors> = {}): Doors {
  return {
    pickFiles: async () => [],
    listMembers: async (path) => [{ path, name: path }],
    inspectFile: async (path) => makePlan(path),
    previewMapping: async (_path, _format, mapping) => makePreview(mapping),
    startImport: async () => makeReceipt(),
    loadSample: async () => makeReceipt({ path: '' }),
    cancelImport: async () => undefined,
    changed: async () => undefined,
    tray: { start: vi.fn(() => 7), report: vi.fn(), finish: vi.fn() },
    ...some,
  };
}

/** What is being decided. */
function draftOf({ step }: ImportSession): Draft {
  if (step.at !== 'deciding') throw new Error(`nothing to decide: ${step.at}`);
  return step.draft;
}

/** A promise that is settled by hand. */
function held<T>() {
  let answer: (value: T) => void = () => undefined;
  let fail: (error: unknown) => void = () => undefined;
  const promise = new Promise<T>((resolve, reject) => ([answer, fail] = [resolve, reject]));
  return { promise, answer, fail };
}

describe('ImportSession', () => {
  it('does nothing when the dialog is dismissed', async () => {
    const session = new ImportSession(doors());
    await session.pick();
    expect(session.step.at).toBe('idle');
  });

  it('writes nothing before it is confirmed', async () => {
    const startImport = vi.fn(async () => makeReceipt());
    const session = new ImportSession(doors({ startImport }));
    await session.offer(['/a.csv']);
    session.dismiss();
    expect(startImport).not.toHaveBeenCalled();
    expect(session.step.at).toBe('idle');
  });

  it('imports with what was decided, tells the window, and keeps the receipt in view', async () => {
    const startImport = vi.fn<Doors['startImport']>(async () => makeReceipt());
    const changed = vi.fn(async () => undefined);
    const session = new ImportSession(doors({ startImport, changed }));
    await session.offer(['/a.csv']);
    draftOf(session).source = ' desk ';
    await session.confirm();
    expect(startImport.mock.calls[0]?.[0]).toMatchObject({
      path: '/a.csv',
      format: 'mapped_csv',
      source: 'desk',
    });
    expect(changed).toHaveBeenCalledOnce();
    expect(session.step.at).toBe('done');
  });

  it('takes several files one after another, also after one that fails', async () => {
    const inspectFile = async (path: string) => {
      if (path === '/bad') throw { code: 'file_empty', message: 'empty', details: { fault: 'input' } };
      return makePlan(path);
    };
    const session = new ImportSession(doors({ inspectFile }));
    await session.offer(['/bad', '/good.csv']);
    expect(session.step).toMatchObject({ at: 'failed', path: '/bad', failure: { code: 'file_empty' } });
    expect([session.position, session.round]).toEqual([1, 2]);
    await session.next();
    expect(session.step).toMatchObject({ at: 'deciding' });
    expect([session.position, session.round]).toEqual([2, 2]);
    await session.confirm();
    await session.next();
    expect(session.step.at).toBe('idle');
  });

  it('takes the parts of an archive one after another, and asks a file for its parts once', async () => {
    const listMembers = vi.fn(async (path: string) =>
      path.endsWith('.zip')
        ? ['a.csv', 'b.csv'].map((name) => ({ path: `${path}!/${name}`, name }))
        : [{ path, name: path }],
    );
    const inspectFile = vi.fn(async (path: string) => {
      if (path.endsWith('a.csv')) throw { code: 'file_empty', message: '', details: { fault: 'input' } };
      return makePlan(path);
    });
    const session = new ImportSession(doors({ listMembers, inspectFile }));
    await session.offer(['/x.zip', '/c.csv']);
    expect(session.step).toMatchObject({ at: 'failed', path: '/x.zip!/a.csv' });
    expect([session.position, session.round]).toEqual([1, 3]);
    await session.retry();
    expect([session.position, session.round]).toEqual([1, 3]);
    await session.next();
    expect(session.step).toMatchObject({ at: 'deciding', draft: { plan: { path: '/x.zip!/b.csv' } } });
    await session.next();
    expect(session.step).toMatchObject({ at: 'deciding', draft: { plan: { path: '/c.csv' } } });
    expect(listMembers.mock.calls.map(([path]) => path)).toEqual(['/x.zip', '/c.csv']);
  });

  it('says of an archive that can’t be opened why, and goes on', async () => {
    const listMembers = async () => {
      throw { code: 'file_protected', message: '', details: { fault: 'input' } };
    };
    const session = new ImportSession(doors({ listMembers }));
    await session.offer(['/x.zip']);
    expect(session.step).toMatchObject({ at: 'failed', path: '/x.zip', failure: { code: 'file_protected' } });
  });

  it('lets files dropped meanwhile wait their turn', async () => {
    const session = new ImportSession(doors());
    await session.offer(['/a.csv']);
    await session.offer(['/b.csv']);
    expect(session.step).toMatchObject({ at: 'deciding', draft: { plan: { path: '/a.csv' } } });
    expect(session.queue.map(({ path }) => path)).toEqual(['/b.csv']);
  });

  it('shows the preview of the last mapping only', async () => {
    vi.useFakeTimers();
    const answers = [held<ReturnType<typeof makePreview>>(), held<ReturnType<typeof makePreview>>()];
    let call = 0;
    const session = new ImportSession(
      doors({ previewMapping: () => answers[call++]?.promise ?? Promise.reject() }),
    );
    await session.offer(['/a.csv']);
    const mapping = makePlan('/a.csv').mapping;
    draftOf(session).remap({ ...mapping, zone: 'Europe/Berlin' });
    await vi.advanceTimersByTimeAsync(200);
    draftOf(session).remap({ ...mapping, zone: 'Asia/Tokyo' });
    await vi.advanceTimersByTimeAsync(200);
    answers[1]?.answer({ ...makePreview(), read: 2 });
    answers[0]?.answer({ ...makePreview(), read: 1 });
    await vi.advanceTimersByTimeAsync(0);
    expect(session.step).toMatchObject({
      draft: { preview: { read: 2 }, reading: false, mapping: { zone: 'Asia/Tokyo' } },
    });
    vi.useRealTimers();
  });

  it('returns to the found format with its own mapping', async () => {
    const session = new ImportSession(doors());
    await session.offer(['/zendesk.json']);
    draftOf(session).overrule('mapped_json');
    draftOf(session).remap({ fields: {}, zone: '', day_first: null, channel: '' });
    draftOf(session).overrule('zendesk_json');
    expect(session.step).toMatchObject({
      draft: { format: 'zendesk_json', mapping: makePlan('/zendesk').mapping },
    });
  });

  it('goes on in the tray when folded, and comes back with the receipt', async () => {
    const running = held<ReturnType<typeof makeReceipt>>();
    const some = doors({
      startImport: (_request, listen) => {
        listen(PROGRESS);
        return running.promise;
      },
    });
    const session = new ImportSession(some);
    await session.offer(['/a.csv']);
    const done = session.confirm();
    session.fold();
    expect(some.tray.report).toHaveBeenCalledWith(7, PROGRESS);
    expect(session.folded).toBe(true);
    running.answer(makeReceipt());
    await done;
    expect(some.tray.finish).toHaveBeenCalledWith(7);
    expect([session.folded, session.step.at]).toEqual([false, 'done']);
  });

  it('asks once to stop, and shows what was kept', async () => {
    const running = held<ReturnType<typeof makeReceipt>>();
    const cancelImport = vi.fn(async () => running.answer(makeReceipt({ cancelled: true })));
    const session = new ImportSession(doors({ startImport: () => running.promise, cancelImport }));
    await session.offer(['/a.csv']);
    const done = session.confirm();
    await Promise.all([session.stop(), session.stop()]);
    await done;
    expect(cancelImport).toHaveBeenCalledOnce();
    expect(session.step).toMatchObject({ at: 'done', receipt: { cancelled: true } });
  });

  it('looks again at a file that failed', async () => {
    const startImport = vi.fn<Doors['startImport']>().mockRejectedValueOnce({
      code: 'disk_full',
      message: 'full',
      details: { fault: 'machine' },
    });
    const session = new ImportSession(doors({ startImport }));
    await session.offer(['/a.csv']);
    await session.confirm();
    expect(session.step).toMatchObject({ at: 'failed', failure: { code: 'disk_full' } });
    await session.retry();
    expect(session.step.at).toBe('deciding');
  });
});
