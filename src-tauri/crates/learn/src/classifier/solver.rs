//! Linear support vector machines, one for each class against the rest.
//!
//! In: rows, the class of each. Out: weights of each class. Never: an order that depends on threads. The dual problem
//! (squared hinge loss, L2 regularisation) is solved by coordinate descent after Hsieh et al., "A Dual Coordinate
//! Descent Method for Large-scale Linear SVM" (ICML 2008), for sixteen classes beside each other: what one step reads
//! and writes of them lies together.

use model::Cancel;
use rayon::prelude::*;

use super::features::Row;
use super::order::shuffle;

/// Classes solved beside each other: as many as the processor multiplies at once.
pub(crate) const LANES: usize = 16;

/// A number for each class of a block.
pub(crate) type Lane = [f32; LANES];

/// What an error costs (C of the literature); the larger, the closer the fit.
const COST: f32 = 0.25;

/// Passes over all rows.
const PASSES: usize = 12;

/// Rows after which is asked whether to stop.
const ROWS_BETWEEN_ASKING: usize = 256;

/// What is learnt from.
pub(crate) struct Problem<'a> {
    pub rows: &'a [Row],
    /// Class of each row.
    pub classes: &'a [u32],
    /// Number of classes.
    pub count: usize,
    /// Columns of the sparse part.
    pub columns: usize,
    /// How much more an error on a row of the class costs than one on a row of another.
    pub own: f32,
}

/// Weights of sixteen classes: a line a column.
pub(crate) struct Block {
    pub sparse: Vec<Lane>,
    pub dense: Vec<Lane>,
    pub bias: Lane,
}

/// Weights of all classes, sixteen a block; `None` when stopped.
pub(crate) fn solve(problem: &Problem, cancel: &Cancel) -> Option<Vec<Block>> {
    (0..problem.count.div_ceil(LANES))
        .into_par_iter()
        .map(|block| solve_block(problem, block * LANES, cancel))
        .collect()
}

fn solve_block(problem: &Problem, first: usize, cancel: &Cancel) -> Option<Block> {
    let rows = problem.rows;
    let mut block = Block::zero(problem.columns, rows.first().map_or(0, |row| row.dense.len()));
    let mut alphas = vec![[0.0; LANES]; rows.len()];
    let squares: Vec<f32> = rows.iter().map(square).collect();
    let mut order: Vec<u32> = (0..rows.len() as u32).collect();
    for pass in 0..PASSES {
        shuffle(&mut order, pass as u64);
        for some in order.chunks(ROWS_BETWEEN_ASKING) {
            if cancel.is_cancelled() {
                return None;
            }
            for at in some.iter().map(|at| *at as usize) {
                let own = (problem.classes[at] as usize).checked_sub(first);
                let costs = costs(own, problem.own);
                if let Some(steps) = steps(&costs, &block.scores(&rows[at]), squares[at], &mut alphas[at]) {
                    block.add(&rows[at], &steps);
                }
            }
        }
    }
    Some(block)
}

/// For each class: whether the row is its own (1) or not (−1), and 1/(2C).
fn costs(own: Option<usize>, factor: f32) -> [(f32, f32); LANES] {
    std::array::from_fn(|lane| if own == Some(lane) { (1.0, 0.5 / (COST * factor)) } else { (-1.0, 0.5 / COST) })
}

/// Moves the row's dual variables to where they are best, all others fixed; by what its weights change, `None` if by
/// nothing.
fn steps(costs: &[(f32, f32); LANES], scores: &Lane, square: f32, alphas: &mut Lane) -> Option<Lane> {
    let mut steps = [0.0; LANES];
    for (lane, (sign, soft)) in costs.iter().enumerate() {
        let gradient = sign * scores[lane] - 1.0 + alphas[lane] * soft;
        let best = (alphas[lane] - gradient / (square + soft)).max(0.0);
        steps[lane] = (best - alphas[lane]) * sign;
        alphas[lane] = best;
    }
    steps.iter().any(|step| *step != 0.0).then_some(steps)
}

/// Squared length of a row, the constant 1 of the bias included.
fn square(row: &Row) -> f32 {
    let sparse: f32 = row.sparse.iter().map(|(_, value)| value * value).sum();
    let dense: f32 = row.dense.iter().map(|value| value * value).sum();
    1.0 + sparse + dense
}

impl Block {
    fn zero(columns: usize, dense: usize) -> Block {
        Block { sparse: vec![[0.0; LANES]; columns], dense: vec![[0.0; LANES]; dense], bias: [0.0; LANES] }
    }

    fn scores(&self, row: &Row) -> Lane {
        let mut scores = self.bias;
        for (column, value) in &row.sparse {
            add(&mut scores, &self.sparse[*column as usize], *value);
        }
        for (weights, value) in self.dense.iter().zip(&row.dense) {
            add(&mut scores, weights, *value);
        }
        scores
    }

    fn add(&mut self, row: &Row, steps: &Lane) {
        for (column, value) in &row.sparse {
            add(&mut self.sparse[*column as usize], steps, *value);
        }
        for (weights, value) in self.dense.iter_mut().zip(&row.dense) {
            add(weights, steps, *value);
        }
        add(&mut self.bias, steps, 1.0);
    }
}

fn add(sums: &mut Lane, terms: &Lane, factor: f32) {
    for (sum, term) in sums.iter_mut().zip(terms) {
        *sum += term * factor;
    }
}
