//! Customer ratings: each keeps its own scale.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A rating as it was given, on its own scale.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Rating {
    /// The value on its scale.
    pub value: RatingValue,
    /// The export's own word ("Extremely Happy", "good").
    pub given: String,
    /// What the customer wrote beside it; empty when nothing.
    pub comment: String,
}

/// A rating's scale and value.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case", tag = "scale", content = "value")]
#[ts(export)]
pub enum RatingValue {
    /// 1 to 5 (stars, or a scale mapped linearly onto it).
    Five(f32),
    /// Good or bad: thumbs, smileys, "satisfied".
    Satisfied(bool),
    /// 0 to 10, how likely to recommend.
    Nps(u8),
}

impl Rating {
    /// Whether it counts as satisfied for CSAT: 4–5, good. `None` for NPS, which is its own measure.
    pub fn satisfied(&self) -> Option<bool> {
        match self.value {
            RatingValue::Five(stars) => Some(stars >= 4.0),
            RatingValue::Satisfied(good) => Some(good),
            RatingValue::Nps(_) => None,
        }
    }

    /// The value out of 5, where its scale has one.
    pub fn of_five(&self) -> Option<f32> {
        match self.value {
            RatingValue::Five(stars) => Some(stars),
            _ => None,
        }
    }
}
