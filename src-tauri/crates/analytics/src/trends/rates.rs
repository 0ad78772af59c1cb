//! Shares of tickets over time, each bucket with its n and interval.

use crate::metrics::proportion::{Proportion, interval, percent};
use crate::view::RateBucket;

/// One entry a bucket.
pub(crate) fn over_time(counted: &Proportion) -> Vec<RateBucket> {
    let rate =
        |&pair: &(u32, u32)| RateBucket { percent: percent(pair), interval: interval(pair), hits: pair.0, n: pair.1 };
    counted.buckets().iter().map(rate).collect()
}
