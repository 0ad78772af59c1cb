//! Cheap tests that most words fail before anything is looked up.
//!
//! In: keys. Out: "certainly not" or "perhaps". Never: "no" for a key that was added.

/// Bits of a sieve; few of them are set by some thousand keys.
const BITS: usize = 1 << 15;

/// A set of keys that may take a stranger for a member, though seldom.
pub(super) struct Sieve(Box<[u64]>);

impl Default for Sieve {
    fn default() -> Self {
        Sieve(vec![0; BITS / 64].into())
    }
}

impl Sieve {
    /// Adds `key`.
    pub fn add(&mut self, key: u64) {
        self.0[word(key)] |= bit(key);
    }

    /// False if `key` was never added.
    pub fn may_hold(&self, key: u64) -> bool {
        self.0[word(key)] & bit(key) != 0
    }
}

fn word(key: u64) -> usize {
    (key as usize % BITS) / 64
}

fn bit(key: u64) -> u64 {
    1 << (key % 64)
}

/// One of 64 marks for `key`; keys with different marks differ.
pub(super) fn mark(key: u64) -> u64 {
    1 << (key >> 58)
}
