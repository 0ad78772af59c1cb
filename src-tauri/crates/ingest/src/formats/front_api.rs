//! Front's conversations and messages as its interface gives them. A message names its conversation only in a link;
//! messages of one conversation become one ticket.

use model::Role;
use serde_json::Value;

use super::definition::{Definition, Json, Reads};
use super::record::{Part, attach, first, first_list, full_name, has, is_true, keep_rest, list, names, set_fields};
use crate::assemble::{Draft, Hint, Values};
use crate::json::{at, text_at};
use crate::plan::Field;

/// Paths of single values and their fields.
const FIELDS: [(&str, Field); 7] = [
    ("id", Field::Id),
    ("subject", Field::Subject),
    ("status", Field::Status),
    ("created_at", Field::CreatedAt),
    ("updated_at", Field::UpdatedAt),
    ("type", Field::Channel),
    ("assignee.email", Field::Agent),
];

/// What is read elsewhere, or leads to other pages.
const CONSUMED: [&str; 12] = [
    "_links",
    "assignee",
    "recipient",
    "recipients",
    "author",
    "body",
    "text",
    "blurb",
    "tags",
    "attachments",
    "last_message",
    "messages",
];

/// Conversations and messages in JSON.
pub static JSON: Definition = Definition {
    name: "front_json",
    label: "Front conversations or messages (JSON)",
    source: Some("front"),
    reads: Reads::Json(Json { recognise, fields: &FIELDS, draft: value }),
};

fn recognise(records: &[Value]) -> Option<(f32, String)> {
    const TELLING: [&str; 6] = ["_links", "recipient", "recipients", "last_message", "is_inbound", "blurb"];
    let is_front =
        |record: &&Value| text_at(record, "id").is_some_and(|id| id.starts_with("cnv_") || id.starts_with("msg_"));
    let told = records.iter().filter(is_front).map(|record| has(record, &TELLING)).max().filter(|told| *told > 0)?;
    Some((0.75 + 0.05 * told as f32, "Its ids and links are those of Front".to_owned()))
}

/// A draft of one conversation, or of the conversation of one message.
fn value(record: &Value, source: &str, values: &mut Values) -> Draft {
    let mut draft = Draft::new(source);
    let id = text_at(record, "id").unwrap_or_default();
    if id.starts_with("msg_") {
        of_message(record, &id, &mut draft, values);
    } else {
        set_fields(&mut draft, record, &FIELDS, Hint::default(), values);
        draft.customer.email = text_at(record, "recipient.handle").unwrap_or_default();
        draft.customer.name = text_at(record, "recipient.name").unwrap_or_default();
        draft.agent.email = text_at(record, "assignee.email").unwrap_or_default();
        draft.agent.name = full_name(at(record, "assignee").unwrap_or(&Value::Null), "first_name", "last_name")
            .unwrap_or_else(|| draft.agent.email.clone());
        draft.add_tags(names(list(record, "tags"), &["name"]));
        let last = at(record, "last_message").filter(|message| message.is_object());
        let messages = first_list(record, &["messages", "_embedded.messages"]);
        let last = last.filter(|_| messages.is_empty());
        messages.iter().chain(last).for_each(|message| converse(message, &mut draft, values));
    }
    keep_rest(&mut draft, record, &FIELDS, &CONSUMED);
    draft
}

fn of_message(record: &Value, id: &str, draft: &mut Draft, values: &mut Values) {
    let link = text_at(record, "_links.related.conversation").unwrap_or_default();
    let named = first(record, &["conversation_id", "conversation.id"]);
    draft.id = named
        .or_else(|| link.rsplit('/').next().map(str::to_owned))
        .filter(|id| !id.is_empty())
        .unwrap_or_else(|| id.to_owned());
    for (path, field) in [("subject", Field::Subject), ("type", Field::Channel)] {
        if let Some(cell) = text_at(record, path) {
            draft.set(field, &cell, Hint::default(), values);
        }
    }
    let wanted = if is_true(record, "is_inbound") { "from" } else { "to" };
    let customer = list(record, "recipients").iter().find(|person| text_at(person, "role").as_deref() == Some(wanted));
    let customer = customer.unwrap_or(&Value::Null);
    draft.customer.email = text_at(customer, "handle").unwrap_or_default();
    draft.customer.name = text_at(customer, "name").unwrap_or_default();
    converse(record, draft, values);
}

fn converse(message: &Value, draft: &mut Draft, values: &mut Values) {
    attach(draft, list(message, "attachments"));
    let author = at(message, "author").unwrap_or(&Value::Null);
    let kind = text_at(message, "type").unwrap_or_default();
    let role = match () {
        () if kind == "comment" || is_true(message, "is_private") => Role::Note,
        () if is_true(message, "is_inbound") => Role::Customer,
        () if is_true(message, "is_auto_reply") => Role::Bot,
        () => Role::Agent,
    };
    let from = list(message, "recipients").iter().find(|person| text_at(person, "role").as_deref() == Some("from"));
    let author = full_name(author, "first_name", "last_name").or_else(|| first(author, &["email", "username"]));
    Part {
        id: text_at(message, "id"),
        role,
        author: author.or_else(|| from.and_then(|person| first(person, &["name", "handle"]))),
        at: first(message, &["created_at", "posted_at"]),
        text: first(message, &["text", "body", "blurb"]).unwrap_or_default(),
    }
    .add_to(draft, values);
}
