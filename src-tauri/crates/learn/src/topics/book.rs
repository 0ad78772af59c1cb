//! What topics there are: found ones and what people made of them.
//!
//! In: documents, edits. Out: the topic of any text. Never: a number given twice, or a topic that people named, merged or
//! filled lost by what is found later.

use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Serialize};

use super::Watch;
use super::document::Document;
use super::found::{Layer, found};

/// Layout of the bytes.
const VERSION: u32 = 1;

/// Fewest texts without a topic among which new ones are looked for.
const FEWEST_TEXTS: usize = 12;

/// Most findings kept: each asks a text once more.
const MOST_LAYERS: usize = 8;

/// Most texts that topics are found from.
const SAMPLE: usize = 20_000;

/// The topics of a workspace.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct TopicBook {
    /// The number of the next topic.
    pub(super) next: u32,
    /// Findings, oldest first; a text is in the first that has a topic for it.
    pub(super) layers: Vec<Layer>,
    /// What is known of each topic, by number.
    pub(super) topics: BTreeMap<u32, Known>,
    /// Topics of texts that people moved, by fingerprint; `None` is out of all.
    pub(super) moved: BTreeMap<u64, Option<u32>>,
    /// Fingerprints, ascending, among which nothing was found: they found nothing by themselves later either.
    left: Vec<u64>,
}

/// What is known of a topic beside its place.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct Known {
    /// The name a person gave.
    pub name: Option<String>,
    /// The topic it was merged into.
    pub into: Option<u32>,
    /// Phrases that tell it from the others, best first.
    pub phrases: Vec<String>,
    /// Fingerprints of the texts nearest to its middle.
    pub examples: Vec<u64>,
}

/// Bytes that are no topics of this version.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TopicFault;

impl fmt::Display for TopicFault {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        write!(out, "the topics are damaged or of another version; finding them again makes new ones")
    }
}

impl std::error::Error for TopicFault {}

/// Which of these fingerprints topics are found from, ascending: all of a small corpus, else the same texts whenever and in
/// whatever order they are asked about. Duplicates and 0 are left out.
pub fn sampled(fingerprints: impl Iterator<Item = u64>) -> Vec<u64> {
    let mut spread: Vec<(u64, u64)> = fingerprints
        .filter(|print| *print != 0)
        .map(|print| (xxhash_rust::xxh3::xxh3_64(&print.to_le_bytes()), print))
        .collect();
    spread.sort_unstable();
    spread.dedup();
    spread.truncate(SAMPLE);
    let mut chosen: Vec<u64> = spread.into_iter().map(|(_, print)| print).collect();
    chosen.sort_unstable();
    chosen
}

impl TopicBook {
    /// A book as [`TopicBook::to_bytes`] wrote it.
    ///
    /// # Errors
    /// [`TopicFault`] when the bytes are something else.
    pub fn from_bytes(bytes: &[u8]) -> Result<TopicBook, TopicFault> {
        let (version, book): (u32, TopicBook) = postcard::from_bytes(bytes).map_err(|_| TopicFault)?;
        if version == VERSION { Ok(book) } else { Err(TopicFault) }
    }

    /// The book as bytes, to be kept.
    ///
    /// # Errors
    /// [`TopicFault`] when there is no memory for them.
    pub fn to_bytes(&self) -> Result<Vec<u8>, TopicFault> {
        postcard::to_allocvec(&(VERSION, self)).map_err(|_| TopicFault)
    }

    /// Numbers of the topics, ascending; merged ones are gone.
    pub fn ids(&self) -> Vec<u32> {
        self.topics.iter().filter(|(_, known)| known.into.is_none()).map(|(id, _)| *id).collect()
    }

    /// Whether a topic has this number.
    pub fn has(&self, id: u32) -> bool {
        self.topics.get(&id).is_some_and(|known| known.into.is_none())
    }

    /// The topic of a text; `None` where it is in none. Depends on the book and the text's words only.
    pub fn assign(&self, document: &Document) -> Option<u32> {
        match self.moved.get(&document.fingerprint) {
            Some(to) => to.map(|id| self.now(id)),
            None if document.fingerprint == 0 => None,
            None => self.layers.iter().find_map(|layer| layer.assign(document)).map(|id| self.now(id)),
        }
    }

    /// Finds topics the first time; later, new ones among texts that are in none and were not looked at before. What is
    /// there stays as it is. How many were found; `None` when stopped, with the book as it was.
    pub fn update(&mut self, documents: &[Document], watch: Watch) -> Option<usize> {
        let rest = self.without_topic(documents);
        let new = rest.iter().filter(|document| self.left.binary_search(&document.fingerprint).is_err()).count();
        if new < FEWEST_TEXTS || self.layers.len() >= MOST_LAYERS {
            return Some(0);
        }
        let mut layer = found(&rest, watch)?;
        let of_new = |id: u32| {
            let members = rest.iter().filter(|document| layer.assign(document) == Some(id));
            let (new, all) = members.fold((0, 0), |(new, all), document| {
                (new + usize::from(self.left.binary_search(&document.fingerprint).is_err()), all + 1)
            });
            2 * new >= all
        };
        // Texts that were left over once don't make a topic of their own the next time.
        let fresh: Vec<bool> = layer.middles.iter().map(|middle| self.left.is_empty() || of_new(middle.id)).collect();
        let mut fresh = fresh.into_iter();
        layer.middles.retain(|_| fresh.next().unwrap_or(false));
        let count = layer.middles.len();
        let rest: Vec<u64> = rest
            .iter()
            .filter(|document| layer.assign(document).is_none())
            .map(|document| document.fingerprint)
            .collect();
        for middle in &mut layer.middles {
            middle.id = self.next;
            self.topics.insert(self.next, Known::default());
            self.next += 1;
        }
        if count > 0 {
            self.layers.push(layer);
        }
        self.left.extend(rest);
        self.left.sort_unstable();
        self.left.dedup();
        Some(count)
    }

    /// Documents that are in no topic and were not moved out of all, each text once, by fingerprint.
    fn without_topic<'a>(&self, documents: &'a [Document]) -> Vec<&'a Document> {
        use rayon::prelude::*;
        let mut sorted: Vec<&Document> = documents.iter().filter(|document| document.fingerprint != 0).collect();
        sorted.sort_by_key(|document| (document.fingerprint, std::cmp::Reverse(document.tickets)));
        sorted.dedup_by_key(|document| document.fingerprint);
        let free = |document: &&Document| !self.moved.contains_key(&document.fingerprint);
        sorted.into_par_iter().filter(free).filter(|document| self.assign(document).is_none()).collect()
    }

    /// The topic that a topic is part of after all merges.
    pub(super) fn now(&self, id: u32) -> u32 {
        let mut now = id;
        // Merges point to topics that are there, so this ends.
        while let Some(into) = self.topics.get(&now).and_then(|known| known.into) {
            now = into;
        }
        now
    }
}
