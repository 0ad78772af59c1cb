//! What changed, in facts that a sentence is made of.

use serde::Serialize;
use ts_rs::TS;

use super::Narrow;

/// One sentence about a change.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct Finding {
    /// What it is about: the UI's sentence is made from this and the numbers.
    pub kind: FindingKind,
    /// The category, phrase, channel, priority or day it names; empty for the whole.
    pub name: String,
    /// A second name ("most of it …"), empty when none.
    pub detail: String,
    /// The number now.
    pub now: f64,
    /// The number then.
    pub before: f64,
    /// Tickets behind `now`.
    pub n: u32,
    /// Tickets behind `before`.
    pub before_n: u32,
    /// 95 % interval of the number now, where one is known.
    pub interval: Option<(f64, f64)>,
    /// Two-sided p-value after correction for the number of comparisons (Holm); 1 for "held".
    pub p: f64,
    /// Whether it is clearly good, clearly bad, or neither.
    pub mood: Mood,
    /// Opens exactly the `n` tickets.
    pub opens: Narrow,
}

/// What a finding says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum FindingKind {
    /// The number of tickets changed (`now`, `before`: tickets).
    Volume,
    /// One day had far more tickets than usual (`name`: the day, `YYYY-MM-DD`; `now`: its tickets, `before`: usual ones).
    Burst,
    /// A category's share of tickets changed (`now`, `before`: tickets; `detail`: its leading phrase).
    Category,
    /// A channel's share of tickets changed (`now`, `before`: tickets).
    Channel,
    /// A priority's share of tickets changed (`now`, `before`: tickets).
    Priority,
    /// A phrase is new or grew (`now`, `before`: tickets).
    Phrase,
    /// First response got slower or faster (`now`, `before`: median hours).
    FirstResponse,
    /// Resolution got slower or faster (`now`, `before`: median hours).
    Resolution,
    /// Satisfaction changed (`now`, `before`: percent).
    Satisfaction,
    /// Satisfaction held: no real difference.
    SatisfactionHeld,
    /// The negative share changed (`now`, `before`: percent).
    Negative,
}

/// How a change is coloured.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum Mood {
    /// Clearly good.
    Good,
    /// Clearly bad.
    Bad,
    /// Neither.
    Neutral,
}
