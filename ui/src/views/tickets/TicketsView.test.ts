import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import type { Filter } from '@/ipc/generated/Filter';
import type { TicketKey } from '@/ipc/generated/TicketKey';
import { categories } from '@/state/categories.svelte';
import { toasts } from '@/state/toasts.svelte';
import { workspace } from '@/state/workspace.svelte';

import { makeRulesView } from '../../../tests/fixtures/rules';
import { makeDetail, makePage, numberOf } from '../../../tests/fixtures/tickets';
import { emptyStatus, makeStatus } from '../../../tests/fixtures/workspace';
import TicketsView from './TicketsView.svelte';

const corrected = vi.hoisted(() => vi.fn());

vi.mock('@/ipc/client', async (original) => ({
  ...(await original<typeof import('@/ipc/client')>()),
  tickets: async (filter: Filter, _sort: string, offset: number, limit: number, withFacets: boolean) =>
    makePage(filter, offset, limit, withFacets),
  ticket: async (key: TicketKey, text: string) => makeDetail(numberOf(key), text),
  rules: async () => makeRulesView(),
  correct: corrected,
  workspaceStatus: async () => makeStatus(),
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

  it('opens the categories by key, and a choice corrects the open ticket', async () => {
    await categories.load();
    at(1228);
    await screen.findByRole('heading', { level: 2, name: 'Charged twice again' });
    await fireEvent.keyDown(document.body, { key: 'c' });
    await fireEvent.click(await screen.findByRole('option', { name: /^Technical/ }));
    await vi.waitFor(() => expect(toasts.list.at(-1)?.title).toBe('Category: Technical'));
    expect(corrected).toHaveBeenCalledWith([{ source: 'zendesk', id: '48212' }], {
      label: 'category',
      value: { category: 'technical', subcategory: null },
    });
    expect(toasts.list.at(-1)?.action?.label).toBe('Undo');
  });

  it('corrects all selected tickets at once', async () => {
    at(1228);
    await screen.findByRole('heading', { level: 2, name: 'Charged twice again' });
    await fireEvent.keyDown(document.body, { key: 'x' });
    await fireEvent.keyDown(document.body, { key: 'J', shiftKey: true });
    expect(await screen.findByText('2 selected')).toBeTruthy();
    await fireEvent.keyDown(document.body, { key: 'c' });
    const search = await screen.findByPlaceholderText('Find or name a category');
    await fireEvent.input(search, { target: { value: 'Refund to card' } });
    await fireEvent.click(await screen.findByRole('option', { name: 'New category “Refund to card”' }));
    await vi.waitFor(() =>
      expect(corrected).toHaveBeenLastCalledWith(
        [
          { source: 'zendesk', id: '48212' },
          { source: 'zendesk', id: '48211' },
        ],
        { label: 'category', value: { category: 'Refund to card', subcategory: null } },
      ),
    );
    await fireEvent.keyDown(document.body, { key: 'Escape' });
    await vi.waitFor(() => expect(screen.queryByText('2 selected')).toBeNull());
  });
});
