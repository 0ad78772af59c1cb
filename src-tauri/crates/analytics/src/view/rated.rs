//! What customers said of it: ratings, CSAT, NPS.

use serde::Serialize;
use ts_rs::TS;

/// Ratings of the period.
#[derive(Clone, Debug, Default, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct Satisfaction {
    /// Counts for 1 to 5; `None` when no rating is on that scale.
    pub stars: Option<[u32; 5]>,
    /// Good and bad (including 4–5 and 1–3).
    pub good: u32,
    /// See `good`.
    pub bad: u32,
    /// CSAT a bucket of `Volume`: percent and its n (`None`: nobody rated).
    pub over_time: Vec<Option<(f64, u32)>>,
}

/// Satisfaction in all its parts.
#[derive(Clone, Debug, Default, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct Rated {
    /// Rated tickets (satisfaction scales).
    pub n: u32,
    /// Of these satisfied.
    pub satisfied: u32,
    /// Percent.
    pub percent: Option<f64>,
    /// Wilson 95 %.
    pub interval: Option<(f64, f64)>,
    /// Mean of five, where that scale is used.
    pub mean: Option<f64>,
    /// Percent of the resolved tickets that are rated.
    pub response_rate: Option<f64>,
    /// NPS, −100..100, where that scale is used.
    pub nps: Option<f64>,
    /// Its n.
    pub nps_n: u32,
}
