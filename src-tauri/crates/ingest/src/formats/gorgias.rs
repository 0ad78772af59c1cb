//! Gorgias's ticket export. Its messages are a second file, joined by the ticket's id.

use super::definition::{Definition, Reads, Table, nothing_more};
use crate::assemble::Codes;
use crate::plan::Field;

/// See the module's first lines.
pub static TICKETS: Definition = Definition {
    name: "gorgias_tickets_csv",
    label: "Gorgias ticket export",
    source: Some("gorgias"),
    reads: Reads::Table(Table {
        columns: &[
            ("ticket id", Field::Id),
            ("subject", Field::Subject),
            ("status|ticket status", Field::Status),
            ("priority", Field::Priority),
            ("ticket field contact reason|ticket field ai intent|ticket field intent", Field::Category),
            ("initial channel", Field::Channel),
            ("creation date", Field::CreatedAt),
            ("last updated date|updated date", Field::UpdatedAt),
            ("closed date", Field::ResolvedAt),
            ("first response time s|first response time", Field::FirstResponseTime),
            ("resolution time s|resolution time", Field::ResolutionTime),
            ("customer id", Field::Customer),
            ("customer name", Field::CustomerName),
            ("customer email", Field::CustomerEmail),
            ("assignee name|assignee email", Field::Agent),
            ("assignee team|team", Field::Group),
            ("tags", Field::Tags),
            ("survey score", Field::Rating),
            ("survey comment", Field::RatingComment),
            ("number of agent messages", Field::Replies),
        ],
        needs: &["ticket id"],
        telling: &[
            "initial channel",
            "last used integration name",
            "last used integration type",
            "created by an agent",
            "creation date",
            "survey score",
            "survey replied date",
            "assignee email",
            "first response time s",
            "resolution time s",
            "number of agent messages",
            "number of customer messages",
            "ticket url",
            "ticket field *",
            "customer field *",
        ],
        enough: 2,
        codes: Codes::Usual,
        complete: nothing_more,
    }),
};
