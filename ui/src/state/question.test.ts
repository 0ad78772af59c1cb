import { clearMocks, mockIPC } from '@tauri-apps/api/mocks';
import { afterEach, describe, expect, it } from 'vitest';

import type { Filter } from '@/ipc/generated/Filter';
import { emptyFilter } from '@/shared/filter';

import { overview } from '@/ipc/client';

import { makeOverview } from '../../tests/fixtures/overview';
import { Question } from './question.svelte';

afterEach(clearMocks);

const asking = (text: string): Filter => ({ ...emptyFilter(), text });

describe('the question', () => {
  it('drops an answer that comes after a later question', async () => {
    const waiting = new Map<string, () => void>();
    mockIPC((_, args) => {
      const { text } = (args as { filter: Filter }).filter;
      const answer = { ...makeOverview(), messages: text.length };
      return new Promise((resolve) => waiting.set(text, () => resolve(answer)));
    });
    const question = new Question(overview);
    const first = question.ask(asking('a'));
    const second = question.ask(asking('bb'));
    waiting.get('bb')?.();
    await second;
    waiting.get('a')?.();
    await first;
    expect(question.answer?.messages).toBe(2);
    expect(question.asked?.text).toBe('bb');
    expect(question.asking).toBe(false);
  });

  it('keeps the last answer beside a failure', async () => {
    const question = new Question(overview);
    mockIPC(() => makeOverview());
    await question.ask(asking('a'));
    mockIPC(() => {
      throw { code: 'bad_query', message: 'unclosed', details: { fault: 'input' } };
    });
    await question.ask(asking('"'));
    expect(question.failure?.code).toBe('bad_query');
    expect(question.answer).not.toBeNull();
  });
});
