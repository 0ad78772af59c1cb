//! Rows of tables.

use serde::Serialize;
use ts_rs::TS;

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
    /// Agent score, 0–1 (METRICS: People); `None` below 10 resolved tickets or without any component.
    pub score: Option<f64>,
    /// Solved in time compared with what is expected for the same mix of category × priority.
    pub in_time: Option<LikeWithLike>,
    /// Satisfied compared with what is expected for the same mix.
    pub satisfied: Option<LikeWithLike>,
}

/// An agent's difference from what is expected for the same mix of category × priority.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct LikeWithLike {
    /// Percent of the agent's own.
    pub own: f64,
    /// Percent expected from everybody's tickets of the same mix.
    pub expected: f64,
    /// Own − expected, points.
    pub difference: f64,
    /// 95 % interval of the difference, points.
    pub interval: (f64, f64),
    /// Tickets it rests on.
    pub n: u32,
    /// The interval excludes zero after correction for the number of agents.
    pub flagged: bool,
}
