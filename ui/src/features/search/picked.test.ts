import { describe, expect, it } from 'vitest';

import { Picked, type KeysOf } from './picked.svelte';

const key = (at: number) => ({ source: 'z', id: String(at) });
const fetched: KeysOf = async (first, last) =>
  Array.from({ length: Math.max(0, last - first) }, (_, at) => key(first + at));

const ids = (picked: Picked) => picked.keys.map(({ id }) => Number(id)).sort((a, b) => a - b);

describe('picking tickets', () => {
  const cases: [name: string, steps: (picked: Picked) => Promise<void>[], expected: number[]][] = [
    ['one', (p) => [p.toggle(3)], [3]],
    ['draws a range down', (p) => [p.extend(4, 2)], [2, 3, 4]],
    ['draws a range up', (p) => [p.extend(1, 3)], [1, 2, 3]],
  ];
  it.each(cases)('%s', async (_name, steps, expected) => {
    const picked = new Picked(fetched);
    await Promise.all(steps(picked));
    expect(ids(picked)).toEqual(expected);
  });

  it('lets go what is picked twice', async () => {
    const picked = new Picked(fetched);
    await picked.toggle(3);
    await picked.toggle(5);
    await picked.toggle(3);
    expect(ids(picked)).toEqual([5]);
  });

  it('shortens a range again, and keeps what was picked before it', async () => {
    const picked = new Picked(fetched);
    await picked.toggle(9);
    await picked.toggle(2);
    await picked.extend(6, 2);
    expect(ids(picked)).toEqual([2, 3, 4, 5, 6, 9]);
    await picked.extend(3, 6);
    expect(ids(picked)).toEqual([2, 3, 9]);
    await picked.extend(1, 3);
    expect(ids(picked)).toEqual([1, 2, 9]);
  });

  it('begins a new range after a plain move', async () => {
    const picked = new Picked(fetched);
    await picked.extend(2, 1);
    await picked.extend(8, 7);
    expect(ids(picked)).toEqual([1, 2, 7, 8]);
  });

  it('drops an answer that comes after it was let go', async () => {
    const waiting: (() => void)[] = [];
    const picked = new Picked((first, last) =>
      new Promise<void>((resolve) => waiting.push(resolve)).then(() => fetched(first, last)),
    );
    const range = picked.extend(500, 0);
    picked.clear();
    waiting.forEach((answer) => answer());
    await range;
    expect(picked.n).toBe(0);
  });

  it('picks the whole list, and knows each', async () => {
    const picked = new Picked(fetched);
    await picked.all(250);
    expect(picked.n).toBe(250);
    expect([picked.has(key(249)), picked.has(key(250)), picked.has(undefined)]).toEqual([true, false, false]);
  });
});
