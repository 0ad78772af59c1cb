//! HubSpot's ticket export: labels of properties, any subset and order.

use super::definition::{Definition, Reads, Table, nothing_more};
use crate::assemble::Codes;
use crate::plan::Field;

/// See the module's first lines.
pub static FORMAT: Definition = Definition {
    name: "hubspot_csv",
    label: "HubSpot ticket export",
    source: Some("hubspot"),
    reads: Reads::Table(Table {
        columns: &[
            ("ticket id|record id", Field::Id),
            ("ticket name", Field::Subject),
            ("ticket description", Field::Description),
            ("ticket status", Field::Status),
            ("priority|ticket priority", Field::Priority),
            ("category|ticket category", Field::Category),
            ("source|ticket source", Field::Channel),
            ("create date", Field::CreatedAt),
            ("last modified date|last activity date", Field::UpdatedAt),
            ("close date", Field::ClosedAt),
            ("time to first agent email reply hh mm ss|time to first agent email reply*", Field::FirstResponseTime),
            ("first agent email response date|first agent email reply date", Field::FirstResponseAt),
            ("time to close hh mm ss|time to close*", Field::ResolutionTime),
            ("all associated contact emails|associated contact email|associated contact emails", Field::CustomerEmail),
            ("associated contact", Field::CustomerName),
            ("ticket owner", Field::Agent),
            ("ticket tags|tags", Field::Tags),
            ("customer satisfaction rating|csat|last csat survey rating", Field::Rating),
            ("last csat survey comment", Field::RatingComment),
            ("associated ticket ids|associated tickets", Field::RelatedTo),
        ],
        needs: &["ticket id|record id|ticket name"],
        telling: &[
            "ticket name",
            "ticket description",
            "ticket status",
            "ticket owner",
            "pipeline",
            "create date",
            "close date",
            "subcategory",
            "associated company*",
            "all associated contact emails",
            "associated contact*",
            "time to first agent email reply*",
            "last csat survey *",
        ],
        enough: 3,
        codes: Codes::Usual,
        complete: nothing_more,
    }),
};
