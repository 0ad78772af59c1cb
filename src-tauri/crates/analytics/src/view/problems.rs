//! Problem areas, and what the numbers recommend.

use model::{Clock, Facet, Instant, TicketKey};
use serde::Serialize;
use ts_rs::TS;

use super::{Mood, Narrow, Rate, Scope};

/// Problems: every number of the screen, for one filter.
#[derive(Clone, Debug, Default, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct Problems {
    /// What the numbers are about.
    pub scope: Scope,
    /// Clock of all durations.
    pub clock: Clock,
    /// What to do something about, most certain and largest first. Empty when nothing is sure.
    pub recommendations: Vec<Recommendation>,
    /// The areas that have tickets, largest effect first.
    pub areas: Vec<ProblemArea>,
    /// Open tickets by age.
    pub ageing: Vec<AgeBin>,
    /// Customers with several tickets in the period, most about the same issue first.
    pub repeats: Vec<RepeatCustomer>,
    /// Repeat customers in all.
    pub repeat_customers: u32,
    /// Categories × channels with enough ratings, worst for CSAT first.
    pub combinations: Vec<Combination>,
    /// What escalated tickets were escalated for, most first; only where reasons are known.
    pub escalation_reasons: Vec<ReasonCount>,
    /// Where escalations come from: values whose escalation rate differs beyond chance from the others', worst first.
    pub escalation_drivers: Vec<Impact>,
    /// What draws satisfaction and tone down: categories, channels, topics and steps of the journey, largest impact first.
    pub impacts: Vec<Impact>,
}

/// Kinds of problem.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum ProblemKind {
    /// Tone score below −0.3 and negative.
    VeryNegative,
    /// Solved later than the target of its priority (saved policy; default 48 h where none).
    Slow,
    /// Open and older than the resolution target of its priority.
    AgeingOpen,
    /// Escalated.
    Escalated,
    /// Customers with three or more tickets.
    RepeatCustomers,
    /// Critical and open.
    UnresolvedCritical,
    /// Rated as unsatisfied.
    Unsatisfied,
}

/// One kind of problem.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct ProblemArea {
    /// Which.
    pub kind: ProblemKind,
    /// Its tickets of all it could be.
    pub rate: Rate,
    /// Its tickets in the previous period, if there is one.
    pub previous: Option<u32>,
    /// Cases in the previous period.
    pub previous_n: u32,
    /// Whether its share changed beyond chance.
    pub sure: Option<bool>,
    /// What it costs: CSAT of all − CSAT without these tickets, points, with a 95 % bootstrap interval. Association, not cause.
    pub effect: Option<Effect>,
    /// The worst tickets, worst first; at most 5.
    pub worst: Vec<ProblemTicket>,
    /// Its tickets by category: the largest few and their counts.
    pub categories: Vec<(String, u32)>,
    /// For escalated tickets: median hours from creation to the escalation, and how many tell it.
    pub hours_to_escalate: Option<(f64, u32)>,
}

/// A difference with what it rests on.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct Effect {
    /// Points.
    pub points: f64,
    /// 95 % interval.
    pub interval: (f64, f64),
    /// Rated (or scored) tickets it rests on.
    pub n: u32,
}

/// A ticket as an example of a problem.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct ProblemTicket {
    /// Identity.
    pub key: TicketKey,
    /// Subject, or how its first message begins.
    pub subject: String,
    /// Creation.
    pub created: Option<Instant>,
    /// Effective priority.
    pub priority: model::Priority,
    /// What makes it bad: hours over target, age in hours, tone score … as its kind says.
    pub measure: Option<f64>,
}

/// Open tickets of an age.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct AgeBin {
    /// Youngest inside, hours.
    pub from: f64,
    /// Youngest outside, hours; `None` is open.
    pub to: Option<f64>,
    /// Tickets by effective priority: low, medium, high, critical.
    pub by_priority: [u32; 4],
    /// Opens all of the bin.
    pub opens: Narrow,
}

