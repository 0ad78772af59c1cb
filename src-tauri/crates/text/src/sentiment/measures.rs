//! What VADER's rules, with the words of support on top, found in a text, as numbers the learned weights are laid on.
//!
//! In: valences, shares and marks. Out: [`MEASURES`] numbers of about −1 to 1. Never: which words they were.

use super::chunks::{Chunk, Marks};
use super::vader::{self, Valence};
use crate::form::is;
use crate::tokens::Word;

/// Numbers of a text.
pub const MEASURES: usize = 16;

/// What the numbers are, in their order; the asset of weights is made for exactly these.
pub(super) const NAMES: [&str; MEASURES] = [
    "one",
    "compound",
    "positive share",
    "negative share",
    "strongest praise",
    "strongest complaint",
    "words of praise",
    "words of complaint",
    "praise a word",
    "complaint a word",
    "exclamation marks",
    "asks",
    "question marks",
    "length",
    "share of capitals",
    "opens as a question",
];

/// Valences reach to 4 either way.
const STRONGEST: f64 = 4.0;

/// More words of praise, complaint or marks tell no more.
const MANY: f64 = 4.0;

/// The numbers of a text of these chunks, words and marks.
pub(super) fn measures(chunks: &[Chunk], valences: &[Valence], words: &[Word], marks: Marks) -> [f32; MEASURES] {
    let scores = vader::finish(valences, chunks.len(), marks);
    let length = words.len() as f64 + 1.0;
    let (praise, complaint) = (Side::of(valences, 1.0), Side::of(valences, -1.0));
    let capitals = words.iter().filter(|word| word.form.is(is::UPPER)).count() as f64;
    let many = |count: usize| (count as f64).min(MANY) / MANY;
    let opens = words.first().is_some_and(|word| word.form.is(is::ASKS | is::OPENS));
    [
        1.0,
        scores.compound,
        scores.positive,
        scores.negative,
        praise.strongest / STRONGEST,
        -complaint.strongest / STRONGEST,
        many(praise.count),
        many(complaint.count),
        praise.sum / length,
        -complaint.sum / length,
        many(marks.exclamations),
        f64::from(u8::from(marks.questions > 0)),
        many(marks.questions),
        length.ln() / MANY,
        capitals / length,
        f64::from(u8::from(opens)),
    ]
    .map(|number| number as f32)
}

/// The valences of one sign, without it.
struct Side {
    strongest: f64,
    count: usize,
    sum: f64,
}

impl Side {
    fn of(valences: &[Valence], sign: f64) -> Side {
        let mut side = Side { strongest: 0.0, count: 0, sum: 0.0 };
        for value in valences.iter().map(|valence| sign * valence.value).filter(|value| *value > 0.0) {
            side.strongest = value.max(side.strongest);
            side.count += 1;
            side.sum += value;
        }
        side
    }
}
