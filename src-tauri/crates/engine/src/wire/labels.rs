//! Labels, the rules behind them, and what a change of rules would do.

use model::{Analysis, Corrected, RuleFault, RuleSet, Tone};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::TicketRow;

/// The rules as they apply, and what they can be taken back to.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct RulesView {
    /// The rules of the workspace.
    pub rules: RuleSet,
    /// The built-in ones.
    pub defaults: RuleSet,
    /// Tickets by effective category, for the list of categories.
    pub tickets: Vec<(String, u32)>,
}

/// What a rule set catches, before it is kept.
#[derive(Clone, Debug, Default, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct RulePreview {
    /// Rules that can't be used; where there are any, nothing else is told.
    pub faults: Vec<RuleFault>,
    /// Tickets looked at: all, or the newest of a large workspace.
    pub looked_at: u32,
    /// Of those, how many get another category, urgency or tone than now.
    pub changed: u32,
    /// The commonest changes, most first.
    pub moves: Vec<LabelMove>,
    /// Of those looked at, how many the asked category (or pattern) catches.
    pub caught: u32,
    /// Some of the caught, those whose label changes first.
    pub examples: Vec<CaughtTicket>,
}

/// Tickets that go from one label to another.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct LabelMove {
    /// Label now.
    pub from: String,
    /// Label then.
    pub to: String,
    /// Tickets.
    pub tickets: u32,
}

/// A ticket that a rule catches.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct CaughtTicket {
    /// The ticket; the words that caught it are marked in it.
    pub row: TicketRow,
    /// Its label with the rules as they are now.
    pub before: String,
    /// Its label with those that are tried.
    pub after: String,
}

/// What a preview is asked about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case", tag = "about", content = "value")]
#[ts(export)]
pub enum PreviewOf {
    /// A category by its name.
    Category(String),
    /// A single pattern of any list.
    Pattern(String),
    /// Urgency as a whole.
    Urgency,
    /// Tone as a whole.
    Tone,
}

/// A pasted text, read in full.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct ReadText {
    /// Everything the rules say, with the words that caused it; the text is message 0.
    pub analysis: Analysis,
    /// What was learnt says of the category; `None` while nothing is switched on.
    pub learned: Option<Guess>,
    /// The topic it falls in.
    pub topic: Option<u32>,
}

/// A category by what was learnt.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct Guess {
    /// The category; `None` when it abstains.
    pub category: Option<String>,
    /// The first categories with their probabilities, summing to 1 at most.
    pub ranked: Vec<(String, f32)>,
    /// The words that spoke for the first, strongest first, with their weights.
    pub because: Vec<(String, f32)>,
}

/// What people said of a ticket, beside what was found, for "why this label".
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct LabelDetail {
    /// The labels as they count.
    pub labels: model::Labels,
    /// What people said.
    pub corrected: Corrected,
    /// Tone by the words, whatever people said.
    pub tone_detected: Tone,
    /// What was learnt says; `None` while nothing is switched on.
    pub learned: Option<Guess>,
}
