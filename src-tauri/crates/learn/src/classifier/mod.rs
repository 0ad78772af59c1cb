//! A classifier trained on the workspace's own labels.
//!
//! In: texts with their labels. Out: a model that names the label of a text, how sure it is, and the words that spoke for
//! it; figures of how good it is on texts kept aside. Never: an answer where the text is unlike all that was learnt.
//!
//! Linear support vector machines, one a label, over words and pairs of words, character n-grams, and word vectors.

mod bytes;
mod calibration;
mod evaluate;
mod features;
mod folds;
mod matcher;
mod order;
mod sample;
mod solver;
mod telling;
mod train;
mod weights;

use std::fmt;

use model::Cancel;
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use text::vectors::Vectors;

pub use bytes::Unreadable;
pub use evaluate::{CategoryFigures, Figures, Judged, Mistake, Report, Verdict, judge, learn};
pub use matcher::{FEWEST_EXAMPLES, Match, Matcher};

use calibration::Calibration;
use features::{Counts, Features, count};
use train::Corpus;
use weights::Weights;

/// A text and its label.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Example<'a> {
    /// The customer's words.
    pub text: &'a str,
    /// What it is called.
    pub label: &'a str,
}

/// Why nothing can be learnt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unlearnable {
    /// There are no labelled texts.
    Nothing,
    /// All texts have this label.
    OneLabel(String),
    /// It was asked to stop.
    Cancelled,
}

impl fmt::Display for Unlearnable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Unlearnable::Nothing => f.write_str("There are no labelled texts to learn from."),
            Unlearnable::OneLabel(label) => {
                write!(f, "All texts are labelled “{label}”: at least two labels are needed to tell them apart.")
            }
            Unlearnable::Cancelled => f.write_str("Learning was stopped."),
        }
    }
}

impl std::error::Error for Unlearnable {}

/// A trained model.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Classifier {
    names: Vec<String>,
    features: Features,
    weights: Weights,
    calibration: Calibration,
    words: Vec<Vec<String>>,
}

/// What a classifier says of a text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Prediction {
    /// The first choice: its place among [`Classifier::labels`].
    pub label: usize,
    /// How probable it is, 0–1.
    pub confidence: f32,
    /// Whether it would rather not answer: at least nine in ten texts like those learnt from are surer.
    pub abstained: bool,
}

impl Classifier {
    /// Learns from `examples`; equal texts with equal labels count once, and of very many a sample is taken.
    ///
    /// # Errors
    /// [`Unlearnable`] when there are no two labels, or it was stopped.
    pub fn train(examples: &[Example], cancel: &Cancel) -> Result<Classifier, Unlearnable> {
        let corpus = Corpus::new(examples)?;
        corpus.train(&corpus.distinct(), cancel)
    }

    /// The labels it knows, in order of their names.
    pub fn labels(&self) -> &[String] {
        &self.names
    }

    /// The most telling words of each label, most telling first.
    pub fn words(&self) -> &[Vec<String>] {
        &self.words
    }

    /// What it says of `text`.
    pub fn predict(&self, text: &str) -> Prediction {
        self.predict_counts(&count(text, Vectors::shared()))
    }

    fn predict_counts(&self, counts: &Counts) -> Prediction {
        let mut scores = Vec::new();
        self.weights.scores(&self.features.row(counts), &mut scores);
        let (label, confidence) = self.calibration.first(&scores);
        Prediction { label, confidence, abstained: confidence < self.calibration.least }
    }

    /// What it says of many texts, on all threads; in their order.
    pub fn predict_all<T: AsRef<str> + Sync>(&self, texts: &[T]) -> Vec<Prediction> {
        texts.par_iter().map(|text| self.predict(text.as_ref())).collect()
    }

    /// The `most` likeliest labels with their probabilities, likeliest first.
    pub fn ranked(&self, text: &str, most: usize) -> Vec<(&str, f32)> {
        let mut scores = Vec::new();
        self.weights.scores(&self.features.row(&count(text, Vectors::shared())), &mut scores);
        let probabilities = self.calibration.probabilities(&scores);
        let mut ranked: Vec<(&str, f32)> = self.names.iter().map(String::as_str).zip(probabilities).collect();
        ranked.sort_by(|one, other| other.1.total_cmp(&one.1));
        ranked.truncate(most);
        ranked
    }

    /// The words of `text` that speak for `label` (a place among [`Classifier::labels`]), strongest first, at most
    /// `most`, as they stand there, each with its weight in the score.
    pub fn because<'t>(&self, text: &'t str, label: usize, most: usize) -> Vec<(&'t str, f32)> {
        let counts = count(text, Vectors::shared());
        let speaking = telling::because(text, &counts, &self.features, &self.weights, label);
        speaking.into_iter().take(most).filter_map(|(range, weight)| Some((text.get(range)?, weight))).collect()
    }
}

#[cfg(test)]
mod tests;
