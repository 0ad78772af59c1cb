//! The index as of one commit.

use std::collections::BTreeMap;
use std::sync::Arc;

use model::columns::Names;
use model::{Facet, Filter, Instant, TicketKey};

use crate::{Marker, Order, Page, Probe, Result, Selection, Similar, View};

/// The index as of one commit: stays the same while the writer goes on. Cheap to clone.
#[derive(Clone)]
pub struct Snapshot {}

impl Snapshot {
    /// Number of tickets, counted or not.
    pub fn tickets(&self) -> u32 {
        unimplemented!()
    }

    /// The latest event in the data (creation, update or resolution); `None` without dated tickets.
    pub fn as_of(&self) -> Option<Instant> {
        unimplemented!()
    }

    /// First and last creation in the data.
    pub fn created(&self) -> Option<(Instant, Instant)> {
        unimplemented!()
    }

    /// Names behind the dictionary columns.
    pub fn names(&self) -> Arc<Names> {
        unimplemented!()
    }

    /// Rows that pass everything in the filter but its period and population. Tickets that are left out (spam …)
    /// are not among them unless the filter has `Having::LeftOut`.
    pub fn select(&self, _filter: &Filter, _view: &View) -> Result<Selection> {
        unimplemented!()
    }

    /// Rows that pass everything in the filter but its period and population, of left-out tickets only.
    pub fn select_left_out(&self, _filter: &Filter, _view: &View) -> Result<Selection> {
        unimplemented!()
    }

    /// One page of the tickets that pass the whole filter, period and population included.
    pub fn list(&self, _filter: &Filter, _view: &View, _order: Order, _offset: usize, _limit: usize) -> Result<Page> {
        unimplemented!()
    }

    /// Tickets by value for each facet, most first, ties by value, at most `limit` values a facet; each facet is
    /// counted without its own values in the filter. `Facet::Phrase` values are hashes: `#` and 12 hex digits.
    pub fn facet_counts(
        &self,
        _filter: &Filter,
        _view: &View,
        _facets: &[Facet],
        _limit: usize,
    ) -> Result<BTreeMap<Facet, Vec<(String, u32)>>> {
        unimplemented!()
    }

    /// Tickets like the probe, best first.
    pub fn similar(&self, _probe: &Probe, _limit: usize) -> Result<Vec<Similar>> {
        unimplemented!()
    }

    /// What marks the query's words in texts.
    pub fn marker(&self, _text: &str, _as_you_type: bool) -> Result<Marker> {
        unimplemented!()
    }

    /// Keys of all tickets, sorted.
    pub fn keys(&self) -> Result<Vec<TicketKey>> {
        unimplemented!()
    }
}
