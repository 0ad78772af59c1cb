//! Tone: plain VADER for comparison, and the product's own score, VADER's rules with the words of support on top.
//!
//! In: parts, their tokens and the hits of the support list. Out: [`model::analysis::Sentiment`] and a score a part.
//! Never: praise out of courtesy ("thanks in advance").

mod but;
mod chunks;
mod expanded;
mod idioms;
pub(crate) mod lexicon;
mod support;
mod terms;
mod vader;

#[cfg(test)]
mod tests;

pub(crate) use support::add_terms;

use std::ops::Range;

use model::ToneRules;
use model::analysis::{Evidence, Sentiment};

use crate::evidence;
use crate::lists::Hit;
use crate::rules::label;
use crate::tokens::{Part, Word};
use chunks::{Apostrophes, Chunk, Marks, split};
use vader::Valence;

/// Tone of a ticket.
pub(crate) struct Tones {
    /// Of all parts together.
    pub overall: Sentiment,
    /// The product's score of each part; `None` for a part without words.
    pub parts: Vec<Option<f32>>,
}

/// Plain VADER numbers of `parts`, whose words are `words`; the rest is left at its default.
pub(crate) fn plain(parts: &[Part], words: &[Word]) -> Sentiment {
    let mut own = Own::default();
    own.split(parts, words);
    plain_of(&own)
}

/// Scores `parts`. The caller knows whether the language allows it.
pub(crate) fn score(parts: &[Part], words: &[Word], hits: &[Hit], tone: &ToneRules, own: &mut Own) -> Tones {
    own.split(parts, words);
    let mut overall = plain_of(own);
    let scored: Vec<Scored> = (0..parts.len()).map(|index| score_part(own, index, parts, words, hits)).collect();
    overall.score = match scored.as_slice() {
        [single] => single.compound,
        many => {
            let valences: Vec<Valence> = many.iter().flat_map(|part| part.valences.iter().copied()).collect();
            vader::finish(&valences, own.chunks.len(), own.marks()).compound as f32
        }
    };
    overall.label = label(tone, overall.score);
    overall.because = because(parts, words, hits, own, &scored);
    let parts = scored.iter().zip(&own.ranges).map(|(part, range)| (!range.is_empty()).then_some(part.compound));
    Tones { overall, parts: parts.collect() }
}

/// The chunks of all parts, and the range and marks of each.
#[derive(Default)]
pub(crate) struct Own {
    chunks: Vec<Chunk>,
    ranges: Vec<Range<usize>>,
    marks: Vec<Marks>,
}

impl Own {
    /// Splits `parts` in place of what was split before.
    fn split(&mut self, parts: &[Part], words: &[Word]) {
        self.chunks.clear();
        self.ranges.clear();
        self.marks.clear();
        for (index, part) in parts.iter().enumerate() {
            let start = self.chunks.len();
            self.marks.push(split(part, words_of(index, words), Apostrophes::AsWritten, &mut self.chunks));
            self.ranges.push(start..self.chunks.len());
        }
    }

    fn marks(&self) -> Marks {
        self.marks.iter().fold(Marks::default(), |sum, part| Marks {
            exclamations: sum.exclamations + part.exclamations,
            questions: sum.questions + part.questions,
        })
    }
}

/// The words of the part with this index.
fn words_of(part: usize, words: &[Word]) -> &[Word] {
    let start = words.partition_point(|word| (word.part as usize) < part);
    let end = words.partition_point(|word| word.part as usize <= part);
    &words[start..end]
}

/// Plain VADER of all parts as one text.
fn plain_of(own: &Own) -> Sentiment {
    let mut valences = vader::valences(&own.chunks);
    but::weigh_as_python(&own.chunks, &mut valences);
    let scores = vader::finish(&valences, own.chunks.len(), own.marks());
    Sentiment {
        vader: scores.compound as f32,
        positive: scores.positive as f32,
        neutral: scores.neutral as f32,
        negative: scores.negative as f32,
        ..Sentiment::default()
    }
}

/// A part by the product's rules.
struct Scored {
    /// Its valences, by place among the part's chunks.
    valences: Vec<Valence>,
    compound: f32,
}

/// Scores a part, laying the support layer over its chunks.
fn score_part(own: &mut Own, index: usize, parts: &[Part], words: &[Word], hits: &[Hit]) -> Scored {
    let range = own.ranges[index].clone();
    let part = &parts[index];
    if !part.text.is_ascii() && part.text.contains('’') {
        let mut straight = Vec::with_capacity(range.len());
        split(part, words_of(index, words), Apostrophes::Straight, &mut straight);
        own.chunks.splice(range.clone(), straight);
    }
    let chunks = &mut own.chunks[range];
    support::apply(chunks, index as u32, words, hits);
    let mut valences = vader::valences(chunks);
    but::weigh_by_sentence(chunks, &mut valences);
    let compound = vader::finish(&valences, chunks.len(), own.marks[index]).compound as f32;
    Scored { valences, compound }
}

/// The words with the strongest valences, strongest first.
fn because(parts: &[Part], words: &[Word], hits: &[Hit], own: &Own, scored: &[Scored]) -> Vec<Evidence> {
    let mut strongest: Vec<(f64, usize, &Chunk)> =
        Vec::with_capacity(scored.iter().map(|part| part.valences.len()).sum());
    for (part, (range, scored)) in own.ranges.iter().zip(scored).enumerate() {
        strongest.extend(scored.valences.iter().map(|found| (found.value, part, &own.chunks[range.start + found.at])));
    }
    strongest.sort_by(|(a, part_a, at_a), (b, part_b, at_b)| {
        b.abs().total_cmp(&a.abs()).then((part_a, at_a.start).cmp(&(part_b, at_b.start)))
    });
    let mut found: Vec<Evidence> = Vec::new();
    for (valence, part, chunk) in strongest.into_iter().take(4 * evidence::MOST) {
        let (start, end) = support::extent(chunk, part as u32, words, hits);
        let message = parts[part].message;
        if !found.iter().any(|known| (known.message, known.start) == (message, start)) {
            found.push(evidence::of_bytes(&parts[part], start, end, valence as f32));
        }
        if found.len() == evidence::MOST {
            break;
        }
    }
    found
}
