//! Freshdesk's tickets as its interface and its JSON export give them: codes for status, priority and source, the
//! conversation beside the description.

use model::Role;
use serde_json::Value;

use super::definition::{Definition, Json, Reads};
use super::record::{Part, attach, first, first_list, has, is_true, keep_rest, list, names, set_fields};
use crate::assemble::{Draft, Hint, Values};
use crate::json::text_at;
use crate::normalise::{channel, priority, status};
use crate::plan::Field;

/// Paths of single values and their fields; the first three are codes.
const FIELDS: [(&str, Field); 17] = [
    ("status", Field::Status),
    ("priority", Field::Priority),
    ("source", Field::Channel),
    ("id", Field::Id),
    ("subject", Field::Subject),
    ("type", Field::Category),
    ("created_at", Field::CreatedAt),
    ("updated_at", Field::UpdatedAt),
    ("stats.resolved_at", Field::ResolvedAt),
    ("stats.closed_at", Field::ClosedAt),
    ("stats.first_responded_at", Field::FirstResponseAt),
    ("requester_id", Field::Customer),
    ("requester.name", Field::CustomerName),
    ("requester.email", Field::CustomerEmail),
    ("responder_name", Field::Agent),
    ("responder.name", Field::Agent),
    ("group_name", Field::Group),
];

/// What is read elsewhere.
const CONSUMED: [&str; 12] = [
    "description",
    "description_text",
    "conversations",
    "notes",
    "tags",
    "attachments",
    "requester",
    "responder_id",
    "structured_description",
    "stats",
    "satisfaction_rating",
    "ratings",
];

/// Tickets in JSON.
pub static JSON: Definition = Definition {
    name: "freshdesk_json",
    label: "Freshdesk tickets (JSON)",
    source: Some("freshdesk"),
    reads: Reads::Json(Json { recognise, fields: &FIELDS, draft: value }),
};

fn recognise(records: &[Value]) -> Option<(f32, String)> {
    const TELLING: [&str; 9] = [
        "description_text",
        "responder_id",
        "fr_escalated",
        "fr_due_by",
        "due_by",
        "spam",
        "email_config_id",
        "to_emails",
        "is_escalated",
    ];
    let has_codes = |record: &Value| has(record, &["id", "status", "priority"]) == 3 && record["status"].is_number();
    let told = records.iter().filter(|record| has_codes(record)).map(|record| has(record, &TELLING));
    let most = told.max().filter(|most| *most >= 2)?;
    Some((0.5 + 0.15 * most as f32, format!("{most} of its keys are those of Freshdesk tickets")))
}

/// A draft of one ticket.
fn value(record: &Value, source: &str, values: &mut Values) -> Draft {
    let mut draft = Draft::new(source);
    set_codes(record, &mut draft, values);
    set_fields(&mut draft, record, &FIELDS[3..], Hint::default(), values);
    draft.agent.id = text_at(record, "responder_id").unwrap_or_default();
    draft.add_tags(names(list(record, "tags"), &["name"]));
    attach(&mut draft, list(record, "attachments"));
    if is_true(record, "spam") {
        draft.ticket.left_out = Some(model::LeftOut::Spam);
    }
    if let Some(escalated) = first(record, &["is_escalated", "fr_escalated"]) {
        draft.set(Field::Escalated, &escalated, Hint::default(), values);
    }
    // The statistics tell the last reopening alone: at least one, or none.
    if has(record, &["stats.reopened_at"]) > 0 {
        draft.ticket.reopens = Some(u32::from(text_at(record, "stats.reopened_at").is_some()));
    }
    if let Some(rating) = first(record, &["satisfaction_rating.ratings.default_question", "satisfaction_rating"]) {
        draft.set(Field::Rating, &rating, Hint::default(), values);
    }
    let text = first(record, &["description_text", "description"]).unwrap_or_default();
    let (author, at) = (first(record, &["requester.name", "requester.email"]), text_at(record, "created_at"));
    Part { id: None, role: Role::Customer, author, at, text }.add_to(&mut draft, values);
    for message in first_list(record, &["conversations", "notes"]) {
        converse(message, &mut draft, values);
    }
    keep_rest(&mut draft, record, &FIELDS, &CONSUMED);
    draft
}

/// The three codes; an account's own statuses have numbers that nobody else knows.
fn set_codes(record: &Value, draft: &mut Draft, values: &mut Values) {
    let given = |path: &str| text_at(record, path).unwrap_or_default();
    let code = given("status");
    draft.ticket.status = status::freshdesk_code(&code).unwrap_or_else(|| values.status(&code));
    draft.ticket.status_given = code;
    let code = given("priority");
    draft.ticket.priority = priority::read(&code, priority::Scale::FourIsMost);
    draft.ticket.priority_given = code;
    let code = given("source");
    draft.ticket.channel = channel::freshdesk_code(&code).map_or_else(|| channel::read(&code), str::to_owned);
}

fn converse(message: &Value, draft: &mut Draft, values: &mut Values) {
    attach(draft, list(message, "attachments"));
    let by = text_at(message, "user_id");
    let is_by_requester = by.is_some() && by.as_deref() == Some(draft.customer.id.as_str());
    let role = match () {
        () if is_true(message, "private") => Role::Note,
        () if is_true(message, "incoming") || is_by_requester => Role::Customer,
        () => Role::Agent,
    };
    Part {
        id: text_at(message, "id"),
        role,
        author: first(message, &["user.name", "from_email"]).or(by),
        at: text_at(message, "created_at"),
        text: first(message, &["body_text", "body"]).unwrap_or_default(),
    }
    .add_to(draft, values);
}
