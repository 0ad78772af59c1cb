//! What an import did, row by row where something was refused.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::Instant;

/// The lasting record of one imported file. `read = new + updated + unchanged + skipped + rejected`, always.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(export)]
pub struct ImportReceipt {
    /// Number of the import in this workspace, from 1; 0 before it is stored (dry run).
    pub import: u32,
    /// When it was confirmed; `None` for a dry run.
    pub at: Option<Instant>,
    /// The file's path as it was opened.
    pub path: String,
    /// Source the tickets belong to.
    pub source: String,
    /// Format's name (`zendesk_json`, `freshdesk_csv`, `support_lens`, `mapped_csv` …).
    pub format: String,
    /// Encoding's name (`UTF-8`, `UTF-16LE`, `windows-1252`).
    pub encoding: String,
    /// Delimiter of a table (`,` `;` tab), empty for JSON.
    pub delimiter: String,
    /// Physical rows (table rows without header, JSON values).
    pub rows: u32,
    /// The counts.
    pub tally: Tally,
    /// Messages in the tickets formed.
    pub messages: u32,
    /// Each refused record. At most [`ImportReceipt::MAX_LISTED`] are listed; the count in `tally` is complete.
    pub rejections: Vec<Rejection>,
    /// Facts about the file as a whole, in words a support lead uses.
    pub warnings: Vec<String>,
    /// The user stopped it: whole batches up to that point are kept.
    pub cancelled: bool,
    /// Wall-clock seconds.
    pub seconds: f64,
}

impl ImportReceipt {
    /// How many rejections a receipt lists.
    pub const MAX_LISTED: usize = 100_000;
}

/// Counts of an import. Records that formed a ticket are new, updated or unchanged.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(export)]
pub struct Tally {
    /// Tickets formed plus records skipped or rejected before forming one.
    pub read: u32,
    /// Not in the workspace before.
    pub new: u32,
    /// Known, and something changed.
    pub updated: u32,
    /// Known, nothing changed.
    pub unchanged: u32,
    /// Left aside by rule: an empty row, a footer, the same ticket again within the file.
    pub skipped: u32,
    /// Could not be read.
    pub rejected: u32,
}

impl Tally {
    /// Whether the counts add up.
    pub fn balances(&self) -> bool {
        self.read == self.new + self.updated + self.unchanged + self.skipped + self.rejected
    }
}

impl std::ops::AddAssign for Tally {
    fn add_assign(&mut self, other: Tally) {
        self.read += other.read;
        self.new += other.new;
        self.updated += other.updated;
        self.unchanged += other.unchanged;
        self.skipped += other.skipped;
        self.rejected += other.rejected;
    }
}

/// A record that could not become a ticket.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Rejection {
    /// Line of the file where the record starts, from 1.
    pub line: u32,
    /// Header of the column at fault; empty when the whole record is.
    pub column: String,
    /// The value found, cut at 200 characters.
    pub value: String,
    /// What is wrong and what to do.
    pub reason: String,
}
