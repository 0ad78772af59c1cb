//! Delighted's responses: a score, a comment, and properties of the person.

use super::definition::{Definition, Reads, Table};
use super::typeform::complete;
use crate::assemble::Codes;
use crate::plan::Field;

/// See the module's first lines.
pub static FORMAT: Definition = Definition {
    name: "delighted_csv",
    label: "Delighted responses",
    source: Some("delighted"),
    reads: Reads::Survey(Table {
        columns: &[
            ("response id|id", Field::Id),
            ("score", Field::Rating),
            ("comment", Field::Description),
            ("response date|created at|survey responded at|response time", Field::CreatedAt),
            ("updated at", Field::UpdatedAt),
            ("person id", Field::Customer),
            ("person name|name", Field::CustomerName),
            ("person email|email", Field::CustomerEmail),
            ("tags", Field::Tags),
        ],
        needs: &["score"],
        telling: &["delighted *", "person properties *", "person id", "person email", "survey type", "permalink"],
        enough: 1,
        codes: Codes::Usual,
        complete,
    }),
};
