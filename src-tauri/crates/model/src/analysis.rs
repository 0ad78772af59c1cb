//! What the words of one ticket say, each label with the words that caused it.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::Priority;

/// The analysis of one ticket's own words. Depends only on the ticket, the settings and [`Analysis::version`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Analysis {
    /// Version of the rules that made it, so that a newer one can recompute it.
    pub version: u32,
    /// Revision of the rule set it was made under; one made under another is made again.
    pub rules: u32,
    /// Hash of the customer's own words, letters' case and white space aside: equal texts have the same. 0 without words.
    #[ts(type = "number")]
    pub fingerprint: u64,
    /// ISO 639-1 code of the customer's language, or `und`.
    pub language: String,
    /// Language of each message, in the ticket's order; empty where it says too little to tell.
    pub message_languages: Vec<String>,
    /// Tone of the ticket as a whole.
    pub sentiment: Sentiment,
    /// Tone of each message, in the ticket's order; `None` where it is not scored (agents, bots, notes, no words).
    pub message_scores: Vec<Option<f32>>,
    /// What of the messages is not their author's own new words, in order. Analysis passes over it.
    pub asides: Vec<Aside>,
    /// Score of the last minus the first scored customer message; `None` under two.
    pub change: Option<f32>,
    /// Topic by rules.
    pub category: Category,
    /// How urgent the words are.
    pub urgency: Label<Priority>,
    /// The leading emotion.
    pub emotion: Label<Emotion>,
    /// Phrases in the customer's words, lower case, at most 16: the candidates, best first by what this ticket alone says.
    /// How telling each is in the whole workspace is weighed when asked.
    pub phrases: Vec<String>,
    /// Error messages, stack traces or error codes are present (and not negated).
    pub contains_error: bool,
    /// Error and status codes found ("HTTP 401", "0x80070005", "ERR_TIMEOUT").
    pub error_codes: Vec<String>,
    /// Code or log lines are present.
    pub contains_code: bool,
    /// A picture is attached, or mentioned as attached.
    pub contains_screenshot: bool,
    /// Number of questions asked.
    pub question_count: u32,
    /// Whether at least one question is asked.
    pub is_question: bool,
    /// The words speak of escalation ("let me speak to a manager").
    pub escalation: Label<bool>,
}

/// A part of a message that its author did not write anew.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Aside {
    /// Index of the message.
    pub message: u32,
    /// First byte (UTF-8) in its text.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
    /// What it is.
    pub kind: AsideKind,
}

/// Why a part of a message is not its author's own new words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum AsideKind {
    /// A copy of an earlier message, with its header.
    Quote,
    /// A signature, a device's line or a disclaimer.
    Signature,
}

/// Tone with its numbers.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Sentiment {
    /// −1 to 1; 0 when not scored.
    pub score: f32,
    /// Plain VADER compound, −1 to 1.
    pub vader: f32,
    /// VADER's shares of positive, neutral and negative words, summing to 1.
    pub positive: f32,
    /// See `positive`.
    pub neutral: f32,
    /// See `positive`.
    pub negative: f32,
    /// The label.
    pub label: Tone,
    /// The words that caused it.
    pub because: Vec<Evidence>,
}

/// A label and the words that caused it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Label<T> {
    /// The label.
    pub value: T,
    /// The words that caused it; empty when it is the default.
    pub because: Vec<Evidence>,
}

/// Detected category and its runners-up.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Category {
    /// Name in the taxonomy, `general` when no rule matched.
    pub name: String,
    /// Subcategory, if one matched.
    pub subcategory: Option<String>,
    /// Share of the rules' weight by category, largest first, summing to 1; empty for `general`.
    pub shares: Vec<(String, f32)>,
    /// The words that caused it.
    pub because: Vec<Evidence>,
}

/// Words in a ticket that caused a label.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Evidence {
    /// Where: `None` is the subject, else the index of the message.
    pub message: Option<u32>,
    /// First byte in that text (UTF-8).
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
    /// The words as they stand there.
    pub words: String,
    /// Strength and direction of the contribution, in the label's own unit.
    pub weight: f32,
}

/// Tone of a text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
#[repr(u8)]
pub enum Tone {
    /// Below the negative threshold.
    Negative = 0,
    /// In between.
    Neutral = 1,
    /// Above the positive threshold.
    Positive = 2,
    /// No words of the customer, or a language without a model.
    #[default]
    NotScored = 3,
}

impl Tone {
    /// All, in column order.
    pub const ALL: [Tone; 4] = [Tone::Negative, Tone::Neutral, Tone::Positive, Tone::NotScored];

    /// The name used in filters, JSON and columns.
    pub fn name(self) -> &'static str {
        ["negative", "neutral", "positive", "not_scored"][self as usize]
    }
}

/// Leading emotion of a text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
#[repr(u8)]
pub enum Emotion {
    /// None stands out.
    #[default]
    Neutral = 0,
    /// Annoyed by something that keeps going wrong.
    Frustrated = 1,
    /// Angry.
    Angry = 2,
    /// Does not understand.
    Confused = 3,
    /// Pleased.
    Happy = 4,
    /// Says thank you and means it.
    Grateful = 5,
}

impl Emotion {
    /// All, in column order.
    pub const ALL: [Emotion; 6] =
        [Emotion::Neutral, Emotion::Frustrated, Emotion::Angry, Emotion::Confused, Emotion::Happy, Emotion::Grateful];

    /// The name used in filters, JSON and columns.
    pub fn name(self) -> &'static str {
        ["neutral", "frustrated", "angry", "confused", "happy", "grateful"][self as usize]
    }
}

impl Default for Priority {
    /// What a ticket is when neither the helpdesk nor its words say otherwise.
    fn default() -> Self {
        Priority::Medium
    }
}
