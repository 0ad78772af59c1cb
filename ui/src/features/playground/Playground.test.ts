import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { rulebook } from '@/features/rules/rules';
import { readText } from '@/ipc/client';
import { workspace } from '@/state/workspace.svelte';

import { makeReadText, makeRulesView } from '../../../tests/fixtures/rules';
import { makeStatus } from '../../../tests/fixtures/workspace';
import { facts, findings, marks } from './findings';
import Playground from './Playground.svelte';
import { EXAMPLE, LONGEST, Playground as Trial } from './playground.svelte';
import { trial } from './trial';

vi.mock('@/ipc/client', async (original) => ({
  ...(await original<object>()),
  rules: async () => makeRulesView(),
  readText: vi.fn(async (text: string) => makeReadText(text)),
}));

beforeEach(() => {
  workspace.accept(makeStatus());
  trial.text = '';
  vi.mocked(readText).mockClear();
});
afterEach(cleanup);

describe('a text to try', () => {
  it('offers an example and says every label with its why', async () => {
    render(Playground, { book: rulebook });
    await fireEvent.click(screen.getByRole('button', { name: 'Try an example' }));
    const found = await screen.findByRole('region', { name: 'What was found' });
    expect(found.textContent).toContain('Negative, −0.60');
    expect(found.textContent).toContain('Billing › Duplicate charge');
    expect(
      screen.getByRole('region', { name: 'As it was read' }).querySelectorAll('mark').length,
    ).toBeGreaterThan(4);
    expect(readText).toHaveBeenCalledWith(EXAMPLE, null);
  });

  it('is read with edited rules, and says so', async () => {
    await rulebook.load();
    rulebook.draft.supportWords = false;
    trial.text = 'Still waiting.';
    render(Playground, { book: rulebook });
    expect(screen.getByText(/edited rules, which are not saved yet/)).toBeTruthy();
    await vi.waitFor(() => expect(readText).toHaveBeenCalled());
    expect(vi.mocked(readText).mock.calls[0]?.[1]?.tone.support_words).toBe(false);
    rulebook.draft.discard();
  });

  it('is not read without words, and not beyond what is bearable', async () => {
    vi.useFakeTimers();
    const read = vi.fn(async (text: string) => makeReadText(text));
    const own = new Trial(read);
    own.text = '  \n';
    own.read(null);
    await vi.advanceTimersByTimeAsync(500);
    expect(read).not.toHaveBeenCalled();
    own.text = 'a '.repeat(LONGEST);
    own.read(null);
    await vi.advanceTimersByTimeAsync(500);
    expect(read.mock.calls[0]?.[0].length).toBe(LONGEST);
    vi.useRealTimers();
  });
});

describe('what is said of a text', () => {
  const { analysis } = makeReadText(EXAMPLE);

  it('names words once, strongest first', () => {
    const [tone] = findings({
      ...analysis,
      sentiment: {
        ...analysis.sentiment,
        because: [
          { message: 0, start: 0, end: 3, words: 'bad', weight: -1 },
          { message: 0, start: 9, end: 14, words: 'awful', weight: -2 },
          { message: 0, start: 20, end: 23, words: 'Bad', weight: -1 },
        ],
      },
    });
    expect(tone?.because.map(({ words }) => words)).toEqual(['awful', 'bad']);
  });

  it('says that nothing caused a label', () => {
    const plain = findings(makeReadText('Hello there').analysis);
    expect(plain.map(({ otherwise, because }) => because.length === 0 && otherwise !== '')).not.toContain(
      false,
    );
    const [tone] = findings(makeReadText(' ').analysis);
    expect([tone?.value, tone?.otherwise]).toEqual([
      'Not scored',
      expect.stringContaining('no words to score'),
    ]);
  });

  it('tells facts, and only those that are there', () => {
    const names = facts(analysis).map(({ name }) => name);
    expect(names).toEqual(['Phrases', 'Error codes', 'Questions', 'Language', 'Screenshot']);
    expect(facts(analysis).find(({ name }) => name === 'Error codes')?.value).toBe('HTTP 502');
  });

  it('marks words where they stand, whatever stands before them', () => {
    const text = '😡 still waiting';
    const [mark] = marks(makeReadText(text).analysis, text);
    expect(text.slice(mark?.start, mark?.end)).toBe('still waiting');
  });
});
