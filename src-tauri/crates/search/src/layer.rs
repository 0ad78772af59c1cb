//! What is laid over the index: what people said, what was learnt, topics.
//!
//! In: labels by the text's fingerprint and by the ticket's key. Out: the labels that count. Never: a part of the index on
//! disk; a new layer needs no re-index.

use std::collections::{BTreeMap, HashMap};
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::Arc;

use model::{Analysis, Corrected, Labels, Learned, Ticket, TicketKey, effective_labels};

/// A layer. Cheap to make of another one: what stays is shared.
#[derive(Clone, Debug, Default)]
pub struct Layer {
    /// What holds for all tickets of a text.
    pub texts: Arc<Texts>,
    /// What people said of tickets.
    pub corrected: Arc<BTreeMap<TicketKey, Corrected>>,
}

impl Layer {
    /// The labels of a ticket as they count, its topic included.
    pub fn labels(&self, ticket: &Ticket, analysis: &Analysis) -> Labels {
        let learned = self.texts.learned(analysis.fingerprint);
        let labels = effective_labels(ticket, analysis, self.corrected.get(&ticket.key), learned);
        Labels { topic: self.texts.topic(analysis.fingerprint), ..labels }
    }

    /// Whether it changes nothing.
    pub fn is_empty(&self) -> bool {
        self.texts.is_empty() && self.corrected.is_empty()
    }
}

/// Learnt categories and topics by [`Analysis::fingerprint`], so that equal texts always get the same.
#[derive(Clone, Debug, Default)]
pub struct Texts {
    pub(crate) categories: Numbered<String>,
    pub(crate) topics: Numbered<u32>,
    /// Never iterated: its order is not the same from run to run.
    by_fingerprint: HashMap<u64, Text, BuildHasherDefault<AsIs>>,
}

/// What is known of a text.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Text {
    /// Index into [`Texts::categories`] and how sure it is.
    pub category: Option<(u32, f32)>,
    /// Index into [`Texts::topics`].
    pub topic: Option<u32>,
}

impl Texts {
    /// The category learnt for a text, and how sure it is, 0–1. Does nothing for 0, the fingerprint of no words.
    pub fn learn(&mut self, fingerprint: u64, category: &str, confidence: f32) {
        if fingerprint != 0 {
            let category = self.categories.number(category);
            self.by_fingerprint.entry(fingerprint).or_default().category = Some((category, confidence));
        }
    }

    /// The number of the topic that a text belongs to. Does nothing for 0.
    pub fn group(&mut self, fingerprint: u64, topic: u32) {
        if fingerprint != 0 {
            let topic = self.topics.number(&topic);
            self.by_fingerprint.entry(fingerprint).or_default().topic = Some(topic);
        }
    }

    /// The category learnt for a text.
    pub fn learned(&self, fingerprint: u64) -> Option<Learned<'_>> {
        let (category, confidence) = self.get(fingerprint)?.category?;
        Some(Learned { category: self.categories.list.get(category as usize)?, confidence })
    }

    /// The number of the topic of a text.
    pub fn topic(&self, fingerprint: u64) -> Option<u32> {
        self.topics.list.get(self.get(fingerprint)?.topic? as usize).copied()
    }

    /// Number of texts of which something is known.
    pub fn len(&self) -> usize {
        self.by_fingerprint.len()
    }

    /// Whether nothing is known of any text.
    pub fn is_empty(&self) -> bool {
        self.by_fingerprint.is_empty()
    }

    pub(crate) fn get(&self, fingerprint: u64) -> Option<Text> {
        self.by_fingerprint.get(&fingerprint).copied()
    }
}

/// Values numbered in the order they came.
#[derive(Clone, Debug, Default)]
pub(crate) struct Numbered<T> {
    pub list: Vec<T>,
    numbers: BTreeMap<T, u32>,
}

impl<T: Ord + Clone> Numbered<T> {
    fn number<Q: Ord + ToOwned<Owned = T> + ?Sized>(&mut self, value: &Q) -> u32
    where
        T: std::borrow::Borrow<Q>,
    {
        if let Some(&known) = self.numbers.get(value) {
            return known;
        }
        let number = self.list.len() as u32;
        self.list.push(value.to_owned());
        self.numbers.insert(value.to_owned(), number);
        number
    }
}

/// Fingerprints are hashes already.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct AsIs(u64);

impl Hasher for AsIs {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.0 = self.0.rotate_left(8) ^ u64::from(byte);
        }
    }

    fn write_u64(&mut self, hash: u64) {
        self.0 = hash;
    }
}
