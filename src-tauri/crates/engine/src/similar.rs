//! Tickets like a ticket or a text.

use model::{TicketKey, durations};
use search::{Layer, Probe, Similar};
use store::Stored;

use crate::tickets::{hours, row};
use crate::wire::SimilarTicket;
use crate::{Error, Result, Workspace};

impl Workspace {
    /// Tickets like this one, best first, itself left out.
    ///
    /// # Errors
    /// No such ticket; unreadable index or store.
    pub fn similar_to(&self, key: &TicketKey, limit: u32) -> Result<Vec<SimilarTicket>> {
        let stored = self.store.get(key)?.ok_or_else(|| Error::NoTicket(key.clone()))?;
        self.like(&Probe::of(stored.ticket(), &stored.analysis.asides), limit)
    }

    /// Tickets like a text, best first.
    ///
    /// # Errors
    /// When the index or the store can't be read.
    pub fn similar_to_text(&self, words: &str, limit: u32) -> Result<Vec<SimilarTicket>> {
        self.like(&Probe::text(words), limit)
    }

    fn like(&self, probe: &Probe, limit: u32) -> Result<Vec<SimilarTicket>> {
        let snapshot = self.snapshot()?;
        let found = snapshot.similar(probe, limit as usize)?;
        let keys: Vec<TicketKey> = found.iter().map(|similar| similar.key.clone()).collect();
        let (layer, marker) = (self.layer(), snapshot.marker("", false)?);
        let pairs = found.into_iter().zip(self.store.get_many(&keys)?);
        Ok(pairs.filter_map(|(similar, stored)| Some(shaped(similar, &stored?, &layer, &marker))).collect())
    }
}

fn shaped(similar: Similar, stored: &Stored, layer: &Layer, marker: &search::Marker) -> SimilarTicket {
    let ticket = stored.ticket();
    SimilarTicket {
        row: row(stored, layer, similar.score, marker),
        percent: similar.percent,
        shares: similar.shares,
        resolution_hours: hours(durations::resolution(ticket).millis),
        satisfied: ticket.rating.as_ref().and_then(model::Rating::satisfied),
    }
}
