//! The space in which texts are compared: what a text means beside the words it shares with others.
//!
//! In: documents. Out: a [`Point`] of length 1 for each. Never: a look at other documents once the space is made.
//!
//! The first numbers of a point are the mean of its pieces' vectors, weighted (1 + ln tf) × √idf, the others its stems,
//! weighted (1 + ln tf) × idf and spread over a fixed number of places by a signed hash (Weinberger et al., "Feature
//! Hashing for Large Scale Multitask Learning", ICML 2009). Words that nearly all texts have in common say nothing about
//! topics, so the mean of the vectors is taken away.

use serde::{Deserialize, Serialize};
use text::vectors::{DIMENSIONS, Vector, Vectors, normalise};

use super::document::Document;

/// Places over which stems are spread.
const PLACES: usize = 512;

/// Numbers of a point.
pub(super) const NUMBERS: usize = DIMENSIONS + PLACES;

/// A text's place, of length 1; zeros when nothing is known of it.
pub(super) type Point = Vec<f32>;

/// Stems kept: those in at least so many documents.
const FEWEST: u32 = 2;

/// Most stems kept; rarer ones join few texts.
const MOST_STEMS: usize = 40_000;

/// Telling words of a text from which its words count as much as the vectors.
const LONG: f32 = 12.0;

/// What was learnt from a corpus to compare texts.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct Space {
    /// Inverse document frequency by stem, ascending by stem.
    stems: Vec<(u64, f32)>,
    /// √ of the inverse document frequency by piece, ascending by piece.
    pieces: Vec<(u16, f32)>,
    /// That of a piece the corpus does not have.
    rarest: f32,
    /// Mean of the vectors.
    mean: Vec<f32>,
}

impl Space {
    /// Learns the weights from documents, whatever their order.
    pub fn of(documents: &[&Document]) -> Space {
        let count = documents.len() as f32;
        let idf = |n: u32| ((count + 1.0) / n as f32).ln();
        let mut stems = frequencies(documents.iter().flat_map(|document| document.stems.iter().map(|(stem, _)| *stem)));
        stems.retain(|(_, n)| *n >= FEWEST);
        if stems.len() > MOST_STEMS {
            stems.sort_unstable_by_key(|(stem, n)| (std::cmp::Reverse(*n), *stem));
            stems.truncate(MOST_STEMS);
            stems.sort_unstable();
        }
        let pieces = frequencies(documents.iter().flat_map(|document| document.pieces.iter().map(|(piece, _)| *piece)));
        let mut space = Space {
            stems: stems.into_iter().map(|(stem, n)| (stem, idf(n))).collect(),
            pieces: pieces.into_iter().map(|(piece, n)| (piece, idf(n).sqrt())).collect(),
            rarest: idf(1).sqrt(),
            mean: vec![0.0; DIMENSIONS],
        };
        let mut mean = [0.0; DIMENSIONS];
        let mut english = 0.0_f32;
        for vector in documents.iter().filter_map(|document| space.vector(document)) {
            mean.iter_mut().zip(vector).for_each(|(sum, entry)| *sum += entry);
            english += 1.0;
        }
        space.mean = mean.iter().map(|sum| sum / english.max(1.0)).collect();
        space
    }

    /// Where a text stands.
    pub fn point(&self, document: &Document) -> Point {
        let mut point = vec![0.0; NUMBERS];
        let (meaning, words) = point.split_at_mut(DIMENSIONS);
        let vector = self.vector(document);
        self.spread(document, words);
        if let Some(vector) = vector {
            let mut vector: Vector = vector;
            vector.iter_mut().zip(&self.mean).for_each(|(entry, mean)| *entry -= mean);
            normalise(&mut vector);
            let share = word_share(document);
            meaning.copy_from_slice(&vector);
            meaning.iter_mut().for_each(|entry| *entry *= (1.0 - share).sqrt());
            words.iter_mut().for_each(|entry| *entry *= share.sqrt());
        }
        unit(&mut point);
        point
    }

    /// The mean of the pieces' vectors, of length 1; `None` where they say nothing.
    fn vector(&self, document: &Document) -> Option<Vector> {
        if !document.english || document.pieces.is_empty() {
            return None;
        }
        let mut sum = [0.0; DIMENSIONS];
        for (piece, n) in &document.pieces {
            let known = self.pieces.binary_search_by_key(piece, |(piece, _)| *piece);
            let weight = known.map_or(self.rarest, |at| self.pieces[at].1);
            Vectors::shared().add(*piece, (1.0 + (*n as f32).ln()) * weight, &mut sum);
        }
        normalise(&mut sum);
        Some(sum)
    }

    /// The stems over their places, of length 1.
    fn spread(&self, document: &Document, places: &mut [f32]) {
        for (stem, n) in &document.stems {
            if let Ok(at) = self.stems.binary_search_by_key(stem, |(stem, _)| *stem) {
                let weight = (1.0 + (*n as f32).ln()) * self.stems[at].1;
                let sign = if stem >> 63 == 0 { 1.0 } else { -1.0 };
                places[(stem >> 32) as usize % PLACES] += sign * weight;
            }
        }
        unit(places);
    }
}

/// How much of a text's point its words make up, 0–1: vectors tell more of a short text, words of a long one.
fn word_share(document: &Document) -> f32 {
    let n = document.stems.len() as f32;
    0.2 + 0.3 * (n / LONG).min(1.0)
}

fn frequencies<T: Ord>(entries: impl Iterator<Item = T>) -> Vec<(T, u32)> {
    let mut entries: Vec<T> = entries.collect();
    entries.sort_unstable();
    let mut counts: Vec<(T, u32)> = Vec::new();
    for entry in entries {
        match counts.last_mut() {
            Some((last, n)) if *last == entry => *n += 1,
            _ => counts.push((entry, 1)),
        }
    }
    counts
}

/// Gives numbers the length 1, unless all are 0.
pub(super) fn unit(numbers: &mut [f32]) {
    let length = dot(numbers, numbers).sqrt();
    if length > 0.0 {
        numbers.iter_mut().for_each(|entry| *entry /= length);
    }
}

/// The dot product, summed in a fixed order.
pub(super) fn dot(one: &[f32], other: &[f32]) -> f32 {
    // Sixteen sums beside each other are what the processor adds at once.
    let mut sums = [0.0_f32; 16];
    for (one, other) in one.chunks_exact(16).zip(other.chunks_exact(16)) {
        for ((sum, one), other) in sums.iter_mut().zip(one).zip(other) {
            *sum += one * other;
        }
    }
    sums.iter().sum()
}
