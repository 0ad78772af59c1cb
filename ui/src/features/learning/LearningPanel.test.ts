import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, describe, expect, it, vi } from 'vitest';

import { makeLearning, makeReport } from '../../../tests/fixtures/learning';
import LabelChoice from './LabelChoice.svelte';
import Result from './Result.svelte';

afterEach(cleanup);

function result(some: Parameters<typeof makeReport>[0] = {}, since = 0) {
  const seen = { onswitch: vi.fn(), ontrain: vi.fn(), onopen: vi.fn() };
  const report = makeReport(some);
  const view = render(Result, { report, on: false, since, zone: 'UTC', running: null, ...seen });
  return { ...seen, ...view };
}

describe('what was learned', () => {
  it('can be switched on when it is better', async () => {
    const { onswitch } = result();
    await fireEvent.click(screen.getByRole('switch', { name: 'Off' }));
    expect(onswitch).toHaveBeenCalledWith(true);
  });

  it('stays off when it is not, and says why', () => {
    result({ verdict: 'not_better_than_rules' });
    expect((screen.getByRole('switch') as HTMLButtonElement).disabled).toBe(true);
    expect(screen.getByRole('heading', { name: /Not better than your rules/ })).toBeTruthy();
  });

  it('counts what was mixed up, and opens a mistake', async () => {
    const { onopen } = result();
    expect(screen.getByTitle('9 of Integration called Technical').textContent).toBe('9');
    await fireEvent.click(screen.getByRole('button', { name: 'Charged twice again' }));
    expect(onopen).toHaveBeenCalledWith({ source: 'zendesk', id: '48212' });
  });

  it('offers to train again after corrections, from the same labels', async () => {
    const { ontrain } = result({}, 23);
    expect(screen.getByText('23 corrections since it was trained.')).toBeTruthy();
    await fireEvent.click(screen.getByRole('button', { name: 'Train again' }));
    expect(ontrain).toHaveBeenCalledWith({ from: 'categories' });
  });
});

describe('the choice of labels', () => {
  it('trains on ticked tags once two have enough tickets', async () => {
    const ontrain = vi.fn();
    render(LabelChoice, { status: makeLearning(), running: null, ontrain });
    await fireEvent.click(screen.getByRole('radio', { name: /^Tags/ }));
    const train = screen.getByRole('button', { name: 'Train and test' }) as HTMLButtonElement;
    expect(train.disabled).toBe(true);
    for (const tag of [/^refund/, /^bug/]) await fireEvent.click(screen.getByRole('checkbox', { name: tag }));
    await fireEvent.click(train);
    expect(ontrain).toHaveBeenCalledWith({ from: 'tags', value: ['refund', 'bug'] });
  });
});
