//! One entry of the store: a record as an import brought it, and what became of the ticket.

use std::cell::Cell;

use model::{Analysis, Ticket, TicketKey};
use serde::{Deserialize, Serialize};
use xxhash_rust::xxh3::xxh3_64;

use crate::{Error, Result};

/// A record of one import, the ticket it led to, and that ticket's analysis.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Stored {
    /// Number of the import that brought the record.
    pub import: u32,
    /// [`content_hash`] of `record`.
    pub hash: u64,
    /// The record as the import brought it.
    pub record: Ticket,
    /// The ticket merged from all records so far; `None` when it equals `record`.
    pub merged: Option<Box<Ticket>>,
    /// Analysis of the ticket (the merged one, where there is one).
    pub analysis: Analysis,
}

impl Stored {
    /// The ticket as it stands.
    pub fn ticket(&self) -> &Ticket {
        self.merged.as_deref().unwrap_or(&self.record)
    }

    /// The ticket as it stands and its analysis, without a copy.
    pub fn into_ticket(self) -> (Ticket, Analysis) {
        (self.merged.map_or(self.record, |merged| *merged), self.analysis)
    }

    /// Identity of the ticket.
    pub fn key(&self) -> &TicketKey {
        &self.record.key
    }
}

/// What an analysis was made by: one made by anything else than today's is made anew.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct AnalysedBy {
    /// [`Analysis::version`].
    pub version: u32,
    /// [`Analysis::rules`]: the revision of the rule set.
    pub rules: u32,
}

thread_local! {
    /// Room for a record's bytes, kept from one to the next.
    static BYTES: Cell<Vec<u8>> = const { Cell::new(Vec::new()) };
}

/// More room than this is given back, bytes.
const KEPT: usize = 1 << 20;

/// Hash of everything in a record, the same on every machine: two records with one hash are the same.
pub fn content_hash(record: &Ticket) -> Result<u64> {
    let mut bytes = BYTES.take();
    bytes.clear();
    let bytes = postcard::to_extend(record, bytes).map_err(|error| Error::Encode(error.to_string()))?;
    let hash = xxh3_64(&bytes);
    if bytes.capacity() <= KEPT {
        BYTES.set(bytes);
    }
    Ok(hash)
}
