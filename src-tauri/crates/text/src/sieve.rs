//! A cheap look that most words fail before anything is looked up.
//!
//! In: keys. Out: "certainly not" or "perhaps". Never: "no" for a key that was added.

/// A set of keys that may take a stranger for a member, though seldom as long as few of its bits are set.
#[derive(Clone, Debug)]
pub(crate) struct Sieve<const BITS: usize>(Box<[u64]>);

impl<const BITS: usize> Default for Sieve<BITS> {
    fn default() -> Self {
        Sieve(vec![0; BITS / 64].into())
    }
}

impl<const BITS: usize> Sieve<BITS> {
    /// Adds `key`.
    pub fn add(&mut self, key: u64) {
        let place = Self::place(key);
        self.0[place / 64] |= 1 << (place % 64);
    }

    /// False if `key` was never added.
    pub fn may_hold(&self, key: u64) -> bool {
        let place = Self::place(key);
        self.0[place / 64] >> (place % 64) & 1 == 1
    }

    /// The upper half of a key is the better mixed one.
    fn place(key: u64) -> usize {
        (key >> 40) as usize % BITS
    }
}
