//! What a report is made of.

use analytics::view::{Overview, Problems, Sla, Trends};
use serde::Serialize;

/// The numbers of every screen for one filter, each as its screen shows them.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Report {
    /// Overview.
    pub overview: Overview,
    /// Trends.
    pub trends: Trends,
    /// Problems.
    pub problems: Problems,
    /// SLA, by the saved rules.
    pub sla: Sla,
}
