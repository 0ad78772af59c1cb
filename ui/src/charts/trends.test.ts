import { describe, expect, it } from 'vitest';

import type { Trends } from '@/ipc/generated/Trends';
import { addDays } from '@/shared/days';

import { checkChart } from '../../tests/charts';
import { emptyTrends, fewTrends, makeTrends, TRENDS_FIRST } from '../../tests/fixtures/trends';
import { band, bandKeys, type Point } from './bands';
import { bucketTitles } from './buckets';
import { eventLines, eventMarks } from './events';
import { evolutionModel } from './evolution/model';
import { flowFigure } from './flow/figure';
import { flowModel } from './flow/model';
import { forecastModel, whyNoForecast } from './forecast/model';
import { strengthWord } from './parts/model';
import { LIGHT } from './theme';
import { ESCALATED_OVER_TIME, FIRST_RESPONSE_OVER_TIME, FORECAST, TREND_CHARTS } from './trends';
import { yearModel } from './year/model';

const TRENDS = makeTrends();

function changed(change: (trends: Trends) => void): Trends {
  const trends = makeTrends();
  change(trends);
  return trends;
}

for (const chart of TREND_CHARTS) checkChart(chart, TRENDS, emptyTrends());

describe.each(TREND_CHARTS.map((chart) => [chart.id, chart] as const))('%s of three days', (_, chart) => {
  it('draws what there is, or says why not', () => {
    const drawing = chart.draw(fewTrends());
    if (drawing) expect(JSON.stringify(drawing.figure(LIGHT))).not.toContain('NaN');
    else expect(chart.why?.(fewTrends()) ?? chart.nothing).toMatch(/\.$/);
  });
});

describe('flow', () => {
  it('marks days out of the ordinary', () => {
    const model = flowModel(TRENDS);
    const odd = model?.bars.filter((bar) => bar.unusual.length > 0);
    expect(odd?.map((bar) => bar.title)).toEqual(['Mon 7 Sep', 'Mon 12 Oct']);
    expect(odd?.[1]?.unusual).toEqual(['182, usually 90–120']);
  });

  it('marks the week such a day lies in', () => {
    const weeks = changed((trends) => {
      trends.unit = 'week';
      trends.buckets = trends.buckets
        .filter((_, at) => at % 7 === 0)
        .map((bucket, at, all) => ({
          ...bucket,
          period: { start: bucket.period.start, end: all[at + 1]?.period.start ?? bucket.period.end },
        }));
    });
    expect(flowModel(weeks)?.bars.map((bar) => bar.unusual.length)).toEqual([0, 1, 0, 0, 0, 0, 1, 0, 0]);
  });

  it('opens what came in, and what was open then', () => {
    const { period } = TRENDS.buckets[3] ?? {};
    const marks = flowModel(TRENDS)?.marks;
    expect(marks?.[6]).toMatchObject({ period, population: null });
    expect(marks?.[7]).toMatchObject({ period, population: 'open_at_end' });
  });

  it('has no open tickets on days ahead', () => {
    const ahead = changed(({ buckets }) => buckets.slice(-2).forEach((bucket) => (bucket.ahead = true)));
    expect(
      flowModel(ahead)
        ?.bars.slice(-3)
        .map((bar) => bar.backlog !== null),
    ).toEqual([true, false, false]);
  });

  it('counts up and down without a minus', () => {
    const model = flowModel(TRENDS);
    const axis = model && (flowFigure(model, LIGHT).layout['yaxis'] as { ticktext: string[] });
    expect(axis?.ticktext).toEqual(['100', '0', '100']);
  });
});

describe('forecast', () => {
  it('begins where the days before end', () => {
    const model = forecastModel(TRENDS);
    expect(model?.past.at(-1)?.day).toBe(addDays(model?.ahead[0]?.day ?? '', -1));
    expect(model?.marks).toHaveLength(model?.past.length ?? 0);
  });

  it.each<[string, (trends: Trends) => void, RegExp]>([
    [
      'a past period',
      ({ scope }) => (scope.as_of = (scope.filter.period?.end ?? 0) + 1),
      /reaches to 23 Oct 2026/,
    ],
    ['few weeks', (trends) => (trends.decomposition = null), /eight whole weeks|8 whole weeks/],
    ['no dates', ({ scope }) => (scope.period = null), /No dated tickets/],
  ])('says why there is none: %s', (_, change, wanted) => {
    const none = changed((trends) => {
      trends.forecast = null;
      change(trends);
    });
    expect(FORECAST.draw(none)).toBeNull();
    expect(whyNoForecast(none)).toMatch(wanted);
  });
});

