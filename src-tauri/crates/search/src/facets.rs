//! Tickets counted by the values of facets.

use std::collections::{BTreeMap, HashMap};

use model::columns::NO_NAME;
use model::{Facet, Filter};

use crate::accept::{ids_of, label_name, labels_of, names_of};
use crate::index::guarded;
use crate::select::Question;
use crate::snapshot::Inner;
use crate::{Result, Snapshot, View};

impl Snapshot {
    /// Tickets by value for each facet, most first, ties by value, at most `limit` values a facet; each facet is
    /// counted without its own values in the filter. `Facet::Phrase` values are hashes: `#` and 12 hex digits.
    /// Tickets without a value are not counted.
    ///
    /// # Errors
    /// [`crate::Error::Damaged`] when the index can't be read; never for what the filter says.
    pub fn facet_counts(
        &self,
        filter: &Filter,
        view: &View,
        facets: &[Facet],
        limit: usize,
    ) -> Result<BTreeMap<Facet, Vec<(String, u32)>>> {
        guarded(|| {
            let question = Question::new(self, filter, view, false)?;
            let shared = question.rows_in_period(None);
            let counted = facets.iter().map(|&facet| {
                let own = filter.facets.contains_key(&facet).then(|| question.rows_in_period(Some(facet)));
                (facet, counts(&self.inner, facet, own.as_ref().unwrap_or(&shared), limit))
            });
            Ok(counted.collect())
        })
    }
}

fn counts(inner: &Inner, facet: Facet, rows: &[Vec<u32>], limit: usize) -> Vec<(String, u32)> {
    let mut found = match facet {
        Facet::Phrase => phrases(inner, rows),
        _ => values(inner, facet, rows),
    };
    found.retain(|(_, n)| *n > 0);
    found.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    found.truncate(limit);
    found
}

fn values(inner: &Inner, facet: Facet, rows: &[Vec<u32>]) -> Vec<(String, u32)> {
    let names = names_of(facet, &inner.names);
    let mut counts = vec![0u32; names.len().max(8)];
    for (segment, rows) in inner.segments.iter().zip(rows) {
        let columns = &*segment.columns;
        let mut count = |value: u32| {
            if let (true, Some(n)) = (value != NO_NAME, counts.get_mut(value as usize)) {
                *n += 1;
            }
        };
        for row in rows.iter().map(|&row| row as usize) {
            if let Some(labels) = labels_of(facet, columns) {
                count(u32::from(labels[row]));
            } else if let Some(ids) = ids_of(facet, columns) {
                ids.get(row).copied().into_iter().for_each(&mut count);
            } else {
                columns.tags.row(row).iter().for_each(|&tag| count(tag));
            }
        }
    }
    let name = |value: usize| names.get(value).map_or_else(|| label_name(facet, value).to_owned(), Clone::clone);
    counts.into_iter().enumerate().filter(|(_, n)| *n > 0).map(|(value, n)| (name(value), n)).collect()
}

fn phrases(inner: &Inner, rows: &[Vec<u32>]) -> Vec<(String, u32)> {
    let mut counts: HashMap<u64, u32> = HashMap::new();
    for (segment, rows) in inner.segments.iter().zip(rows) {
        for hash in rows.iter().flat_map(|&row| segment.columns.phrases.row(row as usize)) {
            *counts.entry(*hash).or_default() += 1;
        }
    }
    counts.into_iter().map(|(hash, n)| (format!("#{hash:012x}"), n)).collect()
}
