//! The CSV export of Jira and Jira Service Management: repeated columns for comments, labels, watchers and attachments.

use std::collections::BTreeMap;

use model::{Attachment, LeftOut, LinkKind, Person};

use super::beside::take;
use super::definition::{Definition, Reads, Table};
use super::headers::repeated;
use crate::assemble::{Codes, Draft, Hint, Values};
use crate::normalise::wiki;
use crate::normalise::words::{given, plain};
use crate::plan::Field;

/// See the module's first lines.
pub static FORMAT: Definition = Definition {
    name: "jira_csv",
    label: "Jira or Jira Service Management export (CSV)",
    source: Some("jira"),
    reads: Reads::Table(Table {
        columns: &[
            ("issue key", Field::Id),
            ("summary", Field::Subject),
            ("description", Field::Description),
            ("status", Field::Status),
            ("priority", Field::Priority),
            ("issue type", Field::Category),
            ("custom field request channel type|custom field channel", Field::Channel),
            ("created", Field::CreatedAt),
            ("updated", Field::UpdatedAt),
            ("resolved|resolution date", Field::ResolvedAt),
            ("custom field chart date of first response", Field::FirstResponseAt),
            ("reporter", Field::CustomerName),
            ("reporter id", Field::Customer),
            ("reporter email|custom field reporter email", Field::CustomerEmail),
            ("assignee", Field::Agent),
            ("custom field support team|custom field team|team|project name", Field::Group),
            ("labels", Field::Tags),
            ("satisfaction rating|custom field satisfaction rating|custom field satisfaction", Field::Rating),
            ("satisfaction comment|custom field satisfaction comment", Field::RatingComment),
            ("comment|comments", Field::Comments),
        ],
        needs: &["issue key"],
        telling: &[
            "issue id",
            "issue type",
            "project key",
            "project type",
            "project lead",
            "project lead id",
            "reporter id",
            "creator id",
            "assignee id",
            "last viewed",
            "watchers",
            "watchers id",
            "work ratio",
            "status category",
            "status category changed",
            "inward issue link *",
            "outward issue link *",
            "custom field *",
        ],
        enough: 2,
        codes: Codes::Usual,
        complete,
    }),
};

/// What the columns beside the fields say.
fn complete(draft: &mut Draft, values: &mut Values) {
    draft.ticket.extra.retain(|_, cell| !is_program(cell));
    people(draft);
    attachments(draft);
    links(draft);
    if let Some(cell) = take(draft, "custom field time to first response|time to first response") {
        draft.ticket.first_response_given = values.length(&cell, Hint::default());
    }
    if let Some(cell) = take(draft, "custom field time to resolution|time to resolution") {
        draft.ticket.resolution_given = values.length(&cell, Hint::default());
    }
    if draft.ticket.extra.get("Resolution").is_some_and(|resolution| plain(resolution) == "duplicate") {
        draft.ticket.left_out = Some(LeftOut::Duplicate);
    }
    draft.description = wiki::text(&draft.description).into_owned();
    draft.comments.iter_mut().for_each(|comment| *comment = wiki::text(comment).into_owned());
}

/// What a plugin writes of its own objects is for nobody: "com.example.Field@170e16ef", "{}".
fn is_program(cell: &str) -> bool {
    let is_object = cell.rsplit_once('@').is_some_and(|(class, hash)| {
        !class.contains(char::is_whitespace)
            && class.matches('.').count() >= 2
            && !hash.is_empty()
            && hash.bytes().all(|byte| byte.is_ascii_hexdigit())
    });
    is_object || matches!(cell, "{}" | "[]" | "null")
}

/// Names by account: comments name their authors by account alone.
fn people(draft: &mut Draft) {
    let mut found = BTreeMap::new();
    for (header, cell) in &draft.ticket.extra {
        let (name, number) = repeated(header);
        if let Some(who) = plain(name).strip_suffix(" id").map(str::to_owned) {
            found.entry((who, number)).or_insert_with(Person::default).id = cell.clone();
        } else {
            found.entry((plain(name), number)).or_insert_with(Person::default).name = cell.clone();
        }
    }
    if let Some(assignee) = found.get(&("assignee".to_owned(), 1)) {
        draft.agent.id = assignee.id.clone();
    }
    draft.people.extend(found.into_values().filter(|person| !person.id.is_empty() && !person.name.is_empty()));
}

/// "25/Feb/26 10:17 PM;account;image.png;https://…"
fn attachments(draft: &mut Draft) {
    let extra = std::mem::take(&mut draft.ticket.extra);
    for (header, cell) in extra {
        if plain(repeated(&header).0) != "attachment" {
            draft.ticket.extra.insert(header, cell);
            continue;
        }
        let mut parts = cell.splitn(4, ';').skip(2);
        let name = parts.next().unwrap_or(&cell).to_owned();
        draft.ticket.attachments.push(Attachment { name, kind: String::new() });
    }
}

/// Links are said from both ends: "duplicates" from this one, "is duplicated by" from the other.
fn links(draft: &mut Draft) {
    let headers: Vec<String> = draft.ticket.extra.keys().cloned().collect();
    for header in headers {
        let name = plain(repeated(&header).0);
        let (is_inward, kind) = match (name.strip_prefix("inward issue link"), name.strip_prefix("outward issue link"))
        {
            (Some(kind), _) => (true, kind),
            (_, Some(kind)) => (false, kind),
            _ if name == "parent key" => (false, ""),
            _ => continue,
        };
        let kind = match kind.trim() {
            kind if !is_inward && kind.contains("duplicat") => LinkKind::DuplicateOf,
            kind if is_inward && (kind.contains("problem") || kind.contains("caus")) => LinkKind::CausedBy,
            _ => LinkKind::Related,
        };
        let cell = draft.ticket.extra.remove(&header).unwrap_or_default();
        cell.split([',', ';', ' ']).filter_map(given).for_each(|id| draft.link(kind, id));
    }
}

#[cfg(test)]
mod tests {
    use super::is_program;

    #[test]
    fn what_plugins_write_of_themselves() {
        for cell in ["com.atlassian.servicedesk.plugins.approvals.ApprovalsCFValue@170e16ef", "{}"] {
            assert!(is_program(cell), "{cell}");
        }
        for cell in ["ann@example.com", "a.b.c", "see v1.2.3@beta", "{x}"] {
            assert!(!is_program(cell), "{cell}");
        }
    }
}
