//! Trends: how things go over time.

use model::{Clock, Event, Period};
use serde::Serialize;
use ts_rs::TS;

use super::{Durations, Narrow, Scope, Unit, WeekMap};

/// Trends: every number of the screen, for one filter.
#[derive(Clone, Debug, Default, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct Trends {
    /// What the numbers are about.
    pub scope: Scope,
    /// Clock of all durations.
    pub clock: Clock,
    /// Width of a bucket.
    pub unit: Unit,
    /// All buckets of the period, empty ones included. All lists "over time" below have one entry a bucket.
    pub buckets: Vec<Bucket>,
    /// Open at the period's start + created + reopened − resolved = open at its end.
    pub flow: Flow,
    /// Tickets coming in and going out, by bucket.
    pub flows: Vec<FlowBucket>,
    /// Days whose volume is out of the ordinary, latest first.
    pub outliers: Vec<OutlierDay>,
    /// Volume a day taken apart; `None` with less than four whole weeks.
    pub decomposition: Option<Decomposition>,
    /// The four weeks after as-of; `None` with less than eight whole weeks, or where the period ends before as-of.
    pub forecast: Option<Forecast>,
    /// Categories over time, those whose share changes most surely first.
    pub categories: Vec<Evolution>,
    /// Phrases that emerge or fade, most sure first.
    pub phrases: Vec<Evolution>,
    /// Topics over time, as `categories`.
    pub topics: Vec<Evolution>,
    /// Tone over time.
    pub tone: Vec<ToneBucket>,
    /// CSAT over time.
    pub csat: Vec<RateBucket>,
    /// Escalated of created, over time.
    pub escalated: Vec<RateBucket>,
    /// First response over time: the Kaplan–Meier figures of the tickets created in each bucket.
    pub first_response: Vec<Durations>,
    /// Resolution, the same.
    pub resolution: Vec<Durations>,
    /// Weekday × hour of creation in the reporting zone.
    pub week: WeekMap,
    /// Tickets created by ISO week of the year, one row a calendar year; `None` where the data have no such week.
    pub year: Vec<YearRow>,
    /// What the user marked, within the period.
    pub events: Vec<Event>,
}

/// One bucket of time.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct Bucket {
    /// First day, `YYYY-MM-DD` in the zone.
    pub day: String,
    /// The bucket's instants, cut to the period.
    pub period: Period,
    /// Not over yet at as-of.
    pub so_far: bool,
    /// Begins after as-of: nothing can be in it yet.
    pub ahead: bool,
}

/// How the number of open tickets came about.
#[derive(Clone, Debug, Default, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct Flow {
    /// Open when the period begins.
    pub open_start: u32,
    /// Created in it.
    pub created: u32,
    /// Reopenings in it (of tickets with a status history).
    pub reopened: u32,
    /// Resolutions in it: intervals that ended.
    pub resolved: u32,
    /// Open when it ends.
    pub open_end: u32,
    /// Opens the tickets created.
    pub opens_created: Narrow,
    /// Created in it and solved at an unknown moment, so that they are never seen to be open:
    /// open at end = open at start + created + reopened − resolved − these.
    pub end_unknown: u32,
    /// Opens those open at the end.
    pub opens_end: Narrow,
    /// Opens exactly those whose end is unknown.
    pub opens_end_unknown: Narrow,
}

/// Tickets of one bucket.
#[derive(Clone, Debug, Default, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct FlowBucket {
    /// Created; where tickets resolved in the period are looked at, those resolved in the bucket.
    pub created: u32,
    /// Resolutions.
    pub resolved: u32,
    /// Reopenings.
    pub reopened: u32,
    /// Open at its end.
    pub backlog: u32,
    /// Mean tickets a day over the 7 days ending with this bucket (days only).
    pub rolling: Option<f64>,
    /// Created in the same bucket of the previous period, if there is one.
    pub previous: Option<u32>,
}

/// A day with unusually many or few tickets, and what drove it.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct OutlierDay {
    /// `YYYY-MM-DD` in the zone.
    pub day: String,
    /// Tickets.
    pub tickets: u32,
    /// Expected by trend and weekday.
    pub expected: f64,
    /// Range of the ordinary.
    pub usual: (f64, f64),
    /// Values that were in it more (or less) than usual beyond chance, largest part of the difference first; at most 4.
    pub drivers: Vec<Driver>,
    /// Opens exactly its tickets.
    pub opens: Narrow,
}

