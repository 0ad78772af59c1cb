//! Front's analytics export at the level of conversations. That of messages has its own format.

use super::definition::{Definition, Reads, Table, nothing_more};
use crate::assemble::Codes;
use crate::plan::Field;

/// See the module's first lines.
pub static FORMAT: Definition = Definition {
    name: "front_csv",
    label: "Front conversation analytics (CSV)",
    source: Some("front"),
    reads: Reads::Table(Table {
        columns: &[
            ("conversation api id|conversation id", Field::Id),
            ("subject", Field::Subject),
            ("extract", Field::Description),
            ("status", Field::Status),
            ("segment start|conversation date|created at|message date", Field::CreatedAt),
            ("last message date|last updated at", Field::UpdatedAt),
            ("segment closed|segment end|resolved at|archived at", Field::ClosedAt),
            ("first response|first response time|response time", Field::FirstResponseTime),
            ("handle time|total handle time|resolution time", Field::ResolutionTime),
            ("contact name", Field::CustomerName),
            ("contact handle|contact email", Field::CustomerEmail),
            ("assignee|attributed to", Field::Agent),
            ("inbox|team", Field::Group),
            ("tags", Field::Tags),
            ("csat|csat score|rating", Field::Rating),
        ],
        needs: &["conversation id|conversation api id"],
        telling: &[
            "segment|segment id",
            "segment start",
            "segment end",
            "segment closed",
            "inbox",
            "inbox api id",
            "conversation api id",
            "attributed to",
            "account names",
            "ticket ids",
            "contact handle",
            "reaction time",
            "handle time",
            "total reply time",
            "new conversation",
            "business hours",
        ],
        enough: 2,
        codes: Codes::Usual,
        complete: nothing_more,
    }),
};
