//! Tickets counted by the values of facets.

use std::collections::BTreeMap;

use model::{Facet, Filter};

use crate::{Result, Snapshot, View};

impl Snapshot {
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
}
