import { beforeEach, describe, expect, it } from 'vitest';

import { NOTHING, only, toggleFacet } from '@/shared/filter';

import { makeStatus } from '../../tests/fixtures/workspace';
import { filters } from './filter.svelte';
import { navigation } from './navigation.svelte';
import { recallFilter } from './remembered';
import { workspace } from './workspace.svelte';

beforeEach(() => {
  localStorage.clear();
  workspace.accept(makeStatus());
  filters.clear();
  filters.setPeriod({ preset: 'last_30' });
  navigation.go('overview');
});

describe('the filter', () => {
  it('turns a preset into a period', () => expect(filters.days).toEqual(['2026-09-23', '2026-10-22']));

  it('keeps its period when the rest changes', () => {
    filters.update((filter) => toggleFacet(filter, 'channel', 'email'));
    expect(filters.current.facets).toEqual({ channel: ['email'] });
    expect(filters.days).toEqual(['2026-09-23', '2026-10-22']);
  });

  it('is remembered', () => {
    filters.update((filter) => ({ ...filter, text: 'refund' }));
    const kept = recallFilter();
    expect(kept?.rest.text).toBe('refund');
    expect(kept?.choice).toEqual({ preset: 'last_30' });
  });

  it.each(['', '{', '[]', '{"rest":1}', '{"rest":{"text":1}}', '{"rest":{"ranges":{}}}'])(
    'does not trust %s',
    (stored) => {
      localStorage.setItem('support-lens.filter.1', stored);
      expect(recallFilter()).toBeNull();
    },
  );

  it('drops a period it does not know', () => {
    localStorage.setItem(
      'support-lens.filter.1',
      '{"rest":{},"choice":{"preset":"soon"},"exact":{"start":2,"end":1}}',
    );
    expect(recallFilter()).toMatchObject({ choice: null, exact: null });
  });
});

it('begins anew in another workspace', () => {
  filters.update((filter) => ({ ...filter, text: 'refund' }));
  navigation.openTickets(only('category', 'billing'));
  filters.reset();
  navigation.reset();
  expect(filters.current).toMatchObject({ text: '', facets: {} });
  expect([filters.ready, navigation.view, navigation.origin]).toEqual([false, 'overview', null]);
  expect(recallFilter()).toMatchObject({ choice: null });
});

describe('opening tickets', () => {
  it('narrows, and comes back to where it was', () => {
    const before = filters.current;
    const day = { start: 5, end: 6 };
    navigation.openTickets({ ...only('category', 'billing'), period: day });
    expect(navigation.view).toBe('tickets');
    expect(filters.current).toMatchObject({ period: day, facets: { category: ['billing'] } });
    navigation.back();
    expect(navigation.view).toBe('overview');
    expect(filters.current).toEqual(before);
    expect(navigation.origin).toBeNull();
  });

  it('can leave the period behind', () => {
    navigation.openTickets({ ...NOTHING, all_time: true, having: ['undated'] });
    expect(filters.current.period).toBeNull();
  });

  it('keeps the chosen period chosen', () => {
    navigation.openTickets(only('channel', 'chat'));
    expect(filters.exact).toBeNull();
    expect(filters.choice).toEqual({ preset: 'last_30' });
  });
});

describe('Settings', () => {
  it('opens at a part, and of Categories at the one named', () => {
    navigation.openSettings('categories', 'billing');
    expect([navigation.view, navigation.section, navigation.category]).toEqual([
      'settings',
      'categories',
      'billing',
    ]);
    navigation.openSettings('tone');
    expect([navigation.section, navigation.category]).toEqual(['tone', null]);
  });

  it('is left only once its guard lets go', () => {
    const before = navigation.guard;
    let go: () => void = () => undefined;
    navigation.go('settings');
    navigation.guard = (_from, leave) => void (go = leave);
    navigation.openTickets(only('category', 'billing'));
    expect([navigation.view, filters.current.facets]).toEqual(['settings', {}]);
    go();
    expect([navigation.view, filters.current.facets]).toEqual(['tickets', { category: ['billing'] }]);
    navigation.guard = before;
  });
});
