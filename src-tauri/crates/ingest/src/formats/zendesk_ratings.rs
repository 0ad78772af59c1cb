//! Zendesk's satisfaction ratings: one row a rating, joined to its ticket by id.

use super::definition::{Definition, Reads, Table, nothing_more};
use crate::assemble::Codes;
use crate::plan::Field;

/// See the module's first lines. Their times are those of the rating, not of the ticket.
pub static FORMAT: Definition = Definition {
    name: "zendesk_ratings_csv",
    label: "Zendesk satisfaction ratings (CSV)",
    source: Some("zendesk"),
    reads: Reads::Table(Table {
        columns: &[
            ("ticket id", Field::Id),
            ("score", Field::Rating),
            ("comment", Field::RatingComment),
            ("requester id", Field::Customer),
        ],
        needs: &["ticket id", "score"],
        telling: &["assignee id", "requester id", "reason id", "group id"],
        enough: 2,
        codes: Codes::Usual,
        complete: nothing_more,
    }),
};
