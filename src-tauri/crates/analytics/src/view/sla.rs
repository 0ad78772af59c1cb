//! SLA: promises kept and broken.

use model::{Clock, SlaGoal, SlaRules, TicketKey};
use serde::Serialize;
use ts_rs::TS;

use super::{Bucket, Narrow, RateBucket, Scope, Unit};

/// SLA: every number of the screen, for one filter.
#[derive(Clone, Debug, Default, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct Sla {
    /// What the numbers are about.
    pub scope: Scope,
    /// What they are judged by.
    pub rules: SlaRules,
    /// First response and resolution, in this order.
    pub goals: Vec<SlaGoalView>,
    /// Under the other rules, in the same order; empty unless asked for.
    pub what_if: Vec<SlaGoalView>,
    /// The other rules.
    pub what_if_rules: Option<SlaRules>,
    /// Width of a bucket of time.
    pub unit: Unit,
    /// Buckets of `over_time`.
    pub buckets: Vec<Bucket>,
    /// Open tickets closest to their next breach, or furthest over it: at risk first by time left, then breached; at most 50.
    pub next: Vec<SlaTicket>,
}

/// One promise.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct SlaGoalView {
    /// Which.
    pub goal: SlaGoal,
    /// All tickets.
    pub all: Attainment,
    /// The previous period, if there is one: percent kept, its n, and whether the difference is beyond chance.
    pub previous: Option<(f64, u32, bool)>,
    /// By effective priority, critical first.
    pub priorities: Vec<SlaRow>,
    /// By agent, most breached first.
    pub agents: Vec<SlaRow>,
    /// By effective category, most breached first.
    pub categories: Vec<SlaRow>,
    /// Percent kept over time, of the tickets created in each bucket.
    pub over_time: Vec<RateBucket>,
}

/// How tickets stand against a promise.
#[derive(Clone, Debug, Default, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct Attainment {
    /// Percent: met / (met + breached); `None` when nothing is decided.
    pub percent: Option<f64>,
    /// Wilson 95 % interval.
    pub interval: Option<(f64, f64)>,
    /// Done in time.
    pub met: u32,
    /// Too late, or overdue.
    pub breached: u32,
    /// Of the breached, not done yet.
    pub overdue: u32,
    /// Not done, above the share of the target.
    pub at_risk: u32,
    /// Not done, time left.
    pub not_due: u32,
    /// No promise, or the times are not known.
    pub not_measured: u32,
    /// Opens the met.
    pub opens_met: Narrow,
    /// Opens the breached.
    pub opens_breached: Narrow,
    /// Opens those at risk.
    pub opens_at_risk: Narrow,
    /// Opens those not due.
    pub opens_not_due: Narrow,
    /// Opens those not measured.
    pub opens_not_measured: Narrow,
}

/// One value of a facet.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct SlaRow {
    /// Its name in filters; empty: without a value.
    pub name: String,
    /// The target, hours, and its clock; for priorities.
    pub target: Option<(f64, Clock)>,
    /// How its tickets stand.
    pub attainment: Attainment,
}

/// An open ticket and the time it has.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct SlaTicket {
    /// Identity.
    pub key: TicketKey,
    /// Subject, or how its first message begins.
    pub subject: String,
    /// Effective priority.
    pub priority: model::Priority,
    /// Agent as shown; empty is unassigned.
    pub agent: String,
    /// The promise.
    pub goal: SlaGoal,
    /// Hours left on the promise's clock; negative: over it.
    pub hours_left: f64,
    /// Percent of the target used.
    pub used_percent: f64,
}
