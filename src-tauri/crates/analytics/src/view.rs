//! What a screen shows: the numbers of one view in one value, shared with TypeScript.

use model::{Facet, Filter, Having, Instant, Period, Population, Range};
use serde::Serialize;
use ts_rs::TS;

/// Overview: every number of the screen, for one filter.
#[derive(Clone, Debug, Default, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct Overview {
    /// What the numbers are about.
    pub scope: Scope,
    /// What changed, most certain first. Empty when nothing is sure.
    pub findings: Vec<Finding>,
    /// Tickets created in the period.
    pub tickets: Kpi,
    /// Tickets open at the period's end (or as-of, when that is earlier).
    pub open: Kpi,
    /// First response time, hours: Kaplan–Meier median over all created, p90 beside it.
    pub first_response: Kpi,
    /// Resolution time, hours: Kaplan–Meier median over all created, p90 beside it.
    pub resolution: Kpi,
    /// CSAT: percent satisfied of those rated, Wilson 95 % interval.
    pub csat: Kpi,
    /// Percent negative of those scored.
    pub negative: Kpi,
    /// Volume over time.
    pub volume: Volume,
    /// By effective category, largest first.
    pub categories: Vec<Share>,
    /// By tone.
    pub tones: Vec<Share>,
    /// By channel, largest first.
    pub channels: Vec<Share>,
    /// By effective priority, critical first.
    pub priorities: Vec<Share>,
    /// By status, in working order.
    pub statuses: Vec<Share>,
    /// How long until solved, open ones counted.
    pub resolution_times: Distribution,
    /// Ratings.
    pub satisfaction: Satisfaction,
    /// Weekday × hour of creation in the reporting zone.
    pub week: WeekMap,
    /// Phrases in customers' words, rising first.
    pub issues: Vec<Issue>,
    /// Agents, most tickets first.
    pub agents: Vec<AgentRow>,
    /// First response and resolution times in all their definitions.
    pub speed: Speed,
    /// CSAT and NPS in all their parts.
    pub rated: Rated,
    /// Messages in the tickets of the period.
    pub messages: u32,
}

/// What the numbers of a view are about. Stands on every screen and file.
#[derive(Clone, Debug, Default, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct Scope {
    /// The filter asked with, period made explicit.
    pub filter: Filter,
    /// Number of tickets of the population.
    pub n: u32,
    /// The period looked at: the filter's, else from the first to the last creation in the data.
    pub period: Option<Period>,
    /// The period compared with, of equal elapsed length; `None` for all time.
    pub previous: Option<Period>,
    /// First and last day of the period in the zone, `YYYY-MM-DD`, both inclusive.
    pub days: Option<(String, String)>,
    /// First and last day of the previous period.
    pub previous_days: Option<(String, String)>,
    /// The period has not ended at as-of.
    pub so_far: bool,
    /// Reporting zone, IANA.
    pub zone: String,
    /// Ages, backlog and open clocks are measured at this instant: the latest event in the data.
    pub as_of: Option<Instant>,
    /// What was left out, by reason (`spam`, `merged`, `duplicate`, `bot_only`, `undated`, `resolved_without_time`,
    /// `negative_duration`), only those above zero.
    pub left_out: Vec<LeftOutCount>,
}

/// One reason for leaving tickets out.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct LeftOutCount {
    /// Reason's name.
    pub reason: String,
    /// Number of tickets.
    pub n: u32,
    /// Opens exactly those.
    pub opens: Narrow,
}

/// What is added to a view's filter to open exactly the tickets behind a number or mark.
#[derive(Clone, Debug, Default, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct Narrow {
    /// Replaces the filter's period, when present.
    pub period: Option<Period>,
    /// Replaces the filter's population, when present.
    pub population: Option<Population>,
    /// Replace the filter's values of these facets.
    pub facets: Vec<(Facet, Vec<String>)>,
    /// Added ranges.
    pub ranges: Vec<Range>,
    /// Added conditions.
    pub having: Vec<Having>,
    /// Drop the filter's period altogether.
    pub all_time: bool,
}

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

/// One sentence about a change.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct Finding {
    /// What it is about: the UI's sentence is made from this and the numbers.
    pub kind: FindingKind,
    /// The category, phrase, channel or agent it names; empty for the whole.
    pub name: String,
    /// A second name ("most of it …"), empty when none.
    pub detail: String,
    /// The number now.
    pub now: f64,
    /// The number then.
    pub before: f64,
    /// Tickets behind `now`.
    pub n: u32,
    /// Tickets behind `before`.
    pub before_n: u32,
    /// 95 % interval of the number now, where one is known.
    pub interval: Option<(f64, f64)>,
    /// Two-sided p-value after correction for the number of comparisons (Holm); 1 for "held".
    pub p: f64,
    /// Whether it is clearly good, clearly bad, or neither.
    pub mood: Mood,
    /// Opens exactly the `n` tickets.
    pub opens: Narrow,
}

/// What a finding says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum FindingKind {
    /// The number of tickets changed (`now`, `before`: tickets).
    Volume,
    /// A category's share of tickets changed (`now`, `before`: tickets; `detail`: its leading phrase).
    Category,
    /// A phrase is new or grew (`now`, `before`: tickets).
    Phrase,
    /// First response got slower or faster (`now`, `before`: median hours).
    FirstResponse,
    /// Resolution got slower or faster (`now`, `before`: median hours).
    Resolution,
    /// Satisfaction changed (`now`, `before`: percent).
    Satisfaction,
    /// Satisfaction held: no real difference.
    SatisfactionHeld,
    /// The negative share changed (`now`, `before`: percent).
    Negative,
}

/// How a change is coloured.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum Mood {
    /// Clearly good.
    Good,
    /// Clearly bad.
    Bad,
    /// Neither.
    Neutral,
}

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

/// Weekday × hour.
#[derive(Clone, Debug, Default, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct WeekMap {
    /// 7 rows from Monday, 24 hours each: tickets created.
    pub cells: Vec<Vec<u32>>,
    /// Weekday to show first: 0 is Monday.
    pub week_start: u8,
}

/// A phrase in customers' words.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct Issue {
    /// Hash it is counted by, in hexadecimal.
    pub hash: String,
    /// The phrase; filled by the engine, which has the words.
    pub phrase: String,
    /// Tickets that contain it.
    pub tickets: u32,
    /// In the previous period, if there is one.
    pub previous: Option<u32>,
    /// Whether it grew or shrank beyond chance.
    pub sure: Option<bool>,
}

/// One agent.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct AgentRow {
    /// Name as shown; empty is unassigned.
    pub name: String,
    /// Tickets created in the period whose final assignee it is.
    pub tickets: u32,
    /// Of these resolved.
    pub resolved: u32,
    /// Of these open at as-of.
    pub open: u32,
    /// Median of answered tickets, hours.
    pub first_response_median: Option<f64>,
    /// Median of resolved tickets, hours.
    pub resolution_median: Option<f64>,
    /// Percent satisfied.
    pub csat: Option<f64>,
    /// Wilson 95 % interval of it.
    pub csat_interval: Option<(f64, f64)>,
    /// Rated tickets.
    pub rated: u32,
    /// Percent reopened of resolved, where the export says.
    pub reopened: Option<f64>,
}

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
