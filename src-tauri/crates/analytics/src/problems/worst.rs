//! The few worst tickets of an area.

use model::columns::NONE;
use model::instant::HOUR_MS;

use super::Place;
use super::case::Case;
use crate::ask::Ask;
use crate::durations;
use crate::view::ProblemKind;

/// Tickets kept.
const MOST: usize = 5;

/// Where a ticket stands, worst first: what its kind orders by, twice, then older ones first. Of tickets that are equal in all
/// that, the one with the smaller hash of its words comes first, so that the order does not depend on where rows lie.
type Rank = ([i64; 2], i64, u64);

/// The worst tickets so far, worst first.
#[derive(Clone, Debug, Default)]
pub(super) struct Worst(Vec<(Rank, Place, Option<f64>)>);

impl Worst {
    /// Looks at a hit of a kind.
    pub fn add(&mut self, kind: ProblemKind, case: &Case, part: u32, ask: &Ask) {
        let (columns, at) = (case.row.columns, case.row.at);
        let (order, measure) = ordered(kind, case, ask);
        let created = if columns.created[at] == NONE { i64::MAX } else { columns.created[at] };
        let rank = (order, created, columns.fingerprint.get(at).copied().unwrap_or(0));
        self.put((rank, Place { part, row: at as u32 }, measure));
    }

    /// Adds those of other rows.
    pub fn merge(&mut self, next: Worst) {
        next.0.into_iter().for_each(|ticket| self.put(ticket));
    }

    /// Places and measures.
    pub fn finish(self) -> Vec<(Place, Option<f64>)> {
        self.0.into_iter().map(|(_, place, measure)| (place, measure)).collect()
    }

    fn put(&mut self, ticket: (Rank, Place, Option<f64>)) {
        let before = |other: &(Rank, Place, Option<f64>)| (other.0, other.1) < (ticket.0, ticket.1);
        let at = self.0.partition_point(before);
        if at < MOST {
            self.0.insert(at, ticket);
            self.0.truncate(MOST);
        }
    }
}

/// What a kind orders by, and what it shows of a ticket.
fn ordered(kind: ProblemKind, case: &Case, ask: &Ask) -> ([i64; 2], Option<f64>) {
    let (columns, at) = (case.row.columns, case.row.at);
    let score = small(columns.score[at]);
    let hours = |millis: i64| millis as f64 / HOUR_MS as f64;
    match kind {
        ProblemKind::UnresolvedCritical | ProblemKind::AgeingOpen => {
            let age = durations::resolution(columns, at, ask.counter(), ask.as_of).map(|lasted| lasted.millis);
            ([age.map_or(i64::MAX, |age| -age), 0], age.map(hours))
        }
        ProblemKind::Slow => {
            let over = case.resolution.used - case.resolution.target;
            ([-over, 0], Some(hours(over)))
        }
        ProblemKind::VeryNegative => ([score, 0], Some(f64::from(columns.score[at]))),
        ProblemKind::Unsatisfied => {
            let rating = columns.rating[at];
            ([small(rating), score], (!rating.is_nan()).then_some(f64::from(rating)))
        }
        ProblemKind::Escalated => {
            let took = case.escalated_at().map(|at_instant| ask.counter().between(columns.created[at], at_instant));
            ([-i64::from(columns.priority[at]), score], took.map(hours))
        }
        ProblemKind::RepeatCustomers => {
            ([-i64::from(case.of_customer), i64::from(columns.customer[at])], Some(f64::from(case.of_customer)))
        }
    }
}

/// A small number as an integer of the same order; what is missing comes last.
fn small(value: f32) -> i64 {
    if value.is_nan() { i64::MAX } else { (f64::from(value) * 1e6).round() as i64 }
}
