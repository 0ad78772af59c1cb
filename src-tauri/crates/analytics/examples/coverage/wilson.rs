//! Shares: Wilson's interval of CSAT and every other share.

use analytics::stats::proportion::wilson;

use crate::measured::{Measured, NINETY_FIVE, percent};
use crate::random::Random;

/// Share of intervals that hold the true share, for small and large n and shares from a tenth to nine tenths.
pub fn measure(runs: u32) -> Vec<Measured> {
    let grid = [30, 50, 200].into_iter().flat_map(|n| [0.1, 0.3, 0.5, 0.8, 0.9].map(|share| (n, share)));
    grid.map(|(n, share)| {
        let mut random = Random(u64::from(n) + (1e6 * share) as u64);
        let holds = (0..runs).filter(|_| {
            let hits = (0..n).filter(|_| random.happens(share)).count() as u32;
            wilson(hits, n).is_some_and(|(low, high)| low <= share && share <= high)
        });
        let found = percent(holds.count() as u32, runs);
        Measured { what: format!("Share, n {n}, truth {:.0} %", 100.0 * share), found, asked: NINETY_FIVE }
    })
    .collect()
}
