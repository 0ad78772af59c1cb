//! VADER's rules, as in Python vaderSentiment 3.3.2 (C. Hutto, E. Gilbert: "VADER: A Parsimonious Rule-based Model for
//! Sentiment Analysis of Social Media Text", ICWSM-14).
//!
//! In: chunks. Out: a valence a chunk, and the text's four numbers. Never: words of support; those come as chunk roles.

use super::chunks::{Chunk, Marks, Role};
use super::idioms;
use super::lexicon::flag;

/// Effect of a degree adverb right before a word, in points of valence; dampeners take it away.
const DEGREE: f64 = 0.293;

/// Flips and weakens a negated valence.
const NEGATION: f64 = -0.74;

/// Added to a word in capitals among others that are not.
const CAPITALS: f64 = 0.733;

/// "never so", "never this" strengthen.
const NEVER_SO: f64 = 1.25;

/// What remains of a degree adverb's effect one, two and three words before.
const FADING: [f64; 3] = [1.0, 0.95, 0.9];

/// Emphasis of an exclamation mark, up to four.
const EXCLAMATION: f64 = 0.292;

/// Emphasis of two or three question marks, each.
const QUESTION: f64 = 0.18;

/// Emphasis of four question marks or more.
const MANY_QUESTIONS: f64 = 0.96;

/// Normalising constant of the compound score.
const ALPHA: f64 = 15.0;

/// VADER's four numbers, rounded as it rounds them.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Scores {
    pub compound: f64,
    pub positive: f64,
    pub neutral: f64,
    pub negative: f64,
}

/// A chunk's valence other than 0.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Valence {
    /// Index of the chunk.
    pub at: usize,
    /// Valence.
    pub value: f64,
}

/// The valences of `chunks`, before "but".
pub(super) fn valences(chunks: &[Chunk]) -> Vec<Valence> {
    let capitals = chunks.iter().filter(|chunk| chunk.upper).count();
    let mixed = capitals > 0 && capitals < chunks.len();
    let loud = chunks.iter().enumerate().filter(|(_, chunk)| matches!(chunk.role, Role::Known | Role::Fixed));
    loud.map(|(at, _)| Valence { at, value: valence_at(chunks, at, mixed) })
        .filter(|valence| valence.value != 0.0)
        .collect()
}

fn valence_at(chunks: &[Chunk], at: usize, mixed: bool) -> f64 {
    let chunk = &chunks[at];
    match chunk.role {
        Role::Fixed => return chunk.valence,
        Role::Muted | Role::Unknown => return 0.0,
        Role::Known => {}
    }
    let next_is = |bits| chunks.get(at + 1).is_some_and(|next| next.is(bits));
    if chunk.boost != 0 || chunk.is(flag::KIND) && next_is(flag::OF) {
        return 0.0;
    }
    let mut valence = after_no(chunks, at, chunk.valence);
    if chunk.upper && mixed {
        valence += if valence > 0.0 { CAPITALS } else { -CAPITALS };
    }
    for distance in 1..=at.min(3) {
        let before = &chunks[at - distance];
        if before.is_known() {
            continue;
        }
        valence += degree(before, valence, mixed) * FADING[distance - 1];
        valence = negate(chunks, at, distance, valence);
        if distance == 3 {
            valence = idioms::apply(chunks, at, valence);
        }
    }
    if is_least(chunks, at) { valence * NEGATION } else { valence }
}

/// "no" before a word of the lexicon negates it and has no valence of its own.
fn after_no(chunks: &[Chunk], at: usize, known: f64) -> f64 {
    let back = |distance: usize, bits| at >= distance && chunks[at - distance].is(bits);
    if back(1, flag::NO) || back(2, flag::NO) || back(3, flag::NO) && back(1, flag::OR_NOR) {
        return known * NEGATION;
    }
    let before_known = chunks.get(at + 1).is_some_and(Chunk::is_known);
    if chunks[at].is(flag::NO) && before_known { 0.0 } else { known }
}

