//! Zoho Desk: reports, whose labels carry their module in brackets, and the tickets of a data migration.

use super::definition::{Definition, Reads, Table, nothing_more};
use crate::assemble::Codes;
use crate::plan::Field;

/// A report on tickets.
pub static REPORT: Definition = Definition {
    name: "zoho_desk_csv",
    label: "Zoho Desk ticket report",
    source: Some("zoho_desk"),
    reads: Reads::Table(Table {
        columns: &[
            ("ticket id|ticket id ticket|id ticket|ticket number|ticket number ticket", Field::Id),
            ("subject|subject ticket", Field::Subject),
            ("ticket description|description|description ticket", Field::Description),
            ("status ticket|status", Field::Status),
            ("priority ticket|priority", Field::Priority),
            ("category ticket|category", Field::Category),
            ("ticket type|classification ticket|classifications ticket", Field::Category),
            ("channel ticket|channel|mode ticket|ticket channel", Field::Channel),
            ("created time ticket|created time|ticket created time", Field::CreatedAt),
            ("modified time ticket|modified time|last modified time ticket", Field::UpdatedAt),
            ("ticket closed time ticket|ticket closed time|closed time ticket", Field::ClosedAt),
            (
                "first response time ticket|first response time|first response time in hrs ticket",
                Field::FirstResponseTime,
            ),
            ("resolution time ticket|resolution time|resolution time in hrs ticket", Field::ResolutionTime),
            (
                "contact name ticket|contact name contact|full name contact|contact name|last name contact",
                Field::CustomerName,
            ),
            ("email contact|email ticket|email", Field::CustomerEmail),
            ("ticket owner|ticket owner ticket|agent name ticket|assigned to ticket|agent|owner ticket", Field::Agent),
            ("department ticket|department|team ticket|team", Field::Group),
            ("tags ticket|tags|tag name ticket", Field::Tags),
            ("happiness rating|customer happiness ticket|customer happiness|rating", Field::Rating),
            ("is escalated ticket|escalated ticket|is escalated", Field::Escalated),
            ("number of reopen ticket|reopen count ticket|number of reopen", Field::Reopens),
            ("number of responses ticket|number of responses", Field::Replies),
        ],
        needs: &["ticket id*|id ticket|ticket number*"],
        telling: &[
            "* ticket",
            "* contact",
            "ticket closed time",
            "sla violation type",
            "ticket description",
            "created by ticket",
            "happiness rating",
        ],
        enough: 2,
        codes: Codes::Usual,
        complete: nothing_more,
    }),
};

/// The tickets of a migration.
pub static MIGRATION: Definition = Definition {
    name: "zoho_desk_migration_csv",
    label: "Zoho Desk migration file (tickets)",
    source: Some("zoho_desk"),
    reads: Reads::Table(Table {
        columns: &[
            ("ticketextid", Field::Id),
            ("subject", Field::Subject),
            ("description", Field::Description),
            ("status", Field::Status),
            ("priority", Field::Priority),
            ("category", Field::Category),
            ("channel", Field::Channel),
            ("created time*", Field::CreatedAt),
            ("modified time*", Field::UpdatedAt),
            ("closed time*", Field::ClosedAt),
            ("contactextid", Field::Customer),
            ("email", Field::CustomerEmail),
            ("assigneeextid|assignee|ticket owner", Field::Agent),
            ("department|departmentextid", Field::Group),
            ("tags", Field::Tags),
        ],
        needs: &["ticketextid", "subject|description"],
        telling: &["ticketextid", "contactextid", "assigneeextid", "departmentextid", "accountextid", "productextid"],
        enough: 1,
        codes: Codes::Usual,
        complete: nothing_more,
    }),
};
