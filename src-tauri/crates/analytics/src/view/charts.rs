//! The data of charts, one value a chart.

use model::Period;
use serde::Serialize;
use ts_rs::TS;

/// Volume over time.
#[derive(Clone, Debug, Default, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct Volume {
    /// Width of a bucket.
    pub unit: Unit,
    /// All buckets of the period, empty ones included.
    pub buckets: Vec<VolumeBucket>,
}

/// Width of a bucket of time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum Unit {
    /// Calendar day in the zone.
    #[default]
    Day,
    /// Week from the week's first day.
    Week,
    /// Calendar month.
    Month,
}

/// One bucket of time.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct VolumeBucket {
    /// First day, `YYYY-MM-DD` in the zone.
    pub day: String,
    /// The bucket's instants, cut to the period.
    pub period: Period,
    /// Tickets created.
    pub tickets: u32,
    /// Of these, negative in tone.
    pub negative: u32,
    /// Tickets in the same bucket of the previous period, if there is one.
    pub previous: Option<u32>,
    /// Tickets resolved in this bucket.
    pub resolved: u32,
    /// Mean tickets a day over the 7 days ending with this bucket (days only).
    pub rolling: Option<f64>,
    /// Not over yet at as-of.
    pub so_far: bool,
}

/// One value of a facet with its count.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct Share {
    /// Value's name in filters.
    pub name: String,
    /// Tickets.
    pub n: u32,
    /// Percent of the population.
    pub percent: f64,
    /// Tickets in the previous period, if there is one.
    pub previous: Option<u32>,
    /// Of `n`, negative in tone.
    pub negative: u32,
    /// Whether its share of tickets changed beyond chance; `None` without a previous period.
    pub sure: Option<bool>,
}

/// Distribution of resolution times on logarithmic bins.
#[derive(Clone, Debug, Default, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct Distribution {
    /// Bins from shortest to longest.
    pub bins: Vec<Bin>,
    /// Kaplan–Meier median, hours.
    pub median: Option<f64>,
    /// Kaplan–Meier 90th percentile, hours.
    pub p90: Option<f64>,
    /// Tickets in the bins.
    pub n: u32,
}

/// One bin.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct Bin {
    /// Smallest value inside, hours.
    pub from: f64,
    /// Smallest value outside, hours; `None` is open.
    pub to: Option<f64>,
    /// Tickets solved after this long.
    pub resolved: u32,
    /// Tickets still open at this age.
    pub open: u32,
}

/// Weekday × hour.
#[derive(Clone, Debug, Default, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct WeekMap {
    /// 7 rows from Monday, 24 hours each: tickets created.
    pub cells: Vec<Vec<u32>>,
    /// Weekday to show first: 0 is Monday.
    pub week_start: u8,
}
