//! Two sets of tickets side by side.

use model::Clock;
use serde::Serialize;
use ts_rs::TS;

use super::{Narrow, Scope};

/// Two periods or segments, number by number.
#[derive(Clone, Debug, Default, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct Comparison {
    /// The first.
    pub a: Scope,
    /// The second.
    pub b: Scope,
    /// Tickets that are in both; above 0 no difference is called sure.
    pub shared: u32,
    /// Clock of all durations.
    pub clock: Clock,
    /// The headline numbers.
    pub measures: Vec<Difference>,
    /// Shares of tickets by effective category, priority, tone, channel: most surely different first.
    pub shares: Vec<ShareDifference>,
}

/// One number of both.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct Difference {
    /// Which number.
    pub measure: Compared,
    /// Of the first.
    pub a: Side,
    /// Of the second.
    pub b: Side,
    /// Second minus first.
    pub difference: Option<f64>,
    /// 95 % interval of the difference.
    pub interval: Option<(f64, f64)>,
    /// Two-sided p-value that there is none, corrected for the number of measures (Holm).
    pub p: Option<f64>,
    /// Beyond chance.
    pub sure: bool,
}

/// A number of one side.
#[derive(Clone, Debug, Default, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct Side {
    /// The number; `None` is no data.
    pub value: Option<f64>,
    /// Tickets it rests on.
    pub n: u32,
    /// 95 % interval.
    pub interval: Option<(f64, f64)>,
    /// Opens exactly the `n`, added to that side's filter. Nothing to open where that is 0.
    pub opens: Narrow,
}

/// What is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum Compared {
    /// Tickets a day (elapsed days).
    TicketsADay,
    /// First response: Kaplan–Meier median, hours.
    FirstResponse,
    /// Resolution: Kaplan–Meier median, hours.
    Resolution,
    /// Percent satisfied of rated.
    Csat,
    /// Percent negative of scored.
    Negative,
    /// Percent solved with one reply of solved.
    OneTouch,
    /// Percent solved at first contact of decided.
    FirstContact,
    /// Percent reopened of solved with known reopens.
    Reopened,
    /// Percent escalated of created.
    Escalated,
    /// Percent of first response promises kept (saved policy).
    SlaFirstResponse,
    /// Percent of resolution promises kept (saved policy).
    SlaResolution,
}

/// A value's share of tickets on both sides.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct ShareDifference {
    /// What kind of value.
    pub facet: model::Facet,
    /// Its name in filters; empty: without a value.
    pub name: String,
    /// Percent of the first, and its tickets.
    pub a: Side,
    /// Percent of the second.
    pub b: Side,
    /// Second minus first, points.
    pub difference: f64,
    /// 95 % interval (Newcombe).
    pub interval: Option<(f64, f64)>,
    /// Corrected for the number of values (Holm).
    pub p: f64,
    /// Beyond chance.
    pub sure: bool,
}
