//! How good a classifier is, on labelled texts it has not seen.
//!
//! In: labelled texts, each with what the rules call it. Out: a [`Report`]. Never: a text judged by a classifier that
//! learnt it or one equal to it.

mod figures;
mod verdict;

use std::collections::BTreeSet;

use model::Cancel;
use rayon::prelude::*;

pub use figures::{CategoryFigures, Figures, judge};
pub use verdict::Verdict;

use super::folds::PARTS;
use super::train::Corpus;
use super::{Classifier, Example, Prediction, Unlearnable};

/// From so many texts on one part of five kept aside says enough; below, each is in turn.
const ONE_PART_FROM: usize = 800;

/// Seed of the parts.
const SEED: u64 = 1;

/// Mistakes told.
const MOST_MISTAKES: usize = 50;

/// A labelled text and what the rules call it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Judged<'a> {
    /// The text and its label.
    pub example: Example<'a>,
    /// The rules' name for it; `None` where they have none.
    pub rules: Option<&'a str>,
}

/// How good a classifier is.
#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    /// Labelled texts learnt from; equal ones with equal labels count once, and of very many a sample.
    pub labelled: u32,
    /// Texts kept aside.
    pub held_out: u32,
    /// Accuracy and what belongs to it.
    pub figures: Figures,
    /// Share of the texts kept aside that the rules get right; `None` when they know none of the labels.
    pub rules_accuracy: Option<f32>,
    /// Share with the commonest label.
    pub majority_accuracy: f32,
    /// Whether it is worth switching on.
    pub verdict: Verdict,
    /// Labels in order, those of `confusion`.
    pub categories: Vec<CategoryFigures>,
    /// Texts kept aside by label (row) and answer (column).
    pub confusion: Vec<Vec<u32>>,
    /// Some it gets wrong, surest first.
    pub mistakes: Vec<Mistake>,
}

/// A text kept aside that it gets wrong.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Mistake {
    /// Which of the texts.
    pub example: usize,
    /// What it answers: a place among the report's categories.
    pub answer: usize,
    /// How sure it is, 0–1.
    pub confidence: f32,
}

/// Learns from all `labelled` texts, and says how good a classifier learnt from four fifths of them is on the others.
///
/// # Errors
/// [`Unlearnable`] when there are no two labels, or it was stopped.
pub fn learn(labelled: &[Judged], cancel: &Cancel) -> Result<(Classifier, Report), Unlearnable> {
    let examples: Vec<Example> = labelled.iter().map(|judged| judged.example).collect();
    let corpus = Corpus::new(&examples)?;
    let chosen = corpus.distinct();
    let (mut held, mut predictions) = (Vec::new(), Vec::new());
    for (aside, learnt) in turns(&corpus, &chosen) {
        let classifier = corpus.train(&learnt, cancel)?;
        predictions.par_extend(aside.par_iter().map(|at| classifier.predict_counts(&corpus.counts[*at])));
        held.extend(aside);
    }
    let classifier = corpus.train(&chosen, cancel)?;
    let report = report(labelled, &corpus, &chosen, &held, &predictions, &classifier);
    Ok((classifier, report))
}

/// For each turn the texts kept aside and those learnt from.
fn turns(corpus: &Corpus, chosen: &[usize]) -> Vec<(Vec<usize>, Vec<usize>)> {
    let parts = corpus.parts_of(chosen, SEED);
    let turns = if chosen.len() < ONE_PART_FROM { PARTS } else { 1 };
    let turn = |turn: u32| {
        let pairs = chosen.iter().zip(&parts);
        let (aside, learnt): (Vec<_>, Vec<_>) = pairs.partition(|(_, part)| **part == turn);
        let places = |pairs: Vec<(&usize, &u32)>| pairs.into_iter().map(|(at, _)| *at).collect();
        (places(aside), places(learnt))
    };
    (0..turns).map(turn).collect()
}

fn report(
    labelled: &[Judged],
    corpus: &Corpus,
    chosen: &[usize],
    held: &[usize],
    predictions: &[Prediction],
    classifier: &Classifier,
) -> Report {
    let names = &corpus.names;
    let gold: Vec<usize> = held.iter().map(|at| corpus.classes[*at] as usize).collect();
    let confusion = figures::confusion(&gold, predictions, names.len());
    let per_class = |class: usize| chosen.iter().filter(|at| corpus.classes[**at] as usize == class).count() as u32;
    let labels: Vec<u32> = (0..names.len()).map(per_class).collect();
    let commonest = figures::first_largest(&labels);
    let right = |answer: &dyn Fn(usize) -> bool| -> Vec<bool> { (0..held.len()).map(answer).collect() };
    let by_learning = right(&|at| predictions[at].label == gold[at]);
    let by_guessing = right(&|at| gold[at] == commonest);
    let by_rules = right(&|at| labelled[held[at]].rules == Some(names[gold[at]].as_str()));
    let known: BTreeSet<&str> = names.iter().map(String::as_str).collect();
    let rules_know = labelled.iter().any(|judged| judged.rules.is_some_and(|name| known.contains(name)));
    Report {
        labelled: chosen.len() as u32,
        held_out: held.len() as u32,
        figures: judge(&gold, predictions, names.len()),
        rules_accuracy: rules_know.then(|| figures::share(&by_rules)),
        majority_accuracy: figures::share(&by_guessing),
        verdict: verdict::verdict(&by_learning, &by_guessing, &by_rules),
        categories: figures::by_category(names, &labels, &confusion, classifier.words()),
        mistakes: mistakes(held, &gold, predictions),
        confusion,
    }
}

fn mistakes(held: &[usize], gold: &[usize], predictions: &[Prediction]) -> Vec<Mistake> {
    let wrong = held.iter().zip(gold).zip(predictions).filter(|((_, gold), prediction)| prediction.label != **gold);
    let mut mistakes: Vec<Mistake> = wrong
        .map(|((at, _), prediction)| Mistake {
            example: *at,
            answer: prediction.label,
            confidence: prediction.confidence,
        })
        .collect();
    mistakes.sort_by(|one, other| other.confidence.total_cmp(&one.confidence).then(one.example.cmp(&other.example)));
    mistakes.truncate(MOST_MISTAKES);
    mistakes
}