/// A customer with three or more tickets in the period.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct RepeatCustomer {
    /// Customer id as in filters.
    pub customer: String,
    /// Tickets.
    pub tickets: u32,
    /// Tickets in the largest group about the same issue (topic, else category).
    pub same_issue: u32,
    /// What that is.
    pub issue: String,
    /// Whether `issue` is a topic or a category.
    pub issue_facet: Facet,
    /// Categories with counts, most first.
    pub categories: Vec<(String, u32)>,
    /// Of its tickets, open at as-of.
    pub open: u32,
    /// Opens exactly its tickets.
    pub opens: Narrow,
    /// Opens exactly those about the same issue.
    pub opens_issue: Narrow,
}

/// A category in a channel.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct Combination {
    /// Effective category.
    pub category: String,
    /// Channel.
    pub channel: String,
    /// CSAT there.
    pub csat: Rate,
    /// Its CSAT minus that of all others, points, 95 % interval; `None` with fewer than five ratings on a side.
    pub difference: Option<(f64, f64, f64)>,
    /// Beyond chance after correction (Holm).
    pub sure: bool,
}

/// Tickets of one reason.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct ReasonCount {
    /// The reason in the export's or the customer's words.
    pub reason: String,
    /// Tickets.
    pub n: u32,
}

/// What a part of the tickets does to a number: the number of all − the number without the part.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct Impact {
    /// Kind of value.
    pub facet: Facet,
    /// Name in filters.
    pub name: String,
    /// The number within the part.
    pub rate: Rate,
    /// Its impact, points.
    pub effect: Effect,
    /// Which number: `csat`, `negative` or `escalated`.
    pub measure: ImpactOn,
    /// Beyond chance after correction.
    pub sure: bool,
}

/// A number that parts have an impact on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum ImpactOn {
    /// CSAT.
    Csat,
    /// Negative share.
    Negative,
    /// Escalation rate.
    Escalated,
}

/// Something worth doing something about, with its evidence.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct Recommendation {
    /// What it says; the UI's and the report's sentence is made from this and the numbers.
    pub kind: RecommendationKind,
    /// The category, channel, agent … it names; empty for the whole.
    pub name: String,
    /// A second name, empty when none.
    pub detail: String,
    /// The number that stands out.
    pub value: f64,
    /// What it is held against.
    pub against: f64,
    /// Difference, with a 95 % interval, in the unit of `value`.
    pub difference: (f64, f64, f64),
    /// Tickets behind it.
    pub n: u32,
    /// p-value after correction for all candidates (Holm).
    pub p: f64,
    /// Tickets that would be better off, by which recommendations are ranked.
    pub tickets_affected: f64,
    /// Clearly bad, or neutral.
    pub mood: Mood,
    /// Opens exactly the `n` tickets.
    pub opens: Narrow,
}

/// What a recommendation says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum RecommendationKind {
    /// A category takes longer than the others (`value`, `against`: median hours).
    SlowCategory,
    /// A channel's first response is slower than the others' (median hours).
    SlowChannel,
    /// More was created than resolved: the backlog grows (`value`: tickets a day in; `against`: out).
    GrowingBacklog,
    /// Hours of the week in which first responses take longer than in others (`name`: "6-18" weekday-hour, median hours).
    SlowHours,
    /// A category draws CSAT down (`value`: percent within, `against`: percent without).
    UnsatisfiedCategory,
    /// A category is more often negative (percent).
    NegativeCategory,
    /// A category is escalated more often (percent).
    EscalatedCategory,
    /// A topic grew (`value`, `against`: percent of tickets).
    GrowingTopic,
    /// Repeat customers make up many tickets (`value`: percent of tickets; `against`: percent before).
    RepeatCustomers,
    /// A category is reopened more often (percent).
    ReopenedCategory,
    /// A priority's promise is kept less often than the others' (`name`: priority, `detail`: goal; percent).
    BrokenPromise,
}
