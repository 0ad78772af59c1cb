//! Phrases are counted by hash; this finds the words behind a hash.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Mutex, PoisonError};

use analytics::view::{FindingKind, Overview, Trends};
use model::{Facet, Filter, TicketKey};
use search::{Order, Snapshot};

use crate::{Result, Workspace};

/// Newest tickets whose phrases are learnt together: most of the leading ones are among them, and finding a single one
/// takes a look at every row.
const GLEANED: usize = 64;

/// Words already looked up. They don't change while the workspace is open.
#[derive(Default)]
pub(crate) struct PhraseBook(Mutex<HashMap<u64, String>>);

impl Workspace {
    /// The words of every phrase an overview names, by hash in hexadecimal.
    pub(crate) fn words_of(&self, snapshot: &Snapshot, overview: &Overview) -> Result<HashMap<String, String>> {
        let named = overview.findings.iter().filter_map(|finding| match finding.kind {
            FindingKind::Phrase => Some(&finding.name),
            FindingKind::Category => Some(&finding.detail),
            _ => None,
        });
        let hashes = overview.issues.iter().map(|issue| &issue.hash).chain(named);
        self.words_behind(snapshot, &overview.scope.filter, hashes)
    }

    /// The words of every phrase that Trends name, the same way.
    pub(crate) fn words_of_trends(&self, snapshot: &Snapshot, trends: &Trends) -> Result<HashMap<String, String>> {
        let drivers = trends.outliers.iter().flat_map(|day| &day.drivers);
        let driving = drivers.filter(|driver| driver.facet == Facet::Phrase).map(|driver| &driver.name);
        let hashes = trends.phrases.iter().map(|phrase| &phrase.name).chain(driving);
        self.words_behind(snapshot, &trends.scope.filter, hashes)
    }

    fn words_behind<'a>(
        &self,
        snapshot: &Snapshot,
        filter: &Filter,
        hashes: impl Iterator<Item = &'a String>,
    ) -> Result<HashMap<String, String>> {
        let hashes: Vec<(&String, u64)> =
            hashes.filter_map(|hash| Some((hash, u64::from_str_radix(hash, 16).ok()?))).collect();
        if hashes.iter().any(|&(_, number)| self.known_phrase(number).is_none()) {
            self.glean(snapshot, filter, Order::Newest, GLEANED)?;
        }
        let mut words = HashMap::new();
        for (hash, number) in hashes {
            if let Some(phrase) = self.phrase(snapshot, number)? {
                words.insert(hash.clone(), phrase);
            }
        }
        Ok(words)
    }

    /// The phrase that a hash stands for, found in a ticket that has it; `None` when no ticket has.
    fn phrase(&self, snapshot: &Snapshot, hash: u64) -> Result<Option<String>> {
        if let Some(known) = self.known_phrase(hash) {
            return Ok(Some(known));
        }
        let filter = Filter { facets: [(Facet::Phrase, vec![format!("#{hash:012x}")])].into(), ..Filter::default() };
        self.glean(snapshot, &filter, Order::Key, 1)?;
        Ok(self.known_phrase(hash))
    }

    /// Remembers all phrases of the first tickets under a filter.
    fn glean(&self, snapshot: &Snapshot, filter: &Filter, order: Order, tickets: usize) -> Result<()> {
        let page = self.viewed(snapshot, false, |view| snapshot.list(filter, view, order, 0, tickets))?;
        let keys: Vec<TicketKey> = page.hits.into_iter().map(|hit| hit.key).collect();
        let stored = self.store.get_many(&keys)?;
        let mut known = self.phrases.0.lock().unwrap_or_else(PoisonError::into_inner);
        for (hash, form) in forms(stored.iter().flatten().map(|stored| &stored.analysis.phrases)) {
            known.entry(hash).or_insert(form);
        }
        Ok(())
    }

    fn known_phrase(&self, hash: u64) -> Option<String> {
        self.phrases.0.lock().unwrap_or_else(PoisonError::into_inner).get(&hash).cloned()
    }
}

/// Each phrase that tickets count under, in the form that is written most often; of forms as frequent the shortest, then
/// the first by letters.
fn forms<'a>(tickets: impl Iterator<Item = &'a Vec<String>>) -> BTreeMap<u64, String> {
    let mut counts: BTreeMap<(u64, &str), usize> = BTreeMap::new();
    for phrases in tickets {
        text::counted_phrases(phrases, |hash, words| *counts.entry((hash, words)).or_default() += 1);
    }
    let mut best: BTreeMap<u64, (usize, &str)> = BTreeMap::new();
    for ((hash, words), count) in counts {
        let known = best.entry(hash).or_insert((0, ""));
        if count > known.0 || count == known.0 && words.len() < known.1.len() {
            *known = (count, words);
        }
    }
    best.into_iter().map(|(hash, (_, words))| (hash, words.to_owned())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_phrase_is_shown_as_it_is_written_most() {
        for (written, shown) in [
            (vec!["refunds", "refund", "refund"], vec!["refund"]),
            (vec!["cancelling", "cancel"], vec!["cancel"]),
            (vec!["refund request"], vec!["refund", "refund request"]),
            (vec![], vec![]),
        ] {
            let written: Vec<Vec<String>> = written.into_iter().map(|phrase| vec![phrase.to_owned()]).collect();
            let mut found: Vec<String> = forms(written.iter()).into_values().collect();
            found.sort();
            assert_eq!(found, shown);
        }
    }
}
