//! Front's analytics export of messages: one row a message, of whose text only the beginning is exported.

use super::beside::take;
use super::definition::{Definition, Reads, Table};
use crate::assemble::{Codes, Draft, Values};
use crate::normalise::{sides, words};
use crate::plan::Field;

/// See the module's first lines.
pub static FORMAT: Definition = Definition {
    name: "front_messages_csv",
    label: "Front messages (CSV, one row a message)",
    source: Some("front"),
    reads: Reads::Table(Table {
        columns: &[
            ("conversation id|conversation api id", Field::Id),
            ("message id|message api id", Field::MessageId),
            ("extract|body|text", Field::MessageText),
            ("message date", Field::MessageAt),
            ("author", Field::MessageAuthor),
            ("direction", Field::MessageRole),
            ("subject", Field::Subject),
            ("conversation status", Field::Status),
            ("segment closed", Field::ClosedAt),
            ("contact name", Field::CustomerName),
            ("contact handle", Field::CustomerEmail),
            ("assignee|attributed to", Field::Agent),
            ("inbox", Field::Group),
            ("tags", Field::Tags),
        ],
        needs: &[
            "conversation id|conversation api id",
            "message id|message api id|message date|direction|autoreply|extract",
        ],
        telling: &[
            "message id",
            "message api id",
            "message date",
            "direction",
            "extract",
            "autoreply",
            "segment|segment id",
            "segment start",
            "segment end",
            "segment closed",
            "inbox",
            "inbox api id",
            "conversation api id",
            "ticket ids",
            "reaction time",
            "response time",
            "total reply time",
            "handle time",
            "attributed to",
            "account names",
            "contact handle",
            "new conversation",
            "business hours",
        ],
        enough: 2,
        codes: Codes::Usual,
        complete,
    }),
};

/// A customer's message names its author as the contact; an automatic reply says so in a column of its own.
fn complete(draft: &mut Draft, _: &mut Values) {
    let is_auto = take(draft, "autoreply").is_some_and(|cell| words::flag(&cell).unwrap_or(false));
    if is_auto {
        "autoreply".clone_into(&mut draft.turn.side);
    }
    let is_customers = sides::of_word(&draft.turn.side) == Some(model::Role::Customer);
    if is_customers && draft.turn.who.shown().is_empty() {
        draft.turn.who = draft.customer.clone();
    }
}
