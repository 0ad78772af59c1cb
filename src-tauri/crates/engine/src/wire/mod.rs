//! What the window and the command line are told, apart from the views of `analytics`.

pub mod labels;
pub mod learning;
pub mod topics;

use std::collections::BTreeMap;

use model::{Analysis, Facet, ImportReceipt, Instant, LinkKind, Settings, Status, Ticket, TicketKey, Tone};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The workspace at a glance, for the frame of the window.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct WorkspaceStatus {
    /// Data folder.
    pub dir: String,
    /// All tickets, counted or not.
    pub tickets: u32,
    /// Imports, newest first.
    pub imports: Vec<ImportReceipt>,
    /// Source names in use.
    pub sources: Vec<String>,
    /// Settings.
    pub settings: Settings,
    /// Latest event in the data.
    pub as_of: Option<Instant>,
    /// First and last creation in the data.
    pub created: Option<(Instant, Instant)>,
    /// What was found damaged on opening and what was done about it, in words; `None` when all was well.
    pub recovered: Option<String>,
}

/// How a list of tickets is ordered. Ties are broken by (source, id).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum Sort {
    /// Best match for a text, else newest.
    #[default]
    Relevance,
    /// Newest first, undated last.
    Newest,
    /// Oldest first, undated last.
    Oldest,
    /// Most negative tone first.
    MostNegative,
    /// Longest resolution time first.
    Slowest,
}

/// One page of a list.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct TicketPage {
    /// Tickets in the whole list.
    pub total: u32,
    /// Time it took.
    pub milliseconds: f64,
    /// First row's position in the list.
    pub offset: u32,
    /// Rows of this page.
    pub rows: Vec<TicketRow>,
    /// Counts by facet value, most first, at most 50 a facet; each facet is counted without its own values in the
    /// filter, so that others can be added. Only when asked for.
    pub facets: BTreeMap<Facet, Vec<FacetCount>>,
}

/// A facet value and its tickets.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct FacetCount {
    /// Value in filters.
    pub value: String,
    /// Tickets.
    pub n: u32,
}

/// One row of a list of tickets.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct TicketRow {
    /// Identity.
    pub key: TicketKey,
    /// Subject, or the beginning of the first message when there is none.
    pub subject: String,
    /// Best part of the text for the query, else its beginning. Plain text.
    pub snippet: String,
    /// Matched words in `subject`, as `[start, end)` in UTF-16 units.
    pub subject_marks: Vec<(u32, u32)>,
    /// Matched words in `snippet`, as `[start, end)` in UTF-16 units.
    pub snippet_marks: Vec<(u32, u32)>,
    /// Score of the match; 0 without a text.
    pub score: f32,
    /// Creation.
    pub created_at: Option<Instant>,
    /// Status.
    pub status: Status,
    /// Effective category.
    pub category: String,
    /// Effective priority.
    pub priority: String,
    /// Channel.
    pub channel: String,
    /// Tone.
    pub tone: Tone,
    /// Agent, as shown.
    pub agent: String,
    /// Messages in the conversation.
    pub messages: u32,
}

/// One ticket, whole.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct TicketDetail {
    /// The ticket.
    pub ticket: Ticket,
    /// Its analysis.
    pub analysis: Analysis,
    /// The labels as they count, who decided them, and what else was found.
    pub label: labels::LabelDetail,
    /// First response time, hours.
    pub first_response_hours: Option<f64>,
    /// Resolution time, hours.
    pub resolution_hours: Option<f64>,
    /// Age at as-of of an open ticket, hours.
    pub age_hours: Option<f64>,
    /// How often it was reopened, as it counts; `None` when nobody knows.
    pub reopens: Option<u32>,
    /// Words to mark in the conversation for the query: evidence-like places.
    pub matches: Vec<MatchMark>,
    /// The customer's other tickets, newest first, at most 20.
    pub others: Vec<TicketRow>,
    /// How many other tickets the customer has.
    pub others_total: u32,
    /// Tickets like this one, best first.
    pub similar: Vec<SimilarTicket>,
    /// Tickets that an export says belong together with this one, whichever of the two says it.
    pub linked: Vec<LinkedTicket>,
}

/// Another ticket of the same source that belongs together with this one.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct LinkedTicket {
    /// The other ticket.
    pub key: TicketKey,
    /// How they belong together.
    pub kind: LinkKind,
    /// The other ticket says it of this one ("#7 was merged into this"), not this one of the other.
    pub said_by_other: bool,
    /// The other ticket's subject; `None` when it is not in the workspace.
    pub subject: Option<String>,
}

/// A matched word in a conversation.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct MatchMark {
    /// `None` is the subject, else the index of the message.
    pub message: Option<u32>,
    /// First byte (UTF-8).
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

/// A ticket like another.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct SimilarTicket {
    /// The ticket as a row.
    pub row: TicketRow,
    /// 0–100: the share of the question ticket's weighted words that it matches.
    pub percent: f32,
    /// The strongest words both have.
    pub shares: Vec<String>,
    /// Resolution time, hours, when resolved.
    pub resolution_hours: Option<f64>,
    /// Rating counted as satisfied, when rated.
    pub satisfied: Option<bool>,
}
