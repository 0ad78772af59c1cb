import { cleanup, fireEvent, render, screen, within } from '@testing-library/svelte';
import { afterEach, describe, expect, it, vi } from 'vitest';

import { makeTopics } from '../../../tests/fixtures/topics';
import TopicsHead from './TopicsHead.svelte';
import TopicTable from './TopicTable.svelte';

afterEach(cleanup);

function table() {
  const seen = {
    ontoggle: vi.fn(),
    onrename: vi.fn(async () => true),
    onopen: vi.fn(),
    onticket: vi.fn(),
  };
  render(TopicTable, { view: makeTopics(), zone: 'UTC', end: 9, chosen: [], ...seen });
  return seen;
}

const row = (name: RegExp) => screen.getByRole('row', { name });

describe('the table of topics', () => {
  it('opens the tickets behind each number', async () => {
    const { onopen } = table();
    const first = within(row(/Duplicate charges/));
    await fireEvent.click(first.getByRole('button', { name: '402' }));
    await fireEvent.click(first.getByRole('button', { name: /62/ }));
    expect(onopen.mock.calls.map(([opens]) => opens.facets)).toEqual([
      [['topic', ['1']]],
      [
        ['topic', ['1']],
        ['sentiment', ['negative']],
      ],
    ]);
  });

  it('renames in place: Enter keeps, Esc leaves', async () => {
    const { onrename } = table();
    const pencil = () => screen.getByRole('button', { name: 'Rename Duplicate charges' });
    await fireEvent.click(pencil());
    const input = await screen.findByRole('textbox', { name: 'Name of the topic' });
    await fireEvent.input(input, { target: { value: 'Charged twice' } });
    await fireEvent.keyDown(input, { key: 'Enter' });
    await vi.waitFor(() =>
      expect(onrename).toHaveBeenCalledWith(expect.objectContaining({ id: 1 }), 'Charged twice'),
    );
    await fireEvent.click(await screen.findByRole('button', { name: 'Rename Duplicate charges' }));
    await fireEvent.keyDown(await screen.findByRole('textbox'), { key: 'Escape' });
    await vi.waitFor(() => expect(screen.queryByRole('textbox')).toBeNull());
    expect(onrename).toHaveBeenCalledOnce();
  });

  it('shows examples on demand and opens them', async () => {
    const { onticket } = table();
    await fireEvent.click(screen.getByRole('button', { name: 'Show examples of Duplicate charges' }));
    await fireEvent.click(screen.getByRole('button', { name: 'Charged twice again' }));
    expect(onticket).toHaveBeenCalledWith({ source: 'zendesk', id: '48212' });
  });

  it('draws pale what rests on few tickets', () => {
    table();
    expect(row(/printer margins/).closest('tbody')?.className).toContain('few');
    expect(row(/Duplicate charges/).closest('tbody')?.className).not.toContain('few');
  });
});

describe('above the table', () => {
  function head(chosen: string[]) {
    const seen = { onmerge: vi.fn(), onclear: vi.fn(), onfind: vi.fn() };
    const view = makeTopics({ tickets_since: 412 });
    render(TopicsHead, { view, zone: 'UTC', chosen, finding: false, ...seen });
    return seen;
  }

  it('offers to find topics again after an import', async () => {
    const { onfind } = head([]);
    expect(screen.getByText('412 tickets imported since')).toBeTruthy();
    await fireEvent.click(screen.getByRole('button', { name: 'Find topics again' }));
    expect(onfind).toHaveBeenCalledOnce();
  });

  it('merges two or more into the largest', async () => {
    head(['A']);
    expect(screen.queryByRole('button', { name: /^Merge/ })).toBeNull();
    cleanup();
    const { onmerge } = head(['A', 'B']);
    await fireEvent.click(screen.getByRole('button', { name: 'Merge 2 into “A”' }));
    expect(onmerge).toHaveBeenCalledOnce();
  });
});