/// Effect of a degree adverb on a valence.
fn degree(before: &Chunk, valence: f64, mixed: bool) -> f64 {
    if before.boost == 0 {
        return 0.0;
    }
    let boost = f64::from(before.boost) * if valence < 0.0 { -DEGREE } else { DEGREE };
    match before.upper && mixed {
        true if valence > 0.0 => boost + CAPITALS,
        true => boost - CAPITALS,
        false => boost,
    }
}

/// Effect of a negator `distance` words before.
fn negate(chunks: &[Chunk], at: usize, distance: usize, valence: f64) -> f64 {
    let is = |back: usize, bits| chunks[at - back].is(bits);
    let (strengthened, undone) = match distance {
        1 => (false, false),
        2 => (is(2, flag::NEVER) && is(1, flag::SO_THIS), is(2, flag::WITHOUT) && is(1, flag::DOUBT)),
        _ => (
            is(3, flag::NEVER) && is(2, flag::SO_THIS) || is(1, flag::SO_THIS),
            is(3, flag::WITHOUT) && (is(2, flag::DOUBT) || is(1, flag::DOUBT)),
        ),
    };
    if strengthened {
        valence * NEVER_SO
    } else if !undone && is(distance, flag::NEGATES) {
        valence * NEGATION
    } else {
        valence
    }
}

/// "least" right before, but not "at least" or "very least".
fn is_least(chunks: &[Chunk], at: usize) -> bool {
    let least = at > 0 && chunks[at - 1].is(flag::LEAST) && !chunks[at - 1].is_known();
    least && !(at > 1 && chunks[at - 2].is(flag::AT_VERY))
}

/// What `!` and `?` add to the sum of valences, in its direction.
fn emphasis(marks: Marks) -> f64 {
    let questions = match marks.questions {
        0 | 1 => 0.0,
        count @ 2..=3 => count as f64 * QUESTION,
        _ => MANY_QUESTIONS,
    };
    marks.exclamations.min(4) as f64 * EXCLAMATION + questions
}

/// The four numbers of the valences and marks of so many chunks.
pub(super) fn finish(valences: &[Valence], chunks: usize, marks: Marks) -> Scores {
    if chunks == 0 {
        return Scores::default();
    }
    let emphasis = emphasis(marks);
    let mut sum = compensated_sum(valences);
    let neutral = (chunks - valences.len()) as f64;
    let (mut positive, mut negative) = (0.0, 0.0);
    for Valence { value, .. } in valences {
        // Each word counts one besides its valence, to weigh against the neutral words.
        if *value > 0.0 {
            positive += value + 1.0;
        } else {
            negative += 1.0 - value;
        }
    }
    sum += match sum {
        s if s > 0.0 => emphasis,
        s if s < 0.0 => -emphasis,
        _ => 0.0,
    };
    if positive > negative {
        positive += emphasis;
    } else if positive < negative {
        negative += emphasis;
    }
    let total = positive + negative + neutral;
    Scores {
        compound: round(sum / (sum * sum + ALPHA).sqrt(), 4),
        positive: round(positive / total, 3),
        neutral: round(neutral / total, 3),
        negative: round(negative / total, 3),
    }
}

/// Sum without rounding errors that would leave a trace where valences cancel (Neumaier), as CPython ≥ 3.12 adds.
fn compensated_sum(valences: &[Valence]) -> f64 {
    let (mut sum, mut lost) = (0.0_f64, 0.0_f64);
    for Valence { value, .. } in valences {
        let next = sum + value;
        lost += if sum.abs() >= value.abs() { (sum - next) + value } else { (value - next) + sum };
        sum = next;
    }
    sum + lost
}

/// `value` to so many places, ties to even by its exact binary value, as Python's `round`.
fn round(value: f64, places: usize) -> f64 {
    let scaled = value * 10_f64.powi(places as i32);
    let from_tie = (scaled - scaled.floor() - 0.5).abs();
    if from_tie > 1e-6 {
        return scaled.round() / 10_f64.powi(places as i32);
    }
    // Scaling may have made or broken a tie; the decimal expansion is exact.
    format!("{value:.places$}").parse().unwrap_or(value)
}
