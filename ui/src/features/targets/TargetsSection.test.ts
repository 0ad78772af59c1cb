import { cleanup, fireEvent, render, screen, within } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';

import type { SlaRules } from '@/ipc/generated/SlaRules';
import { workspace } from '@/state/workspace.svelte';

import { makeSlaRules } from '../../../tests/fixtures/sla';
import { makeStatus } from '../../../tests/fixtures/workspace';
import { TargetDesk } from './desk.svelte';
import TargetsSection from './TargetsSection.svelte';

beforeEach(() => workspace.accept(makeStatus()));
afterEach(cleanup);

async function shown() {
  const saveSlaRules = vi.fn(async (rules: SlaRules) => rules);
  const desk = new TargetDesk({
    slaRules: async () => makeSlaRules(),
    saveSlaRules,
    readHolidays: async () => [
      { day: '2026-12-25', name: 'Christmas Day', shifts: [] },
      { day: '2027-05-01', name: 'Labour Day', shifts: [] },
    ],
    changed: async () => undefined,
    said: () => undefined,
    fail: () => undefined,
  });
  render(TargetsSection, { desk });
  await screen.findByText('What do we promise?');
  return { desk, saveSlaRules };
}

const type = (field: HTMLElement, value: string) => fireEvent.input(field, { target: { value } });

it('saves a changed target once asked to', async () => {
  const { saveSlaRules } = await shown();
  expect(screen.queryByRole('button', { name: 'Save' })).toBeNull();
  await type(screen.getByLabelText('Resolution within, Critical, hours'), '6');
  await fireEvent.click(screen.getByRole('button', { name: 'Save' }));
  expect(saveSlaRules.mock.calls[0]?.[0].policy.critical.resolution).toBe(6);
  await vi.waitFor(() => expect(screen.queryByRole('button', { name: 'Save' })).toBeNull());
});

it('says at the row what is wrong, and does not save it', async () => {
  await shown();
  await type(screen.getByLabelText('Friday, part 2: from'), '11:00');
  expect(
    within(screen.getByRole('group', { name: 'Hours on Friday' })).getByRole('alert').textContent,
  ).toContain('Overlaps');
  expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Save' }).disabled).toBe(true);
  await fireEvent.click(screen.getByRole('button', { name: 'Discard' }));
  expect(screen.queryByRole('alert')).toBeNull();
});

it('opens a day and splits it', async () => {
  const { desk } = await shown();
  await fireEvent.click(screen.getByRole('button', { name: 'Open on Saturday' }));
  await fireEvent.click(screen.getByRole('button', { name: 'Add more hours on Saturday' }));
  expect(desk.draft.rules?.hours.week[5]).toEqual([
    { from: 540, to: 1020 },
    { from: 1050, to: 1290 },
  ]);
});

it('shows the days of a file before it takes those that are chosen', async () => {
  const { desk } = await shown();
  await fireEvent.click(screen.getByRole('button', { name: /Import from a calendar file/ }));
  const dialog = await screen.findByRole('dialog');
  expect(dialog.textContent).toContain('1 day is listed already');
  expect(within(dialog).queryByText('Christmas Day')).toBeNull();
  await fireEvent.click(within(dialog).getByRole('button', { name: /Add 1/ }));
  expect(desk.draft.days.map(({ name }) => name)).toContain('Labour Day');
});
