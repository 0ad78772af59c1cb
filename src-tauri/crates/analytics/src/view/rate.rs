//! A share of tickets.

use serde::Serialize;
use ts_rs::TS;

use super::Narrow;

/// A share of tickets with all that belongs beside it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct Rate {
    /// Percent; `None` without cases, shown as "–".
    pub percent: Option<f64>,
    /// Tickets for which it is so.
    pub hits: u32,
    /// Tickets looked at.
    pub n: u32,
    /// Wilson 95 % interval, percent.
    pub interval: Option<(f64, f64)>,
    /// Opens exactly the hits.
    pub opens_hits: Narrow,
    /// Opens exactly the `n`.
    pub opens: Narrow,
}
