//! Documents in, commits out.

use model::TicketKey;

use crate::{Document, Result};

/// The one writer of an index. Dropping it forgets what was not committed.
pub struct Writer {}

impl Writer {
    /// Adds tickets the index does not hold yet (adding one twice would show it twice: when in doubt, `replace`).
    pub fn add(&mut self, _documents: Vec<Document>) -> Result<()> {
        unimplemented!()
    }

    /// Adds tickets, each in place of its older version if there is one.
    pub fn replace(&mut self, _documents: Vec<Document>) -> Result<()> {
        unimplemented!()
    }

    /// Removes tickets; those it does not hold are ignored.
    pub fn delete(&mut self, _keys: &[TicketKey]) -> Result<()> {
        unimplemented!()
    }

    /// Makes everything so far durable and visible, as of change `seq`.
    pub fn commit(&mut self, _seq: u64) -> Result<()> {
        unimplemented!()
    }

    /// Waits for merges to end, so that 1–4 segments are left. Call after the last commit of an import.
    pub fn finish(self) -> Result<()> {
        unimplemented!()
    }
}
