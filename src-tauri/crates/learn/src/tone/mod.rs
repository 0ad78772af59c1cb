//! Weights of tone, learned from texts that people rated.
//!
//! In: readings of texts with their ratings. Out: [`text::tone::Learned`]. Never: a set's files; the same ratings give the
//! same weights, bit for bit.
//!
//! A rating is a weighted sum of the text's measures and of its words' weights (each word counting
//! [`text::tone::share`]). A word's weight is what its vector says, by one direction learned for all words, plus what
//! the raters' texts say of this word in particular; both are kept small (ridge regression), so that rare words go by
//! their vectors and words nobody rated have a weight too.

mod solve;
mod system;
mod vocabulary;

use text::tone::{Learned, MEASURES, Reading, WordWeights};
use text::vectors::Vectors;

use system::System;
use vocabulary::Vocabulary;

/// A text people rated.
#[derive(Clone, Debug)]
pub struct Rated {
    /// What scoring sees of it.
    pub reading: Reading,
    /// −1 (worst) to 1 (best).
    pub rating: f32,
    /// How much it counts beside the others, above 0.
    pub weight: f32,
    /// Which set it is of, from 0: raters of different sets differ in what they call neutral, which is not learned.
    pub source: usize,
}

/// How weights are learned.
#[derive(Clone, Copy, Debug)]
pub struct Settings {
    /// Penalty of weights.
    pub ridge: f64,
    /// How readily measures are believed.
    pub measures: f64,
    /// How readily the words' vectors are believed.
    pub vectors: f64,
    /// How readily single words are believed.
    pub words: f64,
    /// Words in fewer texts go by their vectors alone.
    pub fewest: u32,
    /// Every weight of a word is this much smaller, and none below it: what hardly speaks is silent.
    pub least: f32,
    /// The rating that is neither good nor bad.
    pub centre: f32,
    /// Steepness of the score there.
    pub gain: f32,
}

impl Default for Settings {
    fn default() -> Self {
        Settings {
            ridge: 10.0,
            measures: 2.0,
            vectors: 4.0,
            words: 3.0,
            fewest: 4,
            least: 0.1,
            centre: 0.07,
            gain: 1.6658,
        }
    }
}

/// Learns from `rated`. Words of the vectors' own vocabulary that no text has get their weights from their vectors.
pub fn learn(rated: &[Rated], vectors: &Vectors, settings: &Settings) -> Learned {
    let vocabulary = Vocabulary::of(rated, vectors, settings.fewest);
    let system = System::new(rated, &vocabulary, settings);
    let solution = solve::solve(&system, settings.ridge);
    let weights = system.word_weights(&solution);
    let mut words: Vec<(u64, WordWeights)> = vocabulary
        .words
        .iter()
        .zip(weights)
        .map(|(word, weights)| {
            (text::tone::key(&word.spelling), weights.map(|weight| quietened(weight, settings.least)))
        })
        .filter(|(_, weights)| *weights != [0.0; 2])
        .collect();
    words.sort_by_key(|(hash, _)| *hash);
    words.dedup_by_key(|(hash, _)| *hash);
    let measures: [f32; MEASURES] = system.measure_weights(&solution);
    Learned::new(text::tone::origin(), settings.centre, settings.gain, measures, words)
}

/// `weight` nearer to 0 by `least`, but never past it.
fn quietened(weight: f32, least: f32) -> f32 {
    weight.signum() * (weight.abs() - least).max(0.0)
}
