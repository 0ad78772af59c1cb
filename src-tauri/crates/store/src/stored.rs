//! One entry of the store: a record as an import brought it, and what became of the ticket.

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

/// Hash of everything in a record, the same on every machine: two records with one hash are the same.
pub fn content_hash(record: &Ticket) -> Result<u64> {
    let bytes = postcard::to_stdvec(record).map_err(|error| Error::Encode(error.to_string()))?;
    Ok(xxh3_64(&bytes))
}
