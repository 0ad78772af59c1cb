//! Kustomer's conversations and messages as its interface gives them: values under `attributes`, ids of others under
//! `relationships`; messages of one conversation become one ticket.

use model::Role;
use serde_json::Value;

use super::definition::{Definition, Json, Reads};
use super::record::{Part, attach, first, first_list, has, is_true, keep_rest, list, names, set_fields};
use crate::assemble::{Draft, Hint, Values};
use crate::json::text_at;
use crate::plan::Field;

/// Paths of single values and their fields.
const FIELDS: [(&str, Field); 14] = [
    ("id", Field::Id),
    ("attributes.name", Field::Subject),
    ("attributes.status", Field::Status),
    ("attributes.priority", Field::Priority),
    ("attributes.createdAt", Field::CreatedAt),
    ("attributes.updatedAt", Field::UpdatedAt),
    ("attributes.lastDone.createdAt", Field::ClosedAt),
    ("attributes.endedAt", Field::ClosedAt),
    ("attributes.firstResponse.sentAt", Field::FirstResponseAt),
    ("attributes.satisfactionLevel.firstSatisfaction.rating", Field::Rating),
    ("attributes.satisfactionLevel.rating", Field::Rating),
    ("attributes.reopenCount", Field::Reopens),
    ("relationships.customer.data.id", Field::Customer),
    ("relationships.queue.data.id", Field::Group),
];

/// What is read elsewhere, or leads to other pages.
const CONSUMED: [&str; 9] = [
    "type",
    "links",
    "messages",
    "attributes.messages",
    "attributes.preview",
    "attributes.channels",
    "attributes.tags",
    "attributes.satisfactionLevel",
    "relationships",
];

/// Conversations and messages in JSON.
pub static JSON: Definition = Definition {
    name: "kustomer_json",
    label: "Kustomer conversations or messages (JSON)",
    source: Some("kustomer"),
    reads: Reads::Json(Json { recognise, fields: &FIELDS, draft: value }),
};

fn recognise(records: &[Value]) -> Option<(f32, String)> {
    const TELLING: [&str; 7] = [
        "attributes.messageCount",
        "attributes.channels",
        "attributes.preview",
        "attributes.direction",
        "attributes.sentAt",
        "attributes.status",
        "relationships.customer",
    ];
    let is_kustomer = |record: &&Value| {
        has(record, &["id", "attributes"]) == 2
            && text_at(record, "type").is_some_and(|kind| kind == "conversation" || kind == "message")
    };
    let told =
        records.iter().filter(is_kustomer).map(|record| has(record, &TELLING)).max().filter(|told| *told >= 2)?;
    Some((0.6 + 0.1 * told as f32, format!("{told} of its keys are those of Kustomer")))
}

/// A draft of one conversation, or of the conversation of one message.
fn value(record: &Value, source: &str, values: &mut Values) -> Draft {
    let mut draft = Draft::new(source);
    if text_at(record, "type").as_deref() == Some("message") {
        let conversation = text_at(record, "relationships.conversation.data.id");
        draft.id = conversation.or_else(|| text_at(record, "id")).unwrap_or_default();
        draft.customer.id = text_at(record, "relationships.customer.data.id").unwrap_or_default();
        converse(record, &mut draft, values);
    } else {
        set_fields(&mut draft, record, &FIELDS, Hint::default(), values);
        let assigned = list(record, "relationships.assignedUsers.data").first();
        draft.agent.id = assigned.and_then(|user| text_at(user, "id")).unwrap_or_default();
        draft.add_tags(names(list(record, "attributes.tags"), &["name"]));
        if let Some(channel) = names(list(record, "attributes.channels"), &[]).next() {
            draft.set(Field::Channel, &channel, Hint::default(), values);
        }
        let messages = first_list(record, &["messages", "attributes.messages", "included"]);
        messages.iter().for_each(|message| converse(message, &mut draft, values));
        if let Some(preview) = text_at(record, "attributes.preview").filter(|_| messages.is_empty()) {
            let at = text_at(record, "attributes.createdAt");
            Part { id: None, role: Role::Customer, author: None, at, text: preview }.add_to(&mut draft, values);
        }
    }
    keep_rest(&mut draft, record, &FIELDS, &CONSUMED);
    draft
}

fn converse(message: &Value, draft: &mut Draft, values: &mut Values) {
    let said = message.get("attributes").unwrap_or(message);
    if let Some(channel) = text_at(said, "channel").filter(|_| draft.ticket.channel.is_empty()) {
        draft.set(Field::Channel, &channel, Hint::default(), values);
    }
    if let Some(subject) = text_at(said, "subject").filter(|_| draft.ticket.subject.is_empty()) {
        draft.ticket.subject = subject;
    }
    attach(draft, list(said, "attachments"));
    let direction = text_at(said, "direction").unwrap_or_default();
    let role = match () {
        () if text_at(message, "type").as_deref() == Some("note") => Role::Note,
        () if direction == "in" => Role::Customer,
        () if is_true(said, "auto") => Role::Bot,
        () => Role::Agent,
    };
    Part {
        id: text_at(message, "id"),
        role,
        author: first(said, &["authorName", "meta.from"]),
        at: first(said, &["sentAt", "createdAt"]),
        text: first(said, &["body", "preview", "text"]).unwrap_or_default(),
    }
    .add_to(draft, values);
}
