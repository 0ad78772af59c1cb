//! Zendesk's satisfaction ratings: one record a rating, which joins its ticket by `ticket_id`.

use serde_json::Value;

use super::definition::{Definition, Json, Reads};
use super::record::{has, keep_rest, set_fields};
use crate::assemble::{Draft, Hint, Values};
use crate::json::text_at;
use crate::plan::Field;

/// Paths of single values and their fields.
const FIELDS: [(&str, Field); 4] = [
    ("ticket_id", Field::Id),
    ("score", Field::Rating),
    ("comment", Field::RatingComment),
    ("requester_id", Field::Customer),
];

/// What is about the rating, not the ticket.
const CONSUMED: [&str; 6] = ["id", "url", "created_at", "updated_at", "assignee_id", "group_id"];

/// Ratings in JSON.
pub static JSON: Definition = Definition {
    name: "zendesk_ratings_json",
    label: "Zendesk satisfaction ratings (JSON)",
    source: Some("zendesk"),
    reads: Reads::Json(Json { recognise, fields: &FIELDS, draft: value }),
};

fn recognise(records: &[Value]) -> Option<(f32, String)> {
    let is_rating =
        |record: &&Value| has(record, &["ticket_id", "score"]) == 2 && has(record, &["subject", "status"]) == 0;
    let told = records
        .iter()
        .filter(is_rating)
        .map(|record| has(record, &["requester_id", "assignee_id", "group_id", "reason", "reason_id", "comment"]));
    let most = told.max().filter(|most| *most >= 2)?;
    Some((0.7 + 0.05 * most as f32, "It holds scores and the ids of the tickets they belong to".to_owned()))
}

/// A draft of the rated ticket, which says nothing but the rating.
fn value(record: &Value, source: &str, values: &mut Values) -> Draft {
    let mut draft = Draft::new(source);
    set_fields(&mut draft, record, &FIELDS, Hint::default(), values);
    draft.agent.id = text_at(record, "assignee_id").unwrap_or_default();
    keep_rest(&mut draft, record, &FIELDS, &CONSUMED);
    draft
}
