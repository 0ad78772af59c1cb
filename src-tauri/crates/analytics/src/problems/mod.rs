//! Problem areas, what goes along with them, and what the numbers recommend (METRICS: Quality, People, Text measures).
//!
//! In: rows, names, the question. Out: [`Problems`], and where the worst tickets lie. Never: I/O, a clock, words of tickets.
//!
//! Rows are passed over three times: tickets are counted by customer, since whether a ticket is of a repeat customer is known
//! only then; then everything else; then repeat customers' tickets are gathered.

mod ageing;
mod areas;
mod case;
mod collect;
mod combinations;
mod customers;
mod escalations;
mod impacts;
mod kind;
mod parts;
mod promise;
mod recommend;
mod repeats;
mod waits;
mod worst;

use model::columns::{Names, Slice};

use self::collect::{Collected, Known};
use self::customers::Customers;
use self::promise::Promise;
use crate::ask::Ask;
use crate::metrics::left_out::Omitted;
use crate::overview::scope_of;
use crate::pass::pass;
use crate::sla::Judge;
use crate::span::{DataRange, Span};
use crate::view::{ProblemArea, ProblemKind, Problems};

/// Cases on both sides before a part is compared with the others.
const FEWEST_RATED: u32 = 5;

/// Where a ticket lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// Number of the slice; of slices with the same columns the first.
    pub part: u32,
    /// Row of its columns.
    pub row: u32,
}

/// The problems, before their tickets have been read.
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// All numbers. Areas have no worst tickets yet; topics stand under their numbers.
    pub problems: Problems,
    /// For each area where its worst tickets lie, worst first, and what makes them bad.
    pub worst: Vec<Vec<(Place, Option<f64>)>>,
}

/// Every number of the problems screen for one filter; `slices` and `left_out` as for [`crate::overview()`].
pub fn problems(slices: &[Slice], names: &Names, left_out: &[Slice], ask: &Ask) -> Found {
    let span = Span::new(ask, DataRange::of(slices));
    let promise = Promise::new(ask.timing);
    let customers = Customers::count(slices, names, &span);
    let (saved, filled) = (ask.judge(), Judge::new(&promise.timing, ask.as_of));
    let known = Known {
        ask,
        counter: ask.counter(),
        span: &span,
        slices,
        saved: &saved,
        filled: &filled,
        customers: &customers,
    };
    let mut collected = pass(slices, &span, || Collected::new(known, names));
    collected.omitted.merge(&Omitted::of(left_out, ask.filter.population, &span));
    collected.waits.sort();
    let whole = recommend::Whole { collected: &collected, names, ask, span: &span, customers: &customers };
    let problems = Problems {
        scope: scope_of(ask, &span, collected.parts.all.tickets(), &collected.omitted),
        clock: ask.filter.clock,
        recommendations: recommend::recommendations(&whole),
        ageing: collected.ages.finish(),
        repeats: repeats::repeats(slices, names, ask.filter.population, &span, &customers),
        repeat_customers: customers.repeated().0.customers,
        combinations: collected.combinations.finish(collected.parts.all.share(parts::Share::Satisfied), names),
        escalation_reasons: collected.escalations.reasons(names),
        escalation_drivers: impacts::escalation_drivers(&collected.parts, names),
        impacts: impacts::impacts(&collected.parts, names, &promise),
        areas: Vec::new(),
    };
    with_areas(problems, collected, names, ask, &span, &promise)
}

fn with_areas(
    mut problems: Problems,
    mut collected: Collected,
    names: &Names,
    ask: &Ask,
    span: &Span,
    promise: &Promise,
) -> Found {
    let csat = collected.parts.all.share(parts::Share::Satisfied);
    let escalated_after = collected.escalations.hours();
    let areas = collected.areas.finish(csat, names, ask, span, promise);
    let worst = areas.iter().map(|weighed| weighed.worst.clone()).collect();
    let finished = areas.into_iter().map(|weighed| ProblemArea {
        hours_to_escalate: escalated_after.filter(|_| weighed.area.kind == ProblemKind::Escalated),
        ..weighed.area
    });
    problems.areas = finished.collect();
    Found { problems, worst }
}
