//! Service level agreements: targets, and how a ticket stands against them (METRICS: SLA).
//!
//! Plain values. Judging a ticket by them is `analytics::sla`.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{BusinessHours, Clock, Priority};

/// What a ticket is judged by: targets and the hours they are counted in.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(export)]
pub struct SlaRules {
    /// The targets.
    pub policy: SlaPolicy,
    /// The business clock's hours.
    pub hours: BusinessHours,
}

/// Targets per effective priority.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(export)]
pub struct SlaPolicy {
    /// For critical tickets.
    pub critical: SlaTarget,
    /// For high ones.
    pub high: SlaTarget,
    /// For medium ones.
    pub medium: SlaTarget,
    /// For low ones.
    pub low: SlaTarget,
    /// An open ticket is at risk above this share of its target, percent, 1–99.
    pub at_risk_percent: u8,
}

impl Default for SlaPolicy {
    fn default() -> Self {
        let hours = |first_response: f64, resolution: f64| SlaTarget {
            first_response: Some(first_response),
            resolution: Some(resolution),
            clock: Clock::Calendar,
        };
        SlaPolicy {
            critical: hours(1.0, 8.0),
            high: hours(4.0, 24.0),
            medium: hours(8.0, 48.0),
            low: hours(24.0, 96.0),
            at_risk_percent: 80,
        }
    }
}

impl SlaPolicy {
    /// The target of a priority.
    pub fn target(&self, priority: Priority) -> &SlaTarget {
        match priority {
            Priority::Critical => &self.critical,
            Priority::High => &self.high,
            Priority::Medium => &self.medium,
            Priority::Low => &self.low,
        }
    }
}

/// How fast tickets of one priority are to be answered and solved.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct SlaTarget {
    /// First response within, hours, positive; `None`: no promise.
    pub first_response: Option<f64>,
    /// Resolution within, hours, positive; `None`: no promise.
    pub resolution: Option<f64>,
    /// The clock both are counted on.
    pub clock: Clock,
}

/// One of the two promises.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum SlaGoal {
    /// First response.
    FirstResponse,
    /// Resolution.
    Resolution,
}

/// How a ticket stands against a promise at as-of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum SlaState {
    /// Done in time.
    Met,
    /// Done too late, or not done and overdue.
    Breached,
    /// Not done, not overdue, above the share of the target that makes it at risk.
    AtRisk,
    /// Not done, not overdue, not at risk.
    NotDue,
    /// No promise for it, or what happened when is not known (done at an unknown time, undated).
    NotMeasured,
}

/// A condition of a filter: the ticket stands so against a promise.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct SlaIs {
    /// The promise.
    pub goal: SlaGoal,
    /// Any of these.
    pub states: Vec<SlaState>,
    /// Judged by these rules instead of the workspace's.
    #[serde(default)]
    pub what_if: Option<Box<SlaRules>>,
}
