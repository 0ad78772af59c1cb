//! Intercom's conversations, as its interface and its JSON exports give them: the first message in `source`, the others
//! in `conversation_parts`, times in seconds since 1970, bodies in HTML or null.

use model::{LinkKind, Priority, Role};
use serde_json::Value;

use super::definition::{Definition, Json, Reads};
use super::record::{Part, attach, first, first_list, has, is_true, keep_rest, list, names, set_fields};
use crate::assemble::{Draft, Hint, Values, Written};
use crate::json::{at, text_at};
use crate::normalise::html;
use crate::plan::Field;

/// Paths of single values and their fields.
const FIELDS: [(&str, Field); 17] = [
    ("id", Field::Id),
    ("source.subject", Field::Subject),
    ("conversation_message.subject", Field::Subject),
    ("title", Field::Subject),
    ("state", Field::Status),
    ("created_at", Field::CreatedAt),
    ("updated_at", Field::UpdatedAt),
    ("statistics.last_close_at", Field::ClosedAt),
    ("statistics.first_close_at", Field::ClosedAt),
    ("statistics.first_admin_reply_at", Field::FirstResponseAt),
    ("statistics.time_to_admin_reply", Field::FirstResponseTime),
    ("statistics.count_reopens", Field::Reopens),
    ("source.type", Field::Channel),
    ("conversation_rating.rating", Field::Rating),
    ("conversation_rating.remark", Field::RatingComment),
    ("team_assignee.name", Field::Group),
    ("team_assignee_id", Field::Group),
];

/// What is read elsewhere, or says nothing of the conversation.
const CONSUMED: [&str; 15] = [
    "type",
    "open",
    "read",
    "source",
    "conversation_message",
    "conversation_parts",
    "contacts",
    "customers",
    "user",
    "teammates",
    "tags",
    "priority",
    "conversation_rating",
    "linked_objects",
    "links",
];

/// Conversations in JSON.
pub static JSON: Definition = Definition {
    name: "intercom_json",
    label: "Intercom conversations (JSON)",
    source: Some("intercom"),
    reads: Reads::Json(Json { recognise, fields: &FIELDS, draft: value }),
};

fn recognise(records: &[Value]) -> Option<(f32, String)> {
    let told = |record: &Value| {
        let parts =
            has(record, &["conversation_parts", "source.delivered_as", "source.author", "conversation_message"]);
        let around = has(record, &["contacts", "conversation_rating", "teammates", "waiting_since", "snoozed_until"]);
        if parts == 0 { 0 } else { parts + around }
    };
    let most = records.iter().map(told).max().filter(|most| *most > 1)?;
    Some((0.6 + 0.1 * most as f32, format!("{most} of its keys are those of Intercom conversations")))
}

/// A draft of one conversation.
fn value(record: &Value, source: &str, values: &mut Values) -> Draft {
    let mut draft = Draft::new(source);
    set_fields(&mut draft, record, &FIELDS, Hint::SECONDS, values);
    // Subjects of e-mails stand in a paragraph.
    draft.ticket.subject = html::text(&draft.ticket.subject).trim().to_owned();
    set_priority(record, &mut draft);
    let opening = at(record, "source").or_else(|| at(record, "conversation_message")).unwrap_or(&Value::Null);
    set_customer(record, opening, &mut draft);
    draft.add_tags(names(list(record, "tags.tags"), &["name"]));
    for other in list(record, "linked_objects.data") {
        draft.link(LinkKind::Related, &text_at(other, "id").unwrap_or_default());
    }
    let begun = text_at(record, "created_at");
    converse(opening, begun, &mut draft, values);
    for part in first_list(record, &["conversation_parts.conversation_parts", "conversation_parts.data"]) {
        converse(part, text_at(part, "created_at"), &mut draft, values);
    }
    set_agent(record, opening, &mut draft);
    draft.change_status(changes(record), Hint::default(), values);
    keep_rest(&mut draft, record, &FIELDS, &CONSUMED);
    draft
}

/// Intercom knows one mark only, which says that a conversation goes before the others.
fn set_priority(record: &Value, draft: &mut Draft) {
    let given = text_at(record, "priority").unwrap_or_default();
    draft.ticket.priority = (given == "priority" || given == "true").then_some(Priority::High);
    draft.ticket.priority_given = given;
}

