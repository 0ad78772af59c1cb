//! Intercom's ratings export: one row a rating, joined to its conversation by id.

use super::definition::{Definition, Reads, Table, nothing_more};
use crate::assemble::Codes;
use crate::plan::Field;

/// See the module's first lines. Its times are those of the rating, not of the conversation.
pub static FORMAT: Definition = Definition {
    name: "intercom_csat_csv",
    label: "Intercom conversation ratings (CSV)",
    source: Some("intercom"),
    reads: Reads::Table(Table {
        columns: &[
            ("conversation id", Field::Id),
            ("conversation rating", Field::Rating),
            ("conversation rating remark", Field::RatingComment),
            ("user id", Field::Customer),
            ("user name", Field::CustomerName),
            ("user email", Field::CustomerEmail),
        ],
        needs: &["conversation id", "conversation rating"],
        telling: &[
            "conversation rating",
            "conversation rating remark",
            "agent rated type",
            "agent rated",
            "last survey sent",
        ],
        enough: 2,
        codes: Codes::Usual,
        complete: nothing_more,
    }),
};
