import { beforeEach, describe, expect, it } from 'vitest';

import { toggleFacet } from '@/shared/filter';

import { makeStatus } from '../../tests/fixtures/workspace';
import { filters } from './filter.svelte';
import { isLink, linkHere, openLink } from './link';
import { navigation } from './navigation.svelte';
import { resetViewings, Viewing } from './viewing.svelte';
import { workspace } from './workspace.svelte';

const desk = new Viewing('tickets', { tab: 'list', widths: [1, 2], picked: null as string | null });

beforeEach(() => {
  localStorage.clear();
  workspace.accept(makeStatus());
  filters.clear();
  filters.setPeriod({ preset: 'last_30' });
  navigation.go('overview');
  desk.take({});
});

describe('a link', () => {
  it('leads back to screen, filter and what the screen was set to', () => {
    navigation.go('tickets');
    filters.update((filter) => toggleFacet({ ...filter, text: 'Größe “ß” 👍' }, 'channel', 'email'));
    desk.set({ tab: 'split', picked: 'a' });
    const [link, filter] = [linkHere(), filters.current];
    filters.clear();
    desk.take({});
    navigation.go('overview');
    expect(openLink(`  ${link}\n`)).toBe(true);
    expect(navigation.view).toBe('tickets');
    expect(filters.current).toEqual(filter);
    expect(desk.current).toEqual({ tab: 'split', widths: [1, 2], picked: 'a' });
  });

  it.each(['support-lens://view/', 'support-lens://view/%%%', 'support-lens://view/e30'])(
    'that is %s changes nothing',
    (link) => {
      expect(isLink(link)).toBe(true);
      expect(openLink(link)).toBe(false);
      expect(navigation.view).toBe('overview');
    },
  );

  it('cut short is told apart', () => {
    const link = linkHere();
    expect(openLink(link.slice(0, link.length - 5))).toBe(false);
  });
});

describe('what a screen is set to', () => {
  it.each([
    ['nothing', undefined, {}],
    ['another kind', { tab: 3, widths: 'x' }, {}],
    ['an unknown field', { colour: 'red' }, {}],
    ['one sound field', { tab: 'split', widths: null }, { tab: 'split' }],
  ])('takes of %s what makes sense', (_, told, expected) => {
    desk.take(told);
    expect(desk.current).toEqual({ tab: 'list', widths: [1, 2], picked: null, ...expected });
  });

  it('is forgotten in another workspace', () => {
    desk.set({ tab: 'split', picked: 'a' });
    resetViewings();
    expect(desk.current).toEqual({ tab: 'list', widths: [1, 2], picked: null });
  });

  it('survives a restart', () => {
    desk.set({ tab: 'split' });
    expect(new Viewing('tickets', { tab: 'list' }).current).toEqual({ tab: 'split' });
  });

  it('is judged by its screen', () => {
    const judged = new Viewing('tickets', { tab: 'list' }, ({ tab }) => tab !== 'split');
    judged.take({ tab: 'split' });
    expect(judged.current).toEqual({ tab: 'list' });
  });
});

it('begins with the screen shown last', () => {
  navigation.go('tickets');
  expect(localStorage.getItem('support-lens.view.1')).toBe('"tickets"');
});
