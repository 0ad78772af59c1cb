//! Tidio's conversations as a table: one row a message, the contact beside each.

use super::beside::take;
use super::definition::{Definition, Reads, Table};
use crate::assemble::{Codes, Draft, Values};
use crate::plan::Field;

/// See the module's first lines.
pub static FORMAT: Definition = Definition {
    name: "tidio_csv",
    label: "Tidio conversations (CSV, one row a message)",
    source: Some("tidio"),
    reads: Reads::Table(Table {
        columns: &[
            ("conversation id", Field::Id),
            ("message id", Field::MessageId),
            ("message content", Field::MessageText),
            ("time sent", Field::MessageAt),
            ("sender", Field::MessageRole),
            ("channel", Field::Channel),
            ("name", Field::CustomerName),
            ("email", Field::CustomerEmail),
            ("status|conversation status", Field::Status),
            ("operator|operator name|assigned operator", Field::Agent),
            ("department", Field::Group),
            ("tags", Field::Tags),
            ("rating", Field::Rating),
        ],
        needs: &["conversation id", "message content"],
        telling: &["time sent", "sender", "first name", "last name"],
        enough: 2,
        codes: Codes::Usual,
        complete,
    }),
};

/// The contact's name may come in two parts, and their phone number may be all there is. Who is no visitor is an operator.
fn complete(draft: &mut Draft, _: &mut Values) {
    let parts = [take(draft, "first name"), take(draft, "last name")];
    if draft.customer.name.is_empty() {
        draft.customer.name = parts.into_iter().flatten().collect::<Vec<_>>().join(" ");
    }
    if draft.customer.name.is_empty() && draft.customer.email.is_empty() {
        draft.customer.id = take(draft, "phone").unwrap_or_default();
    }
    draft.usual_channel = "chat";
}
