//! Support Lens's own ticket shape: one object a ticket, anything may be null or absent.

use model::{Attachment, LinkKind, Message, Role};
use serde_json::Value;

use super::definition::{Definition, Json, Reads};
use super::record::change_status;
use crate::assemble::{Draft, Hint, Values};
use crate::json::{flatten, text_at, text_of};
use crate::normalise::{html, sides};
use crate::plan::Field;

/// Keys that hold one value, and their fields.
const FIELDS: [(&str, Field); 27] = [
    ("id", Field::Id),
    ("subject", Field::Subject),
    ("description", Field::Description),
    ("customer_id", Field::Customer),
    ("customer_name", Field::CustomerName),
    ("customer_email", Field::CustomerEmail),
    ("status", Field::Status),
    ("priority", Field::Priority),
    ("category", Field::Category),
    ("channel", Field::Channel),
    ("created_at", Field::CreatedAt),
    ("updated_at", Field::UpdatedAt),
    ("resolved_at", Field::ResolvedAt),
    ("first_response_at", Field::FirstResponseAt),
    ("first_response_time", Field::FirstResponseTime),
    ("resolution_time", Field::ResolutionTime),
    ("agent_name", Field::Agent),
    ("group", Field::Group),
    ("satisfaction_score", Field::Rating),
    ("satisfaction_comment", Field::RatingComment),
    ("reopens", Field::Reopens),
    ("replies", Field::Replies),
    ("escalated", Field::Escalated),
    ("escalated_at", Field::EscalatedAt),
    ("escalation_reason", Field::EscalationReason),
    ("escalation_level", Field::EscalationLevel),
    ("tags", Field::Tags),
];

/// Keys that hold more than one value.
const LISTS: [&str; 5] = ["messages", "related_tickets", "attachments", "agent_id", "status_history"];

/// Names other programs give the text.
const OTHER_TEXTS: [&str; 6] = ["body", "text", "content", "message", "comment", "comments"];

/// See the module's first lines.
pub static FORMAT: Definition = Definition {
    name: "support_lens_json",
    label: "Support Lens tickets (JSON)",
    source: None,
    reads: Reads::Json(Json { recognise, fields: &FIELDS, draft: value }),
};

fn recognise(records: &[Value]) -> Option<(f32, String)> {
    let likeness = records.iter().map(likeness).reduce(f32::max)?;
    let reason = format!("{:.0} % of its keys are those of Support Lens tickets", likeness * 100.0);
    Some((likeness, reason))
}

/// Share of a record's keys that are ours, 0–1; 0 for one that lacks id, subject and description.
fn likeness(record: &Value) -> f32 {
    let Some(members) = record.as_object() else { return 0.0 };
    let is_ours = |key: &str| FIELDS.iter().any(|(known, _)| *known == key) || LISTS.contains(&key);
    // A text under another name is for the user to map, or it would be lost among the rest.
    let has_text = members.contains_key("description") || members.contains_key("messages");
    if !has_text && OTHER_TEXTS.iter().any(|key| members.contains_key(*key)) {
        return 0.0;
    }
    let has_core = ["id", "subject", "description"].iter().filter(|key| members.contains_key(**key)).count();
    let ours = members.keys().filter(|key| is_ours(key)).count();
    if has_core >= 2 { ours as f32 / members.len().max(1) as f32 } else { 0.0 }
}

/// A draft of one record.
fn value(record: &Value, source: &str, values: &mut Values) -> Draft {
    let mut draft = Draft::new(source);
    for (key, value) in record.as_object().into_iter().flatten() {
        let field = FIELDS.iter().find(|(known, _)| known == key).map(|(_, field)| *field);
        match (field, text_of(value)) {
            (Some(field), Some(cell)) => draft.set(field, &cell, Hint::default(), values),
            (Some(Field::Tags), None) => draft.add_tags(texts(value)),
            (None, _) if LISTS.contains(&key.as_str()) => {}
            _ => flatten(value, key, &mut |path, cell| draft.keep(path, &cell)),
        }
    }
    draft.agent.id = text_at(record, "agent_id").unwrap_or_default();
    for id in record.get("related_tickets").map(texts).unwrap_or_default() {
        draft.link(LinkKind::Related, &id);
    }
    draft.ticket.attachments = list(record, "attachments").iter().filter_map(attachment).collect();
    for message in list(record, "messages") {
        let message = message_of(message, &mut draft, values);
        draft.ticket.messages.extend(message);
    }
    change_status(&mut draft, record, &["status_history"], Hint::default(), values);
    draft
}

fn list<'a>(record: &'a Value, key: &str) -> &'a [Value] {
    record.get(key).and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default()
}

fn texts(value: &Value) -> Vec<String> {
    value.as_array().map(|items| items.iter().filter_map(text_of).collect()).unwrap_or_default()
}

fn attachment(value: &Value) -> Option<Attachment> {
    let first = |keys: [&str; 3]| keys.iter().find_map(|key| text_at(value, key)).unwrap_or_default();
    match text_of(value) {
        Some(name) => Some(Attachment { name, kind: String::new() }),
        None if value.is_object() => Some(Attachment {
            name: first(["name", "filename", "file_name"]),
            kind: first(["type", "content_type", "mime_type"]),
        }),
        None => None,
    }
}

fn message_of(message: &Value, draft: &mut Draft, values: &mut Values) -> Option<Message> {
    let first = |keys: [&str; 4]| keys.iter().find_map(|key| text_at(message, key));
    let text = text_of(message).or_else(|| first(["content", "text", "body", "message"]))?;
    let sender = first(["sender", "role", "author", "from"]);
    let at = first(["timestamp", "created_at", "at", "time"]);
    let at = at.and_then(|cell| draft.moment(Field::UpdatedAt, &cell, Hint::default(), values));
    let role = sender.as_deref().map_or(Role::Customer, |sender| role(sender, draft));
    let named = first(["name", "author_name", "sender_name", "from_name"]);
    let author = named.or_else(|| sender.filter(|sender| !is_side(sender)));
    Some(Message { id: text_at(message, "id"), role, author, at, text: html::text(&text).trim().to_owned() })
}

/// Whether a sender is only one of the two sides, and names nobody.
fn is_side(sender: &str) -> bool {
    const SIDES: [&str; 10] =
        ["customer", "user", "client", "end_user", "agent", "support", "operator", "bot", "system", "note"];
    SIDES.contains(&sender.trim().to_lowercase().as_str())
}

/// Role of a sender: by name of the ticket's people, else by the words for either side.
fn role(sender: &str, draft: &Draft) -> Role {
    let is_one_of = |person: &model::Person| {
        let names = [&person.id, &person.name, &person.email];
        names.iter().any(|name| !name.is_empty() && name.to_lowercase() == sender.trim().to_lowercase())
    };
    if is_one_of(&draft.agent) {
        Role::Agent
    } else if is_one_of(&draft.customer) {
        Role::Customer
    } else {
        sides::of_word(sender).unwrap_or(Role::Customer)
    }
}
