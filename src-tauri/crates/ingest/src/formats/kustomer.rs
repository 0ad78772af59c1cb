//! Kustomer's export of conversations: a preview of the text, no thread.

use super::definition::{Definition, Reads, Table, nothing_more};
use crate::assemble::Codes;
use crate::plan::Field;

/// See the module's first lines.
pub static FORMAT: Definition = Definition {
    name: "kustomer_csv",
    label: "Kustomer conversation export",
    source: Some("kustomer"),
    reads: Reads::Table(Table {
        columns: &[
            ("id|conversation id", Field::Id),
            ("subject|name", Field::Subject),
            ("preview", Field::Description),
            ("status", Field::Status),
            ("priority", Field::Priority),
            ("channels|first channel|channel", Field::Channel),
            ("created at|created", Field::CreatedAt),
            ("updated at|modified at|updated", Field::UpdatedAt),
            ("last done at|done at|first done at", Field::ClosedAt),
            ("first response time", Field::FirstResponseTime),
            ("customer id", Field::Customer),
            ("customer name|customer", Field::CustomerName),
            ("customer email", Field::CustomerEmail),
            ("assigned users|assigned user|assignee", Field::Agent),
            ("queue name|assigned teams|assigned team", Field::Group),
            ("tags", Field::Tags),
            ("satisfaction|satisfaction rating|satisfaction score", Field::Rating),
            ("reopen count", Field::Reopens),
            ("outbound message count", Field::Replies),
        ],
        needs: &["id|conversation id"],
        telling: &[
            "queue name",
            "channels",
            "message count",
            "preview",
            "outbound message count",
            "note count",
            "snooze *",
            "last done at|first done at|done at",
            "assigned users|assigned teams",
            "satisfaction level *",
        ],
        enough: 2,
        codes: Codes::Usual,
        complete: nothing_more,
    }),
};
