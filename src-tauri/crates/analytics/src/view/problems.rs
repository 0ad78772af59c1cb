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
    /// Customers with three or more tickets in the period, most about the same issue first; at most 50.
    pub repeats: Vec<RepeatCustomer>,
    /// Repeat customers in all.
    pub repeat_customers: u32,
    /// Categories × channels with five ratings or more: those sure to be below the others first, then by the difference,
    /// worst first; at most 50.
    pub combinations: Vec<Combination>,
    /// What escalated tickets were escalated for, most first; only where reasons are known.
    pub escalation_reasons: Vec<ReasonCount>,
    /// Where escalations come from: categories, channels, priorities and topics that are escalated more often than the other
    /// tickets, beyond chance; largest impact first.
    pub escalation_drivers: Vec<Impact>,
    /// What goes along with better or worse satisfaction and tone: categories, channels, topics and steps of the journey. All
    /// of CSAT first, then all of tone, each largest impact first, whichever its direction; at most 40 of each.
    pub impacts: Vec<Impact>,
}

/// Kinds of problem.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum ProblemKind {
    /// Negative and with a tone score below −0.3, of those scored. Measure of a ticket: the score, lowest first.
    VeryNegative,
    /// Solved later than promised for its effective priority (saved policy; 48 h on the calendar where it promises nothing),
    /// of those solved at a known time. Measure: hours over the promise, on the promise's clock, most first.
    Slow,
    /// Not solved and older than that promise, of those not solved and dated. Measure: age in hours on the filter's clock,
    /// oldest first.
    AgeingOpen,
    /// Escalated, of all. Measure: hours from creation to the escalation on the filter's clock, where it is known. The order
    /// is by effective priority, highest first, then by tone score, lowest first.
    Escalated,
    /// From customers with three or more tickets in the period, of all. Measure: tickets of its customer, most first.
    RepeatCustomers,
    /// Critical and not solved, of those critical. Measure: age in hours on the filter's clock, oldest first.
    UnresolvedCritical,
    /// Rated and not satisfied, of those rated. Measure: the rating out of five, where it is one, lowest first, then by tone
    /// score, lowest first.
    Unsatisfied,
}

/// One kind of problem.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct ProblemArea {
    /// Which.
    pub kind: ProblemKind,
    /// Its tickets (`hits`) of all that could be (`n`), as its kind says.
    pub rate: Rate,
    /// Its tickets in the previous period, if there is one; as they stand now, like the others.
    pub previous: Option<u32>,
    /// Tickets that could be, in the previous period.
    pub previous_n: u32,
    /// Whether its share changed beyond chance, corrected for the number of areas. `None` without a previous period, and for
    /// what time decides (slow, ageing, unresolved critical) but where the population are the resolved: earlier tickets had
    /// longer to be solved, so that the two shares are not alike.
    pub sure: Option<bool>,
    /// CSAT of all rated tickets − CSAT of those without its tickets, points (below zero: satisfaction is lower with them),
    /// with a 95 % bootstrap interval; `n` are its rated tickets. Association, not cause. `None` with fewer than five ratings
    /// among its tickets or among the others, and for the unsatisfied, of whom it says nothing.
    pub effect: Option<Effect>,
    /// What areas are ranked by, points of CSAT, ≥ 0. With an effect: the points it draws CSAT down × how sure that is
    /// (1 − p of the bootstrap, 0 for one that draws it up). Without: percent its tickets are of all × its severity
    /// (critical open 1, unsatisfied 0.5, very negative, ageing and escalated 0.3, slow and repeat 0.1).
    pub weight: f64,
    /// The worst tickets, worst first; at most 5.
    pub worst: Vec<ProblemTicket>,
    /// Its tickets by effective category: the largest five and their counts; an empty name for those without.
    pub categories: Vec<(String, u32)>,
    /// For escalated tickets: median hours from creation to the escalation on the filter's clock, and of how many it is known.
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
    /// Rated, scored or all tickets of the part, as the number it is an effect on counts them.
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
    /// What makes it bad, as its kind says.
    pub measure: Option<f64>,
}

