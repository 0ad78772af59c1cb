//! How well tickets were resolved (METRICS: Quality of resolution).

use serde::Serialize;
use ts_rs::TS;

use super::Rate;

/// Shares that tell how well tickets were resolved.
#[derive(Clone, Debug, Default, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct Quality {
    /// Solved with exactly one public agent reply and never reopened, of solved.
    pub one_touch: Rate,
    /// Solved at first contact, of those where it is decided.
    pub first_contact: Rate,
    /// Not decided yet: seven days have not passed since the resolution.
    pub first_contact_undecided: u32,
    /// Reopened at least once, of solved whose export tells.
    pub reopened: Rate,
    /// Escalated, of all.
    pub escalated: Rate,
    /// First responses in time, of decided (saved policy).
    pub sla_first_response: Rate,
    /// Resolutions in time, of decided (saved policy).
    pub sla_resolution: Rate,
}
