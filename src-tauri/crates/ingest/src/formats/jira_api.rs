//! Jira's issues as its interface gives them: texts as documents (version 3) or plain (version 2), comments inside.

use model::{LinkKind, Role};
use serde_json::Value;

use super::definition::{Definition, Json, Reads};
use super::record::{Part, attach, first, first_list, has, keep_rest, list, names, set_fields};
use crate::assemble::{Draft, Hint, Values, Written};
use crate::json::{at, text_at};
use crate::normalise::adf;
use crate::plan::Field;

/// Paths of single values and their fields.
const FIELDS: [(&str, Field); 12] = [
    ("key", Field::Id),
    ("fields.summary", Field::Subject),
    ("fields.status.name", Field::Status),
    ("fields.priority.name", Field::Priority),
    ("fields.issuetype.name", Field::Category),
    ("fields.created", Field::CreatedAt),
    ("fields.updated", Field::UpdatedAt),
    ("fields.resolutiondate", Field::ResolvedAt),
    ("fields.reporter.displayName", Field::CustomerName),
    ("fields.reporter.emailAddress", Field::CustomerEmail),
    ("fields.assignee.displayName", Field::Agent),
    ("fields.project.name", Field::Group),
];

/// What is read elsewhere, or is about Jira itself.
const CONSUMED: [&str; 19] = [
    "changelog",
    "expand",
    "self",
    "fields.description",
    "fields.comment",
    "fields.issuelinks",
    "fields.labels",
    "fields.attachment",
    "fields.reporter",
    "fields.creator",
    "fields.assignee",
    "fields.status",
    "fields.priority",
    "fields.issuetype",
    "fields.project",
    "fields.votes",
    "fields.watches",
    "fields.worklog",
    "renderedFields",
];

/// Issues in JSON.
pub static JSON: Definition = Definition {
    name: "jira_json",
    label: "Jira issues (JSON)",
    source: Some("jira"),
    reads: Reads::Json(Json { recognise, fields: &FIELDS, draft: value }),
};

fn recognise(records: &[Value]) -> Option<(f32, String)> {
    const TELLING: [&str; 7] = [
        "fields.issuetype",
        "fields.status",
        "fields.project",
        "fields.reporter",
        "fields.issuelinks",
        "fields.comment",
        "fields.priority",
    ];
    let is_issue = |record: &&Value| has(record, &["key", "fields.summary"]) == 2;
    let told = records.iter().filter(is_issue).map(|record| has(record, &TELLING)).max().filter(|told| *told > 0)?;
    Some((0.6 + 0.1 * told as f32, format!("It has keys and {told} of the fields of Jira issues")))
}

/// A draft of one issue.
fn value(record: &Value, source: &str, values: &mut Values) -> Draft {
    let mut draft = Draft::new(source);
    set_fields(&mut draft, record, &FIELDS, Hint::default(), values);
    let reporter = at(record, "fields.reporter").unwrap_or(&Value::Null);
    draft.customer.id = account(reporter).unwrap_or_default();
    let assignee = at(record, "fields.assignee").unwrap_or(&Value::Null);
    draft.agent.id = account(assignee).unwrap_or_default();
    draft.agent.email = text_at(assignee, "emailAddress").unwrap_or_default();
    draft.add_tags(names(list(record, "fields.labels"), &["name"]));
    attach(&mut draft, list(record, "fields.attachment"));
    let description = at(record, "fields.description").map(adf::text).unwrap_or_default();
    let author = text_at(reporter, "displayName");
    let begun = text_at(record, "fields.created");
    Part { id: None, role: Role::Customer, author, at: begun, text: description }.add_to(&mut draft, values);
    for comment in list(record, "fields.comment.comments") {
        let author = comment.get("author").unwrap_or(&Value::Null);
        let role = role(comment, author, &draft.customer.id);
        let text = comment.get("body").map(adf::text).unwrap_or_default();
        let author = text_at(author, "displayName");
        Part { id: text_at(comment, "id"), role, author, at: text_at(comment, "created"), text }
            .add_to(&mut draft, values);
    }
    for link in list(record, "fields.issuelinks") {
        relate(link, &mut draft);
    }
    set_rating(record, &mut draft, values);
    draft.change_status(changelog(record), Hint::default(), values);
    keep_rest(&mut draft, record, &FIELDS, &CONSUMED);
    draft
}

fn account(person: &Value) -> Option<String> {
    first(person, &["accountId", "name", "key", "emailAddress"])
}

fn role(comment: &Value, author: &Value, reporter: &str) -> Role {
    let kind = text_at(author, "accountType").unwrap_or_default();
    if comment.get("jsdPublic") == Some(&Value::Bool(false)) {
        Role::Note
    } else if kind == "app" {
        Role::Bot
    } else if kind == "customer" || account(author).is_some_and(|id| id == reporter) {
        Role::Customer
    } else {
        Role::Agent
    }
}

/// What a link says of this issue is its outward phrase for the issue it leads to.
fn relate(link: &Value, draft: &mut Draft) {
    let name = text_at(link, "type.name").unwrap_or_default().to_lowercase();
    let outward = text_at(link, "outwardIssue.key");
    let kind = match () {
        () if outward.is_some() && (name.contains("duplicate") || name.contains("cloners")) => LinkKind::DuplicateOf,
        () if outward.is_none() && (name.contains("cause") || name.contains("problem")) => LinkKind::CausedBy,
        () => LinkKind::Related,
    };
    if let Some(id) = outward.or_else(|| text_at(link, "inwardIssue.key")) {
        draft.link(kind, &id);
    }
}

/// Changes of the status in the changelog, which has the newest first.
fn changelog(record: &Value) -> Vec<Written> {
    let change = |entry: &Value, item: &Value| {
        let is_status = text_at(item, "field").as_deref() == Some("status");
        let (at, to) = (text_at(entry, "created")?, text_at(item, "toString")?);
        is_status.then(|| Written { at, to, from: text_at(item, "fromString") })
    };
    let entries = first_list(record, &["changelog.histories", "changelog.values"]);
    entries.iter().flat_map(|entry| list(entry, "items").iter().filter_map(move |item| change(entry, item))).collect()
}

/// Jira Service Management keeps its stars in a custom field of its own: `{"rating": 4}`.
fn set_rating(record: &Value, draft: &mut Draft, values: &mut Values) {
    let members = record.get("fields").and_then(Value::as_object);
    if let Some(stars) = members.into_iter().flatten().find_map(|(_, field)| text_at(field, "rating")) {
        draft.set(Field::Rating, &stars, Hint::default(), values);
    }
}
