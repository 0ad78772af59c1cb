import { cleanup, fireEvent, render, screen, within } from '@testing-library/svelte';
import { afterEach, describe, expect, it, vi } from 'vitest';

import { makePlan, makePreview, makeReceipt } from '../../../tests/fixtures/imports';
import ImportDialog from './ImportDialog.svelte';
import { ImportSession, type Doors } from './session.svelte';

vi.mock('@/ipc/client', () => ({ zones: async () => ['Asia/Tokyo'], saveRejections: vi.fn() }));

function session(some: Partial<Doors> = {}): ImportSession {
  return new ImportSession({
    pickFiles: async () => [],
    listMembers: async (path) => [{ path, name: path }],
    inspectFile: async (path) => makePlan(path),
    previewMapping: async (_path, _format, mapping) => makePreview(mapping),
    startImport: async () => makeReceipt(),
    loadSample: async () => makeReceipt(),
    cancelImport: async () => undefined,
    changed: async () => undefined,
    tray: { start: () => 1, report: () => undefined, finish: () => undefined },
    ...some,
  });
}

async function opened(path: string, some: Partial<Doors> = {}) {
  const imports = session(some);
  const onoverview = vi.fn();
  const onundo = vi.fn();
  render(ImportDialog, { session: imports, sources: ['zendesk'], zone: 'UTC', onoverview, onundo });
  await imports.offer([path]);
  return { imports, onoverview, onundo, dialog: await screen.findByRole('dialog') };
}

afterEach(cleanup);

