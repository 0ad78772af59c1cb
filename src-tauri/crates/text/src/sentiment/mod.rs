//! Tone: plain VADER for comparison, and the product's own score, learned weights over VADER's rules with the words of
//! support on top.
//!
//! In: parts, their tokens and the hits of the tone lists. Out: [`model::analysis::Sentiment`] and a score a part. A
//! ticket is scored as one text made of its parts. Never: praise out of courtesy ("thanks in advance").

mod because;
mod but;
mod chunks;
mod expanded;
mod idioms;
pub(crate) mod learned;
pub(crate) mod lexicon;
mod measures;
mod part;
pub mod reading;
mod split;
mod support;
mod terms;
mod vader;

#[cfg(test)]
mod tests;

pub(crate) use split::Own;
pub(crate) use support::add_terms;

use model::ToneRules;
use model::analysis::Sentiment;

use crate::lists::Hit;
use crate::rules::label;
use crate::tokens::{Part, Word};
use learned::Learned;
use part::Scored;

/// Tone of a ticket.
pub(crate) struct Tones {
    /// Of all parts together.
    pub overall: Sentiment,
    /// The product's score of each part; `None` for a part without words.
    pub parts: Vec<Option<f32>>,
}

/// Plain VADER numbers of `parts`, whose words are `words`; the rest is left at its default.
pub(crate) fn plain(parts: &[Part], words: &[Word]) -> Sentiment {
    plain_in(parts, words, &mut Own::default())
}

/// As [`plain`], in room that is there.
pub(crate) fn plain_in(parts: &[Part], words: &[Word], own: &mut Own) -> Sentiment {
    own.split(parts, words);
    plain_of(own)
}

/// Scores `parts`. The caller knows whether the language allows it.
pub(crate) fn score(parts: &[Part], words: &[Word], hits: &[Hit], tone: &ToneRules, own: &mut Own) -> Tones {
    own.split(parts, words);
    let mut overall = plain_of(own);
    let learned = tone.support_words.then(Learned::shared);
    let scored: Vec<Scored> =
        (0..parts.len()).map(|index| part::read(own, index, parts, words, hits, learned)).collect();
    let scores: Vec<f32> =
        (0..parts.len()).map(|index| part::score(&scored[index..=index], own, index, words, learned)).collect();
    overall.score = match scores.as_slice() {
        [single] => *single,
        _ => part::score(&scored, own, 0, words, learned),
    };
    overall.label = label(tone, overall.score);
    overall.because = because::because(parts, hits, own, &scored);
    let parts = scores.iter().zip(&own.ranges).map(|(score, range)| (!range.is_empty()).then_some(*score));
    Tones { overall, parts: parts.collect() }
}

/// Plain VADER of all parts as one text.
fn plain_of(own: &Own) -> Sentiment {
    let mut valences = vader::valences(&own.chunks);
    but::weigh_as_python(&own.chunks, &mut valences);
    let scores = vader::finish(&valences, own.chunks.len(), own.marks(0..own.marks.len()));
    Sentiment {
        vader: scores.compound as f32,
        positive: scores.positive as f32,
        neutral: scores.neutral as f32,
        negative: scores.negative as f32,
        ..Sentiment::default()
    }
}