/// Open tickets of an age at as-of, on the filter's clock.
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
    /// Tickets in the largest group about the same issue: of the same topic where two or more are, else of the same
    /// category; at least 1.
    pub same_issue: u32,
    /// What that is, as people call it; empty for those without a category.
    pub issue: String,
    /// Whether `issue` is a topic or a category.
    pub issue_facet: Facet,
    /// Effective categories with counts, most first.
    pub categories: Vec<(String, u32)>,
    /// Of its tickets, not solved.
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
    /// Its CSAT − that of all other rated tickets, points, and its 95 % interval (low, high; Newcombe); `None` with fewer
    /// than five ratings among the others.
    pub difference: Option<(f64, f64, f64)>,
    /// Beyond chance, corrected for all combinations (Holm).
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
    /// Opens exactly those.
    pub opens: Narrow,
}

/// What goes along with a part of the tickets: the number of all − the number without the part. Association, not cause.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct Impact {
    /// Kind of value; `None` for a step of the journey.
    pub facet: Option<Facet>,
    /// The step, where it is one.
    pub step: Option<JourneyStep>,
    /// Name in filters; empty for a step.
    pub name: String,
    /// Name as people call it: of a topic its name, else as `name`.
    pub label: String,
    /// The number within the part: satisfied of rated, negative of scored, or escalated of all.
    pub rate: Rate,
    /// The number among all other tickets, percent.
    pub others: f64,
    /// The number of all − the number without the part, points, with a 95 % bootstrap interval.
    pub effect: Effect,
    /// Which number.
    pub measure: ImpactOn,
    /// The part differs from the others beyond chance, corrected (Holm) for all parts of this measure.
    pub sure: bool,
}

/// What happened to a ticket on its way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum JourneyStep {
    /// First answered in time, by the saved policy.
    AnsweredInTime,
    /// First answered too late, or not yet and overdue.
    AnsweredLate,
    /// Solved with one reply and never reopened.
    OneTouch,
    /// Two or more public replies of agents.
    SeveralReplies,
    /// Escalated.
    Escalated,
    /// Reopened.
    Reopened,
    /// Solved later than promised, or not yet and overdue.
    SolvedLate,
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
    /// The category, channel, hour … it names, as its kind says; empty for the whole.
    pub name: String,
    /// A second name, empty when none.
    pub detail: String,
    /// The number that stands out, in the unit its kind says.
    pub value: f64,
    /// What it is held against, in the same unit.
    pub against: f64,
    /// `value` − `against` and its 95 % interval (low, high). Percents: points. For median hours of which a limit is not
    /// reached, that side is infinite in truth and given as the difference itself.
    pub difference: (f64, f64, f64),
    /// Tickets behind `value`.
    pub n: u32,
    /// p-value after correction for all candidates of all kinds (Holm); below 0.05.
    pub p: f64,
    /// Tickets that would be better off were this part like the others, by which recommendations are ranked, most first. Of
    /// shares: points of difference × n. Of durations: tickets beyond those that would still wait when half of the others are
    /// done. Of the backlog: tickets it grew by.
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
    /// Tickets of a category (`name`) take longer to be solved than all others: median hours within and of the others, open
    /// ones counted (Kaplan–Meier), on the filter's clock. `n`: solved ones of the category.
    SlowCategory,
    /// Tickets of a channel (`name`) wait longer for the first response than all others: median hours. `n`: answered ones of
    /// the channel.
    SlowChannel,
    /// More was created than solved in the period: `value` tickets a day in, `against` tickets a day out. `n`: those created.
    GrowingBacklog,
    /// Tickets created in one hour of the week (`name`: "6-18", days since Monday and hour, is Sunday 18:00 to 19:00 in the
    /// reporting zone) wait longer for the first response than all others: median hours. `n`: answered ones of that hour.
    SlowHours,
    /// A category (`name`) has fewer satisfied: percent of rated within and of the others. `n`: rated ones of the category.
    UnsatisfiedCategory,
    /// A category (`name`) is more often negative: percent of scored within and of the others. `n`: scored ones of it.
    NegativeCategory,
    /// A category (`name`) is escalated more often: percent within and of the others. `n`: tickets of the category.
    EscalatedCategory,
    /// A topic (`name`: what people call it) grew: percent of tickets now and in the previous period. `n`: its tickets now.
    GrowingTopic,
    /// Customers with three or more tickets make up more of them: percent of tickets now and in the previous period. `n`: their
    /// tickets now.
    RepeatCustomers,
    /// A category (`name`) is reopened more often: percent of solved within and of the others. `n`: solved ones of the category
    /// whose export tells.
    ReopenedCategory,
    /// A priority's (`name`) promise is kept less often than the others': percent kept of decided. `detail`: `first_response` or
    /// `resolution`. `n`: decided ones of the priority.
    BrokenPromise,
}
