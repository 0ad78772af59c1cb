//! How often what stands in a text.
//!
//! In: a text. Out: its words and pairs, its n-grams and its pieces, each counted, in order of their number. Never: a
//! weight; those come from the corpus.

use text::vectors::{Piece, Vectors};
use xxhash_rust::xxh3::Xxh3;

use super::words::{self, Hash};

/// What stands in a text.
#[derive(Clone, Debug, Default)]
pub(crate) struct Counts {
    /// Words and pairs of words.
    pub words: Vec<(Hash, u32)>,
    /// Character n-grams within words.
    pub grams: Vec<(Hash, u32)>,
    /// Pieces of words, for the vectors.
    pub pieces: Vec<(Piece, u32)>,
    /// Hash of its words in order: equal for texts that differ in marks, case and blanks alone.
    pub fingerprint: u64,
}

/// Counts `text`.
pub(crate) fn count(text: &str, vectors: &Vectors) -> Counts {
    let (mut single, mut grams, mut pieces) = (Vec::new(), Vec::new(), Vec::new());
    let mut room = words::Room::default();
    let mut before = None;
    let mut fingerprint = Xxh3::new();
    words::words(text, |word| {
        let hash = words::word(word.form);
        single.push(hash);
        if let Some(before) = before {
            single.push(words::pair(before, hash));
        }
        before = Some(hash);
        fingerprint.update(word.form.as_bytes());
        fingerprint.update(b" ");
        words::grams(word.form, &mut room, |gram| grams.push(gram));
    });
    vectors.pieces(text, &mut pieces);
    Counts { words: counted(single), grams: counted(grams), pieces: counted(pieces), fingerprint: fingerprint.digest() }
}

/// Each of `found` once, in order, with how often it stands there.
fn counted<T: Ord + Copy>(mut found: Vec<T>) -> Vec<(T, u32)> {
    found.sort_unstable();
    let mut counts: Vec<(T, u32)> = Vec::new();
    for one in found {
        match counts.last_mut() {
            Some((last, count)) if *last == one => *count += 1,
            _ => counts.push((one, 1)),
        }
    }
    counts
}
