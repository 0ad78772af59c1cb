//! What is known of a file before anything is written, and what the user decided about it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What detection says of a file. Shown to the user, who confirms or overrules.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ImportPlan {
    /// Path of the file.
    pub path: String,
    /// File name alone.
    pub file: String,
    /// Size, bytes.
    pub bytes: f64,
    /// Format found, by its name (`zendesk_json`, `mapped_csv` …).
    pub format: String,
    /// The format in words ("Zendesk full JSON export").
    pub format_label: String,
    /// All formats it could be read as instead, the found one among them.
    pub formats: Vec<FormatChoice>,
    /// 0–1: how sure the detection is.
    pub confidence: f32,
    /// Why, in words a support lead uses.
    pub reasons: Vec<String>,
    /// `UTF-8`, `UTF-8 with BOM`, `UTF-16LE`, `UTF-16BE`, `windows-1252`.
    pub encoding: String,
    /// Of a table; empty for JSON.
    pub delimiter: String,
    /// Columns with samples; for JSON the records' keys (nested ones joined by a dot).
    pub columns: Vec<Column>,
    /// Suggested mapping; for a known format it is fixed by the format and shown for information.
    pub mapping: Mapping,
    /// Suggested source name ("zendesk", "freshdesk", else the file name's stem in lower case).
    pub source: String,
    /// First records as they would be imported with this mapping.
    pub preview: Preview,
    /// Facts to know before confirming ("No column holds message text: metrics only").
    pub warnings: Vec<String>,
    /// Mapping can be changed (a table or JSON we don't know).
    pub mappable: bool,
    /// Each row is one message, and the rows of one id make a ticket.
    pub rows_are_messages: bool,
    /// How times and dates are read, and what says so.
    pub dates: DateReading,
    /// The mapping is that of an earlier import of a file with the same columns; its file's name, else empty.
    pub remembered: String,
}

/// A format, to be chosen by a person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct FormatChoice {
    /// Name in plans, receipts and on the command line.
    pub name: String,
    /// In words.
    pub label: String,
    /// The columns are the user's to map.
    pub mappable: bool,
}

/// How a file's times are read.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct DateReading {
    /// The zone the file itself names for its times ("UTC", "+02:00", "America/New_York"); empty when it names none, so
    /// that the user has to say.
    pub zone: String,
    /// What names it: a header or a value as written; empty when nothing does.
    pub zone_from: String,
    /// Day before month, decided from the whole column; `None` when no value tells.
    pub day_first: Option<bool>,
    /// A value that decided it ("23/04/2025"), or one that can be read both ways when nothing did; empty when no date
    /// has that question.
    pub example: String,
}

/// One importable part of a file: the file itself, a member of an archive, a sheet of a workbook.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Member {
    /// What to hand to `inspect` and `read`: the file's path, or that path, `!/` and the member's name.
    pub path: String,
    /// Name to show.
    pub name: String,
}

/// One column of a file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Column {
    /// Position in the record, from 0.
    pub index: u32,
    /// Header as written; a repeated one gets " (2)", " (3)" …
    pub header: String,
    /// Up to 5 distinct non-empty values from the first records, cut at 120 characters.
    pub samples: Vec<String>,
    /// Percent of the first records that have a value.
    pub filled: f32,
}

/// Which column feeds which field, and how its values are read.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(export)]
pub struct Mapping {
    /// Field → header (as in [`Column::header`]). A field without an entry is not read.
    pub fields: BTreeMap<Field, String>,
    /// Zone for times without one, IANA; empty is UTC.
    pub zone: String,
    /// Day before month in ambiguous dates; `None` lets the whole column decide.
    pub day_first: Option<bool>,
    /// Channel for all tickets when no column is mapped to it; empty is unknown.
    pub channel: String,
}

/// A field of a ticket that a column can be mapped to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
#[allow(missing_docs)] // Each is the field of `model::Ticket` it names.
pub enum Field {
    Id,
    Subject,
    Description,
    Status,
    Priority,
    Category,
    Channel,
    CreatedAt,
    UpdatedAt,
    ResolvedAt,
    FirstResponseAt,
    FirstResponseTime,
    ResolutionTime,
    Customer,
    CustomerName,
    CustomerEmail,
    Agent,
    Group,
    Tags,
    Rating,
    RatingComment,
    Reopens,
    Replies,
    Escalated,
    EscalatedAt,
    EscalationReason,
    /// The level it is at: the first is where every ticket begins.
    EscalationLevel,
    /// The statuses it got and when, in one cell.
    StatusHistory,
    /// Stands in for the resolution where there is none.
    ClosedAt,
    /// The whole conversation in one cell.
    Thread,
    /// One message a column, the header repeated.
    Comments,
    /// One message a row: its own id. Rows are messages as soon as [`Field::MessageText`] is mapped.
    MessageId,
    MessageText,
    MessageAt,
    MessageAuthor,
    /// Who wrote it, as a word for either side.
    MessageRole,
    /// Yes: an internal note.
    MessageIsNote,
    /// Ids of tickets about the same thing.
    RelatedTo,
    MergedInto,
    DuplicateOf,
    /// Of a phone call.
    CallDuration,
    CallWait,
    CallOutcome,
}

impl Field {
    /// Whether a repeated column adds to the first instead of being another column.
    pub fn takes_several(self) -> bool {
        matches!(self, Field::Tags | Field::Comments | Field::RelatedTo | Field::DuplicateOf)
    }
}

/// The first records, parsed.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Preview {
    /// Records read for the preview.
    pub read: u32,
    /// Of these, tickets formed.
    pub formed: u32,
    /// For each field mapped (or set by the format): sample values beside what they became.
    pub fields: Vec<FieldPreview>,
    /// The first tickets as they would be stored, at most 20.
    pub tickets: Vec<model::Ticket>,
    /// The first rejections, at most 20.
    pub rejections: Vec<model::Rejection>,
    /// Warnings about values ("12 of 200 dates could not be read").
    pub warnings: Vec<String>,
}

/// One field: what stands in the file and how it is read.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct FieldPreview {
    /// Field.
    pub field: Field,
    /// Header it is read from.
    pub header: String,
    /// Up to 5 pairs: value in the file, and what it became ("2017-10-31 21:45" → "31 Oct 2017, 21:45 UTC").
    pub samples: Vec<(String, String)>,
    /// How many of the preview's values could not be read.
    pub unread: u32,
}
