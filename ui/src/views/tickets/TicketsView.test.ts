import { cleanup, render, screen } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import type { Filter } from '@/ipc/generated/Filter';
import type { TicketKey } from '@/ipc/generated/TicketKey';
import { workspace } from '@/state/workspace.svelte';

import { makeDetail, makePage, numberOf } from '../../../tests/fixtures/tickets';
import { emptyStatus, makeStatus } from '../../../tests/fixtures/workspace';
import TicketsView from './TicketsView.svelte';

vi.mock('@/ipc/client', async (original) => ({
  ...(await original<typeof import('@/ipc/client')>()),
  tickets: async (filter: Filter, _sort: string, offset: number, limit: number, withFacets: boolean) =>
    makePage(filter, offset, limit, withFacets),
  ticket: async (key: TicketKey, text: string) => makeDetail(numberOf(key), text),
}));

/** Draws the screen in a window of this width, CSS pixels. */
function at(width: number) {
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(width);
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(800);
  return render(TicketsView);
}

beforeEach(() => workspace.accept(makeStatus()));
afterEach(cleanup);

describe('the Tickets screen', () => {
  it('asks for a file while there is nothing', () => {
    workspace.accept(emptyStatus());
    at(1228);
    expect(screen.getByText(/Drop your helpdesk/)).toBeTruthy();
    expect(screen.queryByRole('listbox')).toBeNull();
  });

  it('stands four parts side by side and opens the first ticket', async () => {
    at(1228);
    expect(await screen.findByRole('heading', { level: 2, name: 'Charged twice again' })).toBeTruthy();
    expect(screen.getByRole('complementary', { name: 'Narrow the list' })).toBeTruthy();
    expect(screen.getByRole('complementary', { name: 'Beside this ticket' })).toBeTruthy();
    expect(screen.queryByRole('tab')).toBeNull();
  });

  it('folds the last part into tabs where it does not fit', async () => {
    at(1068);
    expect(await screen.findByRole('tab', { name: /Facts/ })).toBeTruthy();
    expect(screen.queryByRole('complementary', { name: 'Beside this ticket' })).toBeNull();
  });

  it('shows the list alone where only one part fits', async () => {
    at(428);
    expect(await screen.findByRole('listbox', { name: 'Tickets' })).toBeTruthy();
    expect(screen.queryByRole('region', { name: 'Ticket' })).toBeNull();
    expect(screen.getByText('Narrow')).toBeTruthy();
  });
});
