//! The linear system behind the weights: what each unknown adds to the predicted rating of each text.
//!
//! In: rated texts, words. Out: predictions for given unknowns, and the other way round. Never: the matrix itself: words
//! are many and their vectors shared.
//!
//! Unknowns: a weight a measure, a shift a source, then for plain and negated words each a direction among the vectors
//! and a weight a word.

use text::tone::{MEASURES, WordWeights};
use text::vectors::DIMENSIONS;

use super::vocabulary::Vocabulary;
use super::{Rated, Settings};

/// Plain and negated.
const KINDS: usize = 2;

/// How readily a set's own shift is believed.
const SHIFT: f64 = 1.0;

/// The system of some rated texts.
pub struct System<'a> {
    rated: &'a [Rated],
    vocabulary: &'a Vocabulary,
    settings: &'a Settings,
    sources: usize,
    /// Word and kind of every word of every text, by text.
    tokens: Vec<Vec<(u32, bool)>>,
}

impl<'a> System<'a> {
    /// The system of `rated`.
    pub fn new(rated: &'a [Rated], vocabulary: &'a Vocabulary, settings: &'a Settings) -> Self {
        let token = |(word, negated): &(String, bool)| Some((vocabulary.place(word)? as u32, *negated));
        let tokens = rated.iter().map(|text| text.reading.words.iter().filter_map(token).collect()).collect();
        let sources = rated.iter().map(|text| text.source + 1).max().unwrap_or(0);
        System { rated, vocabulary, settings, sources, tokens }
    }

    /// Number of unknowns.
    pub fn unknowns(&self) -> usize {
        self.directions() + KINDS * (DIMENSIONS + self.vocabulary.words.len())
    }

    /// Number of texts.
    pub fn texts(&self) -> usize {
        self.rated.len()
    }

    /// Weight of a text.
    pub fn weight(&self, text: usize) -> f64 {
        f64::from(self.rated[text].weight)
    }

    /// Rating of a text.
    pub fn rating(&self, text: usize) -> f64 {
        f64::from(self.rated[text].rating)
    }

    fn directions(&self) -> usize {
        MEASURES + self.sources
    }

    fn direction(&self, kind: usize) -> usize {
        self.directions() + kind * DIMENSIONS
    }

    fn single(&self, kind: usize) -> usize {
        self.directions() + KINDS * DIMENSIONS + kind * self.vocabulary.words.len()
    }

    /// The ratings that `unknowns` predict.
    pub fn predict(&self, unknowns: &[f64], predicted: &mut [f64]) {
        let words = self.weights(unknowns);
        for ((text, tokens), predicted) in self.rated.iter().zip(&self.tokens).zip(predicted) {
            let by_measures: f64 =
                text.reading.measures.iter().zip(unknowns).map(|(measure, weight)| f64::from(*measure) * weight).sum();
            let by_words: f64 = tokens.iter().map(|(word, negated)| words[*word as usize][usize::from(*negated)]).sum();
            *predicted = self.settings.measures * by_measures
                + SHIFT * unknowns[MEASURES + text.source]
                + f64::from(text.reading.share) * by_words;
        }
    }

    /// What each unknown gathers from `residuals`, one a text.
    pub fn gather(&self, residuals: &[f64], gathered: &mut [f64]) {
        gathered.fill(0.0);
        let mut words = vec![[0.0; KINDS]; self.vocabulary.words.len()];
        for ((text, tokens), residual) in self.rated.iter().zip(&self.tokens).zip(residuals) {
            for (gathered, measure) in gathered.iter_mut().zip(&text.reading.measures) {
                *gathered += self.settings.measures * f64::from(*measure) * residual;
            }
            gathered[MEASURES + text.source] += SHIFT * residual;
            for (word, negated) in tokens {
                words[*word as usize][usize::from(*negated)] += f64::from(text.reading.share) * residual;
            }
        }
        for kind in 0..KINDS {
            let (direction, single) = (self.direction(kind), self.single(kind));
            for (place, (word, sums)) in self.vocabulary.words.iter().zip(&words).enumerate() {
                let Some(sum) = sums.get(kind).filter(|sum| **sum != 0.0) else { continue };
                let gain = self.settings.vectors * sum;
                for (gathered, entry) in gathered[direction..direction + DIMENSIONS].iter_mut().zip(&word.vector) {
                    *gathered += gain * f64::from(*entry);
                }
                if word.own[kind] {
                    gathered[single + place] = self.settings.words * sum;
                }
            }
        }
    }

    /// The weights of all words by `unknowns`.
    fn weights(&self, unknowns: &[f64]) -> Vec<[f64; KINDS]> {
        let weight = |place: usize, kind: usize| {
            let word = &self.vocabulary.words[place];
            let direction = &unknowns[self.direction(kind)..][..DIMENSIONS];
            let by_vector: f64 =
                word.vector.iter().zip(direction).map(|(entry, along)| f64::from(*entry) * along).sum();
            let own = if word.own[kind] { unknowns[self.single(kind) + place] } else { 0.0 };
            self.settings.vectors * by_vector + self.settings.words * own
        };
        (0..self.vocabulary.words.len()).map(|place| [weight(place, 0), weight(place, 1)]).collect()
    }

    /// The weights of all words by the solution.
    pub fn word_weights(&self, solution: &[f64]) -> Vec<WordWeights> {
        self.weights(solution).into_iter().map(|weights| weights.map(|weight| weight as f32)).collect()
    }

    /// The weights of the measures by the solution.
    pub fn measure_weights(&self, solution: &[f64]) -> [f32; MEASURES] {
        std::array::from_fn(|measure| (self.settings.measures * solution[measure]) as f32)
    }
}
