import { describe, expect, it, vi } from 'vitest';

import type { Topic } from '@/ipc/generated/Topic';
import type { TopicEdit } from '@/ipc/generated/TopicEdit';

import { makeTopics } from '../../../tests/fixtures/topics';
import { TopicEdits, type Doors } from './edits.svelte';
import { coverageWords, growthText, growthWords, isSure, opensLater, opensNegative } from './words';

const plain = (text: string) => text.replace(/\s/g, ' ');
const SEVEN = { id: 7, name: 'Topic 7', named: false };
const key = { source: 'z', id: '1' };

function desk() {
  const edits: TopicEdit[] = [];
  const words: { title: string; action?: { label: string; run: () => void } }[] = [];
  const doors = {
    editTopics: vi.fn(async (edit: TopicEdit) => void edits.push(edit)),
    findTopics: vi.fn(async () => undefined),
    cancel: vi.fn(async () => undefined),
    nameOf: (id: number) => `Topic ${id}`,
    changed: vi.fn(async () => undefined),
    tray: { start: vi.fn(() => 1), report: vi.fn(), finish: vi.fn() },
    said: (title: string, action?: { label: string; run: () => void }) => words.push({ title, action }),
    fail: vi.fn(),
  } satisfies Doors;
  return { topics: new TopicEdits(doors), doors, edits, words };
}

describe('editing topics', () => {
  const cases: [
    name: string,
    act: (topics: TopicEdits) => Promise<boolean>,
    edit: TopicEdit,
    said: string,
  ][] = [
    [
      'names',
      (topics) => topics.rename(SEVEN, ' Refunds '),
      { edit: 'rename', value: { id: 7, name: 'Refunds' } },
      'Now called “Refunds”',
    ],
    [
      'joins',
      (topics) => topics.merge([1, 2, 3]),
      { edit: 'merge', value: { ids: [1, 2, 3] } },
      '3 topics are one now',
    ],
    [
      'moves',
      (topics) => topics.move([key], 4),
      { edit: 'move', value: { keys: [key], to: 4 } },
      '1 ticket moved to “Topic 4”, and all that say the same',
    ],
    [
      'takes out',
      (topics) => topics.move([key], null),
      { edit: 'move', value: { keys: [key], to: null } },
      '1 ticket moved out of their topics, and all that say the same',
    ],
    [
      'begins a new one',
      (topics) => topics.move([key], 'Refund to card'),
      { edit: 'new', value: { name: 'Refund to card', keys: [key] } },
      '“Refund to card” is a topic now: 1 ticket, and all like them',
    ],
  ];
  it.each(cases)('%s', async (_name, act, edit, said) => {
    const { topics, doors, edits, words } = desk();
    expect(await act(topics)).toBe(true);
    expect(edits).toEqual([edit]);
    expect(words[0]?.title).toBe(said);
    expect(doors.changed).toHaveBeenCalledOnce();
  });

  const back: [name: string, named: boolean, undone: string][] = [
    ['to the name before', true, 'Topic 7'],
    ['to its phrases, when nobody had named it', false, ''],
  ];
  it.each(back)('undoes a name: %s', async (_name, named, undone) => {
    const { topics, edits, words } = desk();
    await topics.rename({ ...SEVEN, named }, 'Refunds');
    words[0]?.action?.run();
    await vi.waitFor(() => expect(edits.at(-1)).toEqual({ edit: 'rename', value: { id: 7, name: undone } }));
  });

  it('leaves a topic to its phrases again', async () => {
    const { topics, edits, words } = desk();
    await topics.rename({ ...SEVEN, named: true }, ' ');
    expect(edits).toEqual([{ edit: 'rename', value: { id: 7, name: '' } }]);
    expect(words[0]?.title).toBe('Called by its phrases again');
  });

  it('asks nothing for what changes nothing', async () => {
    const { topics, edits } = desk();
    expect(await topics.rename(SEVEN, '  ')).toBe(true);
    expect(await topics.rename(SEVEN, 'Topic 7')).toBe(true);
    expect(await topics.merge([7])).toBe(false);
    expect(await topics.move([], 7)).toBe(false);
    expect(edits).toEqual([]);
  });

  it('tells a failure and can go on', async () => {
    const { topics, doors, words } = desk();
    doors.editTopics.mockRejectedValueOnce(new Error('no'));
    expect(await topics.merge([1, 2])).toBe(false);
    expect(doors.fail).toHaveBeenCalledOnce();
    expect(words).toEqual([]);
    expect(topics.busy).toBe(false);
  });

  it('finds topics as a job that ends however it went', async () => {
    const { topics, doors } = desk();
    doors.findTopics.mockRejectedValueOnce({ code: 'cancelled', message: '', details: { fault: 'input' } });
    await topics.find();
    expect(doors.tray.finish).toHaveBeenCalledWith(1);
    expect(topics.finding).toBe(false);
    expect(doors.changed).toHaveBeenCalledOnce();
  });
});

describe('a topic in words', () => {
  const [large, , , , , undated, , few] = makeTopics().topics as [...Topic[]];
  const at = (topic: Topic | undefined) => topic as Topic;

  it('says a change with what it rests on', () => {
    expect(plain(growthText(at(large).growth ?? { change: 0, low: 0, high: 0 }))).toBe('+4.1 pt');
    expect(plain(growthWords(at(large)))).toBe(
      '283 tickets in the later half of the period, 119 in the earlier; 95 % interval +2.2 to +6 points',
    );
    expect(growthWords(at(few))).toMatch(/too few to say more$/);
    expect(growthWords(at(undated))).toMatch(/^Without dates/);
  });

  it('is sure only beyond chance, on enough tickets', () => {
    expect([large, few, undated].map((topic) => isSure(at(topic)))).toEqual([true, false, false]);
    expect(isSure({ ...at(few), growth: { change: 0.1, low: 0.05, high: 0.2 } })).toBe(false);
  });

  it('opens its tickets', () => {
    expect(opensLater(at(large), 5, 9)).toMatchObject({
      period: { start: 5, end: 9 },
      facets: [['topic', ['1']]],
    });
    expect(opensNegative(at(large)).facets).toEqual([
      ['topic', ['1']],
      ['sentiment', ['negative']],
    ]);
  });

  it('says how much is in topics', () => {
    expect(plain(coverageWords(makeTopics()))).toBe(
      '1,169 of 2,180 tickets are in 8 topics; 1,011 (46 %) in none',
    );
  });
});
