//! What was written for the sample: a kind of ticket with its openings, answers and endings.

use serde::Deserialize;

#[derive(Deserialize)]
pub struct Story {
    /// When it happens.
    pub season: Season,
    /// How often, against the others.
    pub weight: u32,
    #[serde(default)]
    pub tags: Vec<String>,
    pub priority: Option<String>,
    /// Where it comes in; empty is anywhere people write.
    #[serde(default)]
    pub channels: Vec<String>,
    /// In the order of `openings` where they belong together.
    pub subjects: Vec<String>,
    pub openings: Vec<String>,
    /// The agent's first answer.
    pub replies: Vec<String>,
    pub followups: Vec<String>,
    /// The agent's answer to a follow-up.
    pub seconds: Vec<String>,
    /// The customer's last word when it went well.
    pub good: Vec<String>,
    /// And when it did not.
    pub bad: Vec<String>,
    /// An internal note.
    pub note: Option<String>,
    /// Feedback that mostly stays without an answer.
    #[serde(default)]
    pub silent: bool,
    #[serde(default)]
    pub escalated: bool,
    /// Why some of those that did not go well were escalated.
    pub escalation: Option<String>,
    #[serde(default)]
    pub attachment: bool,
}

#[derive(Clone, Copy, Deserialize, PartialEq)]
#[serde(rename_all = "snake_case")]
pub enum Season {
    /// All year.
    Always,
    /// Mostly in the last weeks.
    Recent,
    /// On the day of the outage only.
    Outage,
}
