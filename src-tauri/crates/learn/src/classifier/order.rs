//! Orders that look random and are always the same.
//!
//! In: a seed. Out: an order. Never: chance.

/// SplitMix64 (Steele et al., OOPSLA 2014).
pub(crate) struct Mix(u64);

impl Mix {
    /// The sequence of `seed`.
    pub fn new(seed: u64) -> Mix {
        Mix(seed)
    }

    /// The next number.
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }
}

/// Shuffles (Fisher and Yates) by the sequence of `seed`.
pub(crate) fn shuffle<T>(order: &mut [T], seed: u64) {
    let mut mix = Mix::new(seed);
    for at in (1..order.len()).rev() {
        order.swap(at, (mix.next() % (at as u64 + 1)) as usize);
    }
}
