//! Gladly's conversation export: no message text.

use super::definition::{Definition, Reads, Table, nothing_more};
use crate::assemble::Codes;
use crate::plan::Field;

/// See the module's first lines.
pub static FORMAT: Definition = Definition {
    name: "gladly_csv",
    label: "Gladly conversation export",
    source: Some("gladly"),
    reads: Reads::Table(Table {
        columns: &[
            ("conversation id", Field::Id),
            ("status|conversation status", Field::Status),
            ("priority", Field::Priority),
            ("first channel|channel|initial channel|channels", Field::Channel),
            ("created at|conversation created at", Field::CreatedAt),
            ("updated at|last updated at", Field::UpdatedAt),
            ("closed at|last closed at", Field::ClosedAt),
            ("customer id", Field::Customer),
            ("customer name", Field::CustomerName),
            ("customer email", Field::CustomerEmail),
            ("assigned agent name|assignee agent name|agent name|assigned agent|assigned agent id|agent", Field::Agent),
            ("assigned inbox name|inbox name|assigned inbox|inbox|inbox id", Field::Group),
            ("topics|topic names|topic", Field::Category),
            ("merged into conversation id|merged into", Field::MergedInto),
        ],
        needs: &["conversation id", "customer id|customer name"],
        telling: &[
            "customer id",
            "assigned agent*",
            "assigned inbox*",
            "assignee agent*",
            "inbox id|inbox name",
            "topics|topic names|topic ids",
            "first channel",
            "closed at|last closed at",
            "closed by*",
            "merged into*",
        ],
        enough: 2,
        codes: Codes::Usual,
        complete: nothing_more,
    }),
};
