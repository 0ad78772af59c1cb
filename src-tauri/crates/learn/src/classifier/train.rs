//! Learning: labelled texts to a classifier.
//!
//! In: texts with their labels. Out: a [`Classifier`] over all of them, calibrated on those kept aside in turn. Never: a
//! figure of how good it is; `evaluate` says that, on other texts.

use std::collections::BTreeSet;

use model::Cancel;
use rayon::prelude::*;
use text::vectors::Vectors;
use xxhash_rust::xxh3::xxh3_64;

use super::calibration::{Aside, Calibration};
use super::features::{Balance, Counts, Features, Row, count};
use super::folds::{PARTS, parts};
use super::sample::{MOST, sample};
use super::solver::{Problem, solve};
use super::weights::Weights;
use super::{Classifier, Example, Unlearnable, telling};

/// From so many texts on one part kept aside says enough; below, each is in turn.
const ONE_PART_FROM: usize = 2_500;

/// Below so many labels a class on average the vectors lead.
const FEW: usize = 30;

/// Seed of the parts kept aside for calibration.
const SEED: u64 = 0x51;

/// Labelled texts, counted once and learnt from in different selections.
pub(crate) struct Corpus<'a> {
    pub examples: &'a [Example<'a>],
    /// Places of those read; all unless there are very many.
    sampled: Vec<usize>,
    /// Counts of each example; empty where it is not read.
    pub counts: Vec<Counts>,
    pub fingerprints: Vec<u64>,
    /// Names of the classes, in order.
    pub names: Vec<String>,
    /// Class of each example.
    pub classes: Vec<u32>,
}

impl<'a> Corpus<'a> {
    /// Reads all texts.
    ///
    /// # Errors
    /// [`Unlearnable`] when there are no two classes.
    pub fn new(examples: &'a [Example<'a>]) -> Result<Corpus<'a>, Unlearnable> {
        let names: BTreeSet<&str> = examples.iter().map(|example| example.label).collect();
        let names: Vec<String> = names.into_iter().map(str::to_owned).collect();
        match names.as_slice() {
            [] => return Err(Unlearnable::Nothing),
            [only] => return Err(Unlearnable::OneLabel(only.clone())),
            _ => {}
        }
        let class = |label: &str| names.binary_search_by(|name| name.as_str().cmp(label)).unwrap_or(0) as u32;
        let classes: Vec<u32> = examples.iter().map(|example| class(example.label)).collect();
        let sampled = sample(&classes, |at| xxh3_64(examples[at].text.as_bytes()), MOST);
        let read: Vec<Counts> = sampled.par_iter().map(|at| count(examples[*at].text, Vectors::shared())).collect();
        let mut counts = vec![Counts::default(); examples.len()];
        for (at, read) in sampled.iter().zip(read) {
            counts[*at] = read;
        }
        let fingerprints = counts.iter().map(|counts| counts.fingerprint).collect();
        Ok(Corpus { examples, sampled, counts, fingerprints, names, classes })
    }

    /// The examples that are learnt from: equal texts with equal labels count once.
    pub fn distinct(&self) -> Vec<usize> {
        let mut seen = BTreeSet::new();
        let sampled = self.sampled.iter().copied();
        sampled.filter(|at| seen.insert((self.fingerprints[*at], self.classes[*at]))).collect()
    }

    /// Learns from the examples at `chosen`.
    pub fn train(&self, chosen: &[usize], cancel: &Cancel) -> Result<Classifier, Unlearnable> {
        let parts = self.parts_of(chosen, SEED);
        let turns = if chosen.len() < ONE_PART_FROM { PARTS } else { 1 };
        let mut aside = Vec::new();
        for turn in 0..turns {
            let (out, learnt): (Vec<usize>, Vec<usize>) = (0..chosen.len()).partition(|at| parts[*at] == turn);
            let learnt: Vec<usize> = learnt.into_iter().map(|at| chosen[at]).collect();
            let fitted = self.fit(&learnt, cancel)?;
            aside.par_extend(
                out.par_iter().map(|at| fitted.aside(&self.counts[chosen[*at]], self.classes[chosen[*at]])),
            );
        }
        let calibration = Calibration::fit(&aside);
        let fitted = self.fit(chosen, cancel)?;
        let words = telling::words(self, chosen, &fitted.features, &fitted.weights);
        Ok(Classifier {
            names: self.names.clone(),
            features: fitted.features,
            weights: fitted.weights,
            calibration,
            words,
        })
    }

    /// The part of each of the examples at `chosen`.
    pub fn parts_of(&self, chosen: &[usize], seed: u64) -> Vec<u32> {
        let classes: Vec<u32> = chosen.iter().map(|at| self.classes[*at]).collect();
        let fingerprints: Vec<u64> = chosen.iter().map(|at| self.fingerprints[*at]).collect();
        parts(&classes, &fingerprints, seed)
    }

    fn fit(&self, chosen: &[usize], cancel: &Cancel) -> Result<Fitted, Unlearnable> {
        let counts: Vec<&Counts> = chosen.iter().map(|at| &self.counts[*at]).collect();
        let classes: Vec<u32> = chosen.iter().map(|at| self.classes[*at]).collect();
        let few = chosen.len() < FEW * self.names.len();
        let (balance, own) = if few { (Balance::FEW, 16.0) } else { (Balance::MANY, 8.0) };
        let features = Features::learn(&counts, balance);
        let rows: Vec<Row> = features.rows(&counts);
        let columns = features.columns();
        let problem = Problem { rows: &rows, classes: &classes, count: self.names.len(), columns, own };
        let blocks = solve(&problem, cancel).ok_or(Unlearnable::Cancelled)?;
        Ok(Fitted { weights: Weights::new(&blocks, self.names.len()), features })
    }
}

/// Weights without a calibration.
struct Fitted {
    features: Features,
    weights: Weights,
}

impl Fitted {
    fn aside(&self, counts: &Counts, class: u32) -> Aside {
        let mut scores = Vec::new();
        self.weights.scores(&self.features.row(counts), &mut scores);
        Aside { scores, class }
    }
}