describe('the import dialog', () => {
  it('says what was found and that nothing is saved yet', async () => {
    const { dialog } = await opened('/x/helpdesk.csv');
    expect(dialog.textContent).toContain('Import helpdesk.csv');
    expect(dialog.textContent).toContain('Nothing is saved until you confirm');
    expect(dialog.textContent).toContain('separated by semicolon');
    expect(dialog.textContent).toContain('9 columns in each of the first 200 rows');
  });

  it('shows values beside what they become, and flags those that cannot be read', async () => {
    const { dialog } = await opened('/x/helpdesk.csv');
    const row = within(dialog).getByRole('row', { name: /^Created/ });
    expect(row.textContent).toContain('03/04/2026 08:12');
    expect(row.textContent).toContain('3 Apr 2026, 08:12 UTC');
    expect(row.textContent).toContain('not read');
    expect(row.textContent).toContain('1 value could not be read');
  });

  it('asks for zone and order of day and month only where dates leave them open', async () => {
    const { dialog } = await opened('/x/helpdesk.csv');
    expect(within(dialog).getByLabelText(/Times without a zone/)).toBeTruthy();
    expect(within(dialog).getByLabelText(/is read as/)).toBeTruthy();
    await fireEvent.change(within(dialog).getByLabelText('Column for Created'), { target: { value: '' } });
    expect(within(dialog).queryByLabelText(/is read as/)).toBeNull();
  });

  it('says what the file itself says of its times, and why', async () => {
    const inspectFile = async (path: string) => ({
      ...makePlan(path),
      dates: {
        zone: 'Europe/Berlin',
        zone_from: 'Opened (Europe/Berlin)',
        day_first: true,
        example: '23/04/2026',
      },
      mapping: { ...makePlan(path).mapping, day_first: true },
    });
    const { dialog } = await opened('/x/helpdesk.csv', { inspectFile });
    expect(within(dialog).queryByLabelText(/Times without a zone/)).toBeNull();
    expect(dialog.textContent).toContain('The file says so: “Opened (Europe/Berlin)”');
    expect(dialog.textContent).toContain('because the column holds “23/04/2026”');
    const order = within(dialog).getByLabelText(/is read as/);
    await fireEvent.change(order, { target: { value: 'month' } });
    expect(dialog.textContent).not.toContain('because the column');
  });

  it('reads each row as one message when told so', async () => {
    const previewMapping = vi.fn<Doors['previewMapping']>(async (_path, _format, mapping) =>
      makePreview(mapping),
    );
    const { dialog } = await opened('/x/helpdesk.csv', { previewMapping });
    await fireEvent.change(within(dialog).getByLabelText('Each row is'), { target: { value: 'message' } });
    expect(dialog.textContent).toContain('Rows with the same ticket number become one ticket');
    await vi.waitFor(() => expect(previewMapping).toHaveBeenCalledOnce());
    expect(previewMapping.mock.calls[0]?.[2].fields).toMatchObject({
      message_text: 'What happened',
      message_at: 'Opened',
    });
  });

  it('says which earlier file the columns are mapped like, until they are changed', async () => {
    const inspectFile = async (path: string) => ({ ...makePlan(path), remembered: 'february.csv' });
    const { dialog } = await opened('/x/helpdesk.csv', { inspectFile });
    expect(dialog.textContent).toContain('as you mapped them for “february.csv”');
    await fireEvent.change(within(dialog).getByLabelText('Column for Status'), { target: { value: '' } });
    expect(dialog.textContent).not.toContain('february.csv');
  });

  it('previews a changed column and warns of what is lacking', async () => {
    const previewMapping = vi.fn<Doors['previewMapping']>(async (_path, _format, mapping) =>
      makePreview(mapping),
    );
    const { dialog } = await opened('/x/helpdesk.csv', { previewMapping });
    await fireEvent.change(within(dialog).getByLabelText('Column for Ticket number'), {
      target: { value: '' },
    });
    expect(dialog.textContent).toContain('No ticket number');
    await vi.waitFor(() => expect(previewMapping).toHaveBeenCalledOnce());
    expect(previewMapping.mock.calls[0]?.[2].fields.id).toBeUndefined();
  });

  it('does not import without a source or without any column', async () => {
    const { dialog } = await opened('/x/helpdesk.csv');
    const button = () => within(dialog).getByRole<HTMLButtonElement>('button', { name: 'Import' });
    const source = within(dialog).getByLabelText('Which helpdesk is it from?');
    expect(button().disabled).toBe(false);
    await fireEvent.input(source, { target: { value: ' ' } });
    expect(button().disabled).toBe(true);
    await fireEvent.input(source, { target: { value: 'desk' } });
    for (const select of within(dialog).getAllByLabelText(/^Column for/)) {
      await fireEvent.change(select, { target: { value: '' } });
    }
    expect(dialog.textContent).toContain('Choose at least one column');
    expect(button().disabled).toBe(true);
  });

  it('lets a recognised format stand, with its columns shown', async () => {
    const { dialog } = await opened('/x/zendesk.json');
    expect(within(dialog).queryByLabelText(/^Column for/)).toBeNull();
    await fireEvent.change(within(dialog).getByLabelText('Read it as'), {
      target: { value: 'mapped_json' },
    });
    expect(within(dialog).getAllByLabelText(/^Column for/).length).toBeGreaterThan(4);
  });

  it('ends with a receipt that adds up, its refused rows, and a way to the overview', async () => {
    const { dialog, onoverview, onundo } = await opened('/x/helpdesk.csv');
    await fireEvent.click(within(dialog).getByRole('button', { name: 'Import' }));
    const sum = await within(dialog).findByLabelText(
      '12,503 read = 12,011 new + 402 updated + 67 unchanged + 11 skipped + 12 rejected',
    );
    expect(sum).toBeTruthy();
    expect(within(dialog).getAllByText('yesterday').length).toBeGreaterThan(1);
    expect(within(dialog).getByRole('button', { name: 'Save as CSV' })).toBeTruthy();
    await fireEvent.click(within(dialog).getByRole('button', { name: /^Undo this import/ }));
    expect(onundo.mock.calls[0]?.[0]).toMatchObject({ import: 3 });
    await fireEvent.click(within(dialog).getByRole('button', { name: 'Show overview' }));
    expect(onoverview).toHaveBeenCalledOnce();
  });

  it('names file, line and remedy when a file cannot be read', async () => {
    const inspectFile = async () => {
      const details = { fault: 'input', file: '/x/a.csv', line: 812, remedy: 'Close the quotation mark.' };
      throw { code: 'file_malformed', message: 'a quotation mark is never closed', details };
    };
    const { dialog } = await opened('/x/a.csv', { inspectFile });
    for (const words of ['/x/a.csv, line 812', 'Close the quotation mark.', 'never closed']) {
      expect(dialog.textContent).toContain(words);
    }
  });
});
