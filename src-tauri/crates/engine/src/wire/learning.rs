//! A classifier trained on the workspace's own labels: from what, how good, on or off.

use model::Instant;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Where labels to learn from come from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case", tag = "from", content = "value")]
#[ts(export)]
pub enum LabelsFrom {
    /// Categories of the export, and corrections.
    Categories,
    /// Tags: the named ones are the categories.
    Tags(Vec<String>),
    /// Corrections alone.
    Corrections,
}

/// What can be learnt from, and what was learnt.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct LearningStatus {
    /// Labels by category of the export: name and tickets, most first.
    pub given: Vec<(String, u32)>,
    /// Labels by tag, most first, at most 100.
    pub tags: Vec<(String, u32)>,
    /// Labels by correction, most first.
    pub corrected: Vec<(String, u32)>,
    /// Fewest labels a category needs.
    pub fewest: u32,
    /// What was learnt last; `None` when nothing was.
    pub report: Option<LearningReport>,
    /// Whether it labels tickets now.
    pub on: bool,
    /// Corrections made since it was trained.
    pub corrections_since: u32,
}

/// How good what was learnt is, on labelled tickets kept aside.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct LearningReport {
    /// What it was trained on.
    pub from: LabelsFrom,
    /// When.
    pub at: Instant,
    /// Labelled tickets, those kept aside among them; equal texts count once.
    pub labelled: u32,
    /// Tickets kept aside.
    pub held_out: u32,
    /// Share of those kept aside that it gets right when it must answer, 0–1.
    pub accuracy: f32,
    /// 95 % interval of `accuracy`.
    pub accuracy_low: f32,
    /// See `accuracy_low`.
    pub accuracy_high: f32,
    /// Mean F1 over categories, 0–1.
    pub macro_f1: f32,
    /// Share it answers with the threshold.
    pub coverage: f32,
    /// Share right of those it answers.
    pub accuracy_answered: f32,
    /// Expected calibration error, 15 bins of equal width, 0–1.
    pub calibration_error: f32,
    /// Share that the rules get right on the same tickets; `None` when the rules know none of the categories.
    pub rules_accuracy: Option<f32>,
    /// Share of the commonest category: what guessing gets right.
    pub majority_accuracy: f32,
    /// Whether it may be switched on.
    pub verdict: Verdict,
    /// Categories, in the order of `confusion`.
    pub categories: Vec<CategoryScore>,
    /// Tickets kept aside by category (row) and answer (column).
    pub confusion: Vec<Vec<u32>>,
    /// Some it gets wrong, surest first.
    pub mistakes: Vec<Mistake>,
}

/// Whether what was learnt is better than what there is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum Verdict {
    /// Clearly better than rules and guessing.
    Better,
    /// Not clearly better than the rules.
    NotBetterThanRules,
    /// Not clearly better than always naming the commonest category.
    NotBetterThanGuessing,
}

/// How well one category is told.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct CategoryScore {
    /// Its name.
    pub name: String,
    /// Labelled tickets.
    pub labelled: u32,
    /// Tickets kept aside.
    pub held_out: u32,
    /// Share right of those it calls so, 0–1; `None` when it calls none so.
    pub precision: Option<f32>,
    /// Share found, 0–1; `None` when none was kept aside.
    pub recall: Option<f32>,
    /// Its most telling words.
    pub words: Vec<String>,
}

/// A ticket kept aside that it gets wrong.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Mistake {
    /// The ticket.
    pub key: model::TicketKey,
    /// Its subject, or how it begins.
    pub subject: String,
    /// What the label says.
    pub label: String,
    /// What it answers.
    pub answer: String,
    /// How sure it is, 0–1.
    pub confidence: f32,
}
