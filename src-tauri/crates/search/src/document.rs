//! One ticket → one document for the index.

use model::{Analysis, Ticket};

/// A ticket ready for the index.
#[derive(Clone, Copy, Debug)]
pub struct IndexedTicket<'a> {
    /// The ticket.
    pub ticket: &'a Ticket,
    /// Its analysis.
    pub analysis: &'a Analysis,
}

/// A ticket as the index takes it. Made on any thread, added by the one [`crate::Writer`].
#[derive(Debug)]
pub struct Document {}

impl IndexedTicket<'_> {
    /// Builds the document. Pure; made to be called on many threads at once.
    pub fn document(&self) -> Document {
        unimplemented!()
    }
}
