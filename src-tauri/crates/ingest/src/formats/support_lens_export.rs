//! What Support Lens itself exported: read back as it was, to the letter.
//!
//! Unlike [`super::support_lens`], which takes whatever programs write in that shape, texts are not looked at for HTML
//! and nothing is guessed.

use std::collections::BTreeMap;

use model::rating::RatingValue;
use model::{Attachment, Call, Instant, LeftOut, Link, Message, Person, Priority, Rating, Role, Status, StatusChange};
use serde::Deserialize;
use serde_json::Value;

use super::definition::{Definition, Json, Reads};
use crate::assemble::{Draft, Hint, Values};
use crate::plan::Field;

/// See the module's first lines.
pub static FORMAT: Definition = Definition {
    name: "support_lens_export",
    label: "Support Lens export",
    source: None,
    reads: Reads::Json(Json { recognise, fields: &FIELDS, draft }),
};

/// Keys shown to the user.
const FIELDS: [(&str, Field); 14] = [
    ("id", Field::Id),
    ("subject", Field::Subject),
    ("status", Field::Status),
    ("priority_given", Field::Priority),
    ("category_given", Field::Category),
    ("channel", Field::Channel),
    ("created_at", Field::CreatedAt),
    ("updated_at", Field::UpdatedAt),
    ("resolved_at", Field::ResolvedAt),
    ("customer_id", Field::Customer),
    ("agent_name", Field::Agent),
    ("group", Field::Group),
    ("tags", Field::Tags),
    ("satisfaction_score", Field::Rating),
];

/// Keys that only our own export has.
const TELLING: [&str; 5] = ["status_given", "priority_given", "category_given", "left_out", "analysis"];

/// A ticket as it was exported; anything may be null or absent.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Exported {
    id: String,
    subject: String,
    status: Status,
    status_given: String,
    priority: Option<Priority>,
    priority_given: String,
    category_given: Option<String>,
    channel: String,
    tags: Vec<String>,
    created_at: Option<String>,
    updated_at: Option<String>,
    resolved_at: Option<String>,
    first_response_at: Option<String>,
    zone: Option<String>,
    first_response_time: Option<String>,
    resolution_time: Option<String>,
    satisfaction_score: Option<String>,
    satisfaction_given: Option<String>,
    satisfaction_comment: Option<String>,
    customer_id: Option<String>,
    customer_name: Option<String>,
    customer_email: Option<String>,
    agent_id: Option<String>,
    agent_name: Option<String>,
    agent_email: Option<String>,
    group: Option<String>,
    reopens: Option<u32>,
    status_history: Vec<Change>,
    escalated: Option<bool>,
    escalated_at: Option<String>,
    escalation_reason: Option<String>,
    replies: Option<u32>,
    left_out: Option<LeftOut>,
    links: Vec<Link>,
    call: Option<Call>,
    attachments: Vec<File>,
    messages: Vec<Said>,
    extra: BTreeMap<String, String>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct File {
    name: String,
    #[serde(rename = "type")]
    kind: String,
}

#[derive(Deserialize)]
struct Change {
    at: String,
    status: Status,
    #[serde(default)]
    given: String,
}

#[derive(Deserialize)]
struct Said {
    id: Option<String>,
    sender: Role,
    name: Option<String>,
    timestamp: Option<String>,
    content: String,
}

fn recognise(records: &[Value]) -> Option<(f32, String)> {
    let ours = |record: &Value| TELLING.iter().all(|key| record.get(key).is_some());
    records.iter().all(ours).then(|| (0.99, "It was exported by Support Lens".to_owned()))
}

