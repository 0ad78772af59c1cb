//! Typeform's results: a token, one column a question, and when it was started and submitted.

use super::definition::{Definition, Reads, Table};
use crate::assemble::{Codes, Draft, Values};
use crate::plan::Field;

/// See the module's first lines.
pub static FORMAT: Definition = Definition {
    name: "typeform_csv",
    label: "Typeform responses",
    source: Some("typeform"),
    reads: Reads::Survey(Table {
        columns: &[
            ("#|token|response id", Field::Id),
            ("submit date", Field::CreatedAt),
            ("start date", Field::CreatedAt),
            ("email|email address|your email*|what s your email*", Field::CustomerEmail),
            ("first name|name|your name|full name", Field::CustomerName),
            ("tags", Field::Tags),
        ],
        needs: &["#|token", "start date|submit date"],
        telling: &["#", "start date", "submit date", "network id", "response type", "stage date"],
        enough: 2,
        codes: Codes::Usual,
        complete,
    }),
};

/// Surveys are feedback.
pub fn complete(draft: &mut Draft, _: &mut Values) {
    draft.usual_channel = "feedback";
}
