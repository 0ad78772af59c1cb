//! Shares of tickets over time, each bucket with its n and interval.

use crate::metrics::proportion::Proportion;
use crate::view::RateBucket;

/// One entry a bucket.
pub(crate) fn over_time(counted: &Proportion) -> Vec<RateBucket> {
    counted.buckets().iter().map(|&pair| RateBucket::of(pair)).collect()
}
