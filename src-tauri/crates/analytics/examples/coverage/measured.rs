//! What a simulation found, beside what is asked.

use std::ops::RangeInclusive;

/// Percent of 95 % intervals that have to hold the truth: three points to either side.
pub const NINETY_FIVE: RangeInclusive<f64> = 92.0..=98.0;

/// One figure.
#[derive(Clone, Debug)]
pub struct Measured {
    /// What was measured.
    pub what: String,
    /// What was found, in the unit of `asked`.
    pub found: f64,
    /// What is asked.
    pub asked: RangeInclusive<f64>,
}

impl Measured {
    /// Whether it is as asked, give or take `slack` for runs that are few.
    pub fn is_as_asked(&self, slack: f64) -> bool {
        (self.asked.start() - slack..=self.asked.end() + slack).contains(&self.found)
    }
}

/// Percent of `of`.
pub fn percent(count: u32, of: u32) -> f64 {
    100.0 * f64::from(count) / f64::from(of.max(1))
}
