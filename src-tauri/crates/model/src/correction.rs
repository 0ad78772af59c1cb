//! What people say of tickets against what was detected, and which of the two counts.
//!
//! In: corrections. Out: labels as they count. Never: the analysis, which stays as it was.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Escalation, Instant, Priority, TicketKey, Tone};

/// One decision of a person on some tickets. Kept apart from the data, by (source, id).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Correction {
    /// When it was made.
    pub at: Instant,
    /// The tickets.
    pub keys: Vec<TicketKey>,
    /// What was said.
    pub change: Change,
}

/// What a person decides on a ticket; `None` takes back what was said before.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case", tag = "label", content = "value")]
#[ts(export)]
pub enum Change {
    /// Its category and, if any, subcategory.
    Category(Option<Chosen>),
    /// Its tone.
    Tone(Option<Tone>),
    /// Its priority.
    Priority(Option<Priority>),
}

/// A category as chosen by a person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Chosen {
    /// Name of the category.
    pub category: String,
    /// Name of the subcategory.
    pub subcategory: Option<String>,
}

/// All that people said of one ticket.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Corrected {
    /// Its category.
    pub category: Option<Chosen>,
    /// Its tone.
    pub tone: Option<Tone>,
    /// Its priority.
    pub priority: Option<Priority>,
}

impl Corrected {
    /// Applies a change.
    pub fn apply(&mut self, change: &Change) {
        match change {
            Change::Category(chosen) => self.category.clone_from(chosen),
            Change::Tone(tone) => self.tone = *tone,
            Change::Priority(priority) => self.priority = *priority,
        }
    }

    /// Whether nothing is said any more.
    pub fn is_empty(&self) -> bool {
        *self == Corrected::default()
    }
}

/// Who decided a label, strongest first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum LabelSource {
    /// A person, here.
    Corrected,
    /// The helpdesk's export.
    Given,
    /// What was learnt from the workspace's own labels.
    Learned,
    /// The rules.
    #[default]
    Rules,
}

impl LabelSource {
    /// The name used in files.
    pub fn name(self) -> &'static str {
        ["corrected", "given", "learned", "rules"][self as usize]
    }
}

/// The labels of a ticket as they count (METRICS: Text measures).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Labels {
    /// Category.
    pub category: String,
    /// Subcategory.
    pub subcategory: Option<String>,
    /// Who decided the category.
    pub category_by: LabelSource,
    /// How sure what was learnt is of its category, 0–1; `None` for the others.
    pub category_confidence: Option<f32>,
    /// Priority.
    pub priority: Priority,
    /// Who decided it.
    pub priority_by: LabelSource,
    /// Tone.
    pub tone: Tone,
    /// Who decided it.
    pub tone_by: LabelSource,
    /// Topic, by its number; `None` for a ticket in none.
    pub topic: Option<u32>,
    /// Whether it was escalated, and why.
    pub escalation: Escalation,
}
