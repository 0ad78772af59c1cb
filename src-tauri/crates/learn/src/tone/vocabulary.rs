//! The words weights are learned for.
//!
//! In: rated texts, vectors. Out: words in alphabetical order, each with its vector and in how many texts it stands.
//! Never: a word twice.

use std::collections::BTreeMap;

use text::vectors::{DIMENSIONS, Piece, Vector, Vectors};

use super::Rated;

/// Shorter words of the vectors' vocabulary are letters, which say nothing.
const SHORTEST: usize = 2;

/// A word.
pub struct Word {
    /// In lower case.
    pub spelling: String,
    /// Mean of the vectors of its pieces.
    pub vector: Vector,
    /// Whether it has a weight of its own: plain, and negated.
    pub own: [bool; 2],
}

/// Words in alphabetical order.
pub struct Vocabulary {
    /// The words.
    pub words: Vec<Word>,
    places: BTreeMap<String, usize>,
}

impl Vocabulary {
    /// The words of `rated` and of `vectors`; those in `fewest` texts or more have weights of their own.
    pub fn of(rated: &[Rated], vectors: &Vectors, fewest: u32) -> Vocabulary {
        let mut counts: BTreeMap<String, [u32; 2]> = BTreeMap::new();
        for (word, negated) in rated.iter().flat_map(|text| &text.reading.words) {
            match counts.get_mut(word) {
                Some(count) => count[usize::from(*negated)] += 1,
                None => counts.entry(word.clone()).or_default()[usize::from(*negated)] += 1,
            }
        }
        // A word met once tells nothing that its vector does not, and a number is neither good nor bad.
        let is_number = |words: &str| words.bytes().any(|byte| byte.is_ascii_digit());
        counts.retain(|word, count| count[0] + count[1] >= fewest && !is_number(word));
        for piece in 0..vectors.len() {
            let spelling = vectors.spelling(piece as Piece);
            if spelling.len() >= SHORTEST && spelling.bytes().all(|byte| byte.is_ascii_lowercase()) {
                counts.entry(spelling.to_owned()).or_default();
            }
        }
        let places = counts.keys().enumerate().map(|(place, word)| (word.clone(), place)).collect();
        let word = |(spelling, count): (String, [u32; 2])| {
            let vector = vector(&spelling, vectors);
            Word { spelling, vector, own: count.map(|count| count >= fewest) }
        };
        Vocabulary { words: counts.into_iter().map(word).collect(), places }
    }

    /// The place of a word, if weights are learned for it.
    pub fn place(&self, word: &str) -> Option<usize> {
        self.places.get(word).copied()
    }
}

/// Mean of the vectors of a word's pieces; zeros for none, and for two words, whose vectors each of them brings.
fn vector(word: &str, vectors: &Vectors) -> Vector {
    let (mut pieces, mut sum) = (Vec::new(), [0.0; DIMENSIONS]);
    if word.contains(' ') {
        return sum;
    }
    vectors.pieces(word, &mut pieces);
    for piece in &pieces {
        vectors.add(*piece, 1.0 / pieces.len() as f32, &mut sum);
    }
    sum
}
