//! What can be learnt from, and what was learnt.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use model::columns::NO_NAME;
use model::{Change, Facet, Filter, TicketKey};

use super::FEWEST;
use super::kept::Kept;
use crate::wire::learning::LearningStatus;
use crate::{Result, Workspace};

/// Tags told.
const TAGS: usize = 100;

impl Workspace {
    /// What can be learnt from, and what was learnt.
    ///
    /// # Errors
    /// When the index or the journal can't be read.
    pub fn learning(&self) -> Result<LearningStatus> {
        let snapshot = self.snapshot()?;
        let all = Filter::default();
        let counted = self.viewed(&snapshot, false, |view| snapshot.facet_counts(&all, view, &[Facet::Tag], TAGS))?;
        let kept = Kept::of(&self.store);
        Ok(LearningStatus {
            given: self.given(&snapshot)?,
            tags: counted.into_values().next().unwrap_or_default(),
            corrected: self.corrected(),
            fewest: FEWEST,
            corrections_since: kept.as_ref().map_or(Ok(0), |kept| self.corrections_since(kept.journal))?,
            on: self.learned.is_on(),
            report: kept.map(|kept| kept.report),
        })
    }

    /// Tickets by category of the export, but for those whose category a person has said.
    fn given(&self, snapshot: &search::Snapshot) -> Result<Vec<(String, u32)>> {
        let selection = self.viewed(snapshot, false, |view| snapshot.select(&Filter::default(), view))?;
        let mut counts = vec![0_u32; selection.names.category.len()];
        for part in &selection.parts {
            for &row in &part.rows {
                let (row, columns) = (row as usize, &part.columns);
                let category = columns.category[row];
                if columns.category_given[row] == 1 && category != NO_NAME {
                    counts[category as usize] += 1;
                }
            }
        }
        for (key, said) in self.store.corrections().iter() {
            let stored = said.category.is_some().then(|| self.store.get(key)).transpose()?.flatten();
            let chosen = said.category.as_ref().map_or("", |chosen| chosen.category.as_str());
            if stored.is_some_and(|stored| stored.ticket().category_given.as_ref().is_some_and(|name| !name.is_empty()))
                && let Ok(at) = selection.names.category.binary_search_by(|name| name.as_str().cmp(chosen))
            {
                counts[at] = counts[at].saturating_sub(1);
            }
        }
        let names = selection.names.category.iter().cloned();
        Ok(most_first(names.zip(counts).filter(|(_, n)| *n > 0).collect()))
    }

    /// Tickets by category that a person said.
    fn corrected(&self) -> Vec<(String, u32)> {
        let mut counts: BTreeMap<String, u32> = BTreeMap::new();
        for (key, said) in self.store.corrections().iter() {
            if let Some(chosen) = said.category.as_ref().filter(|_| self.store.contains(key)) {
                *counts.entry(chosen.category.clone()).or_default() += 1;
            }
        }
        most_first(counts.into_iter().collect())
    }

    /// Tickets whose category was said after an entry of the journal.
    fn corrections_since(&self, entry: u64) -> Result<u32> {
        if self.store.journal_sequence() <= entry {
            return Ok(0);
        }
        let journal = self.store.journal()?;
        let later = journal.iter().filter(|said| said.sequence > entry).map(|said| &said.correction);
        let of_category = later.filter(|correction| matches!(correction.change, Change::Category(_)));
        let keys: BTreeSet<&TicketKey> = of_category.flat_map(|correction| &correction.keys).collect();
        Ok(keys.len() as u32)
    }
}

fn most_first(mut counts: Vec<(String, u32)>) -> Vec<(String, u32)> {
    counts.sort_by(|a, b| (Reverse(a.1), &a.0).cmp(&(Reverse(b.1), &b.0)));
    counts
}
