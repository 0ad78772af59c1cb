//! Hashes of words and the maps keyed by them.
//!
//! In: a word as it is looked up. Out: 64 bits, the same on every machine. Never: words kept as strings, so that a
//! look-up costs no allocation and no comparison. Among the few thousand words of all lists together, a text's word
//! collides with probability below 1e-15.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// The hash of a word (lower case, straight apostrophes).
pub(crate) fn hash(word: &str) -> u64 {
    xxhash_rust::xxh3::xxh3_64(word.as_bytes())
}

/// A map whose keys are hashes already.
pub(crate) type HashMapOf<V> = HashMap<u64, V, BuildHasherDefault<Identity>>;

/// Passes a `u64` key through.
#[derive(Default)]
pub(crate) struct Identity(u64);

impl Hasher for Identity {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = self.0.rotate_left(8) ^ u64::from(*byte);
        }
    }

    fn write_u64(&mut self, key: u64) {
        self.0 = key;
    }
}
