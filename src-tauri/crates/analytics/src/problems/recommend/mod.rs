//! What the numbers recommend: differences that are sure, large enough to matter, and that somebody can do something about.
//!
//! Every candidate of every kind that has enough tickets is tested, whatever it shows, and the p-values of all are corrected
//! together (Holm): with nothing going on, the chance of any recommendation is below 5 %. Of what is sure only what is
//! material is told, ranked by the tickets that would be better off. Silent when nothing is sure.

mod durations;
mod shares;
mod whole;

use model::columns::Names;

use super::collect::Collected;
use super::customers::Customers;
use crate::ask::Ask;
use crate::span::Span;
use crate::stats::holm::holm;
use crate::view::Recommendation;

/// Recommendations returned at most: more than a team takes up in a month.
const MOST: usize = 8;
/// Of one kind at most, so that one cause does not fill the list.
const MOST_OF_A_KIND: usize = 2;
/// Cases on both sides: with fewer, single tickets make a difference.
const FEWEST: u32 = 20;
/// Level of false alarms over all.
const LEVEL: f64 = 0.05;
/// Points between two shares: below, nobody notices.
const POINTS: f64 = 2.0;
/// How many times as bad a part is at least: 25 % more bad tickets, or 25 % longer waits.
const TIMES: f64 = 1.25;
/// Tickets that would be better off: for fewer nobody changes how work is done.
const AFFECTED: f64 = 5.0;

/// All that candidates are made of.
pub(super) struct Whole<'a> {
    /// Counts.
    pub collected: &'a Collected<'a>,
    /// Names.
    pub names: &'a Names,
    /// The question.
    pub ask: &'a Ask<'a>,
    /// Periods.
    pub span: &'a Span,
    /// Tickets by customer.
    pub customers: &'a Customers,
}

/// A comparison that was made.
struct Candidate<'a> {
    /// Two-sided p-value, uncorrected.
    p: f64,
    /// It is the bad direction.
    bad: bool,
    /// The recommendation, with what it needs beyond the test; `None` when it is not material.
    draft: Box<dyn Fn() -> Option<Recommendation> + 'a>,
}

/// The recommendations, most tickets better off first.
pub(super) fn recommendations(whole: &Whole) -> Vec<Recommendation> {
    let mut candidates = shares::candidates(whole);
    candidates.extend(durations::candidates(whole));
    candidates.extend(whole::candidates(whole));
    let p = holm(&candidates.iter().map(|candidate| candidate.p).collect::<Vec<f64>>());
    let sure = candidates.iter().zip(p).filter(|(candidate, p)| candidate.bad && *p < LEVEL);
    let drafted = sure.filter_map(|(candidate, p)| Some(Recommendation { p, ..(candidate.draft)()? }));
    let mut found: Vec<Recommendation> = drafted.filter(|found| found.tickets_affected >= AFFECTED).collect();
    found.sort_by(|a, b| {
        let names = |of: &Recommendation| (of.kind as u8, of.name.clone(), of.detail.clone());
        b.tickets_affected.total_cmp(&a.tickets_affected).then_with(|| names(a).cmp(&names(b)))
    });
    choose(found)
}

/// The first of each kind, as many as are told.
fn choose(ranked: Vec<Recommendation>) -> Vec<Recommendation> {
    let mut chosen: Vec<Recommendation> = Vec::new();
    for found in ranked {
        if chosen.len() < MOST && chosen.iter().filter(|other| other.kind == found.kind).count() < MOST_OF_A_KIND {
            chosen.push(found);
        }
    }
    chosen
}
