//! Weights learned from texts that people rated: one a measure, and two a word, plain and negated.
//!
//! In: measures and words of a text. Out: its tone on the raters' scale. Never: learning; `cargo xtask fit-tone` does it
//! and writes `assets/tone.bin` (`assets/TONE.md` says from what).

mod layout;
pub(super) mod words;

use std::sync::LazyLock;

use super::measures::MEASURES;
use crate::hash::HashMapOf;
use crate::sieve::Sieve;

pub(super) use layout::read;
pub use layout::{Fault, write};

static ASSET: &[u8] = include_bytes!("../../../assets/tone.bin");

static SHARED: LazyLock<Learned> = LazyLock::new(|| {
    #[expect(clippy::expect_used, reason = "the program's own weights, which a test reads")]
    read(ASSET).expect("the weights of tone are part of the program")
});

/// Words a text is taken to have besides its own, all without tone, so that one word alone does not decide.
const PRIOR_WORDS: f32 = 4.0;

/// A tenth of these bits is set by some 25,000 keys. 32 KB, which stay in the processor's cache.
const SIEVE_BITS: usize = 1 << 18;

/// Spreads the keys of pairs; odd.
const SPREAD: u64 = 0x9e37_79b9_7f4a_7c15;

/// Weights of a word: plain, and after a negator.
pub type WordWeights = [f32; 2];

/// All weights. `origin` tells by which version of the program they were learned.
#[derive(Clone, Debug, Default)]
pub struct Learned {
    /// See [`super::reading::origin`].
    pub origin: u64,
    /// The raters' tone, −1 to 1, that counts as neither good nor bad.
    pub centre: f32,
    /// Steepness of the score at the centre.
    pub gain: f32,
    /// A weight a measure.
    pub measures: [f32; MEASURES],
    /// Of words and of two words in a row, by key (see [`super::reading::key`]), ascending.
    pub words: Vec<(u64, WordWeights)>,
    numbers: HashMapOf<u16>,
    /// Keys of `words`, for a look that most pairs of words fail.
    sieve: Sieve<SIEVE_BITS>,
}

impl Learned {
    /// Weights of `words`, by key ascending; those beyond 65,535 are passed over.
    pub fn new(
        origin: u64,
        centre: f32,
        gain: f32,
        measures: [f32; MEASURES],
        mut words: Vec<(u64, WordWeights)>,
    ) -> Learned {
        words.truncate(usize::from(u16::MAX));
        let numbers = words.iter().enumerate().map(|(place, (key, _))| (*key, place as u16 + 1)).collect();
        let mut sieve = Sieve::default();
        words.iter().for_each(|(key, _)| sieve.add(*key));
        Learned { origin, centre, gain, measures, words, numbers, sieve }
    }

    /// The weights that ship with the program.
    pub(crate) fn shared() -> &'static Learned {
        &SHARED
    }

    /// The number of what has this key; 0 if it has no weight.
    pub(crate) fn number(&self, key: u64) -> u16 {
        self.numbers.get(&key).copied().unwrap_or(0)
    }

    /// Weight of the word with this number.
    pub(super) fn word(&self, number: u16, negated: bool) -> f32 {
        let place = usize::from(number).checked_sub(1);
        place.and_then(|place| self.words.get(place)).map_or(0.0, |(_, weights)| weights[usize::from(negated)])
    }

    /// Weight of what has this key.
    pub(super) fn weight(&self, key: u64, negated: bool) -> f32 {
        self.word(self.number(key), negated)
    }

    /// Weight of two words in a row, by their hashes.
    pub(super) fn pair(&self, before: u64, word: u64, negated: bool) -> f32 {
        let key = pair_key(before, word);
        if self.sieve.may_hold(key) { self.weight(key, negated) } else { 0.0 }
    }

    /// Tone on the raters' scale, about −1 to 1, of a text with these measures, whose words' weights add up to `words` and count `share` each.
    pub(super) fn rating(&self, measures: &[f32; MEASURES], words: f32, share: f32) -> f32 {
        let by_measures: f32 = self.measures.iter().zip(measures).map(|(weight, measure)| weight * measure).sum();
        by_measures + words * share
    }

    /// The score, −1 to 1, of a rating: 0 at the centre, ±0.25 where the labels turned out to part best.
    pub(super) fn score(&self, rating: f32) -> f32 {
        let steep = self.gain * (rating - self.centre);
        steep / (1.0 + steep * steep).sqrt()
    }
}

/// What each of `count` words of a text counts.
pub fn share(count: usize) -> f32 {
    1.0 / (count as f32 + PRIOR_WORDS)
}

/// The key of two words in a row.
pub(super) fn pair_key(before: u64, word: u64) -> u64 {
    (before.rotate_left(29) ^ word).wrapping_mul(SPREAD)
}
