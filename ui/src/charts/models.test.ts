import { describe, expect, it } from 'vitest';

import type { Overview } from '@/ipc/generated/Overview';

import { checkChart } from '../../tests/charts';
import { emptyOverview, makeOverview } from '../../tests/fixtures/overview';
import { CHARTS } from './registry';
import { resolutionModel } from './resolution/model';
import { satisfactionModel } from './satisfaction/model';
import { shareModel } from './shares/model';
import { volumeModel } from './volume/model';
import { weekModel } from './week/model';

const OVERVIEW = makeOverview();

function changed(change: (overview: Overview) => void): Overview {
  const overview = makeOverview();
  change(overview);
  return overview;
}

for (const chart of CHARTS) checkChart(chart, OVERVIEW, emptyOverview());

describe('volume', () => {
  it('names the bar that stands out', () => {
    const model = volumeModel(OVERVIEW);
    expect(model?.bars[model.peak ?? -1]).toMatchObject({ label: '12 Oct', tickets: 138 });
  });

  it('names none among equals', () => {
    const overview = changed(({ volume }) => volume.buckets.forEach((bucket) => (bucket.tickets = 50)));
    expect(volumeModel(overview)?.peak).toBeNull();
  });

  it('has no dotted line without a previous period', () => {
    const overview = changed(({ volume }) => volume.buckets.forEach((bucket) => (bucket.previous = null)));
    const model = volumeModel(overview);
    expect(model?.keys?.map((key) => key.look)).toEqual(['negative', 'so_far']);
    expect(model?.table.columns).toHaveLength(4);
  });

  it('opens a bar’s own instants, and its negative part', () => {
    const model = volumeModel(OVERVIEW);
    const { period } = OVERVIEW.volume.buckets[3] ?? {};
    expect(model?.marks[6]).toMatchObject({ period, facets: [] });
    expect(model?.marks[7]).toMatchObject({ period, facets: [['sentiment', ['negative']]] });
  });
});

describe('shares', () => {
  it.each([
    [612, 467, '+31\u202f%'],
    [96, 96, '±0'],
    [5, 0, 'new'],
    [5, null, ''],
  ])('%i after %s is %s', (n, previous, wanted) => {
    const share = { name: 'x', n, percent: 1, previous, negative: 0, sure: null };
    expect(shareModel(OVERVIEW, [share], 'category', 7)?.bars[0]?.changeText).toBe(wanted);
  });

  it('draws the first nine and tables all', () => {
    const shares = Array.from({ length: 14 }, (_, at) => ({
      name: `c${at}`,
      n: 20 - at,
      percent: 5,
      previous: null,
      negative: 0,
      sure: null,
    }));
    const model = shareModel(OVERVIEW, shares, 'category', 7);
    expect(model?.bars).toHaveLength(9);
    expect(model?.table.rows).toHaveLength(14);
    expect(model?.note).toContain('5 more in the table');
  });
});

describe('resolution', () => {
  it('places the median in its bin, on the logarithm', () => {
    const model = resolutionModel(OVERVIEW);
    // 6.8 h lies in 4–8 h, the sixth of the bins: log(6.8/4) / log(2) of the way.
    expect(model?.median?.at).toBeCloseTo(5 + Math.log2(6.8 / 4), 6);
    expect(model?.p90?.text).toBe('p90 3.1\u202fd');
  });

  it('leaves out empty bins at both ends', () => {
    const overview = changed(({ resolution_times: { bins } }) => {
      for (const bin of [bins[0], bins[1], bins.at(-1)]) if (bin) bin.resolved = bin.open = 0;
    });
    expect(resolutionModel(overview)?.bins).toHaveLength(10);
  });

  it('opens the open and the solved apart', () => {
    const marks = resolutionModel(OVERVIEW)?.marks;
    expect(marks?.[10]).toMatchObject({
      having: ['resolved'],
      ranges: [{ measure: 'resolution_or_age_hours', from: 4, to: 8 }],
    });
    expect(marks?.[11]?.having).toEqual(['unresolved']);
  });
});

describe('satisfaction', () => {
  it('shows stars when all rated on them', () => {
    expect(satisfactionModel(OVERVIEW)?.bars.map((bar) => bar.n)).toEqual([415, 180, 36, 22, 31]);
  });
  it('shows good and bad when scales are mixed', () => {
    const overview = changed(({ satisfaction }) => (satisfaction.good += 10));
    expect(satisfactionModel(overview)?.bars.map((bar) => bar.label)).toEqual(['Satisfied', 'Not satisfied']);
  });
});

describe('week', () => {
  it('begins with the week’s first day and opens hours counted from Monday', () => {
    const model = weekModel(changed(({ week }) => (week.week_start = 6)));
    expect(model?.days[0]).toBe('Sun');
    expect(model?.marks[0]?.ranges[0]).toMatchObject({ from: 144, to: 145 });
    expect(model?.marks[24]?.ranges[0]).toMatchObject({ from: 0, to: 1 });
  });
});
