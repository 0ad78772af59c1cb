//! First response and resolution times in all their definitions.

use serde::Serialize;
use ts_rs::TS;

/// Times in all their definitions, hours (METRICS: Speed).
#[derive(Clone, Debug, Default, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct Speed {
    /// First response.
    pub first_response: Durations,
    /// Resolution.
    pub resolution: Durations,
}

/// One duration, both ways.
#[derive(Clone, Debug, Default, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct Durations {
    /// Tickets with the event and a known time.
    pub n: u32,
    /// Tickets without it yet, censored at as-of.
    pub censored: u32,
    /// Kaplan–Meier median; `None` when the curve does not fall to one half.
    pub km_median: Option<f64>,
    /// Kaplan–Meier 90th percentile.
    pub km_p90: Option<f64>,
    /// 95 % interval of the Kaplan–Meier median (Brookmeyer–Crowley, log–log).
    pub km_interval: Option<(f64, f64)>,
    /// Plain mean of the `n`.
    pub mean: Option<f64>,
    /// Plain median (type 7).
    pub median: Option<f64>,
    /// Plain 75th percentile.
    pub p75: Option<f64>,
    /// Plain 90th percentile.
    pub p90: Option<f64>,
    /// Plain 95th percentile.
    pub p95: Option<f64>,
}
