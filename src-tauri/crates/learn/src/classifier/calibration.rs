//! Scores to probabilities, and how sure is sure enough.
//!
//! In: scores of texts that were kept aside while learning, and the right answers. Out: a probability for each class and
//! one for "none of these", and the least confidence at which to answer. Never: scores of texts that were learnt from,
//! which are too good.

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

/// Least share of labelled texts that get an answer; the others are too unlike what was learnt.
const COVERAGE: f32 = 0.9;

/// So sure an answer is given in any case: where nearly all is told right, the least sure tenth is so too.
const SURE: f32 = 0.8;

/// Probability of class k: exp(β·score) ÷ (exp(β·none) + Σ exp(β·score)). `none` is the score of "none of these": where
/// no class scores well, none is probable.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Calibration {
    sharpness: f32,
    none: f32,
    /// Least confidence at which it answers.
    pub least: f32,
}

/// A text kept aside: its scores and its class.
pub(crate) struct Aside {
    pub scores: Vec<f32>,
    pub class: u32,
}

impl Calibration {
    /// Where the search begins, and what few texts do not move far from.
    const BEGIN: Calibration = Calibration { sharpness: 4.0, none: -0.75, least: 0.0 };

    /// Chooses sharpness and `none` so that the confidence in first answers is as likely as possible.
    pub fn fit(aside: &[Aside]) -> Calibration {
        let mut best = (Calibration::BEGIN.loss(aside), Calibration::BEGIN);
        for step in [0.8_f32, 0.4, 0.2, 0.1, 0.05] {
            while let Some(better) =
                best.1.neighbours(step).map(|next| (next.loss(aside), next)).into_iter().reduce(smaller)
                && better.0 < best.0 - 1e-6
            {
                best = better;
            }
        }
        let mut calibration = best.1;
        calibration.least = calibration.quantile(aside, 1.0 - COVERAGE).min(SURE);
        calibration
    }

    fn neighbours(self, step: f32) -> [Calibration; 4] {
        let turned = |sharper: f32, more: f32| Calibration {
            sharpness: (self.sharpness * sharper.exp()).clamp(0.05, 200.0),
            none: (self.none + more).clamp(-20.0, 5.0),
            ..self
        };
        [turned(step, 0.0), turned(-step, 0.0), turned(0.0, step), turned(0.0, -step)]
    }

    /// Mean of −ln of the probability given to what came true (first answer right or wrong), and a little for being far
    /// from where the search began.
    fn loss(&self, aside: &[Aside]) -> f64 {
        let one = |text: &Aside| {
            let (first, confidence) = self.first(&text.scores);
            let came_true = if first == text.class as usize { confidence } else { 1.0 - confidence };
            -f64::from(came_true.max(1e-6)).ln()
        };
        // Summed in their order, so that threads do not matter.
        let losses: Vec<f64> = aside.par_iter().map(one).collect();
        let far = f64::from((self.sharpness / Calibration::BEGIN.sharpness).ln()).powi(2)
            + f64::from(self.none - Calibration::BEGIN.none).powi(2);
        (losses.iter().sum::<f64>() + 0.5 * far) / losses.len().max(1) as f64
    }

    /// The class with the highest score, the first of equal ones, and its probability.
    pub fn first(&self, scores: &[f32]) -> (usize, f32) {
        let first = first(scores);
        let Some(top) = scores.get(first) else { return (0, 0.0) };
        let sum: f32 = scores.iter().map(|score| self.relative(*score, *top)).sum();
        (first, 1.0 / (sum + self.relative(self.none, *top)))
    }

    /// Probabilities of all classes; what is missing to 1 is that of none of them.
    pub fn probabilities(&self, scores: &[f32]) -> Vec<f32> {
        let top = scores.iter().copied().fold(f32::NEG_INFINITY, f32::max);
        let terms: Vec<f32> = scores.iter().map(|score| self.relative(*score, top)).collect();
        let sum = terms.iter().sum::<f32>() + self.relative(self.none, top);
        terms.into_iter().map(|term| term / sum).collect()
    }

    fn relative(&self, score: f32, top: f32) -> f32 {
        ((score - top) * self.sharpness).min(80.0).exp()
    }

    /// The confidence below which a `share` of texts kept aside lies.
    fn quantile(&self, aside: &[Aside], share: f32) -> f32 {
        let mut sure: Vec<f32> = aside.iter().map(|text| self.first(&text.scores).1).collect();
        sure.sort_unstable_by(f32::total_cmp);
        sure.get((sure.len() as f32 * share) as usize).copied().unwrap_or(0.0)
    }
}

/// The place of the highest score, the first of equal ones.
fn first(scores: &[f32]) -> usize {
    let mut best = 0;
    for (at, score) in scores.iter().enumerate() {
        if *score > scores[best] {
            best = at;
        }
    }
    best
}

fn smaller(one: (f64, Calibration), other: (f64, Calibration)) -> (f64, Calibration) {
    if other.0 < one.0 { other } else { one }
}
