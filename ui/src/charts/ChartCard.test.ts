import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import type { Component } from 'svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import type { Narrow } from '@/ipc/generated/Narrow';
import type { Overview } from '@/ipc/generated/Overview';

import { emptyOverview, makeOverview } from '../../tests/fixtures/overview';
import ChartCard from './ChartCard.svelte';
import { CATEGORIES, SATISFACTION } from './registry';
import type { Chart } from './types';

/** Plotly as far as a card uses it; `click` plays a click on a mark. */
const plotly = vi.hoisted(() => {
  const listeners = new Map<string, (event: { points: { customdata?: unknown }[] }) => void>();
  return {
    listeners,
    react: vi.fn((element: HTMLElement) =>
      Promise.resolve(
        Object.assign(element, { on: (name: string, listen: never) => listeners.set(name, listen) }),
      ),
    ),
    purge: vi.fn(),
  };
});
vi.mock('./plotly', () => ({ default: plotly }));

beforeEach(() => {
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(400);
  plotly.listeners.clear();
  plotly.purge.mockClear();
});
afterEach(cleanup);

function show(chart: Chart<Overview>, view: Overview, onopen: (opens: Narrow) => void) {
  const Card: Component<{ chart: Chart<Overview>; view: Overview; onopen: (opens: Narrow) => void }> =
    ChartCard;
  return render(Card, { chart, view, onopen });
}

describe('a chart card', () => {
  it('asks its question, says unit and n, and opens the n', async () => {
    const onopen = vi.fn();
    show(SATISFACTION, makeOverview(), onopen);
    expect(screen.getByRole('region', { name: 'Are customers satisfied?' })).toBeTruthy();
    await fireEvent.click(screen.getByRole('button', { name: 'n 684' }));
    expect(onopen).toHaveBeenCalledWith(expect.objectContaining({ having: ['rated'] }));
  });

  it('opens exactly a mark’s tickets', async () => {
    const onopen = vi.fn();
    show(CATEGORIES, makeOverview(), onopen);
    await waitFor(() => expect(plotly.listeners.has('plotly_click')).toBe(true));
    plotly.listeners.get('plotly_click')?.({ points: [{ customdata: 2 }] });
    expect(onopen).toHaveBeenCalledWith(expect.objectContaining({ facets: [['category', ['technical']]] }));
  });

  it('has a table behind it whose rows open tickets', async () => {
    const onopen = vi.fn();
    show(CATEGORIES, makeOverview(), onopen);
    await fireEvent.click(screen.getByRole('button', { name: 'Show as table' }));
    expect(screen.getAllByRole('row')).toHaveLength(8);
    await fireEvent.click(screen.getByRole('button', { name: 'Billing' }));
    expect(onopen).toHaveBeenCalledWith(expect.objectContaining({ facets: [['category', ['billing']]] }));
  });

  it('has a spoken name with its main fact', () => {
    show(CATEGORIES, makeOverview(), vi.fn());
    expect(screen.getByRole('img').getAttribute('aria-label')).toContain(
      'Billing is the largest with 612 tickets',
    );
  });

  it('says what is missing instead of drawing nothing', () => {
    show(SATISFACTION, emptyOverview(), vi.fn());
    expect(screen.getByText(/Nobody rated these tickets/)).toBeTruthy();
    expect(screen.queryByRole('img')).toBeNull();
  });

  it('purges its picture when it leaves', async () => {
    const { unmount } = show(CATEGORIES, makeOverview(), vi.fn());
    await waitFor(() => expect(plotly.listeners.size).toBe(3));
    unmount();
    expect(plotly.purge).toHaveBeenCalledOnce();
  });
});
