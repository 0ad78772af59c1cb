//! Freshdesk's ticket export: any subset and order of its headers.

use super::definition::{Definition, Reads, Table};
use crate::assemble::{Codes, Draft, Values};
use crate::normalise::words::plain;
use crate::plan::Field;

/// See the module's first lines.
pub static FORMAT: Definition = Definition {
    name: "freshdesk_csv",
    label: "Freshdesk ticket export",
    source: Some("freshdesk"),
    reads: Reads::Table(Table {
        columns: &[
            ("ticket id", Field::Id),
            ("subject", Field::Subject),
            ("description", Field::Description),
            ("status", Field::Status),
            ("priority", Field::Priority),
            ("source", Field::Channel),
            ("type", Field::Category),
            ("agent", Field::Agent),
            ("group", Field::Group),
            ("created time", Field::CreatedAt),
            ("last update time", Field::UpdatedAt),
            ("last updated time", Field::UpdatedAt),
            ("resolved time", Field::ResolvedAt),
            ("closed time", Field::ClosedAt),
            ("initial response time", Field::FirstResponseAt),
            ("first response time in hrs", Field::FirstResponseTime),
            ("resolution time in hrs", Field::ResolutionTime),
            ("agent interactions", Field::Replies),
            ("tags", Field::Tags),
            ("survey results", Field::Rating),
            ("survey result", Field::Rating),
            ("full name", Field::CustomerName),
            ("email", Field::CustomerEmail),
            ("contact id", Field::Customer),
            ("requester email", Field::CustomerEmail),
        ],
        needs: &["ticket id"],
        telling: &[
            "due by time",
            "resolved time",
            "closed time",
            "last update time",
            "last updated time",
            "initial response time",
            "time tracked",
            "first response time in hrs",
            "resolution time in hrs",
            "agent interactions",
            "customer interactions",
            "survey results",
            "contact id",
            "first response status",
        ],
        enough: 2,
        codes: Codes::Freshdesk,
        complete,
    }),
};

/// "No Product" in the column "Product" is nothing.
fn complete(draft: &mut Draft, _: &mut Values) {
    draft.ticket.extra.retain(|header, cell| cell.strip_prefix("No ").is_none_or(|rest| plain(rest) != plain(header)));
}
