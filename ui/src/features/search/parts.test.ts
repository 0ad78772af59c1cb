import { describe, expect, it } from 'vitest';

import type { Filter } from '@/ipc/generated/Filter';
import { emptyFilter } from '@/shared/filter';

import { parts } from './parts';

const filter = (some: Partial<Filter>): Filter => ({ ...emptyFilter(), ...some });

describe('parts of a filter', () => {
  const cases: [name: string, filter: Partial<Filter>, labels: string[]][] = [
    ['none', {}, []],
    ['blank text is no part', { text: '  ' }, []],
    ['text', { text: 'refund' }, ['Remove “refund”']],
    ['facets', { facets: { channel: ['email', 'chat'] } }, ['Remove Channel: E-mail, Chat']],
    ['an emptied facet', { facets: { channel: [] } }, []],
    ['conditions', { having: ['satisfied', 'reopened'] }, ['Remove Satisfied', 'Remove Reopened']],
    ['period last', { period: { start: 0, end: 1 }, text: 'a' }, ['Remove “a”', 'Show all time']],
  ];
  it.each(cases)('%s', (_name, some, labels) => {
    expect(parts(filter(some)).map((part) => part.label)).toEqual(labels);
  });

  it('takes away that part and nothing else', () => {
    const whole = filter({
      text: 'a',
      facets: { channel: ['chat'], status: ['open'] },
      ranges: [{ measure: 'score', from: -1, to: 0 }],
      having: ['rated'],
      period: { start: 0, end: 1 },
    });
    const without = parts(whole).map((part) => part.without);
    expect(without[0]).toEqual({ ...whole, text: '' });
    expect(without.every((rest) => parts(rest).length === parts(whole).length - 1)).toBe(true);
  });
});
