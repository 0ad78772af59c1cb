//! ServiceNow: list exports of incidents, headers being the columns' names, and logs with one row an update, of which
//! the newest state of each number stands.

use model::LinkKind;

use super::beside::take;
use super::definition::{Definition, Reads, Table};
use crate::assemble::{Codes, Draft, Hint, Values};
use crate::normalise::{html, words};
use crate::plan::Field;

/// See the module's first lines.
pub static FORMAT: Definition = Definition {
    name: "servicenow_csv",
    label: "ServiceNow incident list",
    source: Some("servicenow"),
    reads: Reads::Table(Table {
        columns: &[
            ("number", Field::Id),
            ("short description", Field::Subject),
            ("description", Field::Description),
            ("comments and work notes", Field::Thread),
            ("incident state|state", Field::Status),
            ("priority", Field::Priority),
            ("urgency", Field::Priority),
            ("category", Field::Category),
            ("contact type", Field::Channel),
            ("opened at|opened", Field::CreatedAt),
            ("sys created on|created", Field::CreatedAt),
            ("sys updated on|sys updated at|updated", Field::UpdatedAt),
            ("resolved at|resolved", Field::ResolvedAt),
            ("closed at|closed", Field::ClosedAt),
            ("caller id|caller", Field::CustomerName),
            ("assigned to|resolved by|closed by", Field::Agent),
            ("assignment group", Field::Group),
            ("reopen count", Field::Reopens),
            ("parent incident|parent", Field::RelatedTo),
        ],
        needs: &["number"],
        telling: &[
            "opened at",
            "short description",
            "caller id|caller",
            "incident state",
            "assignment group",
            "sys updated on|sys updated at|sys created on|sys created at",
            "sys mod count",
            "calendar duration|calendar stc|business duration|business stc",
            "reassignment count",
            "reopen count",
            "made sla",
            "opened by",
            "close code|closed code|close notes",
            "cmdb ci",
            "contact type",
            "comments and work notes",
            "work notes",
            "u symptom",
            "problem id",
            "parent incident",
        ],
        enough: 2,
        codes: Codes::ServiceNow,
        complete,
    }),
};

/// "Ann Lee (alee3)" is a name and an id, durations are seconds, `?` is nothing, and a problem is the cause.
fn complete(draft: &mut Draft, values: &mut Values) {
    journals(draft);
    for person in [&mut draft.customer, &mut draft.agent] {
        let (name, id) = name_and_id(&person.name);
        if !id.is_empty() && person.id.is_empty() {
            person.id = id;
        }
        person.name = name;
    }
    draft.ticket.extra.retain(|_, cell| cell != "?" && words::given(cell).is_some());
    for field in [&mut draft.ticket.group, &mut draft.ticket.category_given] {
        field.take_if(|cell| cell == "?");
    }
    if let Some(cell) = take(draft, "calendar duration|calendar stc").filter(|_| draft.ticket.status.is_resolved()) {
        let seconds = values.seconds(Field::ResolutionTime, &cell, Hint::default());
        draft.ticket.resolution_given = seconds.map(|seconds| seconds / 3600.0);
    }
    draft.ticket.links.retain(|link| link.id != "?");
    for (names, kind) in [("problem id|problem", LinkKind::CausedBy), ("caused by", LinkKind::Related)] {
        if let Some(id) = take(draft, names) {
            draft.link(kind, &id);
        }
    }
}

/// Comments and work notes may stand in columns of their own instead of one; both together hold each entry once.
fn journals(draft: &mut Draft) {
    let comments = take(draft, "comments|additional comments");
    let notes = take(draft, "work notes");
    if draft.threads.is_empty() {
        draft.threads.extend(comments.into_iter().chain(notes).map(|cell| html::text(&cell).trim().to_owned()));
    }
}

fn name_and_id(cell: &str) -> (String, String) {
    let cell = if cell.trim() == "?" { "" } else { cell.trim() };
    match cell.strip_suffix(')').and_then(|rest| rest.rsplit_once('(')) {
        Some((name, id)) if !name.trim().is_empty() => (name.trim().to_owned(), id.trim().to_owned()),
        _ => (cell.to_owned(), String::new()),
    }
}

#[cfg(test)]
mod tests {
    use super::name_and_id;

    #[test]
    fn people_with_their_ids() {
        let check =
            |cell, name: &str, id: &str| assert_eq!(name_and_id(cell), (name.to_owned(), id.to_owned()), "{cell}");
        check("Ann Lee (alee3)", "Ann Lee", "alee3");
        check("Ann Lee", "Ann Lee", "");
        check("(alee3)", "(alee3)", "");
        check("?", "", "");
    }
}
