//! Help Scout's happiness ratings: one record a rating, which joins its conversation by id. Spelt in camel case or with
//! underscores.

use serde_json::Value;

use super::definition::{Definition, Json, Reads};
use super::record::{first, has, keep_rest, set_fields};
use crate::assemble::{Draft, Hint, Values};
use crate::plan::Field;

/// Paths of single values and their fields; the first two are the rating's number.
const FIELDS: [(&str, Field); 9] = [
    ("rating_id", Field::Rating),
    ("ratingId", Field::Rating),
    ("conversation_id", Field::Id),
    ("conversationId", Field::Id),
    ("id", Field::Id),
    ("rating_comments", Field::RatingComment),
    ("ratingComments", Field::RatingComment),
    ("rating_customer_name", Field::CustomerName),
    ("ratingCustomerName", Field::CustomerName),
];

/// Ratings in JSON.
pub static JSON: Definition = Definition {
    name: "help_scout_ratings_json",
    label: "Help Scout happiness ratings (JSON)",
    source: Some("help_scout"),
    reads: Reads::Json(Json { recognise, fields: &FIELDS, draft: value }),
};

fn recognise(records: &[Value]) -> Option<(f32, String)> {
    let is_rating = |record: &Value| {
        has(record, &["rating_id", "ratingId"]) > 0 && has(record, &["conversation_id", "conversationId", "id"]) > 0
    };
    let told = records.iter().filter(|record| is_rating(record)).count();
    (told * 2 > records.len())
        .then(|| (0.9, "It holds Help Scout's ratings and the ids of their conversations".to_owned()))
}

/// A draft of the rated conversation, which says nothing but the rating.
fn value(record: &Value, source: &str, values: &mut Values) -> Draft {
    let mut draft = Draft::new(source);
    set_fields(&mut draft, record, &FIELDS[2..], Hint::default(), values);
    if let Some(number) = first(record, &["rating_id", "ratingId"]) {
        let word = match number.as_str() {
            "1" => "great",
            "2" => "okay",
            "3" => "not good",
            other => other,
        };
        draft.set(Field::Rating, word, Hint::default(), values);
    }
    keep_rest(&mut draft, record, &FIELDS, &["rating_created_at", "ratingCreatedAt", "type", "threadid"]);
    draft
}
