//! A cheap look that most pairs of words fail before their weight is looked up.
//!
//! In: keys. Out: "certainly not" or "perhaps". Never: "no" for a key that was added.

/// Bits; a tenth of them is set by some 25,000 keys. 32 KB, which stay in the processor's cache.
const BITS: usize = 1 << 18;

/// A set of keys that may take a stranger for a member, though seldom.
#[derive(Clone, Debug)]
pub(super) struct Sieve(Box<[u64]>);

impl Default for Sieve {
    fn default() -> Self {
        Sieve(vec![0; BITS / 64].into())
    }
}

impl Sieve {
    /// Adds `key`.
    pub fn add(&mut self, key: u64) {
        let place = place(key);
        self.0[place / 64] |= 1 << (place % 64);
    }

    /// False if `key` was never added.
    pub fn may_hold(&self, key: u64) -> bool {
        let place = place(key);
        self.0[place / 64] >> (place % 64) & 1 == 1
    }
}

fn place(key: u64) -> usize {
    (key >> 40) as usize % BITS
}
