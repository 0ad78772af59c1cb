import { describe, expect, it } from 'vitest';

import { CODES, ERROR_TEXTS, Failure, toFailure } from './errors';

describe('errors', () => {
  it.each(CODES)('%s says what happened and what to do', (code) => {
    const failure = new Failure(code, 'm', { fault: 'input' });
    expect(failure.title.length).toBeGreaterThan(5);
    expect(failure.remedy).toBe(ERROR_TEXTS[code].remedy);
  });

  it('say where', () => {
    const details = { fault: 'input' as const, file: 'a.csv', line: 12, column: 'Created' };
    expect(new Failure('file_malformed', 'm', details).place).toBe('a.csv, line 12, column “Created”');
    expect(new Failure('internal', 'm', { fault: 'bug' }).place).toBe('');
  });

  it('prefer what Rust says to do', () => {
    const failure = toFailure({
      code: 'no_records',
      message: 'm',
      details: { fault: 'input', remedy: 'Do this.' },
    });
    expect(failure.remedy).toBe('Do this.');
  });

  it.each([['text'], [new Error('text')], [{ code: 'unheard_of', message: 'text' }], [undefined]])(
    'of an unknown kind are ours: %o',
    (thrown) => expect(toFailure(thrown)).toMatchObject({ code: 'internal', details: { fault: 'bug' } }),
  );
});
