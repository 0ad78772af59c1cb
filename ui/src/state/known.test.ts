import { afterEach, beforeEach, expect, it, vi } from 'vitest';

import { valueName } from '@/shared/words';

import { Known } from './known.svelte';
import { topicNames } from './topics.svelte';
import { workspace } from './workspace.svelte';

const answers = vi.hoisted(() => ({ topics: vi.fn() }));
vi.mock('@/ipc/client', async (original) => ({
  ...(await original<typeof import('@/ipc/client')>()),
  topics: answers.topics,
}));

beforeEach(() => answers.topics.mockReset());
afterEach(() => workspace.leave());

it('keeps the list when an answer fails, but never another workspace’s', async () => {
  const door = vi.fn(async () => ['a', 'b']);
  const known = new Known(door);
  await known.load();
  door.mockRejectedValue(new Error('busy'));
  await known.load();
  expect(known.list).toEqual(['a', 'b']);
  workspace.leave();
  await known.load();
  expect(known.list).toEqual([]);
});

it('drops an answer that comes after a later question', async () => {
  const waiting: ((list: string[]) => void)[] = [];
  const known = new Known(() => new Promise<string[]>((resolve) => waiting.push(resolve)));
  const [first, second] = [known.load(), known.load()];
  waiting[1]?.(['new']);
  waiting[0]?.(['old']);
  await Promise.all([first, second]);
  expect(known.list).toEqual(['new']);
});

it('names topics everywhere, by number until it knows', async () => {
  expect(valueName('topic', '7')).toBe('Topic 7');
  answers.topics.mockResolvedValue({ topics: [{ id: 7, name: 'Refunds', tickets: 9 }] });
  await topicNames.load();
  expect(valueName('topic', '7')).toBe('Refunds');
});
