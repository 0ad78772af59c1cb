//! Whether customers came back: a question about the whole workspace, answered whenever labels change.
//!
//! In: the columns of all segments as they count. Out: [`Columns::followed_up`]. Never: a look at a ticket that is left out.

use std::sync::Arc;

use model::columns::{Columns, NO_NAME, NONE};
use model::standing::FOLLOW_UP_MS;

use crate::snapshot::Rows;

/// A ticket of a customer who has several.
#[derive(Clone, Copy, Default)]
struct Visit {
    category: u32,
    /// Which segment.
    segment: u32,
    row: u32,
    created: i64,
}

/// Fills the column of each segment; `customers` is the number of their names.
pub(crate) fn follow_up(segments: &[Arc<Rows>], columns: &mut [Arc<Columns>], customers: usize) {
    let mut found: Vec<Vec<u8>> = columns.iter().map(|columns| vec![0; columns.len()]).collect();
    let (starts, mut visits) = by_customer(segments, columns, customers);
    for pair in starts.windows(2) {
        let visits = &mut visits[pair[0] as usize..pair[1] as usize];
        visits.sort_unstable_by_key(|visit| (visit.category, visit.created));
        for issue in visits.chunk_by(|one, other| one.category == other.category) {
            mark(issue, columns, &mut found);
        }
    }
    for (columns, followed_up) in columns.iter_mut().zip(found) {
        Arc::make_mut(columns).followed_up = followed_up;
    }
}

/// Marks those of one customer and category, by creation, that a later one follows in time.
fn mark(issue: &[Visit], columns: &[Arc<Columns>], found: &mut [Vec<u8>]) {
    let mut next = NONE;
    for (at, visit) in issue.iter().enumerate().rev() {
        // Of those created at the same moment none follows another.
        if let Some(later) = issue.get(at + 1).filter(|later| later.created > visit.created) {
            next = later.created;
        }
        let (segment, row) = (visit.segment as usize, visit.row as usize);
        let resolved = columns[segment].resolved[row];
        if next != NONE && resolved != NONE && next <= resolved.saturating_add(FOLLOW_UP_MS) {
            found[segment][row] = 1;
        }
    }
}

/// The dated tickets of customers who have several, customer after customer, and where those of each begin.
fn by_customer(segments: &[Arc<Rows>], columns: &[Arc<Columns>], customers: usize) -> (Vec<u32>, Vec<Visit>) {
    let dated = || {
        segments.iter().zip(columns).enumerate().flat_map(|(segment, (rows, columns))| {
            let known = |row: &u32| {
                let row = *row as usize;
                columns.customer[row] != NO_NAME && columns.created[row] != NONE
            };
            rows.counted.iter().copied().filter(known).map(move |row| (segment, row, &**columns))
        })
    };
    let mut counts = vec![0u32; customers + 1];
    dated().for_each(|(_, row, columns)| counts[columns.customer[row as usize] as usize] += 1);
    let (mut starts, mut next) = (vec![0; customers + 1], 0);
    for (start, &count) in starts.iter_mut().zip(&counts) {
        *start = next;
        next += if count > 1 { count } else { 0 };
    }
    let (mut places, mut visits) = (starts.clone(), vec![Visit::default(); next as usize]);
    for (segment, row, columns) in dated() {
        let (at, customer) = (row as usize, columns.customer[row as usize] as usize);
        if counts[customer] > 1 {
            let (category, created) = (columns.category[at], columns.created[at]);
            visits[places[customer] as usize] = Visit { category, segment: segment as u32, row, created };
            places[customer] += 1;
        }
    }
    (starts, visits)
}
