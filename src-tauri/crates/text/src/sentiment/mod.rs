//! Tone: plain VADER for comparison, and the product's own score, VADER's rules with the words of support on top.
//!
//! In: parts, their tokens and the hits of the support list. Out: [`model::analysis::Sentiment`] and a score a part.
//! Never: praise out of courtesy ("thanks in advance").

mod but;
mod chunks;
mod idioms;
mod lexicon;
mod support;
mod terms;
mod vader;

#[cfg(test)]
mod tests;

pub(crate) use support::add_terms;

use model::analysis::{Evidence, Sentiment};

use crate::evidence;
use crate::lists::Hit;
use crate::rules::Thresholds;
use crate::tokens::{Part, Word};
use chunks::{Apostrophes, Chunk, Marks, split};

/// Tone of a ticket.
pub(crate) struct Tones {
    /// Of all parts together.
    pub overall: Sentiment,
    /// The product's score of each part; `None` for a part without words.
    pub parts: Vec<Option<f32>>,
}

/// Plain VADER numbers of `parts`; the rest is left at its default.
pub(crate) fn plain(parts: &[Part]) -> Sentiment {
    plain_of(&split_all(parts))
}

/// Scores `parts`. The caller knows whether the language allows it.
pub(crate) fn score(parts: &[Part], words: &[Word], hits: &[Hit], thresholds: Thresholds) -> Tones {
    let split = split_all(parts);
    let mut overall = plain_of(&split);
    let scored: Vec<Scored> =
        split.into_iter().enumerate().map(|(index, own)| score_part(own, index, parts, words, hits)).collect();
    let marks = total_marks(scored.iter().map(|part| part.marks));
    let valences: Vec<f64> = scored.iter().flat_map(|part| part.valences.iter().copied()).collect();
    overall.score = vader::finish(&valences, marks).compound as f32;
    overall.label = thresholds.label(overall.score);
    overall.because = because(parts, words, hits, &scored);
    Tones { overall, parts: scored.iter().map(Scored::score).collect() }
}

/// A part's chunks and marks.
struct Own {
    chunks: Vec<Chunk>,
    marks: Marks,
}

fn split_all(parts: &[Part]) -> Vec<Own> {
    let of = |(index, part): (usize, &Part)| split_part(part, index, Apostrophes::AsWritten);
    parts.iter().enumerate().map(of).collect()
}

fn split_part(part: &Part, index: usize, apostrophes: Apostrophes) -> Own {
    let mut chunks = Vec::with_capacity(part.text.len() / 6 + 1);
    let marks = split(part, index as u32, apostrophes, &mut chunks);
    Own { chunks, marks }
}

fn total_marks(marks: impl Iterator<Item = Marks>) -> Marks {
    marks.fold(Marks::default(), |sum, part| Marks {
        exclamations: sum.exclamations + part.exclamations,
        questions: sum.questions + part.questions,
    })
}

/// Plain VADER of all parts as one text.
fn plain_of(split: &[Own]) -> Sentiment {
    let joined: Vec<Chunk>;
    let chunks: &[Chunk] = match split {
        [single] => &single.chunks,
        many => {
            joined = many.iter().flat_map(|part| part.chunks.iter().copied()).collect();
            &joined
        }
    };
    let mut valences = vader::valences(chunks);
    but::weigh_as_python(chunks, &mut valences);
    let scores = vader::finish(&valences, total_marks(split.iter().map(|part| part.marks)));
    Sentiment {
        vader: scores.compound as f32,
        positive: scores.positive as f32,
        neutral: scores.neutral as f32,
        negative: scores.negative as f32,
        ..Sentiment::default()
    }
}

/// A part with the product's valences.
struct Scored {
    chunks: Vec<Chunk>,
    valences: Vec<f64>,
    marks: Marks,
}

impl Scored {
    fn score(&self) -> Option<f32> {
        (!self.chunks.is_empty()).then(|| vader::finish(&self.valences, self.marks).compound as f32)
    }
}

fn score_part(own: Own, index: usize, parts: &[Part], words: &[Word], hits: &[Hit]) -> Scored {
    let curly = parts[index].text.contains('’');
    let Own { mut chunks, marks } = if curly { split_part(&parts[index], index, Apostrophes::Straight) } else { own };
    support::apply(&mut chunks, index as u32, words, hits);
    let mut valences = vader::valences(&chunks);
    but::weigh_by_sentence(&chunks, &mut valences);
    Scored { chunks, valences, marks }
}

/// The words with the strongest valences, strongest first.
fn because(parts: &[Part], words: &[Word], hits: &[Hit], scored: &[Scored]) -> Vec<Evidence> {
    let mut strongest: Vec<(f64, Chunk)> = scored
        .iter()
        .flat_map(|part| part.valences.iter().copied().zip(part.chunks.iter().copied()))
        .filter(|(valence, _)| *valence != 0.0)
        .collect();
    strongest.sort_by(|(a, at_a), (b, at_b)| {
        b.abs().total_cmp(&a.abs()).then((at_a.part, at_a.start).cmp(&(at_b.part, at_b.start)))
    });
    let mut found: Vec<Evidence> = Vec::new();
    for (valence, chunk) in strongest.into_iter().take(4 * evidence::MOST) {
        let (start, end) = support::extent(&chunk, words, hits);
        let cause = evidence::of_bytes(&parts[chunk.part as usize], start, end, valence as f32);
        if !found.iter().any(|known| (known.message, known.start) == (cause.message, cause.start)) {
            found.push(cause);
        }
        if found.len() == evidence::MOST {
            break;
        }
    }
    found
}
