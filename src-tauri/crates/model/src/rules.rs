//! The rules labels go by, as people edit them: categories, urgency and tone.
//!
//! In: nothing. Out: plain values that `text` compiles. Never: matching, built-in tables.
//!
//! A pattern is words by stem ("refund" also finds "refunds"); `=word` is that very form, `a|b` either of two, `*` up to
//! three words between two others; `/…/` is a regular expression over the text as it stands, letters' case aside.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// All rules of a workspace. Analyses made under others are made again when they change.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct RuleSet {
    /// Categories; their order decides nothing.
    pub categories: Vec<CategoryRule>,
    /// Words that make a ticket more or less urgent.
    pub urgency: Vec<UrgencyRule>,
    /// What makes a text positive or negative.
    pub tone: ToneRules,
}

/// A category with its rules.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct CategoryRule {
    /// Its name, unique among the categories.
    pub name: String,
    /// Hue of its marks and bars: 0–6, one of the series colours.
    pub color: u8,
    /// What points to it.
    pub terms: Vec<Term>,
    /// Finer topics within it; their terms point to the category too.
    pub subcategories: Vec<SubcategoryRule>,
}

/// A subcategory with its rules.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct SubcategoryRule {
    /// Its name, unique within its category.
    pub name: String,
    /// What points to it.
    pub terms: Vec<Term>,
}

/// A pattern and how strongly it points to its category.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Term {
    /// See the module.
    pub pattern: String,
    /// 1 is a plain sign, 0.3 a hint, 2 as good as certain; below 0 it points away.
    pub weight: f32,
}

/// A pattern and what it says of urgency.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct UrgencyRule {
    /// See the module.
    pub pattern: String,
    /// 2 and more is critical, 1 high, 0 shown only, below 0 low.
    pub points: f32,
}

/// What makes a text positive or negative.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ToneRules {
    /// Scores from here on are positive, −1 to 1.
    pub positive_from: f32,
    /// Scores down from here are negative, −1 to 1.
    pub negative_to: f32,
    /// The words of support count, not those of the general lexicon alone.
    pub support_words: bool,
    /// Words and phrases of the user's own, over all built-in ones.
    pub words: Vec<ToneWord>,
}

/// A word or phrase with its tone.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ToneWord {
    /// See the module.
    pub pattern: String,
    /// −4 (worst) to 4 (best); 0 takes the word out of the reckoning.
    pub valence: f32,
}

impl Default for ToneRules {
    fn default() -> Self {
        ToneRules { positive_from: 0.25, negative_to: -0.25, support_words: true, words: Vec::new() }
    }
}

/// A rule that can't be used as it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct RuleFault {
    /// Which list it stands in.
    pub list: RuleList,
    /// Name of the category; empty for the other lists.
    pub category: String,
    /// Name of the subcategory; empty when it is the category's own.
    pub subcategory: String,
    /// The pattern, or the name that is at fault.
    pub pattern: String,
    /// What is wrong, in words.
    pub reason: String,
}

/// The lists of a [`RuleSet`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum RuleList {
    /// Categories.
    Categories,
    /// Urgency.
    Urgency,
    /// Tone.
    Tone,
}
