import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { createRawSnippet } from 'svelte';
import { afterEach, expect, it, vi } from 'vitest';

import { navigation } from '@/state/navigation.svelte';

import { makeDetail } from '../../../tests/fixtures/tickets';
import LabelPopover from './LabelPopover.svelte';

afterEach(() => {
  cleanup();
  navigation.go('overview');
});

const children = createRawSnippet(() => ({ render: () => '<span>label</span>' }));

it.each([
  ['category', 'categories', 'billing'],
  ['priority', 'urgency', null],
  ['tone', 'tone', null],
] as const)('leads from %s to the words that decide it', async (label, section, category) => {
  render(LabelPopover, { detail: makeDetail(0), label, open: true, oncorrect: vi.fn(), children });
  await fireEvent.click(await screen.findByRole('button', { name: /^Edit the words/ }));
  expect([navigation.view, navigation.section, navigation.category]).toEqual(['settings', section, category]);
});
