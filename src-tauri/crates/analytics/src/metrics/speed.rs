//! First response and resolution times (METRICS: Speed).

use model::Having;
use model::instant::HOUR_MS;

use crate::durations::Lasted;
use crate::row::Row;
use crate::stats::percentile::{mean, of_sorted};
use crate::stats::survival::{Estimate, Sample, same_pace};
use crate::view::{Bin, Distribution, Durations, Kpi, Narrow};

/// Lower bounds of the bins of the resolution chart, hours.
const BINS: [f64; 14] = [0.0, 0.25, 0.5, 1.0, 2.0, 4.0, 8.0, 12.0, 24.0, 48.0, 96.0, 168.0, 336.0, 672.0];

/// One duration of the tickets now and before.
#[derive(Debug, Default)]
pub(crate) struct Clock {
    now: Sample,
    before: Sample,
}

impl Clock {
    /// Adds what was counted over the rows that follow.
    pub fn merge(&mut self, next: Clock) {
        self.now.append(next.now);
        self.before.append(next.before);
    }

    /// Counts how long a row's wait lasted, if that is known.
    pub fn add(&mut self, row: &Row, lasted: Option<Lasted>) {
        let Some(Lasted { millis, ended }) = lasted else { return };
        if row.now {
            self.now.push(millis, ended, row.bucket);
        }
        if row.before {
            self.before.push(millis, ended, 0);
        }
    }

    /// Orders the durations and estimates.
    pub fn finish(mut self, buckets: usize) -> Timed {
        self.now.sort();
        self.before.sort();
        Timed {
            estimate: self.now.estimate(),
            estimate_before: self.before.estimate(),
            p: same_pace(&self.now, &self.before),
            spark: self.now.medians(buckets).into_iter().map(hours).collect(),
            sample: self.now,
        }
    }
}

/// A duration, estimated.
#[derive(Debug)]
pub(crate) struct Timed {
    /// Of the population.
    pub estimate: Estimate,
    /// Of the previous period.
    pub estimate_before: Estimate,
    /// Two-sided p-value that both run at the same pace.
    pub p: Option<f64>,
    spark: Vec<Option<f64>>,
    sample: Sample,
}

impl Timed {
    /// The headline number; its `n` are the tickets whose clock has ended, those `having` it.
    pub fn kpi(&self, compared: bool, having: Having) -> Kpi {
        let (now, before) = (&self.estimate, &self.estimate_before);
        Kpi {
            value: hours(now.median),
            n: now.ended,
            interval: now.interval.map(hours_of_both),
            p90: hours(now.p90),
            censored: now.censored,
            previous: hours(before.median).filter(|_| compared),
            previous_n: if compared { before.ended } else { 0 },
            previous_interval: before.interval.map(hours_of_both).filter(|_| compared),
            sure: self.p.filter(|_| compared).map(|p| p < 0.05),
            spark: self.spark.clone(),
            opens: Narrow { having: vec![having], ..Narrow::default() },
        }
    }

    /// All definitions.
    pub fn durations(&self) -> Durations {
        durations(&self.sample, &self.estimate)
    }

    /// The chart: each ticket by its time, or its age when the clock still runs.
    pub fn distribution(&self) -> Distribution {
        let ends = BINS.iter().skip(1).map(|&end| Some(end)).chain([None]);
        let mut bins: Vec<Bin> =
            BINS.iter().zip(ends).map(|(&from, to)| Bin { from, to, resolved: 0, open: 0 }).collect();
        let mut at = 0;
        for (millis, ended) in self.sample.iter() {
            while bins[at].to.is_some_and(|to| millis >= (to * HOUR_MS as f64) as i64) {
                at += 1;
            }
            let bin = &mut bins[at];
            *(if ended { &mut bin.resolved } else { &mut bin.open }) += 1;
        }
        let n = self.sample.len() as u32;
        Distribution { bins, median: hours(self.estimate.median), p90: hours(self.estimate.p90), n }
    }
}

/// All definitions of a sample in order, with its estimate.
pub(crate) fn durations(sample: &Sample, now: &Estimate) -> Durations {
    let plain = sample.ended();
    let percentile = |q| hours(of_sorted(&plain, q));
    Durations {
        n: now.ended,
        censored: now.censored,
        km_median: hours(now.median),
        km_p90: hours(now.p90),
        km_interval: now.interval.map(hours_of_both),
        mean: hours(mean(&plain)),
        median: percentile(0.5),
        p75: percentile(0.75),
        p90: percentile(0.9),
        p95: percentile(0.95),
    }
}

/// Milliseconds to hours.
pub(crate) fn hours(millis: Option<f64>) -> Option<f64> {
    millis.map(|millis| millis / HOUR_MS as f64)
}

fn hours_of_both((low, high): (f64, f64)) -> (f64, f64) {
    (low / HOUR_MS as f64, high / HOUR_MS as f64)
}
