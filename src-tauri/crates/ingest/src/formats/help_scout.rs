//! Help Scout's conversations as its interface gives them: camel case, threads embedded and possibly newest first, lines
//! without text between them.

use model::Role;
use serde_json::Value;

use super::definition::{Definition, Json, Reads};
use super::record::{Part, attach, first, first_list, full_name, has, keep_rest, names, set_fields};
use crate::assemble::{Draft, Hint, Values, Written};
use crate::json::{at, text_at};
use crate::plan::Field;

/// Paths of single values and their fields.
const FIELDS: [(&str, Field); 12] = [
    ("id", Field::Id),
    ("subject", Field::Subject),
    ("status", Field::Status),
    ("createdAt", Field::CreatedAt),
    ("userUpdatedAt", Field::UpdatedAt),
    ("updatedAt", Field::UpdatedAt),
    ("modifiedAt", Field::UpdatedAt),
    ("closedAt", Field::ClosedAt),
    ("type", Field::Channel),
    ("primaryCustomer.email", Field::CustomerEmail),
    ("customer.email", Field::CustomerEmail),
    ("mailbox.name", Field::Group),
];

/// What is read elsewhere, or leads to other pages.
const CONSUMED: [&str; 12] = [
    "_embedded",
    "_links",
    "threads",
    "tags",
    "primaryCustomer",
    "customer",
    "assignee",
    "owner",
    "createdBy",
    "customerWaitingSince",
    "preview",
    "state",
];

/// Conversations in JSON.
pub static JSON: Definition = Definition {
    name: "help_scout_json",
    label: "Help Scout conversations (JSON)",
    source: Some("help_scout"),
    reads: Reads::Json(Json { recognise, fields: &FIELDS, draft: value }),
};

fn recognise(records: &[Value]) -> Option<(f32, String)> {
    const TELLING: [&str; 8] = [
        "primaryCustomer",
        "mailboxId",
        "_embedded.threads",
        "customerWaitingSince",
        "userUpdatedAt",
        "closedBy",
        "folderId",
        "threads",
    ];
    let told = |record: &Value| if has(record, &["createdAt"]) == 1 { has(record, &TELLING) } else { 0 };
    let most = records.iter().map(told).max().filter(|most| *most >= 2)?;
    Some((0.5 + 0.15 * most as f32, format!("{most} of its keys are those of Help Scout conversations")))
}

/// A draft of one conversation.
fn value(record: &Value, source: &str, values: &mut Values) -> Draft {
    let mut draft = Draft::new(source);
    set_fields(&mut draft, record, &FIELDS, Hint::default(), values);
    let person = |paths: [&str; 2]| paths.iter().find_map(|path| at(record, path)).unwrap_or(&Value::Null);
    let customer = person(["primaryCustomer", "customer"]);
    draft.customer.id = text_at(customer, "id").unwrap_or_default();
    draft.customer.name = name(customer).unwrap_or_default();
    let agent = person(["assignee", "owner"]);
    draft.agent.id = text_at(agent, "id").unwrap_or_default();
    draft.agent.name = name(agent).unwrap_or_default();
    draft.agent.email = text_at(agent, "email").unwrap_or_default();
    draft.add_tags(names(first_list(record, &["tags"]), &["tag", "name"]));
    let threads = first_list(record, &["_embedded.threads", "threads"]);
    for thread in in_time_order(threads) {
        converse(thread, &mut draft, values);
    }
    if threads.is_empty() {
        let text = text_at(record, "preview").unwrap_or_default();
        let (author, at) = (name(customer), text_at(record, "createdAt"));
        Part { id: None, role: Role::Customer, author, at, text }.add_to(&mut draft, values);
    }
    draft.change_status(threads.iter().filter_map(change).collect(), Hint::default(), values);
    keep_rest(&mut draft, record, &FIELDS, &CONSUMED);
    draft
}

/// Each thread says the status it left behind, or that it changed none.
fn change(thread: &Value) -> Option<Written> {
    let to = text_at(thread, "status").filter(|status| status != "nochange")?;
    Some(Written { at: text_at(thread, "createdAt")?, to, from: None })
}

/// Times are ISO 8601 in one zone: their texts order as they do.
fn in_time_order(threads: &[Value]) -> Box<dyn Iterator<Item = &Value> + '_> {
    let created = |thread: Option<&Value>| thread.and_then(|thread| text_at(thread, "createdAt"));
    if created(threads.first()) > created(threads.last()) {
        Box::new(threads.iter().rev())
    } else {
        Box::new(threads.iter())
    }
}

fn name(person: &Value) -> Option<String> {
    full_name(person, "first", "last").or_else(|| full_name(person, "firstName", "lastName"))
}

fn converse(thread: &Value, draft: &mut Draft, values: &mut Values) {
    let writer = thread.get("createdBy").unwrap_or(&Value::Null);
    attach(draft, first_list(thread, &["_embedded.attachments", "attachments"]));
    if let Some(rating) = first(thread, &["rating.rating", "rating"]) {
        draft.set(Field::Rating, &rating, Hint::default(), values);
        let comment = text_at(thread, "rating.comments").unwrap_or_default();
        draft.set(Field::RatingComment, &comment, Hint::default(), values);
    }
    Part {
        id: text_at(thread, "id"),
        role: role(thread, writer),
        author: name(writer).or_else(|| text_at(writer, "email")),
        at: text_at(thread, "createdAt"),
        text: text_at(thread, "body").unwrap_or_default(),
    }
    .add_to(draft, values);
}

fn role(thread: &Value, writer: &Value) -> Role {
    let kind = text_at(thread, "type").unwrap_or_default();
    let by = text_at(writer, "type").unwrap_or_default();
    let is_automatic = text_at(thread, "source.type").is_some_and(|how| how == "automatic" || how == "workflow");
    match (kind.as_str(), by.as_str()) {
        ("note", _) => Role::Note,
        (_, "system") => Role::Bot,
        (_, "customer") | ("customer", _) => Role::Customer,
        _ if is_automatic => Role::Bot,
        _ => Role::Agent,
    }
}
