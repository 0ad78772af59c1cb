//! What a screen shows: the numbers of one view in one value, shared with TypeScript.

mod charts;
mod compare;
mod findings;
mod kpi;
mod problems;
mod quality;
mod rate;
mod rated;
mod rows;
mod sla;
mod speed;
mod trends;

pub use charts::{Bin, Distribution, Share, Unit, Volume, VolumeBucket, WeekMap};
pub use compare::{Compared, Comparison, Difference, ShareDifference, Side};
pub use findings::{Finding, FindingKind, Mood};
pub use kpi::Kpi;
pub use problems::{
    AgeBin, Combination, Effect, Impact, ImpactOn, JourneyStep, ProblemArea, ProblemKind, ProblemTicket, Problems,
    ReasonCount, Recommendation, RecommendationKind, RepeatCustomer,
};
pub use quality::Quality;
pub use rate::Rate;
pub use rated::{Rated, Satisfaction};
pub use rows::{AgentRow, Issue, LikeWithLike};
pub use sla::{Attainment, Sla, SlaGoalView, SlaRow, SlaTicket};
pub use speed::{Durations, Speed};
pub use trends::{
    Bucket, Decomposition, Direction, Driver, Evolution, Flow, FlowBucket, Forecast, ForecastDay, OutlierDay,
    RateBucket, ToneBucket, Trends, YearRow,
};

use model::{Clock, Facet, Filter, Having, Instant, Period, Population, Range, SlaIs};
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
    /// Clock of all durations.
    pub clock: Clock,
    /// How well tickets were resolved.
    pub quality: Quality,
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
    /// Added standings against promises.
    pub sla: Vec<SlaIs>,
    /// Added filters of whose tickets the customer has several ([`Filter::repeats`]).
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[ts(optional, as = "Option<Vec<Filter>>")]
    pub repeats: Vec<Filter>,
}
