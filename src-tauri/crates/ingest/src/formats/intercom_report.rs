//! Intercom's report export: one row a conversation, the zone in the headers. It has no message text.

use super::definition::{Definition, Reads, Table};
use crate::assemble::{Codes, Draft, Values};
use crate::plan::Field;

/// See the module's first lines.
pub static FORMAT: Definition = Definition {
    name: "intercom_report_csv",
    label: "Intercom conversation report (CSV)",
    source: Some("intercom"),
    reads: Reads::Table(Table {
        columns: &[
            ("conversation id", Field::Id),
            ("title|conversation title|ai issue summary", Field::Subject),
            ("current conversation state|conversation state", Field::Status),
            ("conversation priority", Field::Priority),
            ("topics|ai topic|ticket type", Field::Category),
            ("channel|conversation source|conversation channel", Field::Channel),
            ("conversation started at|conversation created at", Field::CreatedAt),
            ("conversation updated at|last updated at", Field::UpdatedAt),
            ("conversation last closed at|conversation first closed at|conversation closed at", Field::ClosedAt),
            ("conversation first replied at", Field::FirstResponseAt),
            ("first response time seconds|first response time", Field::FirstResponseTime),
            ("time to close seconds|time to close", Field::ResolutionTime),
            ("user id", Field::Customer),
            ("user name", Field::CustomerName),
            ("user email", Field::CustomerEmail),
            ("teammate currently assigned", Field::Agent),
            ("team currently assigned", Field::Group),
            ("conversation tag|conversation tags", Field::Tags),
            ("last teammate rating|conversation rating|cx score rating", Field::Rating),
            ("last teammate rating remark|conversation rating remark", Field::RatingComment),
        ],
        needs: &["conversation id"],
        telling: &[
            "conversation started at",
            "teammate currently assigned",
            "team currently assigned",
            "agent type",
            "conversation tag",
            "current conversation state",
            "last teammate rating",
            "last teammate rating remark",
            "started by",
            "conversation first closed at",
            "conversation first replied at",
            "fin ai agent *",
            "time to close seconds",
            "conversation priority",
            "conversation source",
            "cx score *",
            "conversation url",
            "ai issue summary",
            "ai topic",
            "ai subtopic",
        ],
        enough: 2,
        codes: Codes::Usual,
        complete,
    }),
};

/// Conversations are chats unless the export says else.
fn complete(draft: &mut Draft, _: &mut Values) {
    draft.usual_channel = "chat";
}