fn set_customer(record: &Value, opening: &Value, draft: &mut Draft) {
    let contact = first_list(record, &["contacts.contacts", "contacts.data", "customers"]).first();
    let contact = contact.or_else(|| record.get("user"));
    let author = opening.get("author").filter(|author| role(opening, author) == Role::Customer);
    let told = |key: &str| [author, contact].into_iter().flatten().find_map(|person| text_at(person, key));
    draft.customer.id = told("id").unwrap_or_default();
    draft.customer.name = told("name").unwrap_or_default();
    draft.customer.email = told("email").unwrap_or_default();
}

/// The assignee; where none is named, whoever of the team wrote last.
fn set_agent(record: &Value, opening: &Value, draft: &mut Draft) {
    let assignee = first(record, &["admin_assignee_id", "assignee.id"]).filter(|id| id != "0");
    let parts = first_list(record, &["conversation_parts.conversation_parts", "conversation_parts.data"]);
    let wrote = parts.iter().rev().chain([opening]).filter_map(|part| Some((part, part.get("author")?)));
    let mut agents = wrote.filter(|(part, author)| {
        matches!(role(part, author), Role::Agent | Role::Note) && text_at(author, "type").is_some()
    });
    let known = agents.find(|(part, author)| match &assignee {
        Some(id) => text_at(author, "id").as_deref() == Some(id),
        None => role(part, author) == Role::Agent && part.get("body").is_some_and(|body| !body.is_null()),
    });
    let told = |key: &str| known.and_then(|(_, author)| text_at(author, key)).unwrap_or_default();
    draft.agent.id = assignee.clone().unwrap_or_else(|| told("id"));
    draft.agent.name = first(record, &["admin_assignee.name", "assignee.name"]).unwrap_or_else(|| told("name"));
    draft.agent.email = told("email");
}

/// Parts that open, close or snooze the conversation, or change the state of the ticket it is.
fn changes(record: &Value) -> Vec<Written> {
    let change = |part: &Value| {
        let status = match text_at(part, "part_type")?.as_str() {
            "close" | "closed" | "away_mode_assignment_close" => "closed",
            "open" | "opened" | "assign_and_reopen" | "unsnoozed" | "timer_unsnooze" | "assign_and_unsnooze" => "open",
            "snoozed" | "snooze" => "snoozed",
            part_type if part_type.starts_with("ticket_state_updated") => {
                return Some(Written {
                    at: text_at(part, "created_at")?,
                    to: text_at(part, "ticket_state")?,
                    from: None,
                });
            }
            _ => return None,
        };
        Some(Written { at: text_at(part, "created_at")?, to: status.to_owned(), from: None })
    };
    let parts = first_list(record, &["conversation_parts.conversation_parts", "conversation_parts.data"]);
    parts.iter().filter_map(change).collect()
}

fn converse(part: &Value, at: Option<String>, draft: &mut Draft, values: &mut Values) {
    let author = part.get("author").unwrap_or(&Value::Null);
    attach(draft, list(part, "attachments"));
    let text = text_at(part, "body").unwrap_or_default();
    let role = role(part, author);
    let author = first(author, &["name", "email", "id"]);
    Part { id: text_at(part, "id"), role, author, at, text }.add_to(draft, values);
}

/// Bots write as bots, as Fin, or as a teammate in whose name a message goes out by itself.
fn role(part: &Value, author: &Value) -> Role {
    let kind = text_at(author, "type").unwrap_or_default();
    let part_type = text_at(part, "part_type").unwrap_or_default();
    let is_automatic =
        text_at(part, "delivered_as").is_some_and(|how| how == "automated" || how == "operator_initiated");
    let is_fin = is_true(author, "from_ai_agent") || is_true(author, "is_ai_answer");
    match kind.as_str() {
        _ if part_type.starts_with("note") => Role::Note,
        "bot" => Role::Bot,
        _ if is_fin => Role::Bot,
        "admin" | "teammate" | "team" if is_automatic => Role::Bot,
        "admin" | "teammate" | "team" => Role::Agent,
        _ => Role::Customer,
    }
}
