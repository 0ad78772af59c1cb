//! Phrases are counted by hash; this finds the words behind a hash.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use analytics::view::{FindingKind, Overview};
use model::columns::phrase_hash;
use model::{Facet, Filter};
use search::{Order, Snapshot};

use crate::{Result, Workspace};

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
        let hashes = overview.issues.iter().map(|issue| &issue.hash).chain(named);
        let mut words = HashMap::new();
        for hash in hashes {
            let Ok(number) = u64::from_str_radix(hash, 16) else { continue };
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
        let page = self.viewed(snapshot, false, |view| snapshot.list(&filter, view, Order::Key, 0, 1))?;
        let Some(hit) = page.hits.first() else { return Ok(None) };
        let Some(stored) = self.store.get(&hit.key)? else { return Ok(None) };
        let mut known = self.phrases.0.lock().unwrap_or_else(PoisonError::into_inner);
        known.extend(stored.analysis.phrases.iter().map(|phrase| (phrase_hash(phrase), phrase.clone())));
        Ok(known.get(&hash).cloned())
    }

    fn known_phrase(&self, hash: u64) -> Option<String> {
        self.phrases.0.lock().unwrap_or_else(PoisonError::into_inner).get(&hash).cloned()
    }
}
