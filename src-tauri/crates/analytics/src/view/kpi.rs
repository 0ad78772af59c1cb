//! One headline number with what it is compared with.

use serde::Serialize;
use ts_rs::TS;

use super::Narrow;

/// One headline number.
#[derive(Clone, Debug, Default, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct Kpi {
    /// The number; `None` is no data, shown as "–".
    pub value: Option<f64>,
    /// Number of tickets it rests on.
    pub n: u32,
    /// 95 % interval, where one is known.
    pub interval: Option<(f64, f64)>,
    /// 90th percentile, for durations.
    pub p90: Option<f64>,
    /// Tickets whose clock still ran (censored), for durations.
    pub censored: u32,
    /// The same number in the previous period.
    pub previous: Option<f64>,
    /// Tickets that one rests on.
    pub previous_n: u32,
    /// 95 % interval of the previous number, where one is known.
    pub previous_interval: Option<(f64, f64)>,
    /// Whether the difference is beyond chance (intervals or a two-sided test at 5 %); `None` when it can't be told.
    pub sure: Option<bool>,
    /// The number over time, in the buckets of `Volume` (`None`: no data there).
    pub spark: Vec<Option<f64>>,
    /// Opens exactly the `n` tickets.
    pub opens: Narrow,
}
