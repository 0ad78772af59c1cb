//! Freshservice's ticket export: Freshdesk's headers with those of a service desk.

use model::LinkKind;

use super::beside::take;
use super::definition::{Definition, Reads, Table};
use crate::assemble::{Codes, Draft, Values};
use crate::normalise::words;
use crate::plan::Field;

/// See the module's first lines.
pub static FORMAT: Definition = Definition {
    name: "freshservice_csv",
    label: "Freshservice ticket export",
    source: Some("freshservice"),
    reads: Reads::Table(Table {
        columns: &[
            ("ticket id", Field::Id),
            ("subject", Field::Subject),
            ("description", Field::Description),
            ("status", Field::Status),
            ("priority", Field::Priority),
            ("category", Field::Category),
            ("type", Field::Category),
            ("source", Field::Channel),
            ("agent", Field::Agent),
            ("group", Field::Group),
            ("created time", Field::CreatedAt),
            ("last updated time|last update time", Field::UpdatedAt),
            ("resolved time", Field::ResolvedAt),
            ("closed time", Field::ClosedAt),
            ("initial response time", Field::FirstResponseAt),
            ("first response time in hrs", Field::FirstResponseTime),
            ("resolution time in hrs", Field::ResolutionTime),
            ("agent interactions", Field::Replies),
            ("tags", Field::Tags),
            ("survey result|survey results", Field::Rating),
            ("requester name", Field::CustomerName),
            ("requester email", Field::CustomerEmail),
        ],
        needs: &["ticket id"],
        telling: &[
            "requester name",
            "requester email",
            "requester location",
            "requester vip",
            "urgency",
            "impact",
            "sub category",
            "item",
            "resolution note",
            "experience score",
            "association type",
            "due by time",
            "resolved time",
            "closed time",
            "last updated time",
            "initial response time",
            "time tracked",
            "first response time in hrs",
            "resolution time in hrs",
            "agent interactions",
            "customer interactions",
            "resolution status",
            "first response status",
            "survey result",
        ],
        enough: 3,
        codes: Codes::Freshdesk,
        complete,
    }),
};

/// The note of resolution is the agent's; an associated problem is the cause.
fn complete(draft: &mut Draft, _: &mut Values) {
    if let Some(note) = take(draft, "resolution note").filter(|note| words::given(note).is_some()) {
        let at = draft.ticket.resolved_at;
        draft.reply(&note, at, None);
    }
    if let Some(problem) = take(draft, "problem id|associated problem") {
        draft.link(LinkKind::CausedBy, &problem);
    }
}
