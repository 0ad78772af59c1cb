//! Weights of a trained classifier, small and quick to apply.
//!
//! In: what the solver found. Out: the score of each class for a row. Never: a change after training. Weights of sparse
//! columns are kept as the upper half of an `f32` (8 bits of precision), and so are they while being measured.

use serde::{Deserialize, Serialize};

use super::features::Row;
use super::solver::{Block, LANES};

/// Weights by column and class.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Weights {
    classes: u32,
    /// Classes rounded up to a multiple of what the processor adds at once: the length of a line.
    width: u32,
    /// A line a column; upper halves of `f32`.
    sparse: Vec<u16>,
    /// A line a number of the dense row.
    dense: Vec<f32>,
    bias: Vec<f32>,
}

/// Classes whose scores are summed in one go.
const STEP: usize = 8;

impl Weights {
    /// Packs the solver's blocks for `classes` classes.
    pub fn new(blocks: &[Block], classes: usize) -> Weights {
        let width = classes.next_multiple_of(STEP);
        let columns = blocks.first().map_or(0, |block| block.sparse.len());
        let dense = blocks.first().map_or(0, |block| block.dense.len());
        let line = |of: &dyn Fn(&Block) -> [f32; LANES]| {
            let mut line: Vec<f32> = blocks.iter().flat_map(of).take(width).collect();
            line.resize(width, 0.0);
            line
        };
        Weights {
            classes: classes as u32,
            width: width as u32,
            sparse: (0..columns).flat_map(|column| line(&|block| block.sparse[column])).map(halved).collect(),
            dense: (0..dense).flat_map(|number| line(&|block| block.dense[number])).collect(),
            bias: line(&|block| block.bias),
        }
    }

    /// Whether the parts fit each other and rows of so many numbers, as they do unless read from foreign bytes.
    pub fn fit(&self, columns: usize, dense: usize) -> bool {
        let width = self.width();
        width.is_multiple_of(STEP)
            && self.classes() <= width
            && columns.checked_mul(width) == Some(self.sparse.len())
            && dense.checked_mul(width) == Some(self.dense.len())
            && self.bias.len() == width
    }

    /// Number of classes.
    pub fn classes(&self) -> usize {
        self.classes as usize
    }

    fn width(&self) -> usize {
        self.width as usize
    }

    /// Scores of all classes; 0 and more mean "more likely of it than not". `scores` is overwritten.
    pub fn scores(&self, row: &Row, scores: &mut Vec<f32>) {
        let width = self.width();
        scores.clear();
        scores.extend_from_slice(&self.bias);
        for (column, value) in &row.sparse {
            let at = *column as usize * width;
            add_halves(scores, &self.sparse[at..at + width], *value);
        }
        for (weights, value) in self.dense.chunks_exact(width).zip(&row.dense) {
            add(scores, weights, *value);
        }
        scores.truncate(self.classes());
    }

    /// What a sparse column says for `class` beyond what it says for the classes on average.
    pub fn lead(&self, column: u32, class: usize) -> f32 {
        let at = column as usize * self.width();
        let line = self.sparse.get(at..at + self.classes()).unwrap_or_default();
        lead(line.iter().map(|half| whole(*half)), class)
    }

    /// The same of each number of the dense row, the first `numbers` of them.
    pub fn dense_leads(&self, class: usize, numbers: usize) -> Vec<f32> {
        let lines = self.dense.chunks_exact(self.width().max(1)).take(numbers);
        lines.map(|line| lead(line[..self.classes()].iter().copied(), class)).collect()
    }
}

fn lead(line: impl ExactSizeIterator<Item = f32>, class: usize) -> f32 {
    let (count, mut own, mut sum) = (line.len(), 0.0, 0.0);
    for (at, weight) in line.enumerate() {
        sum += weight;
        if at == class {
            own = weight;
        }
    }
    if count < 2 { own } else { own - (sum - own) / (count - 1) as f32 }
}

fn add_halves(sums: &mut [f32], halves: &[u16], factor: f32) {
    for (sums, halves) in sums.chunks_exact_mut(STEP).zip(halves.chunks_exact(STEP)) {
        for (sum, half) in sums.iter_mut().zip(halves) {
            *sum += whole(*half) * factor;
        }
    }
}

fn add(sums: &mut [f32], weights: &[f32], factor: f32) {
    for (sums, weights) in sums.chunks_exact_mut(STEP).zip(weights.chunks_exact(STEP)) {
        for (sum, weight) in sums.iter_mut().zip(weights) {
            *sum += weight * factor;
        }
    }
}

/// The upper half of a number, rounded.
fn halved(number: f32) -> u16 {
    ((number.to_bits() + 0x8000) >> 16) as u16
}

fn whole(half: u16) -> f32 {
    f32::from_bits(u32::from(half) << 16)
}
