//! One part by the product's rules.
//!
//! In: the part's chunks, words and hits. Out: valences, words told by the learned weights, and the score of one or more
//! parts as one text. Never: plain VADER's numbers, which are taken before.

use std::borrow::Cow;
use std::ops::Range;

use super::chunks::{Apostrophes, split};
use super::learned::{Learned, share, words};
use super::measures::{MEASURES, measures};
use super::split::{Own, words_of};
use super::vader::Valence;
use super::{but, support, vader};
use crate::lists::Hit;
use crate::tokens::{Part, Word};

/// What was found in a part.
pub(super) struct Scored {
    /// Its valences, by place among the part's chunks.
    pub valences: Vec<Valence>,
    /// Its words that have a learned weight.
    pub told: Vec<Told>,
    /// Places of its words.
    pub words: Range<usize>,
    /// Sum of the weights of `told`.
    pub sum: f32,
}

/// A word with a learned weight.
pub(super) struct Told {
    /// First byte in the part's text.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
    /// Its weight.
    pub weight: f32,
}

/// Reads a part, laying the support layer over its chunks; without `learned`, by VADER and the user's words alone.
pub(super) fn read(
    own: &mut Own,
    index: usize,
    parts: &[Part],
    words: &[Word],
    hits: &[Hit],
    learned: Option<&Learned>,
) -> Scored {
    let range = own.ranges[index].clone();
    let part = &parts[index];
    let places = words_of(index, words);
    if learned.is_some() && !part.text.is_ascii() && part.text.contains('’') {
        let mut straight = Vec::with_capacity(range.len());
        split(part, &words[places.clone()], Apostrophes::Straight, &mut straight);
        own.chunks.splice(range.clone(), straight);
    }
    let chunks = &mut own.chunks[range];
    let layers = support::Layers::of(hits, index as u32, learned.is_some());
    layers.apply(chunks);
    let mut valences = vader::valences(chunks);
    let Some(learned) = learned else {
        but::weigh_as_python(chunks, &mut valences);
        return Scored { valences, told: Vec::new(), words: places, sum: 0.0 };
    };
    but::weigh_by_sentence(chunks, &mut valences);
    let (mut told, mut sum) = (Vec::new(), 0.0);
    words::each(&words[places.clone()], places.start, layers, |word, before, negated| {
        let single = learned.word(word.form.tone, negated);
        let pair = before.map_or(0.0, |before| learned.pair(before.form.hash, word.form.hash, negated));
        if single + pair != 0.0 {
            sum += single + pair;
            let start = before.filter(|_| pair.abs() > single.abs()).unwrap_or(word).start;
            told.push(Told { start, end: word.end, weight: single + pair });
        }
    });
    Scored { valences, told, words: places, sum }
}

/// The score of `scored`, parts from `first` on, as one text.
pub(super) fn score(scored: &[Scored], own: &Own, first: usize, words: &[Word], learned: Option<&Learned>) -> f32 {
    let parts = first..first + scored.len();
    let Some(learned) = learned else {
        let found = vader::finish(&valences(scored), own.chunks(parts.clone()).len(), own.marks(parts));
        return found.compound as f32;
    };
    let (measures, count) = measured(scored, own, parts, words);
    let sum = scored.iter().map(|part| part.sum).sum();
    learned.score(learned.rating(&measures, sum, share(count)))
}

/// The measures of `scored`, which are these parts, as one text, and how many words it has.
pub(super) fn measured(scored: &[Scored], own: &Own, parts: Range<usize>, words: &[Word]) -> ([f32; MEASURES], usize) {
    let (Some(first), Some(last)) = (scored.first(), scored.last()) else { return ([0.0; MEASURES], 0) };
    let words = &words[first.words.start..last.words.end];
    (measures(own.chunks(parts.clone()), &valences(scored), words, own.marks(parts)), words.len())
}

fn valences(scored: &[Scored]) -> Cow<'_, [Valence]> {
    match scored {
        [single] => Cow::Borrowed(&single.valences),
        many => many.iter().flat_map(|part| part.valences.iter().copied()).collect(),
    }
}
