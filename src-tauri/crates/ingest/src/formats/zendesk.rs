//! Zendesk's full JSON export and pages of its API.

use std::collections::HashMap;

use model::{Attachment, LeftOut, Message, Role};
use serde_json::Value;

use super::definition::{Definition, Json, Reads};
use super::record::list;
use crate::assemble::{Draft, Hint, Values, Written};
use crate::json::{at, flatten, text_at, text_of};
use crate::normalise::html;
use crate::plan::Field;

/// Paths of single values and their fields. `updated_at` never stands in for the moment of solving.
const FIELDS: [(&str, Field); 22] = [
    ("id", Field::Id),
    ("subject", Field::Subject),
    ("description", Field::Description),
    ("status", Field::Status),
    ("priority", Field::Priority),
    ("type", Field::Category),
    ("via.channel", Field::Channel),
    ("created_at", Field::CreatedAt),
    ("updated_at", Field::UpdatedAt),
    ("solved_at", Field::ResolvedAt),
    ("metric_set.solved_at", Field::ResolvedAt),
    ("metric_set.reopens", Field::Reopens),
    ("metric_set.replies", Field::Replies),
    ("metric_set.reply_time_in_minutes.calendar", Field::FirstResponseTime),
    ("metric_set.full_resolution_time_in_minutes.calendar", Field::ResolutionTime),
    ("requester_id", Field::Customer),
    ("requester.id", Field::Customer),
    ("requester.name", Field::CustomerName),
    ("requester.email", Field::CustomerEmail),
    ("assignee.name", Field::Agent),
    ("group.name", Field::Group),
    ("satisfaction_rating.score", Field::Rating),
];

/// Top-level keys whose content is not kept beside the fields.
const CONSUMED: [&str; 9] = [
    "comments",
    "tags",
    "requester",
    "assignee",
    "assignee_id",
    "description",
    "raw_subject",
    "satisfaction_rating",
    "audits",
];

/// Keys that hardly any other export has.
const TELLING: [&str; 12] = [
    "comments",
    "requester",
    "requester_id",
    "submitter_id",
    "assignee_id",
    "raw_subject",
    "via",
    "satisfaction_rating",
    "custom_fields",
    "organization_id",
    "group_id",
    "metric_set",
];

/// The full export in JSON, and pages of the interface.
pub static JSON: Definition = Definition {
    name: "zendesk_json",
    label: "Zendesk full JSON export",
    source: Some("zendesk"),
    reads: Reads::Json(Json { recognise, fields: &FIELDS, draft: value }),
};

fn recognise(records: &[Value]) -> Option<(f32, String)> {
    let told = |record: &Value| TELLING.iter().filter(|key| record.get(**key).is_some()).count();
    let most = records.iter().map(told).max()?;
    let certain = most >= 3 || (most >= 1 && records.iter().any(|record| record.get("raw_subject").is_some()));
    certain.then(|| (0.5 + 0.1 * most as f32, format!("{most} of its keys are Zendesk's")))
}

/// A draft of one ticket.
fn value(record: &Value, source: &str, values: &mut Values) -> Draft {
    let mut draft = Draft::new(source);
    for (path, field) in FIELDS {
        let hint = if path.ends_with("minutes.calendar") { Hint::MINUTES } else { Hint::default() };
        if let Some(cell) = text_at(record, path) {
            draft.set(field, &cell, hint, values);
        }
    }
    if let Some(comment) = text_at(record, "satisfaction_rating.comment") {
        draft.set(Field::RatingComment, &comment, Hint::default(), values);
    }
    draft.agent.id = first(record, ["assignee.id", "assignee_id"]).unwrap_or_default();
    draft.agent.email = text_at(record, "assignee.email").unwrap_or_default();
    let tags = at(record, "tags").and_then(Value::as_array);
    draft.add_tags(tags.into_iter().flatten().filter_map(text_of));
    if draft.ticket.tags.iter().any(|tag| tag == "closed_by_merge") {
        draft.ticket.left_out = Some(LeftOut::Merged);
    }
    converse(record, &mut draft, values);
    draft.change_status(audited(record), Hint::default(), values);
    keep_rest(record, &mut draft);
    draft
}

fn first<const N: usize>(record: &Value, paths: [&str; N]) -> Option<String> {
    paths.iter().find_map(|path| text_at(record, path))
}

/// Adds the comments as messages and their attachments.
fn converse(record: &Value, draft: &mut Draft, values: &mut Values) {
    let comments = at(record, "comments").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    let names = names(record);
    for comment in comments {
        let author = text_at(comment, "author_id");
        let at_text = text_at(comment, "created_at");
        let at = at_text.and_then(|cell| draft.moment(Field::UpdatedAt, &cell, Hint::default(), values));
        let text = first(comment, ["plain_body", "body"]).or_else(|| text_at(comment, "html_body")).unwrap_or_default();
        let role = role(comment, author.as_deref(), &draft.customer.id);
        draft.ticket.messages.push(Message {
            id: text_at(comment, "id"),
            role,
            author: author.map(|id| names.get(&id).cloned().unwrap_or(id)),
            at,
            text: html::text(&text).trim().to_owned(),
        });
        let files = comment.get("attachments").and_then(Value::as_array);
        draft.ticket.attachments.extend(files.into_iter().flatten().map(|file| Attachment {
            name: first(file, ["file_name", "filename", "name"]).unwrap_or_default(),
            kind: text_at(file, "content_type").unwrap_or_default(),
        }));
    }
}

/// Changes of the status among the events of the audits: `{"type": "Change", "field_name": "status", …}`.
fn audited(record: &Value) -> Vec<Written> {
    let change = |audit: &Value, event: &Value| {
        let is_status = text_at(event, "field_name").as_deref() == Some("status");
        let (at, to) = (text_at(audit, "created_at")?, text_at(event, "value")?);
        is_status.then(|| Written { at, to, from: text_at(event, "previous_value") })
    };
    let changes = |audit| list(audit, "events").iter().filter_map(move |event| change(audit, event));
    list(record, "audits").iter().flat_map(changes).collect()
}

/// Names by user id, as far as the record tells them.
fn names(record: &Value) -> HashMap<String, String> {
    let people = ["requester", "assignee", "submitter"].into_iter().filter_map(|key| record.get(key));
    people.filter_map(|person| Some((text_at(person, "id")?, text_at(person, "name")?))).collect()
}

fn role(comment: &Value, author: Option<&str>, requester: &str) -> Role {
    let channel = text_at(comment, "via.channel").unwrap_or_default();
    if comment.get("public") == Some(&Value::Bool(false)) {
        Role::Note
    } else if author == Some("-1") || matches!(channel.as_str(), "rule" | "trigger" | "automation" | "system") {
        Role::Bot
    } else if author.is_none_or(|author| author == requester) {
        Role::Customer
    } else {
        Role::Agent
    }
}

fn keep_rest(record: &Value, draft: &mut Draft) {
    for (key, value) in record.as_object().into_iter().flatten() {
        if CONSUMED.contains(&key.as_str()) {
            continue;
        }
        if let ("custom_fields" | "fields", Some(items)) = (key.as_str(), value.as_array()) {
            for item in items {
                if let (Some(id), Some(cell)) = (text_at(item, "id"), text_at(item, "value")) {
                    draft.keep(&format!("custom field {id}"), &cell);
                }
            }
            continue;
        }
        flatten(value, key, &mut |path, cell| {
            if !FIELDS.iter().any(|(known, _)| *known == path) {
                draft.keep(path, &cell);
            }
        });
    }
}
