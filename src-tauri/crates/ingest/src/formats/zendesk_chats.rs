//! Zendesk Chat's transcripts: what was said, who came and went, and what visitors said of it in one `history`.

use model::{LinkKind, Role};
use serde_json::Value;

use super::definition::{Definition, Json, Reads};
use super::record::{Part, attach, first, has, keep_rest, list, names, set_fields};
use crate::assemble::{Draft, Hint, Values};
use crate::json::{text_at, text_of};
use crate::plan::Field;

/// Paths of single values and their fields.
const FIELDS: [(&str, Field); 11] = [
    ("id", Field::Id),
    ("timestamp", Field::CreatedAt),
    ("end_timestamp", Field::ResolvedAt),
    ("update_timestamp", Field::UpdatedAt),
    ("rating", Field::Rating),
    ("comment", Field::RatingComment),
    ("visitor.id", Field::Customer),
    ("visitor.name", Field::CustomerName),
    ("visitor.email", Field::CustomerEmail),
    ("department_name", Field::Group),
    ("response_time.first", Field::FirstResponseTime),
];

/// What is read elsewhere.
const CONSUMED: [&str; 9] =
    ["type", "history", "visitor", "tags", "agent_names", "agent_ids", "webpath", "session", "message"];

/// Chats in JSON.
pub static JSON: Definition = Definition {
    name: "zendesk_chats_json",
    label: "Zendesk chats (JSON)",
    source: Some("zendesk_chat"),
    reads: Reads::Json(Json { recognise, fields: &FIELDS, draft: value }),
};

fn recognise(records: &[Value]) -> Option<(f32, String)> {
    const TELLING: [&str; 7] =
        ["visitor", "history", "agent_names", "zendesk_ticket_id", "missed", "webpath", "end_timestamp"];
    let most = records.iter().map(|record| has(record, &TELLING)).max().filter(|most| *most >= 3)?;
    Some((0.5 + 0.1 * most as f32, format!("{most} of its keys are those of Zendesk chats")))
}

/// A draft of one chat.
fn value(record: &Value, source: &str, values: &mut Values) -> Draft {
    let mut draft = Draft::new(source);
    draft.ticket.channel = "chat".into();
    set_fields(&mut draft, record, &FIELDS, Hint::SECONDS, values);
    let is_over = text_at(record, "end_timestamp").is_some() || !list(record, "history").is_empty();
    if is_over && text_at(record, "missed").as_deref() != Some("true") {
        draft.ticket.status = model::Status::Closed;
    }
    draft.add_tags(names(list(record, "tags"), &["name"]));
    draft.agent.name = list(record, "agent_names").last().and_then(text_of).unwrap_or_default();
    draft.agent.id = list(record, "agent_ids").last().and_then(text_of).unwrap_or_default();
    draft.link(LinkKind::Related, &text_at(record, "zendesk_ticket_id").unwrap_or_default());
    if let Some(text) = text_at(record, "message") {
        // What a visitor left while nobody was there.
        let (author, at) = (text_at(record, "visitor.name"), text_at(record, "timestamp"));
        Part { id: None, role: Role::Customer, author, at, text }.add_to(&mut draft, values);
    }
    for event in list(record, "history") {
        converse(event, &mut draft, values);
    }
    keep_rest(&mut draft, record, &FIELDS, &CONSUMED);
    draft
}

fn converse(event: &Value, draft: &mut Draft, values: &mut Values) {
    let kind = text_at(event, "type").unwrap_or_default();
    if kind == "chat.file" {
        let file = event.get("attachment").unwrap_or(event);
        attach(draft, std::slice::from_ref(file));
    }
    if !kind.is_empty() && !matches!(kind.as_str(), "chat.msg" | "chat.triggered" | "chat.note") {
        return;
    }
    let text = first(event, &["msg", "message"]).unwrap_or_default();
    let at = first(event, &["timestamp", "time"]);
    let id = first(event, &["msg_id", "id"]);
    Part { id, role: role(event, &kind), author: text_at(event, "name"), at, text }.add_to(draft, values);
}

fn role(event: &Value, kind: &str) -> Role {
    let nick = text_at(event, "nick").unwrap_or_default();
    let side = text_at(event, "sender_type").unwrap_or_default().to_lowercase();
    if kind == "chat.note" {
        Role::Note
    } else if kind == "chat.triggered" || side == "trigger" || nick.contains("trigger") || nick.contains("bot") {
        Role::Bot
    } else if side == "agent" || nick.starts_with("agent") {
        Role::Agent
    } else {
        Role::Customer
    }
}
