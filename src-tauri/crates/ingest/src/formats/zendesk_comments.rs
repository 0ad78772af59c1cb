//! Zendesk's comments as warehouses hold them: one row a comment, public or not, authors by their ids.

use super::definition::{Definition, Reads, Table, nothing_more};
use crate::assemble::Codes;
use crate::plan::Field;

/// See the module's first lines.
pub static FORMAT: Definition = Definition {
    name: "zendesk_comments_csv",
    label: "Zendesk comments (CSV, one row a comment)",
    source: Some("zendesk"),
    reads: Reads::Table(Table {
        columns: &[
            ("ticket id", Field::Id),
            ("id|comment id", Field::MessageId),
            ("body|plain body|comment body", Field::MessageText),
            ("html body", Field::MessageText),
            ("created|created at|comment created at", Field::MessageAt),
            ("author name|author", Field::MessageAuthor),
            ("user id|author id", Field::MessageAuthor),
            ("author role|user role", Field::MessageRole),
            ("public|is public", Field::MessageIsNote),
            ("via|via channel|channel", Field::Channel),
        ],
        needs: &["ticket id", "body|plain body|html body|comment body", "public|is public"],
        telling: &[
            "user id|author id",
            "facebook comment",
            "tweet",
            "voice comment",
            "fivetran synced",
            "html body",
            "plain body",
            "public",
        ],
        enough: 2,
        codes: Codes::Usual,
        complete: nothing_more,
    }),
};
