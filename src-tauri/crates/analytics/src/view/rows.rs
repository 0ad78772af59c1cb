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
}
