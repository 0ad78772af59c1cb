//! A share of tickets in percent, now, before and over time: the headline numbers for tone and satisfaction.

use crate::row::Row;
use crate::stats::proportion::{same_share, wilson};
use crate::view::{Kpi, Narrow, Rate, RateBucket};

/// How many of how many.
#[derive(Debug)]
pub(crate) struct Proportion {
    /// Hits and cases in the population.
    pub now: (u32, u32),
    /// Hits and cases in the previous period.
    pub before: (u32, u32),
    buckets: Vec<(u32, u32)>,
}

impl Proportion {
    /// Nothing counted yet, for charts of `buckets` buckets.
    pub fn new(buckets: usize) -> Proportion {
        Proportion { now: (0, 0), before: (0, 0), buckets: vec![(0, 0); buckets] }
    }

    /// Counts a row that is a case.
    pub fn add(&mut self, row: &Row, hit: bool) {
        let count = |pair: &mut (u32, u32)| *pair = (pair.0 + u32::from(hit), pair.1 + 1);
        if row.now {
            count(&mut self.now);
            self.buckets.get_mut(row.bucket as usize).into_iter().for_each(count);
        }
        if row.before {
            count(&mut self.before);
        }
    }

    /// Adds what was counted over other rows.
    pub fn merge(&mut self, next: &Proportion) {
        let add = |pair: &mut (u32, u32), more: (u32, u32)| *pair = (pair.0 + more.0, pair.1 + more.1);
        add(&mut self.now, next.now);
        add(&mut self.before, next.before);
        self.buckets.iter_mut().zip(&next.buckets).for_each(|(bucket, &more)| add(bucket, more));
    }

    /// Hits and cases of each bucket.
    pub fn buckets(&self) -> &[(u32, u32)] {
        &self.buckets
    }

    /// Percent and cases of each bucket; `None` without cases.
    pub fn over_time(&self) -> Vec<Option<(f64, u32)>> {
        self.buckets.iter().map(|&pair| percent(pair).map(|value| (value, pair.1))).collect()
    }

    /// The headline number; `opens` its cases.
    pub fn kpi(&self, compared: bool, opens: Narrow) -> Kpi {
        Kpi {
            value: percent(self.now),
            n: self.now.1,
            interval: interval(self.now),
            previous: percent(self.before).filter(|_| compared),
            previous_n: self.before.1,
            previous_interval: interval(self.before).filter(|_| compared),
            sure: same_share(self.now, self.before).filter(|_| compared).map(|p| p < 0.05),
            spark: self.over_time().into_iter().map(|bucket| bucket.map(|(percent, _)| percent)).collect(),
            opens,
            ..Kpi::default()
        }
    }
}

impl Rate {
    /// The share of `hits` in `n`, and what opens both.
    pub(crate) fn of((hits, n): (u32, u32), opens_hits: Narrow, opens: Narrow) -> Rate {
        Rate { percent: percent((hits, n)), hits, n, interval: interval((hits, n)), opens_hits, opens }
    }
}

impl RateBucket {
    /// The share of `hits` in `n`.
    pub(crate) fn of((hits, n): (u32, u32)) -> RateBucket {
        RateBucket { percent: percent((hits, n)), interval: interval((hits, n)), hits, n }
    }
}

/// Percent of a pair; `None` without cases.
pub(crate) fn percent((k, n): (u32, u32)) -> Option<f64> {
    (n > 0).then(|| 100.0 * f64::from(k) / f64::from(n))
}

/// Wilson 95 % interval of a pair, percent.
pub(crate) fn interval((k, n): (u32, u32)) -> Option<(f64, f64)> {
    wilson(k, n).map(|(low, high)| (100.0 * low, 100.0 * high))
}
