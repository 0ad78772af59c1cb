//! Two sets of tickets side by side: two periods, or two segments, each with a filter of its own.
//!
//! In: the rows of both, their questions. Out: a [`Comparison`]. Never: a sure difference between sets that share tickets.

mod collected;
mod days;
mod measures;
mod shares;

use std::cmp::Ordering;

use model::columns::{Names, Slice};

use crate::ask::Ask;
use crate::view::Comparison;
use collected::Side;

/// Chance of calling any difference sure where there is none, within the measures and within the shares.
const LEVEL: f64 = 0.05;

/// One of the two.
#[derive(Clone, Copy, Debug)]
pub struct Part<'a> {
    /// Rows that count and pass everything in the filter but period and population.
    pub slices: &'a [Slice<'a>],
    /// The same for rows kept out of the numbers.
    pub left_out: &'a [Slice<'a>],
    /// Its question.
    pub ask: &'a Ask<'a>,
}

/// Every number of both parts and their differences. Slices of both come from the same segments in the same order; both
/// questions count durations on the same clock.
pub fn compare(a: &Part, b: &Part, names: &Names) -> Comparison {
    let shared = shared(a, b);
    let sides = [a, b].map(|part| Side::of(part, names));
    let apart = shared == 0;
    let measures = measures::differences(&sides, apart);
    let shares = shares::differences(&sides, names, apart);
    let [first, second] = sides;
    Comparison { a: first.scope, b: second.scope, shared, clock: a.ask.filter.clock, measures, shares }
}

/// Tickets that are in both populations.
fn shared(a: &Part, b: &Part) -> u32 {
    let segments = a.slices.iter().zip(b.slices);
    segments.map(|(one, other)| alike(one, a.ask, other, b.ask)).sum()
}

/// Both lists of rows ascend.
fn alike(one: &Slice, ask: &Ask, other: &Slice, other_ask: &Ask) -> u32 {
    let belongs = |ask: &Ask, row: u32| one.columns.belongs(row as usize, ask.filter.population, ask.filter.period);
    let (mut rows, mut others) = (one.rows.iter().peekable(), other.rows.iter().peekable());
    let mut n = 0;
    while let (Some(&&row), Some(&&same)) = (rows.peek(), others.peek()) {
        match row.cmp(&same) {
            Ordering::Less => drop(rows.next()),
            Ordering::Greater => drop(others.next()),
            Ordering::Equal => {
                n += u32::from(belongs(ask, row) && belongs(other_ask, row));
                rows.next();
                others.next();
            }
        }
    }
    n
}
