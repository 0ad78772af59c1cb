//! Zendesk's view export and its warehouse copy: one row a ticket. The view export has no message text.

use model::{LeftOut, LinkKind};

use super::beside::take;
use super::definition::{Definition, Reads, Table};
use crate::assemble::{Codes, Draft, Values};
use crate::normalise::words;
use crate::plan::Field;

/// See the module's first lines. Times within business hours are kept apart: they are no elapsed times.
pub static FORMAT: Definition = Definition {
    name: "zendesk_csv",
    label: "Zendesk view export (CSV)",
    source: Some("zendesk"),
    reads: Reads::Table(Table {
        columns: &[
            ("id|ticket id", Field::Id),
            ("subject", Field::Subject),
            ("description", Field::Description),
            ("status", Field::Status),
            ("priority", Field::Priority),
            ("ticket type|type", Field::Category),
            ("via|via channel", Field::Channel),
            ("created at", Field::CreatedAt),
            ("updated at", Field::UpdatedAt),
            ("solved at", Field::ResolvedAt),
            ("first reply time in minutes", Field::FirstResponseTime),
            ("full resolution time in minutes|first resolution time in minutes|resolution time", Field::ResolutionTime),
            ("requester id", Field::Customer),
            ("requester", Field::CustomerName),
            ("requester email", Field::CustomerEmail),
            ("assignee", Field::Agent),
            ("group", Field::Group),
            ("tags", Field::Tags),
            ("satisfaction score|satisfaction rating|satisfaction", Field::Rating),
            ("satisfaction comment", Field::RatingComment),
            ("reopens", Field::Reopens),
            ("replies", Field::Replies),
            ("merged ticket ids", Field::RelatedTo),
        ],
        needs: &["id|ticket id"],
        telling: &[
            "summation column",
            "requester",
            "requester id",
            "requester external id",
            "requester domain",
            "submitter|submitter id",
            "via|via channel",
            "assigned at",
            "initially assigned at",
            "solved at",
            "satisfaction score",
            "group stations",
            "assignee stations",
            "first reply time in minutes*",
            "first resolution time in minutes*",
            "full resolution time in minutes*",
            "agent wait time in minutes*",
            "requester wait time in minutes*",
            "on hold time in minutes*",
            "ticket form id",
            "merged ticket ids",
        ],
        enough: 3,
        codes: Codes::Usual,
        complete,
    }),
};

/// `-` is nothing, tags hold no spaces, and a merged ticket says so by a tag.
fn complete(draft: &mut Draft, _: &mut Values) {
    draft.ticket.extra.retain(|_, cell| words::given(cell).is_some());
    if words::given(&draft.ticket.subject).is_none() {
        draft.ticket.subject.clear();
    }
    let tags = std::mem::take(&mut draft.ticket.tags);
    draft.add_tags(tags.iter().flat_map(|cell| words::tags(cell, true)));
    if draft.ticket.tags.iter().any(|tag| tag == "closed_by_merge") {
        draft.ticket.left_out = Some(LeftOut::Merged);
    }
    if let Some(problem) = take(draft, "problem id") {
        draft.link(LinkKind::CausedBy, &problem);
    }
}
