//! Figures of answers beside what is right.
//!
//! In: right answers and given ones. Out: accuracy with its interval, F1, calibration. Never: an undefined figure as 0.

use super::Prediction;

/// Bins of equal width in which confidence is compared with accuracy.
const BINS: usize = 15;

/// Of a 95 % interval.
const Z: f64 = 1.959_964;

/// How good answers are; shares are 0–1.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Figures {
    /// Share right when it must answer.
    pub accuracy: f32,
    /// 95 % interval of `accuracy` (Wilson 1927).
    pub accuracy_low: f32,
    /// See `accuracy_low`.
    pub accuracy_high: f32,
    /// Mean F1 over the labels that are right or answered somewhere.
    pub macro_f1: f32,
    /// Share it answers.
    pub coverage: f32,
    /// Share right of those it answers; 0 when it answers none.
    pub accuracy_answered: f32,
    /// Mean distance of confidence and accuracy over 15 bins of equal width, weighted by answers.
    pub calibration_error: f32,
}

/// How well one label is told.
#[derive(Clone, Debug, PartialEq)]
pub struct CategoryFigures {
    /// Its name.
    pub name: String,
    /// Labelled texts.
    pub labelled: u32,
    /// Texts kept aside.
    pub held_out: u32,
    /// Share right of those it calls so, 0–1; `None` when it calls none so.
    pub precision: Option<f32>,
    /// Share found, 0–1; `None` when none was kept aside.
    pub recall: Option<f32>,
    /// Its most telling words.
    pub words: Vec<String>,
}

/// Figures of `predictions` where `gold` is right; `labels` is their number, and every place is below it.
pub fn judge(gold: &[usize], predictions: &[Prediction], labels: usize) -> Figures {
    let pairs = || gold.iter().zip(predictions);
    let right = pairs().filter(|(gold, answer)| **gold == answer.label).count();
    let answered = pairs().filter(|(_, answer)| !answer.abstained).count();
    let answered_right = pairs().filter(|(gold, answer)| !answer.abstained && **gold == answer.label).count();
    let (accuracy_low, accuracy_high) = wilson(right, predictions.len());
    Figures {
        accuracy: ratio(right, predictions.len()).unwrap_or(0.0),
        accuracy_low,
        accuracy_high,
        macro_f1: macro_f1(&confusion(gold, predictions, labels)),
        coverage: ratio(answered, predictions.len()).unwrap_or(0.0),
        accuracy_answered: ratio(answered_right, answered).unwrap_or(0.0),
        calibration_error: calibration_error(gold, predictions),
    }
}

/// Texts by label (row) and answer (column).
pub(super) fn confusion(gold: &[usize], predictions: &[Prediction], labels: usize) -> Vec<Vec<u32>> {
    let mut counts = vec![vec![0; labels]; labels];
    for (gold, answer) in gold.iter().zip(predictions) {
        if let Some(cell) = counts.get_mut(*gold).and_then(|row| row.get_mut(answer.label)) {
            *cell += 1;
        }
    }
    counts
}

/// Figures of each label.
pub(super) fn by_category(
    names: &[String],
    labelled: &[u32],
    confusion: &[Vec<u32>],
    words: &[Vec<String>],
) -> Vec<CategoryFigures> {
    let of = |(class, name): (usize, &String)| {
        let (right, held_out, called) = counts(confusion, class);
        CategoryFigures {
            name: name.clone(),
            labelled: labelled[class],
            held_out,
            precision: ratio(right as usize, called as usize),
            recall: ratio(right as usize, held_out as usize),
            words: words.get(class).cloned().unwrap_or_default(),
        }
    };
    names.iter().enumerate().map(of).collect()
}

/// Right ones of a class, those that are of it, and those called so.
fn counts(confusion: &[Vec<u32>], class: usize) -> (u32, u32, u32) {
    let called = confusion.iter().map(|row| row[class]).sum();
    (confusion[class][class], confusion[class].iter().sum(), called)
}

fn macro_f1(confusion: &[Vec<u32>]) -> f32 {
    let f1 = |class: usize| {
        let (right, held_out, called) = counts(confusion, class);
        ratio(2 * right as usize, (held_out + called) as usize)
    };
    let scores: Vec<f32> = (0..confusion.len()).filter_map(f1).collect();
    if scores.is_empty() { 0.0 } else { scores.iter().sum::<f32>() / scores.len() as f32 }
}

fn calibration_error(gold: &[usize], predictions: &[Prediction]) -> f32 {
    // Sum of confidences, right ones; their difference is what counts.
    let mut bins = [(0.0_f64, 0.0_f64); BINS];
    for (gold, answer) in gold.iter().zip(predictions) {
        let bin = &mut bins[((answer.confidence * BINS as f32) as usize).min(BINS - 1)];
        bin.0 += f64::from(answer.confidence);
        bin.1 += f64::from(u8::from(*gold == answer.label));
    }
    let distance: f64 = bins.iter().map(|(sure, right)| (sure - right).abs()).sum();
    (distance / predictions.len().max(1) as f64) as f32
}

/// Interval of a share (Wilson, JASA 1927).
fn wilson(right: usize, of: usize) -> (f32, f32) {
    if of == 0 {
        return (0.0, 1.0);
    }
    let (n, p) = (of as f64, right as f64 / of as f64);
    let middle = (p + Z * Z / (2.0 * n)) / (1.0 + Z * Z / n);
    let half = Z / (1.0 + Z * Z / n) * (p * (1.0 - p) / n + Z * Z / (4.0 * n * n)).sqrt();
    ((middle - half).max(0.0) as f32, (middle + half).min(1.0) as f32)
}

fn ratio(part: usize, of: usize) -> Option<f32> {
    (of > 0).then(|| (part as f64 / of as f64) as f32)
}

/// Share of `true`; 0 of none.
pub(super) fn share(right: &[bool]) -> f32 {
    ratio(right.iter().filter(|right| **right).count(), right.len()).unwrap_or(0.0)
}

/// The place of the largest count, the first of equal ones.
pub(super) fn first_largest(counts: &[u32]) -> usize {
    let largest = counts.iter().copied().max().unwrap_or(0);
    counts.iter().position(|count| *count == largest).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer(label: usize, confidence: f32, abstained: bool) -> Prediction {
        Prediction { label, confidence, abstained }
    }

    #[test]
    fn figures_of_worked_answers() {
        let gold = [0, 0, 1, 1, 2];
        let answers = [
            answer(0, 0.95, false),
            answer(1, 0.55, true),
            answer(1, 0.9, false),
            answer(1, 0.8, false),
            answer(1, 0.3, true),
        ];
        let figures = judge(&gold, &answers, 3);
        let near = |found: f32, expected: f32| assert!((found - expected).abs() < 5e-4, "{found}, not {expected}");
        near(figures.accuracy, 0.6);
        near(figures.accuracy_low, 0.2307);
        near(figures.accuracy_high, 0.8824);
        // F1: 2·1/(2+1), 2·2/(2+4), 0/(1+0).
        near(figures.macro_f1, (2.0 / 3.0 + 2.0 / 3.0) / 3.0);
        near(figures.coverage, 0.6);
        near(figures.accuracy_answered, 1.0);
        near(figures.calibration_error, (0.05 + 0.55 + 0.1 + 0.2 + 0.3) / 5.0);
        assert_eq!(judge(&[], &[], 3).accuracy_high, 1.0);
    }
}
