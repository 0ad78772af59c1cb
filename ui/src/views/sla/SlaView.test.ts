import { mockIPC } from '@tauri-apps/api/mocks';
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';

import { slaViewing } from '@/features/sla/viewing';
import type { SlaRules } from '@/ipc/generated/SlaRules';
import { filters } from '@/state/filter.svelte';
import { navigation } from '@/state/navigation.svelte';
import { workspace } from '@/state/workspace.svelte';

import { emptySla, makeSla, makeSlaRules } from '../../../tests/fixtures/sla';
import { emptyStatus, makeStatus } from '../../../tests/fixtures/workspace';
import SlaView from './SlaView.svelte';

vi.mock('@/charts/plotly', () => ({
  default: { react: () => new Promise(() => undefined), purge: () => undefined },
}));

let kept: SlaRules | null;

/** Answers of Rust; `sla` may be replaced. */
function answer(sla: (whatIf: SlaRules | null) => unknown = (whatIf) => makeSla(whatIf, kept ?? undefined)) {
  mockIPC((command, args) => {
    const said = args as Record<string, unknown>;
    if (command === 'sla') return sla(said['whatIf'] as SlaRules | null);
    if (command === 'save_sla_rules') return (kept = said['rules'] as SlaRules);
    return command === 'workspace_status' ? makeStatus() : null;
  });
}

beforeEach(() => {
  kept = null;
  slaViewing.take({ trying: false, whatIf: null, by: 'priority', sort: 'given', down: false });
  filters.setPeriod({ preset: 'all' });
  navigation.go('sla');
  workspace.accept(makeStatus());
});
afterEach(cleanup);

async function shown() {
  answer();
  render(SlaView);
  await screen.findByText('Do we keep our promises?');
}

it('opens the tickets of a part', async () => {
  await shown();
  const list = screen.getByRole('list', { name: /^First response/ });
  await fireEvent.click(within(list).getByRole('button', { name: /Breached/ }));
  expect(navigation.view).toBe('tickets');
  expect(filters.current.sla).toEqual([{ goal: 'first_response', states: ['breached'], what_if: null }]);
});

it('breaks promises down and puts the worst first', async () => {
  await shown();
  await fireEvent.click(screen.getByRole('button', { name: 'Agent' }));
  const [kept_] = screen.getAllByRole('button', { name: 'Kept' });
  if (!kept_) throw new Error('no head');
  await fireEvent.click(kept_);
  expect(slaViewing.current).toMatchObject({ by: 'agent', sort: 'first_response_percent', down: false });
  const table = screen.getByRole('region', { name: 'Where are promises broken?' });
  expect(within(table).getAllByRole('rowheader')[0]?.textContent).toBe('Unassigned');
});

it('shows both promises beside each other under other targets, and keeps them once that is confirmed', async () => {
  await shown();
  await fireEvent.click(screen.getByRole('button', { name: 'What if …?' }));
  const field = screen.getByLabelText('Resolution within, Medium, hours');
  await fireEvent.input(field, { target: { value: '24' } });
  await waitFor(() => expect(screen.getAllByText('As it is')).toHaveLength(2), { timeout: 3000 });
  expect(slaViewing.current.whatIf?.policy.medium.resolution).toBe(24);
  await fireEvent.click(screen.getByRole('button', { name: 'Keep these targets…' }));
  const dialog = await screen.findByRole('dialog');
  expect(dialog.textContent).toContain('Medium: resolution');
  expect(kept).toBeNull();
  await fireEvent.click(within(dialog).getByRole('button', { name: 'Keep these targets' }));
  await waitFor(() => expect(kept?.policy.medium.resolution).toBe(24));
  await waitFor(() => expect(screen.queryByText('As it is')).toBeNull());
  expect(slaViewing.current.whatIf).toBeNull();
});

it('begins with what was tried when the window was last closed', async () => {
  const whatIf = makeSlaRules();
  whatIf.policy.critical.resolution = 4;
  slaViewing.take({ trying: true, whatIf });
  await shown();
  await waitFor(() => expect(screen.getAllByText('As it is')).toHaveLength(2), { timeout: 3000 });
});

it.each([
  ['no promise', () => emptySla(false), 'Nothing is promised yet'],
  ['nothing measured', () => emptySla(), 'No ticket here is measured against a promise.'],
])('says so when there is %s', async (_name, sla, words) => {
  answer(sla);
  render(SlaView);
  expect(await screen.findByText(words)).toBeTruthy();
});

it('says what failed and asks again', async () => {
  let broken = true;
  answer((whatIf) => {
    if (broken) throw { code: 'internal', message: '', details: { fault: 'bug' } };
    return makeSla(whatIf);
  });
  render(SlaView);
  await screen.findByRole('alert');
  broken = false;
  await fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await screen.findByText('Do we keep our promises?')).toBeTruthy();
});

it('invites to import where there is nothing', () => {
  answer();
  workspace.accept(emptyStatus());
  render(SlaView);
  expect(screen.queryByText('Do we keep our promises?')).toBeNull();
  expect(screen.getAllByRole('button').length).toBeGreaterThan(0);
});
