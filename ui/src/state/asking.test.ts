import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { Asking } from './asking.svelte';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** A door whose answers are given by hand, in any order. */
function door() {
  const asked: { question: string; answer: (value: string) => void; fail: (why: unknown) => void }[] = [];
  const ask = (question: string) =>
    new Promise<string>((answer, fail) => void asked.push({ question, answer, fail }));
  return { asked, ask };
}

const settle = () => vi.advanceTimersByTimeAsync(400);

describe('asking while somebody types', () => {
  it('waits for a pause and asks for the latest alone', async () => {
    const { asked, ask } = door();
    const asking = new Asking(ask);
    for (const question of ['r', 're', 'refund']) asking.ask(question);
    expect([asked.length, asking.waiting]).toEqual([0, true]);
    await settle();
    expect(asked.map(({ question }) => question)).toEqual(['refund']);
  });

  it('drops an answer that came too late, and asks again when it is there', async () => {
    const { asked, ask } = door();
    const asking = new Asking(ask);
    asking.ask('old');
    await settle();
    asking.ask('new');
    await settle();
    expect(asked.length).toBe(1);
    asked[0]?.answer('of old');
    await settle();
    expect([asking.answer, asking.waiting]).toEqual([null, true]);
    asked[1]?.answer('of new');
    await settle();
    expect([asking.answer, asking.waiting]).toEqual(['of new', false]);
  });

  it('waits out the pause even when the former answer comes within it', async () => {
    const { asked, ask } = door();
    const asking = new Asking(ask);
    asking.ask('a');
    await settle();
    asking.ask('ab');
    asked[0]?.answer('of a');
    await vi.advanceTimersByTimeAsync(10);
    expect([asking.answer, asked.length]).toEqual([null, 1]);
    await settle();
    expect(asked.map(({ question }) => question)).toEqual(['a', 'ab']);
  });

  it('keeps the former answer meanwhile, and says why there is none', async () => {
    const { asked, ask } = door();
    const asking = new Asking(ask);
    asking.ask('a');
    await settle();
    asked[0]?.answer('of a');
    await settle();
    asking.ask('b');
    expect(asking.answer).toBe('of a');
    await settle();
    asked[1]?.fail({ code: 'busy', message: '', details: { fault: 'input' } });
    await settle();
    expect([asking.answer, asking.failure?.code, asking.waiting]).toEqual([null, 'busy', false]);
  });

  it('forgets', async () => {
    const { asked, ask } = door();
    const asking = new Asking(ask);
    asking.ask('a');
    await settle();
    asking.clear();
    asked[0]?.answer('of a');
    await settle();
    expect([asking.answer, asking.waiting]).toEqual([null, false]);
  });
});