/// A record that is no export of ours gives an empty draft, which is refused for having neither id nor text.
fn draft(record: &Value, source: &str, values: &mut Values) -> Draft {
    let exported = Exported::deserialize(record).unwrap_or_default();
    let mut draft = Draft::new(source);
    draft.id = exported.id;
    let mut at = |field, text: Option<String>| text.and_then(|text| moment(&mut draft, field, &text, values));
    let created_at = at(Field::CreatedAt, exported.created_at);
    let updated_at = at(Field::UpdatedAt, exported.updated_at);
    let resolved_at = at(Field::ResolvedAt, exported.resolved_at);
    let first_response_at = at(Field::FirstResponseAt, exported.first_response_at);
    let escalated_at = at(Field::EscalatedAt, exported.escalated_at);
    let mut stated = |field, text: Option<String>| text.and_then(|text| values.hours(field, &text, Hint::default()));
    let first_response_given = stated(Field::FirstResponseTime, exported.first_response_time);
    let resolution_given = stated(Field::ResolutionTime, exported.resolution_time);
    let mut at = |field, text: Option<String>| text.and_then(|text| moment(&mut draft, field, &text, values));
    let changes = exported.status_history.into_iter();
    let changes = changes.filter_map(|Change { at: text, status, given }| {
        Some(StatusChange { at: at(Field::StatusHistory, Some(text))?, status, given })
    });
    let history: Vec<StatusChange> = changes.collect();
    let messages = exported.messages.into_iter().map(|said| Message {
        id: said.id,
        role: said.sender,
        author: said.name,
        at: at(Field::MessageAt, said.timestamp),
        text: said.content,
    });
    let messages: Vec<Message> = messages.collect();
    let files = exported.attachments.into_iter();
    let ticket = &mut draft.ticket;
    ticket.subject = exported.subject;
    (ticket.status, ticket.status_given) = (exported.status, exported.status_given);
    ticket.priority = exported.priority.filter(|_| !exported.priority_given.is_empty());
    ticket.priority_given = exported.priority_given;
    ticket.category_given = exported.category_given;
    ticket.channel = exported.channel;
    ticket.tags = exported.tags;
    (ticket.created_at, ticket.updated_at, ticket.resolved_at) = (created_at, updated_at, resolved_at);
    ticket.first_response_at = first_response_at;
    ticket.zone = exported.zone;
    (ticket.first_response_given, ticket.resolution_given) = (first_response_given, resolution_given);
    (ticket.reopens, ticket.escalated, ticket.replies_given) = (exported.reopens, exported.escalated, exported.replies);
    ticket.history = history;
    (ticket.escalated_at, ticket.escalation_reason) = (escalated_at, exported.escalation_reason);
    (ticket.left_out, ticket.links, ticket.call) = (exported.left_out, exported.links, exported.call);
    ticket.group = exported.group;
    ticket.attachments = files.map(|file| Attachment { name: file.name, kind: file.kind }).collect();
    ticket.messages = messages;
    ticket.extra = exported.extra;
    draft.customer = person(exported.customer_id, exported.customer_name, exported.customer_email);
    draft.agent = person(exported.agent_id, exported.agent_name, exported.agent_email);
    if let Some(value) = exported.satisfaction_score.as_deref().and_then(rating) {
        let given = exported.satisfaction_given.unwrap_or_default();
        draft.rate(Rating { value, given, comment: exported.satisfaction_comment.unwrap_or_default() });
    }
    draft
}

fn moment(draft: &mut Draft, field: Field, text: &str, values: &mut Values) -> Option<Instant> {
    draft.moment(field, text, Hint::default(), values)
}

fn person(id: Option<String>, name: Option<String>, email: Option<String>) -> Person {
    Person { id: id.unwrap_or_default(), name: name.unwrap_or_default(), email: email.unwrap_or_default() }
}

/// `4 of 5`, `good`, `9 of 10`.
fn rating(text: &str) -> Option<RatingValue> {
    match text.split_once(" of ") {
        Some((stars, "5")) => stars.parse().ok().map(RatingValue::Five),
        Some((points, "10")) => points.parse().ok().map(RatingValue::Nps),
        Some(_) => None,
        None => Some(RatingValue::Satisfied(text == "good")),
    }
}
