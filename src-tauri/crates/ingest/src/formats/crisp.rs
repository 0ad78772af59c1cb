//! Crisp's conversations: no ids, times in milliseconds since 1970, a message being a text, a note or a file.

use model::Role;
use serde_json::Value;

use super::definition::{Definition, Json, Reads};
use super::record::{Part, attach, first, has, is_true, keep_rest, list, names, set_fields};
use crate::assemble::{Draft, Hint, Values, Written};
use crate::json::{at, text_at};
use crate::plan::Field;

/// Paths of single values and their fields.
const FIELDS: [(&str, Field); 12] = [
    ("session_id", Field::Id),
    ("subject", Field::Subject),
    ("meta.subject", Field::Subject),
    ("state", Field::Status),
    ("created_at", Field::CreatedAt),
    ("updated_at", Field::UpdatedAt),
    ("user.name", Field::CustomerName),
    ("meta.nickname", Field::CustomerName),
    ("user.email", Field::CustomerEmail),
    ("meta.email", Field::CustomerEmail),
    ("assigned.nickname", Field::Agent),
    ("meta.origin", Field::Channel),
];

/// What is read elsewhere.
const CONSUMED: [&str; 5] = ["messages", "segments", "meta.segments", "user.avatar", "meta.avatar"];

/// Conversations in JSON.
pub static JSON: Definition = Definition {
    name: "crisp_json",
    label: "Crisp conversations (JSON)",
    source: Some("crisp"),
    reads: Reads::Json(Json { recognise, fields: &FIELDS, draft: value }),
};

fn recognise(records: &[Value]) -> Option<(f32, String)> {
    let is_crisp = |message: &Value| {
        has(message, &["date", "timestamp"]) > 0
            && text_at(message, "from").is_some_and(|from| from == "user" || from == "operator")
    };
    let messages: Vec<&Value> = records.iter().flat_map(|record| list(record, "messages")).collect();
    let told = messages.iter().filter(|message| is_crisp(message)).count();
    let is_whole = records.iter().any(|record| has(record, &["user", "meta", "session_id"]) > 0);
    (is_whole && told > 0 && told * 10 >= messages.len() * 9)
        .then(|| (0.9, format!("{told} of its messages are from a user or an operator, as Crisp's are")))
}

/// A draft of one conversation.
fn value(record: &Value, source: &str, values: &mut Values) -> Draft {
    let mut draft = Draft::new(source);
    draft.ticket.channel = "chat".into();
    set_fields(&mut draft, record, &FIELDS, Hint::default(), values);
    draft.add_tags(names(list(record, "segments"), &[]));
    draft.add_tags(names(list(record, "meta.segments"), &[]));
    let messages = list(record, "messages");
    if draft.ticket.created_at.is_none()
        && let Some(begun) = messages.first().and_then(said_at)
    {
        draft.set(Field::CreatedAt, &begun, Hint::default(), values);
    }
    for message in messages {
        converse(message, &mut draft, values);
    }
    draft.change_status(messages.iter().filter_map(change).collect(), Hint::default(), values);
    keep_rest(&mut draft, record, &FIELDS, &CONSUMED);
    draft
}

/// An event that changes the state: `{"type": "event", "content": {"namespace": "state:resolved"}}`.
fn change(message: &Value) -> Option<Written> {
    let to = text_at(message, "content.namespace")?.strip_prefix("state:")?.to_owned();
    Some(Written { at: said_at(message)?, to, from: None })
}

fn said_at(message: &Value) -> Option<String> {
    first(message, &["date", "timestamp"])
}

fn converse(message: &Value, draft: &mut Draft, values: &mut Values) {
    let kind = text_at(message, "type").unwrap_or_default();
    if let Some(file) = at(message, "file").or_else(|| message.get("content")).filter(|file| file.is_object()) {
        attach(draft, std::slice::from_ref(file));
    }
    let note = text_at(message, "note");
    let from = text_at(message, "from").unwrap_or_default();
    let role = match from.as_str() {
        _ if note.is_some() || kind == "note" => Role::Note,
        _ if is_true(message, "automated") => Role::Bot,
        "operator" => Role::Agent,
        _ => Role::Customer,
    };
    let named = first(message, &["user.nickname", "user.name"]);
    let customer = (role == Role::Customer && !draft.customer.name.is_empty()).then(|| draft.customer.name.clone());
    let text = note.or_else(|| first(message, &["text", "content"])).unwrap_or_default();
    let id = first(message, &["id", "fingerprint"]);
    Part { id, role, author: named.or(customer), at: said_at(message), text }.add_to(draft, values);
}
