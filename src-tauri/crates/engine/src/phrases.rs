//! Phrases are counted by hash; this finds the words behind a hash.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use analytics::view::{FindingKind, Overview};
use model::columns::phrase_hash;
use model::{Facet, Filter, TicketKey};
use search::{Order, Snapshot};

use crate::{Result, Workspace};

/// Newest tickets whose phrases are learnt together: most of the leading ones are among them, and finding a single one
/// takes a look at every row.
const GLEANED: usize = 64;

/// Words already looked up. They never change: a hash stands for one phrase.
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
        let hashes: Vec<(&String, u64)> = overview
            .issues
            .iter()
            .map(|issue| &issue.hash)
            .chain(named)
            .filter_map(|hash| Some((hash, u64::from_str_radix(hash, 16).ok()?)))
            .collect();
        if hashes.iter().any(|&(_, number)| self.known_phrase(number).is_none()) {
            self.learn(snapshot, &overview.scope.filter, Order::Newest, GLEANED)?;
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
        self.learn(snapshot, &filter, Order::Key, 1)?;
        Ok(self.known_phrase(hash))
    }

    /// Remembers all phrases of the first tickets under a filter.
    fn learn(&self, snapshot: &Snapshot, filter: &Filter, order: Order, tickets: usize) -> Result<()> {
        let page = self.viewed(snapshot, false, |view| snapshot.list(filter, view, order, 0, tickets))?;
        let keys: Vec<TicketKey> = page.hits.into_iter().map(|hit| hit.key).collect();
        let stored = self.store.get_many(&keys)?;
        let mut known = self.phrases.0.lock().unwrap_or_else(PoisonError::into_inner);
        let phrases = stored.iter().flatten().flat_map(|stored| &stored.analysis.phrases);
        known.extend(phrases.map(|phrase| (phrase_hash(phrase), phrase.clone())));
        Ok(())
    }

    fn known_phrase(&self, hash: u64) -> Option<String> {
        self.phrases.0.lock().unwrap_or_else(PoisonError::into_inner).get(&hash).cloned()
    }
}
