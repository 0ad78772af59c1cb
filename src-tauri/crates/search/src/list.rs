//! Ordered pages of tickets.

use model::{Filter, TicketKey};

use crate::{Result, Snapshot, View};

/// How a list is ordered. Ties are broken by (source, id).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// Best match for the text; without one, newest first.
    #[default]
    Relevance,
    /// Newest first, undated last.
    Newest,
    /// Oldest first, undated last.
    Oldest,
    /// Most negative tone first, not scored last.
    MostNegative,
    /// Longest resolution time first, unresolved last.
    Slowest,
    /// By (source, id).
    Key,
}

/// A ticket in a list.
#[derive(Clone, Debug, PartialEq)]
pub struct Hit {
    /// Identity.
    pub key: TicketKey,
    /// BM25 score of the match; 0 without a text.
    pub score: f32,
}

/// One page.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Page {
    /// Tickets in the whole list.
    pub total: u32,
    /// Those of the page.
    pub hits: Vec<Hit>,
}

impl Snapshot {
    /// One page of the tickets that pass the whole filter, period and population included.
    pub fn list(&self, _filter: &Filter, _view: &View, _order: Order, _offset: usize, _limit: usize) -> Result<Page> {
        unimplemented!()
    }
}
