import { cleanup, fireEvent, render, screen, within } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { navigation } from '@/state/navigation.svelte';
import { workspace } from '@/state/workspace.svelte';

import { makeRulePreview, makeRules, makeRulesView } from '../../../tests/fixtures/rules';
import { makeStatus } from '../../../tests/fixtures/workspace';
import CategoryRules from './CategoryRules.svelte';
import ListRules from './ListRules.svelte';
import { Rulebook } from './rulebook.svelte';

function makeBook(): Rulebook {
  return new Rulebook({
    rules: async () => makeRulesView(),
    previewRules: async (rules, of) => makeRulePreview(rules, of),
    saveRules: async (rules) => makeRulesView(rules),
    importRules: async () => makeRules(),
    cancel: async () => undefined,
    changed: async () => undefined,
    tray: { start: () => 1, report: () => undefined, finish: () => undefined },
    said: () => undefined,
    fail: () => undefined,
  });
}

beforeEach(() => workspace.accept(makeStatus()));
afterEach(cleanup);

async function shown() {
  const book = makeBook();
  render(CategoryRules, { book });
  await screen.findByLabelText('Name of the category');
  return book;
}

const name = () => screen.getByLabelText<HTMLInputElement>('Name of the category').value;

describe('categories', () => {
  it('lists them with their tickets and edits the first', async () => {
    await shown();
    const list = screen.getByRole('navigation', { name: 'Categories' });
    expect(within(list).getByRole('button', { name: /^Billing/ }).textContent).toContain('4,112');
    expect(name()).toBe('Billing');
  });

  it('edits the one that was asked for', async () => {
    navigation.category = 'integration';
    await shown();
    await vi.waitFor(() => expect(name()).toBe('Integration'));
    expect(navigation.category).toBeNull();
  });

  it('adds rules to a name that only tickets know', async () => {
    const book = await shown();
    await fireEvent.click(screen.getByRole('button', { name: /^Warranty/ }));
    expect(name()).toBe('Warranty');
    expect(book.draft.changed).toEqual(['categories']);
  });

  it('adds a rule with Enter, and takes it away', async () => {
    const book = await shown();
    const category = book.subject.category;
    const before = category?.rows.length ?? 0;
    const fields = screen.getAllByLabelText('Words');
    await fireEvent.keyDown(fields[0] as HTMLElement, { key: 'Enter' });
    expect(category?.rows.length).toBe(before + 1);
    await fireEvent.click(screen.getByRole('button', { name: 'Remove this rule' }));
    expect(category?.rows.length).toBe(before);
  });

  it('sets how much a rule counts by word and by number', async () => {
    const book = await shown();
    const row = book.subject.category?.rows[0];
    await fireEvent.change(screen.getByLabelText('Strength of payment'), { target: { value: '0.3' } });
    expect(row?.value).toBe(0.3);
    await fireEvent.change(screen.getByLabelText('Strength of payment as a number'), {
      target: { value: '1,8' },
    });
    expect(row?.value).toBe(1.8);
  });

  it('says what becomes of tickets before a category goes', async () => {
    const book = await shown();
    await fireEvent.click(screen.getByRole('button', { name: 'Delete…' }));
    const dialog = await screen.findByRole('dialog');
    expect(dialog.textContent).toContain('4,112 tickets have it now');
    await fireEvent.click(within(dialog).getByRole('button', { name: 'Delete category' }));
    expect(book.draft.categories.map((category) => category.name)).not.toContain('billing');
    await vi.waitFor(() => expect(name()).toBe('Technical'));
  });

  it('shows a fault at its row and saves nothing with it', async () => {
    const book = await shown();
    const field = screen.getAllByLabelText('Words')[0] as HTMLInputElement;
    await fireEvent.focusIn(field);
    await fireEvent.input(field, { target: { value: '/(a/' } });
    const fault = await screen.findByText('A bracket is opened and never closed.');
    expect(field.getAttribute('aria-describedby')).toBe(fault.id);
    const save = screen.getByRole<HTMLButtonElement>('button', { name: /^Save and apply/ });
    expect([book.sound, save.disabled]).toEqual([false, true]);
  });
});

describe('urgency', () => {
  it('moves a rule to the group it counts for', async () => {
    render(ListRules, { book: makeBook(), list: 'urgency' });
    const group = await screen.findByRole('region', { name: 'High' });
    await fireEvent.change(within(group).getByLabelText('Urgency of deadline'), { target: { value: '2' } });
    const critical = screen.getByRole('region', { name: 'Critical' });
    expect(within(critical).getByLabelText('Urgency of deadline')).toBeTruthy();
  });
});

it('finds a rule by its words, and keeps a new one in sight', async () => {
  render(ListRules, { book: makeBook(), list: 'urgency' });
  const search = await screen.findByLabelText('Find a rule by its words');
  await fireEvent.input(search, { target: { value: 'Dead' } });
  const words = () => screen.getAllByLabelText<HTMLInputElement>('Words').map(({ value }) => value);
  expect(words()).toEqual(['deadline']);
  const low = screen.getByRole('region', { name: 'Low' });
  await fireEvent.click(within(low).getByRole('button', { name: 'Add words' }));
  expect(words()).toEqual(['deadline', '']);
});

describe('tone', () => {
  it('keeps the two limits apart', async () => {
    const book = makeBook();
    render(ListRules, { book, list: 'tone' });
    const slider = await screen.findByLabelText('Negative at or below');
    await fireEvent.input(slider, { target: { value: '0.8' } });
    expect(book.draft.negativeTo).toBe(0.2);
  });
});
