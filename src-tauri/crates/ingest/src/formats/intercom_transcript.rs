//! Intercom's transcripts as a table: one row a message.

use super::beside::take;
use super::definition::{Definition, Reads, Table};
use crate::assemble::{Codes, Draft, Values};
use crate::normalise::{sides, words};
use crate::plan::Field;

/// See the module's first lines.
pub static FORMAT: Definition = Definition {
    name: "intercom_transcript_csv",
    label: "Intercom transcripts (CSV, one row a message)",
    source: Some("intercom"),
    reads: Reads::Table(Table {
        columns: &[
            ("conversation id", Field::Id),
            ("message id", Field::MessageId),
            ("message body", Field::MessageText),
            ("message created at", Field::MessageAt),
            ("message author name", Field::MessageAuthor),
            ("message author type", Field::MessageRole),
            ("message type", Field::MessageIsNote),
            ("conversation subject|conversation title", Field::Subject),
            ("conversation state", Field::Status),
            ("conversation priority", Field::Priority),
            ("conversation created at", Field::CreatedAt),
            ("conversation updated at", Field::UpdatedAt),
            ("conversation closed at", Field::ClosedAt),
            ("conversation first response at", Field::FirstResponseAt),
            ("conversation tags", Field::Tags),
            ("conversation rating", Field::Rating),
            ("conversation rating remark", Field::RatingComment),
        ],
        needs: &["conversation id", "message body"],
        telling: &[
            "message author type",
            "message author id",
            "message author user id",
            "message author name",
            "message author email",
            "message author companies",
            "message created at",
            "message type",
            "conversation tags",
            "conversation state",
            "conversation created at",
            "conversation first response at",
            "conversation closed at",
            "app id",
            "app name",
        ],
        enough: 2,
        codes: Codes::Usual,
        complete,
    }),
};

/// The author's id and address belong to the message, and tell the customer where a customer wrote it.
fn complete(draft: &mut Draft, _: &mut Values) {
    let own_id = take(draft, "message author id");
    let user_id = take(draft, "message author user id");
    let who = &mut draft.turn.who;
    who.id = own_id.or(user_id).as_deref().and_then(words::given).unwrap_or_default().to_owned();
    if let Some(email) = take(draft, "message author email") {
        draft.turn.who.email = email;
    }
    let company = take(draft, "message author companies");
    if sides::of_word(&draft.turn.side) == Some(model::Role::Customer) {
        draft.customer = draft.turn.who.clone();
        if let Some(company) = company {
            draft.keep("company", &company);
        }
    }
    if draft.ticket.channel.is_empty() {
        draft.usual_channel = "chat";
    }
}