/// A value that a day had more or less of than usual.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct Driver {
    /// What kind of value.
    pub facet: model::Facet,
    /// Its name in filters.
    pub name: String,
    /// Its tickets on the day.
    pub tickets: u32,
    /// Expected on such a day.
    pub usual: f64,
    /// Opens exactly its tickets of the day.
    pub opens: Narrow,
}

/// Volume a day, taken apart by MSTL. Lists have one entry a day; observed = trend + weekly + rest.
#[derive(Clone, Debug, Default, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct Decomposition {
    /// First day, `YYYY-MM-DD`.
    pub first_day: String,
    /// Tickets a day.
    pub observed: Vec<f64>,
    /// Slow movement.
    pub trend: Vec<f64>,
    /// What the weekday adds or takes.
    pub weekly: Vec<f64>,
    /// What is left.
    pub rest: Vec<f64>,
    /// Strength of the weekly pattern, 0–1 (Wang, Smith & Hyndman 2006).
    pub weekly_strength: f64,
}

/// Tickets expected a day.
#[derive(Clone, Debug, Default, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct Forecast {
    /// 28 days after the last whole day before as-of.
    pub days: Vec<ForecastDay>,
    /// Whole days it was learnt from.
    pub learnt_from: u32,
    /// Tickets expected over all 28 days, with an 80 % interval.
    pub total: (f64, f64, f64),
    /// How far off it would have been on the last 28 days, learnt from those before: mean absolute error as percent of the
    /// mean day; `None` when there were too few days to try.
    pub tried_error: Option<f64>,
    /// The same for "as in the week before".
    pub naive_error: Option<f64>,
    /// Share of those days inside their 80 % interval, percent.
    pub tried_inside: Option<f64>,
}

/// One day ahead.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct ForecastDay {
    /// `YYYY-MM-DD`.
    pub day: String,
    /// Tickets expected.
    pub expected: f64,
    /// 80 % interval.
    pub likely: (f64, f64),
    /// 95 % interval.
    pub nearly_sure: (f64, f64),
}

/// A value's share of tickets over time.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct Evolution {
    /// Name in filters; empty: without a value.
    pub name: String,
    /// Tickets.
    pub n: u32,
    /// Its tickets in each bucket.
    pub tickets: Vec<u32>,
    /// Percent of each bucket's tickets; `None` in an empty bucket.
    pub percent: Vec<Option<f64>>,
    /// Where it goes.
    pub direction: Direction,
    /// Percent of tickets in the first and in the second half of the period (its whole buckets).
    pub halves: Option<(f64, f64)>,
    /// Second half minus first, points, with a 95 % interval (Newcombe).
    pub difference: Option<(f64, f64, f64)>,
    /// Two-sided p-value that its share has no trend (Cochran–Armitage), corrected for the number of values (Holm).
    pub p: Option<f64>,
    /// Opens exactly its tickets.
    pub opens: Narrow,
}

/// Where a share goes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum Direction {
    /// Surely growing, and not there at first.
    New,
    /// Surely growing.
    Emerging,
    /// Nothing sure.
    #[default]
    Steady,
    /// Surely shrinking.
    Fading,
}

/// Tone of one bucket.
#[derive(Clone, Debug, Default, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct ToneBucket {
    /// Positive tickets.
    pub positive: u32,
    /// Neutral ones.
    pub neutral: u32,
    /// Negative ones.
    pub negative: u32,
    /// Net sentiment: % positive − % negative of the scored; `None` without scored ones.
    pub net: Option<f64>,
    /// Its 95 % interval.
    pub interval: Option<(f64, f64)>,
}

/// A share in one bucket.
#[derive(Clone, Debug, Default, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct RateBucket {
    /// Percent; `None` without cases.
    pub percent: Option<f64>,
    /// Wilson 95 % interval.
    pub interval: Option<(f64, f64)>,
    /// Tickets for which it is so.
    pub hits: u32,
    /// Cases.
    pub n: u32,
}

/// One calendar year by ISO week.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct YearRow {
    /// ISO year.
    pub year: i32,
    /// Tickets created in weeks 1 to 53; `None` outside the data.
    pub weeks: Vec<Option<u32>>,
    /// The instants of each week, for the list behind.
    pub periods: Vec<Option<Period>>,
}
