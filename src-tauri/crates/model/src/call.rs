//! What a phone call adds to a ticket.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A phone call, as its log says. What was said is the ticket's conversation.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Call {
    /// Length of the conversation, seconds, 0 or more.
    pub talk_seconds: Option<f64>,
    /// Time the customer waited before someone answered or they gave up, seconds, 0 or more.
    pub wait_seconds: Option<f64>,
    /// How it ended, in the log's own words ("answered", "abandoned"); empty when the log does not say.
    pub outcome: String,
}
