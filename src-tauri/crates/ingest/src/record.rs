//! What comes out of a file, one record at a time, and the sum of it.

use model::{Rejection, Ticket};

/// One record of a file.
#[derive(Clone, Debug, PartialEq)]
pub enum Record {
    /// Formed a ticket.
    Ticket(Box<Ticket>),
    /// Left aside by rule, and why ("the same record stands above").
    Skipped(&'static str),
    /// Could not become a ticket.
    Rejected(Rejection),
}

/// Where reading stands when a record is handed out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct At {
    /// Line of the file where the record starts, from 1.
    pub line: u32,
    /// Bytes of the file consumed so far.
    pub bytes: u64,
    /// Bytes of the file.
    pub total: u64,
}

/// What reading a file came to. `read = tickets + skipped + rejected`, always.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ReadSummary {
    /// Format's name.
    pub format: String,
    /// Encoding's name.
    pub encoding: String,
    /// Delimiter of a table (`,` `;` tab `|`), empty for JSON and for a table of one column.
    pub delimiter: String,
    /// Physical rows (table rows without header, JSON values); lines without a single character are none.
    pub rows: u32,
    /// Records read.
    pub read: u32,
    /// Tickets formed.
    pub tickets: u32,
    /// Records left aside.
    pub skipped: u32,
    /// Records refused.
    pub rejected: u32,
    /// Messages in the tickets formed.
    pub messages: u32,
    /// Bytes consumed.
    pub bytes: u64,
    /// Facts about the file as a whole, in words a support lead uses.
    pub warnings: Vec<String>,
    /// The sink asked to stop.
    pub cancelled: bool,
}
