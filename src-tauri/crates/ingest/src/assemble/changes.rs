//! The statuses a ticket got and when. In: lists of objects, cells that hold such a list. Out: a draft's history, and what it
//! says where the export says nothing itself. Never: a change without a moment.
//!
//! A change is `{status, at}`, `{from, to, at}` or `{status, from, to}` by whatever names programs use; a cell holds them as
//! JSON or as "2026-03-01 10:00 open; 2026-03-02 09:30 pending".

use model::history::{latest_resolution, settle};
use model::{Instant, Status, StatusChange, Ticket};
use serde_json::Value;

use super::Draft;
use super::values::{Hint, Values};
use crate::json::text_at;
use crate::normalise::{dates, escalation, words};
use crate::plan::Field;

/// Names of the status that a change leads to, the surest first.
const TO: [&str; 15] = [
    "to_status",
    "new_status",
    "to_state",
    "new_state",
    "toStatus",
    "newStatus",
    "toString",
    "to.name",
    "status.name",
    "status",
    "state",
    "new_value",
    "to",
    "value",
    "name",
];
/// Names of the status before it.
const FROM: [&str; 10] = [
    "from_status",
    "old_status",
    "previous_status",
    "fromStatus",
    "oldStatus",
    "fromString",
    "previous_value",
    "old_value",
    "from.name",
    "from",
];
/// Names of its moment.
const AT: [&str; 19] = [
    "at",
    "timestamp",
    "changed_at",
    "changedAt",
    "created_at",
    "createdAt",
    "created",
    "occurred_at",
    "date",
    "datetime",
    "time",
    "when",
    "entered_at",
    "started_at",
    "start",
    "since",
    "updated_at",
    "updated",
    "from",
];

/// One change as written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// When.
    pub at: String,
    /// The status it led to.
    pub to: String,
    /// The status before, where the export names it.
    pub from: Option<String>,
}

/// The changes in a list of objects; those without a status or a moment are left away.
pub fn of_list(items: &[Value]) -> Vec<Written> {
    items.iter().filter_map(of_object).collect()
}

fn of_object(item: &Value) -> Option<Written> {
    let is_moment = |cell: &String| dates::read(cell, true).is_some();
    let to = TO.iter().filter_map(|name| text_at(item, name)).find(|cell| !is_moment(cell))?;
    let at = AT.iter().filter_map(|name| text_at(item, name)).find(is_moment)?;
    let from = FROM.iter().filter_map(|name| text_at(item, name)).find(|cell| !is_moment(cell));
    Some(Written { at, to, from })
}

/// The changes in a cell.
pub fn of_cell(cell: &str) -> Vec<Written> {
    let cell = cell.trim();
    if cell.starts_with('[')
        && let Ok(Value::Array(items)) = serde_json::from_str(cell)
    {
        return of_list(&items);
    }
    cell.split(['\n', ';', '|']).filter_map(of_piece).collect()
}

/// A moment before or behind a status.
fn of_piece(piece: &str) -> Option<Written> {
    let bare = |text: &str| text.trim_matches(|letter: char| !letter.is_alphanumeric()).to_owned();
    let words: Vec<&str> = piece.split_whitespace().collect();
    let longest = words.len().saturating_sub(1).min(MOST_WORDS);
    let parted = (1..=longest).rev().flat_map(|taken| {
        let behind = words.len() - taken;
        [(words[..taken].join(" "), words[taken..].join(" ")), (words[behind..].join(" "), words[..behind].join(" "))]
    });
    let told = parted.map(|(at, to)| (bare(&at), bare(&to)));
    told.filter(|(_, to)| !to.is_empty()).find(|(at, _)| dates::read(at, true).is_some()).map(|(at, to)| Written {
        at,
        to,
        from: None,
    })
}

/// Words of a moment at most: "25 Feb 2026 10:17 PM +01:00".
const MOST_WORDS: usize = 6;

impl Draft {
    /// Takes changes of the status, in any order. Those whose moment cannot be read are counted and left out.
    pub fn change_status(&mut self, changes: Vec<Written>, hint: Hint, values: &mut Values) {
        let mut taken: Vec<(StatusChange, Option<String>)> = Vec::with_capacity(changes.len());
        for Written { at, to, from } in changes {
            if let Some(at) = self.moment(Field::StatusHistory, &at, hint, values) {
                let status = values.status_in(Field::StatusHistory, &to);
                taken.push((StatusChange { at, status, given: to }, from));
            }
        }
        let first = taken.iter().min_by_key(|(change, _)| change.at);
        if let Some((_, Some(from))) = first {
            self.begun_as = Some((values.status_in(Field::StatusHistory, from), from.clone()));
        }
        self.ticket.history.extend(taken.into_iter().map(|(change, _)| change));
    }
}

/// Puts the history in order and lets it say what nothing else does: the status, the last change, the resolution and
/// the escalation. What the ticket was before the first change, it was from the beginning.
pub(super) fn conclude(ticket: &mut Ticket, begun_as: Option<(Status, String)>) {
    settle(&mut ticket.history);
    let first = ticket.history.first().map(|change| change.at);
    if let (Some(at), Some((status, given))) = (ticket.created_at.filter(|at| Some(*at) < first), begun_as) {
        ticket.history.insert(0, StatusChange { at, status, given });
    }
    if let Some(last) = ticket.history.last() {
        if ticket.status_given.is_empty() && ticket.status == Status::Unknown {
            (ticket.status, ticket.status_given) = (last.status, last.given.clone());
        }
        ticket.updated_at = ticket.updated_at.or(Some(last.at));
    }
    if ticket.resolved_at.is_none() && ticket.status.is_resolved() {
        ticket.resolved_at = latest_resolution(ticket);
    }
    let escalated: Option<Instant> =
        ticket.history.iter().find(|change| escalation::is_named(&change.given)).map(|change| change.at);
    ticket.escalated_at = ticket.escalated_at.or(escalated);
    if ticket.escalated.is_none() && (ticket.escalated_at.is_some() || escalation::is_named(&ticket.status_given)) {
        ticket.escalated = Some(true);
    }
    ticket.escalation_reason.take_if(|reason| words::given(reason).is_none());
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(cell: &str, expected: &[(&str, &str, Option<&str>)]) {
        let found = of_cell(cell);
        let found: Vec<_> = found.iter().map(|one| (one.at.as_str(), one.to.as_str(), one.from.as_deref())).collect();
        assert_eq!(found, expected, "{cell}");
    }

    #[test]
    fn changes_in_a_cell() {
        check("2026-03-01T10:00:00Z open", &[("2026-03-01T10:00:00Z", "open", None)]);
        check(
            "2026-03-01 10:00 New; 2026-03-02 09:30: Waiting for customer|Solved (3 Mar 2026 08:00)",
            &[
                ("2026-03-01 10:00", "New", None),
                ("2026-03-02 09:30", "Waiting for customer", None),
                ("3 Mar 2026 08:00", "Solved", None),
            ],
        );
        check(
            r#"[{"status":"open","timestamp":"2026-03-01T10:00:00Z"},{"from":"open","to":"pending","at":"2026-03-02T10:00:00Z"},
                {"status":"solved","from":"2026-03-03T10:00:00Z","to":"2026-03-04T10:00:00Z"},{"status":"closed"},{"at":"2026-03-05"}]"#,
            &[
                ("2026-03-01T10:00:00Z", "open", None),
                ("2026-03-02T10:00:00Z", "pending", Some("open")),
                ("2026-03-03T10:00:00Z", "solved", None),
            ],
        );
        check("open; pending", &[]);
        check("", &[]);
        check("[broken", &[]);
    }
}
