import { describe, expect, it } from 'vitest';

import type { Overview } from '@/ipc/generated/Overview';

import { emptyOverview, makeOverview } from '../../../tests/fixtures/overview';
import { headlines, type Headline } from './headline';
import { sparkPaths } from './spark';

function headline(id: string, change: (overview: Overview) => void = () => undefined): Headline | undefined {
  const overview = makeOverview();
  change(overview);
  return headlines(overview).find((one) => one.id === id);
}

const said = (one: Headline | undefined) =>
  one &&
  [one.value, one.unit, one.interval, one.change, one.aside, one.mood].join('|').replaceAll('\u202f', ' ');

describe('headlines', () => {
  it.each([
    ['tickets', '2,180|||12 %|from 1,946|neutral'],
    ['open', '214|||31|since 23 Sep|bad'],
    ['first_response', '2.1|h median||28 %|p90 9.6 h|good'],
    ['resolution', '6.8|h median||5 %|p90 3.1 d|neutral'],
    ['csat', '87|%|84–89|±0|answered by 34 %|neutral'],
    ['negative', '24|%|22–26|3 pt|net +8|bad'],
  ])('%s', (id, wanted) => expect(said(headline(id))).toBe(wanted));

  it('say nothing where there is no data', () => {
    const values = headlines(emptyOverview()).map((one) => one.value);
    expect(values).toEqual(['0', '0', '–', '–', '–', '–']);
  });

  it('are pale and uncoloured under five tickets', () => {
    const one = headline('csat', ({ csat }) => {
      csat.n = 4;
      csat.value = 50;
      csat.sure = true;
    });
    expect(one).toMatchObject({ few: true, mood: 'neutral', aside: 'few tickets' });
  });

  it('are coloured only when the difference is beyond chance', () => {
    const worse = (sure: boolean | null) =>
      headline('first_response', ({ first_response }) => {
        first_response.value = 9;
        first_response.sure = sure;
      })?.mood;
    expect([worse(true), worse(false), worse(null)]).toEqual(['bad', 'neutral', 'neutral']);
  });
});

describe('a spark', () => {
  it.each([
    [[], []],
    [[null, null], []],
    [[1, 1], ['M0.0 5.0L10.0 5.0']],
    [[0, 10], ['M0.0 9.0L10.0 1.0']],
    [
      [0, null, 10],
      ['M0.0 9.0h1', 'M10.0 1.0h1'],
    ],
  ])('of %o', (values, wanted) => expect(sparkPaths(values, 10, 10)).toEqual(wanted));
});
