//! Conversations inside JSON records nobody knows: a list of objects with a text each, under a usual name. In: a record.
//! Out: its messages. Never: takes a list the user has mapped to a field.

use model::{Message, Role};
use serde_json::Value;

use super::record::{first, is_true};
use crate::assemble::{Draft, Hint, Values};
use crate::json::{at, text_of};
use crate::normalise::{html, sides};
use crate::plan::Field;

/// Names of lists of messages, the surest first.
const LISTS: [&str; 18] = [
    "messages",
    "conversation",
    "conversations",
    "thread",
    "threads",
    "turns",
    "dialogue",
    "dialog",
    "history",
    "transcript",
    "comments",
    "replies",
    "posts",
    "interactions",
    "chat",
    "events",
    "notes",
    "log",
];

/// Objects in which such a list may stand instead.
const AROUND: [&str; 5] = ["conversation", "data", "attributes", "_embedded", "fields"];

/// Names of a message's text.
const TEXTS: [&str; 12] = [
    "plain_body",
    "body_text",
    "text",
    "content",
    "message",
    "body",
    "html_body",
    "utterance",
    "msg",
    "value",
    "comment",
    "note",
];
/// Names of the moment it was written.
const TIMES: [&str; 12] = [
    "created_at",
    "createdAt",
    "timestamp",
    "sent_at",
    "sentAt",
    "date",
    "time",
    "at",
    "created",
    "datetime",
    "sent_datetime",
    "created_time",
];
/// Names of the side that wrote it.
const SIDES: [&str; 13] = [
    "role",
    "sender_type",
    "senderType",
    "author_type",
    "author.type",
    "author.role",
    "from.type",
    "sender.type",
    "sender.role",
    "speaker",
    "direction",
    "side",
    "user_type",
];
/// Names of who wrote it.
const AUTHORS: [&str; 14] = [
    "author.name",
    "author.displayName",
    "sender.name",
    "from.name",
    "user.name",
    "author_name",
    "sender_name",
    "name",
    "author",
    "sender",
    "from",
    "user",
    "author.email",
    "sender.email",
];
/// Names of a message's id.
const IDS: [&str; 3] = ["id", "message_id", "messageId"];

/// The path of a record's conversation and its messages; `None` when it has none.
pub fn found(record: &Value) -> Option<(String, &[Value])> {
    let inside = AROUND.iter().flat_map(|around| LISTS.iter().map(move |list| format!("{around}.{list}")));
    let paths = LISTS.iter().map(|list| (*list).to_owned()).chain(inside);
    paths.into_iter().find_map(|path| {
        let items = at(record, &path)?.as_array().filter(|items| !items.is_empty())?;
        let with_text = items.iter().filter(|item| item.is_object() && first(item, &TEXTS).is_some()).count();
        (with_text * 2 >= items.len()).then_some((path, items.as_slice()))
    })
}

/// Adds a message to the conversation; one without text is left away.
pub fn add(message: &Value, draft: &mut Draft, values: &mut Values) {
    let text = text_of(message).or_else(|| first(message, &TEXTS)).unwrap_or_default();
    let text = html::text(&text).trim().to_owned();
    if text.is_empty() {
        return;
    }
    let at = first(message, &TIMES).and_then(|cell| draft.moment(Field::MessageAt, &cell, Hint::default(), values));
    let side = first(message, &SIDES);
    let author = first(message, &AUTHORS).filter(|author| side.is_some() || sides::is_name(author));
    let role = role(message, side.as_deref(), draft);
    draft.ticket.messages.push(Message { id: first(message, &IDS), role, author, at, text });
}

/// By the word for a side, else by the name of one of the ticket's people, else by the word in a name.
fn role(message: &Value, side: Option<&str>, draft: &Draft) -> Role {
    let is_false = |path: &str| at(message, path) == Some(&Value::Bool(false));
    if ["internal", "is_internal", "private", "is_private", "is_note", "isNote"]
        .iter()
        .any(|path| is_true(message, path))
        || is_false("public")
        || is_false("is_public")
    {
        return Role::Note;
    }
    if is_true(message, "incoming") || is_true(message, "is_inbound") || is_true(message, "inbound") {
        return Role::Customer;
    }
    if is_false("incoming") || is_false("is_inbound") || is_false("inbound") {
        return Role::Agent;
    }
    let author = first(message, &AUTHORS).unwrap_or_default().to_lowercase();
    let is_one = |names: [&String; 3]| !author.is_empty() && names.iter().any(|name| name.to_lowercase() == author);
    let person = if is_one([&draft.agent.id, &draft.agent.name, &draft.agent.email]) {
        Some(Role::Agent)
    } else {
        is_one([&draft.customer.id, &draft.customer.name, &draft.customer.email]).then_some(Role::Customer)
    };
    let kind = first(message, &["type", "kind", "part_type"]).and_then(|kind| sides::of_word(&kind));
    let told = side.and_then(sides::of_word).or(person).or(kind);
    told.or_else(|| sides::of_name(&author)).unwrap_or(Role::Customer)
}
