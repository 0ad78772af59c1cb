//! A new category from a handful of examples.
//!
//! In: a few texts that belong to it, and others of the workspace, most of which do not. Out: whether a text belongs, how
//! surely, and the words that say so. Never: the need of labels for the others.
//!
//! One support vector machine of the examples against the others. Where to draw the line is asked of each text by a
//! machine that has not seen it: examples should lie above, nearly all others below.

use model::Cancel;
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use text::vectors::Vectors;

use super::features::{Balance, Counts, Features, Row, count};
use super::solver::{Problem, solve};
use super::weights::Weights;
use super::{Unlearnable, telling};

/// Fewest examples from which a category is learnt.
pub const FEWEST_EXAMPLES: usize = 3;

/// How much more an example counts than one of the others: among those some belong to the category too.
const OWN: f32 = 16.0;

/// Parts kept aside in turn.
const PARTS: usize = 5;

/// Share of the others that lies below the line at least.
const BELOW: f32 = 0.985;

/// How fast it becomes sure with the distance from the line.
const SHARPNESS: f32 = 4.0;

/// Tells whether texts belong to a category.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Matcher {
    pub(super) features: Features,
    pub(super) weights: Weights,
    line: f32,
}

/// What a [`Matcher`] says of a text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Match {
    /// Whether it belongs.
    pub belongs: bool,
    /// How surely, 0–1; one half at the line.
    pub confidence: f32,
}

impl Matcher {
    /// Learns from texts that belong and from `others`, a sample of the workspace in which the category is rare.
    ///
    /// # Errors
    /// [`Unlearnable`] when there are fewer than [`FEWEST_EXAMPLES`] or no others, or it was stopped.
    pub fn learn(examples: &[&str], others: &[&str], cancel: &Cancel) -> Result<Matcher, Unlearnable> {
        if examples.len() < FEWEST_EXAMPLES || others.is_empty() {
            return Err(Unlearnable::Nothing);
        }
        let read =
            |texts: &[&str]| texts.par_iter().map(|text| count(text, Vectors::shared())).collect::<Vec<Counts>>();
        let (examples, mut others) = (read(examples), read(others));
        others.retain(|other| examples.iter().all(|example| example.fingerprint != other.fingerprint));
        let features = Features::learn(&examples.iter().chain(&others).collect::<Vec<_>>(), Balance::FEW);
        let rows = |counts: &[Counts]| features.rows(&counts.iter().collect::<Vec<_>>());
        let (examples, others) = (rows(&examples), rows(&others));
        let columns = features.columns();
        let line = line(&examples, &others, columns, cancel)?;
        let weights = weights(examples, others, columns, cancel)?;
        Ok(Matcher { features, weights, line })
    }

    /// Whether `text` belongs.
    pub fn tell(&self, text: &str) -> Match {
        let score = score(&self.weights, &self.features.row(&count(text, Vectors::shared())));
        let confidence = 1.0 / (1.0 + ((self.line - score) * SHARPNESS).exp());
        Match { belongs: score > self.line, confidence }
    }

    /// The words of `text` that say it belongs, strongest first, at most `most`, each with its weight in the score.
    pub fn because<'t>(&self, text: &'t str, most: usize) -> Vec<(&'t str, f32)> {
        let counts = count(text, Vectors::shared());
        let speaking = telling::because(text, &counts, &self.features, &self.weights, 0);
        speaking.into_iter().take(most).filter_map(|(range, weight)| Some((text.get(range)?, weight))).collect()
    }
}

fn weights(examples: Vec<Row>, others: Vec<Row>, columns: usize, cancel: &Cancel) -> Result<Weights, Unlearnable> {
    let classes: Vec<u32> = examples.iter().map(|_| 0).chain(others.iter().map(|_| 1)).collect();
    let rows: Vec<Row> = examples.into_iter().chain(others).collect();
    let problem = Problem { rows: &rows, classes: &classes, count: 1, columns, own: OWN };
    Ok(Weights::new(&solve(&problem, cancel).ok_or(Unlearnable::Cancelled)?, 1))
}

fn score(weights: &Weights, row: &Row) -> f32 {
    let mut scores = Vec::new();
    weights.scores(row, &mut scores);
    scores.first().copied().unwrap_or(f32::NEG_INFINITY)
}

/// The score at which a text belongs: half way between where most of the others end and the examples stand, if those
/// stand higher.
fn line(examples: &[Row], others: &[Row], columns: usize, cancel: &Cancel) -> Result<f32, Unlearnable> {
    let parts = PARTS.min(examples.len());
    let turn = |part: usize| {
        let learnt = |rows: &[Row]| {
            let kept = rows.iter().enumerate().filter(|(at, _)| at % parts != part);
            kept.map(|(_, row)| row.clone()).collect::<Vec<_>>()
        };
        let weights = weights(learnt(examples), learnt(others), columns, cancel)?;
        let aside =
            |rows: &[Row]| rows.iter().skip(part).step_by(parts).map(|row| score(&weights, row)).collect::<Vec<_>>();
        Ok((aside(examples), aside(others)))
    };
    let turns: Vec<(Vec<f32>, Vec<f32>)> = (0..parts).into_par_iter().map(turn).collect::<Result<_, _>>()?;
    let (own, beyond): (Vec<Vec<f32>>, Vec<Vec<f32>>) = turns.into_iter().unzip();
    let (low, high) = (quantile(beyond.concat(), BELOW), quantile(own.concat(), 0.5));
    Ok(if high > low { (low + high) / 2.0 } else { low })
}

fn quantile(mut scores: Vec<f32>, share: f32) -> f32 {
    scores.sort_unstable_by(f32::total_cmp);
    let at = (scores.len() as f32 * share) as usize;
    scores.get(at.min(scores.len().saturating_sub(1))).copied().unwrap_or(f32::INFINITY)
}