describe('shares over time', () => {
  it('draws six values and tables all', () => {
    const model = evolutionModel(TRENDS, TRENDS.categories, 'category');
    expect(model?.panels).toHaveLength(6);
    expect(model?.table.rows).toHaveLength(7);
    expect(model?.note).toContain('1 more in the table');
    expect(model?.summary).toBe(
      'Billing is growing from 22\u202f% to 31\u202f%, Documentation is fading from 9\u202f% to 4\u202f%.',
    );
  });

  it('says that nothing surely changes', () => {
    const steady = TRENDS.categories.filter(({ direction }) => direction === 'steady');
    expect(evolutionModel(TRENDS, steady, 'category')?.summary).toBe('Nothing surely changes.');
  });
});

describe('shares and speed', () => {
  it('a point of escalation opens the escalated', () => {
    const { period } = TRENDS.buckets[5] ?? {};
    expect(ESCALATED_OVER_TIME.draw(TRENDS)?.model.marks[5]).toMatchObject({ period, having: ['escalated'] });
  });

  it('names the clock', () => {
    const business = changed((trends) => (trends.clock = 'business'));
    expect(FIRST_RESPONSE_OVER_TIME.draw(business)?.model.note).toMatch(/^business hours/);
  });
});

describe('season', () => {
  it('opens a week, also of a year that begins late', () => {
    const model = yearModel(TRENDS);
    expect(model?.cells[0]?.slice(26, 28)).toEqual([null, expect.any(Number)]);
    expect(model?.marks[53 + 2]?.period).toEqual(TRENDS.year[1]?.periods[2]);
    expect(model?.most).toMatchObject({ row: 0 });
    expect(model?.opens.period).toEqual({
      start: TRENDS.year[0]?.periods[27]?.start,
      end: TRENDS.year[1]?.periods[42]?.end,
    });
  });
});

it.each([
  [0, 'weak'],
  [0.29, 'weak'],
  [0.3, 'moderate'],
  [0.6, 'strong'],
  [1, 'strong'],
])('a strength of %f is %s', (strength, word) => expect(strengthWord(strength)).toBe(word));

it.each([
  ['day', 'Mon 12 Oct'],
  ['week', 'Week from 12 Oct'],
  ['month', 'Oct 2026'],
] as const)('a bucket of a %s is %s', (unit, wanted) =>
  expect(bucketTitles({ unit, buckets: [{ day: '2026-10-12' }] })).toEqual([wanted]),
);

describe('events', () => {
  const days = Array.from({ length: 10 }, (_, at) => addDays(TRENDS_FIRST, at));
  const weeks = [0, 7, 14].map((n) => addDays(TRENDS_FIRST, n));
  const at = (place: number) => [{ day: addDays(TRENDS_FIRST, place), name: 'x' }];

  it.each([
    ['its day begins', at(3), days, undefined, [2.5]],
    ['the first day', at(0), days, undefined, [-0.5]],
    ['the last day', at(9), days, undefined, [8.5]],
    ['before all', at(-1), days, undefined, []],
    ['after all', at(10), days, undefined, []],
    ['three days into a week', at(10), weeks, addDays(TRENDS_FIRST, 20), [0.5 + 3 / 7]],
    ['into a cut week', at(15), weeks, addDays(TRENDS_FIRST, 15), [2]],
    ['no days', at(0), [], undefined, []],
  ])('stand where %s', (_, events, buckets, last, wanted) =>
    expect(eventLines(events, buckets, last).map((line) => line.at)).toEqual(wanted),
  );

  it('that are near each other are named on rows of their own', () => {
    const lines = [2, 3, 9].map((place) => ({ at: place - 0.5, name: 'Release 4.2', day: '2026-09-01' }));
    const marks = eventMarks(lines, LIGHT, { length: 10, pixels: 300 });
    expect(marks.shapes).toHaveLength(3);
    expect(marks.annotations.map((one) => one['yshift'])).toEqual([0, 13, 0]);
    expect(marks.height).toBe(26);
  });

  it('cannot bring markup into a picture', () => {
    const lines = [{ at: 1, name: '<b>bold</b>', day: '2026-09-01' }];
    expect(JSON.stringify(eventMarks(lines, LIGHT, { length: 3, pixels: 300 }).annotations)).not.toContain(
      '⚑ <b>bold',
    );
  });
});

describe('an interval', () => {
  const point = (n: number, interval: Point['interval']): Point => ({ value: 1, interval, n, hover: '' });

  it('is cut where it is unknown or rests on few tickets', () => {
    const points = [point(9, [0, 2]), point(9, [0, 2]), point(2, [0, 9]), point(9, null), point(9, [1, 3])];
    expect(band(points, LIGHT.series1, LIGHT).map((trace) => trace['x'])).toEqual([
      [0, 1, 1, 0],
      [4, 4],
    ]);
  });

  it('says what hollow points are, where there are any', () => {
    expect(bandKeys([9, 0]).map((key) => key.look)).toEqual(['band']);
    expect(bandKeys([9, 2]).map((key) => key.look)).toEqual(['band', 'few']);
  });
});
