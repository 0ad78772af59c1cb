//! Customer ratings: each keeps its own scale.

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
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

/// A rating's scale and value. JSON says both by name; the store's binary form can't read named tags and writes a
/// number for the scale instead.
#[derive(Clone, Copy, Debug, PartialEq, TS)]
#[ts(export, rename_all = "snake_case", tag = "scale", content = "value")]
pub enum RatingValue {
    /// 1 to 5 (stars, or a scale mapped linearly onto it).
    Five(f32),
    /// Good or bad: thumbs, smileys, "satisfied".
    Satisfied(bool),
    /// 0 to 10, how likely to recommend.
    Nps(u8),
}

/// The form of [`RatingValue`] in JSON.
#[derive(Serialize, Deserialize)]
#[serde(remote = "RatingValue", rename_all = "snake_case", tag = "scale", content = "value")]
enum Named {
    Five(f32),
    Satisfied(bool),
    Nps(u8),
}

impl Serialize for RatingValue {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if serializer.is_human_readable() {
            return Named::serialize(self, serializer);
        }
        match *self {
            RatingValue::Five(stars) => (0_u8, stars),
            RatingValue::Satisfied(good) => (1, f32::from(u8::from(good))),
            RatingValue::Nps(score) => (2, f32::from(score)),
        }
        .serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for RatingValue {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        if deserializer.is_human_readable() {
            return Named::deserialize(deserializer);
        }
        match <(u8, f32)>::deserialize(deserializer)? {
            (0, stars) => Ok(RatingValue::Five(stars)),
            (1, good) => Ok(RatingValue::Satisfied(good != 0.0)),
            (2, score) => Ok(RatingValue::Nps(score as u8)),
            (scale, _) => Err(D::Error::custom(format_args!("a rating has the unknown scale {scale}"))),
        }
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_names_scale_and_value() -> serde_json::Result<()> {
        for (value, json) in [
            (RatingValue::Five(4.5), r#"{"scale":"five","value":4.5}"#),
            (RatingValue::Satisfied(true), r#"{"scale":"satisfied","value":true}"#),
            (RatingValue::Nps(9), r#"{"scale":"nps","value":9}"#),
        ] {
            assert_eq!(serde_json::to_string(&value)?, json);
            assert_eq!(serde_json::from_str::<RatingValue>(json)?, value);
        }
        Ok(())
    }
}
