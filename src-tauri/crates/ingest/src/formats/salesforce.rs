//! Salesforce Service Cloud: reports on cases. Columns have the report's labels; cells follow the user's locale.

use model::LinkKind;

use super::beside::take;
use super::definition::{Definition, Reads, Table};
use crate::assemble::{Codes, Draft, Values};
use crate::plan::Field;

/// See the module's first lines.
pub static FORMAT: Definition = Definition {
    name: "salesforce_csv",
    label: "Salesforce case report",
    source: Some("salesforce"),
    reads: Reads::Table(Table {
        columns: &[
            ("case number", Field::Id),
            ("case id", Field::Id),
            ("subject", Field::Subject),
            ("description", Field::Description),
            ("status|case status", Field::Status),
            ("priority|case priority", Field::Priority),
            ("case reason|type|case type", Field::Category),
            ("case origin|origin", Field::Channel),
            ("date time opened|opened date|date opened|created date|case date time opened", Field::CreatedAt),
            ("case last modified date|last modified date|date time last modified", Field::UpdatedAt),
            ("date time closed|closed date|date closed|case date time closed", Field::ClosedAt),
            ("first response date time|date time first responded", Field::FirstResponseAt),
            ("contact id", Field::Customer),
            ("contact name|contact full name|web name", Field::CustomerName),
            ("contact email|web email|contact email address|email", Field::CustomerEmail),
            ("case owner|owner name|case owner alias|case owner full name", Field::Agent),
            ("queue|owner role|case owner role", Field::Group),
            ("customer satisfaction|csat|csat score", Field::Rating),
            ("escalated", Field::Escalated),
            ("parent case number|parent case id|parent case", Field::RelatedTo),
            ("age hours|case age hours", Field::ResolutionTime),
        ],
        needs: &["case number|case id"],
        telling: &[
            "case number",
            "case id",
            "case origin",
            "case owner*",
            "case reason",
            "case record type",
            "date time opened",
            "date time closed",
            "opened date",
            "account name",
            "contact name",
            "email message date",
            "web email",
            "parent case*",
            "age hours",
            "age",
            "mailing country",
        ],
        enough: 2,
        codes: Codes::Usual,
        complete,
    }),
};

/// The age of an open case is no resolution time; an asset's problem is the cause of its cases.
fn complete(draft: &mut Draft, _: &mut Values) {
    if !draft.ticket.status.is_resolved() {
        draft.ticket.resolution_given = None;
    }
    if let Some(problem) = take(draft, "problem number|problem id") {
        draft.link(LinkKind::CausedBy, &problem);
    }
}
