import { describe, expect, it } from 'vitest';

import { emptyOverview, makeOverview } from '../../../tests/fixtures/overview';
import { rate } from '../../../tests/fixtures/rate';
import { shares } from './quality';

describe('how well tickets were solved', () => {
  it('is said with what is counted of what', () => {
    const found = shares(makeOverview()).map(({ title, value, counted }) => `${title}: ${value}, ${counted}`);
    expect(found).toEqual([
      'Answered in time: 82\u202f%, 1,890 of 2,300 due',
      'Solved in time: 79\u202f%, 1,720 of 2,190 due',
      'Solved with one reply: 23\u202f%, 512 of 2,190 solved',
      'Solved at first contact: 61\u202f%, 1,204 of 1,980 decided',
      'Reopened: 6\u202f%, 131 of 2,190 solved',
      'Escalated: 4\u202f%, 88 of 2,480 tickets',
    ]);
  });

  it('says when it is too early or too little to tell', () => {
    const overview = makeOverview();
    overview.quality.reopened = rate(1, 4);
    const [, , , contact, reopened] = shares(overview);
    expect(contact?.aside).toBe('210 too early to tell');
    expect(reopened).toMatchObject({ few: true, aside: 'few tickets' });
  });

  it('without cases is no number', () => {
    expect(shares(emptyOverview()).map(({ value, few }) => [value, few])).toEqual(
      Array(6).fill(['–', false]),
    );
  });
});
