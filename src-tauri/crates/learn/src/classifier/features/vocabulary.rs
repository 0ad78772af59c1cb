//! Which words, n-grams and pieces a model knows, and how much each tells.
//!
//! In: the counts of the texts it learns from. Out: a number and a weight (inverse document frequency) for each that
//! stands in enough of them. Never: the texts.

use serde::{Deserialize, Serialize};

use super::counts::Counts;
use super::words::Hash;

/// What is counted, in ascending order, and its weight.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct Vocabulary {
    hashes: Vec<Hash>,
    /// ln((1 + texts) / (1 + texts with it)) + 1.
    weights: Vec<f32>,
    /// Number + 1 by the hash's low bits, linear probing; 0 is free. Made anew after reading.
    #[serde(skip)]
    slots: Vec<u32>,
}

impl Vocabulary {
    /// Of all that stands in at least `fewest` texts.
    pub fn new<'a>(texts: &[&'a Counts], of: impl Fn(&'a Counts) -> &'a [(Hash, u32)], fewest: usize) -> Vocabulary {
        let mut all: Vec<Hash> = texts.iter().flat_map(|counts| of(counts).iter().map(|(hash, _)| *hash)).collect();
        all.sort_unstable();
        let (mut hashes, mut weights) = (Vec::new(), Vec::new());
        for same in all.chunk_by(|one, next| one == next) {
            if same.len() >= fewest {
                hashes.push(same[0]);
                weights.push(inverse_frequency(texts.len(), same.len()));
            }
        }
        let mut vocabulary = Vocabulary { hashes, weights, slots: Vec::new() };
        vocabulary.index();
        vocabulary
    }

    /// Makes look-ups possible after reading.
    pub fn index(&mut self) {
        let size = (self.hashes.len() * 2).next_power_of_two().max(2);
        self.slots = vec![0; size];
        for (number, hash) in self.hashes.iter().enumerate() {
            let mut slot = *hash as usize & (size - 1);
            while self.slots[slot] != 0 {
                slot = (slot + 1) & (size - 1);
            }
            self.slots[slot] = number as u32 + 1;
        }
    }

    /// How many it knows.
    pub fn len(&self) -> usize {
        self.hashes.len()
    }

    /// Number and weight of `hash`.
    pub fn find(&self, hash: Hash) -> Option<(u32, f32)> {
        let mask = self.slots.len().checked_sub(1)?;
        let mut slot = hash as usize & mask;
        loop {
            let number = self.slots[slot].checked_sub(1)?;
            if self.hashes[number as usize] == hash {
                return Some((number, self.weights[number as usize]));
            }
            slot = (slot + 1) & mask;
        }
    }
}

/// How much something tells that stands in `with` of `texts`: 1 where it stands in all.
fn inverse_frequency(texts: usize, with: usize) -> f32 {
    ((1.0 + texts as f32) / (1.0 + with as f32)).ln() + 1.0
}
