//! Open tickets closest to breaking a promise, and those furthest over one.

use model::columns::Slice;
use model::instant::HOUR_MS;
use model::{SlaGoal, SlaState};
use rayon::prelude::*;

use super::goal::GOALS;
use super::{Judge, Standing};
use crate::span::Span;

/// How many are named.
pub const SHOWN: usize = 50;
/// Rows that one thread takes at a time.
const CHUNK: usize = 65_536;
/// Candidates beyond this many are thinned out.
const HELD: usize = 4_096;

/// An open ticket and what it has left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Next {
    /// Which of the slices, and which row of its columns.
    pub place: (usize, u32),
    /// The promise.
    pub goal: SlaGoal,
    /// How it stands.
    pub standing: Standing,
}

impl Next {
    /// Hours left on the promise's clock; negative: over it.
    pub fn hours_left(&self) -> f64 {
        self.left() as f64 / HOUR_MS as f64
    }

    /// Percent of the target used.
    pub fn used_percent(&self) -> f64 {
        100.0 * self.standing.used as f64 / self.standing.target as f64
    }

    /// Its place in the order: at risk before breached, then by the time left, least first.
    pub fn rank(&self) -> (bool, i64, SlaGoal) {
        (self.standing.state == SlaState::Breached, self.left(), self.goal)
    }

    fn left(&self) -> i64 {
        self.standing.target - self.standing.used
    }
}

/// The first [`SHOWN`] tickets of the population by rank, and all that stand equal to the last of them.
pub(crate) fn next(slices: &[Slice], span: &Span, judge: &Judge) -> Vec<Next> {
    let chunks: Vec<(usize, &Slice, &[u32])> = (slices.iter().enumerate())
        .flat_map(|(at, slice)| slice.rows.chunks(CHUNK).map(move |rows| (at, slice, rows)))
        .collect();
    let one = |&(at, slice, rows): &(usize, &Slice, &[u32])| of_chunk(at, slice, rows, span, judge);
    let mut found: Vec<Next> = chunks.par_iter().flat_map_iter(one).collect();
    thin_out(&mut found);
    found.sort_unstable_by_key(|next| (next.rank(), next.place));
    found
}

fn of_chunk(at: usize, slice: &Slice, rows: &[u32], span: &Span, judge: &Judge) -> Vec<Next> {
    let (columns, mut found, mut held) = (slice.columns, Vec::new(), HELD);
    for &row in rows {
        let index = row as usize;
        if columns.is_resolved(index) || !columns.belongs(index, span.population, span.asked) {
            continue;
        }
        for goal in GOALS {
            let standing = judge.standing(columns, index, goal);
            if standing.open && matches!(standing.state, SlaState::AtRisk | SlaState::Breached) {
                found.push(Next { place: (at, row), goal, standing });
            }
        }
        if found.len() > held {
            thin_out(&mut found);
            held = HELD.max(2 * found.len());
        }
    }
    thin_out(&mut found);
    found
}

/// Leaves the first [`SHOWN`] and all that stand equal to the last of them, in no order.
fn thin_out(found: &mut Vec<Next>) {
    if found.len() > SHOWN {
        let (_, last, _) = found.select_nth_unstable_by_key(SHOWN - 1, Next::rank);
        let last = last.rank();
        found.retain(|next| next.rank() <= last);
    }
}
