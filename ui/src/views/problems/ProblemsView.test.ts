import { mockIPC } from '@tauri-apps/api/mocks';
import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';

import { problemsViewing } from '@/features/problems/viewing';
import { filters } from '@/state/filter.svelte';
import { navigation } from '@/state/navigation.svelte';
import { workspace } from '@/state/workspace.svelte';

import { emptyProblems, makeProblems } from '../../../tests/fixtures/problems';
import { makeStatus } from '../../../tests/fixtures/workspace';
import ProblemsView from './ProblemsView.svelte';

vi.mock('@/charts/plotly', () => ({
  default: { react: () => new Promise(() => undefined), purge: () => undefined },
}));

beforeEach(() => {
  problemsViewing.take({ area: 'first', all: false });
  filters.clear();
  filters.setPeriod({ preset: 'all' });
  navigation.go('problems');
  workspace.accept(makeStatus());
});
afterEach(cleanup);

async function shown(problems = makeProblems()) {
  mockIPC((command) => (command === 'problems' ? problems : null));
  render(ProblemsView);
  await screen.findByText('What should we look into?');
}

it('opens exactly the tickets of a recommendation', async () => {
  await shown();
  await fireEvent.click(
    screen.getByRole('button', { name: /^Customers are less satisfied with Integration/ }),
  );
  expect([navigation.view, filters.current.facets]).toEqual(['tickets', { category: ['integration'] }]);
});

it('shows all recommendations when asked, and remembers it', async () => {
  await shown();
  expect(screen.queryByText(/grew from/)).toBeNull();
  await fireEvent.click(screen.getByRole('button', { name: '7 more' }));
  expect(screen.getByText(/grew from/)).toBeTruthy();
  expect(problemsViewing.current.all).toBe(true);
});

it('folds out one area, whose worst tickets open', async () => {
  await shown();
  await fireEvent.click(screen.getByRole('button', { name: /^Very negative tone score/ }));
  expect(screen.getByRole('button', { name: /^Solved too late later/ }).getAttribute('aria-expanded')).toBe(
    'false',
  );
  const [worst] = screen.getAllByRole('button', { name: 'Card charged twice for the March invoice' });
  if (!worst) throw new Error('no ticket');
  await fireEvent.click(worst);
  expect([navigation.view, navigation.ticket]).toEqual(['tickets', { source: 'zendesk', id: '5120' }]);
});

it('says that nothing stands out', async () => {
  await shown(emptyProblems());
  expect(screen.getByText(/Nothing stands out beyond chance/)).toBeTruthy();
  expect(screen.getByText(/No ticket here is late/)).toBeTruthy();
  expect(screen.getByText('Nothing is open here.')).toBeTruthy();
});
