//! Everything the problems screen counts, in one pass over the rows.

use model::columns::{Columns, Names, Slice};
use model::{Population, SlaGoal, SlaState};

use super::ageing::Ages;
use super::areas::Areas;
use super::case::Case;
use super::combinations::Combinations;
use super::customers::Customers;
use super::escalations::Escalations;
use super::parts::Parts;
use super::waits::Waits;
use crate::ask::Ask;
use crate::durations::Counter;
use crate::metrics::left_out::Omitted;
use crate::pass::{Batch, Collect};
use crate::row::Row;
use crate::sla::{Judge, Standing};
use crate::span::Span;

/// What the pass looks things up in.
#[derive(Clone, Copy)]
pub(super) struct Known<'a> {
    /// The question.
    pub ask: &'a Ask<'a>,
    /// The filter's clock.
    pub counter: Counter<'a>,
    /// Periods.
    pub span: &'a Span,
    /// All rows, for the place of a worst ticket.
    pub slices: &'a [Slice<'a>],
    /// Judges first responses by the saved rules.
    pub saved: &'a Judge<'a>,
    /// Judges resolutions by the saved rules, with the time that stands in where they promise nothing.
    pub filled: &'a Judge<'a>,
    /// Tickets by customer.
    pub customers: &'a Customers,
}

/// Everything counted so far.
pub(super) struct Collected<'a> {
    known: Known<'a>,
    /// Left out of the numbers.
    pub omitted: Omitted,
    /// Areas.
    pub areas: Areas,
    /// Open tickets by age.
    pub ages: Ages,
    /// Category × channel.
    pub combinations: Combinations,
    /// Escalated tickets.
    pub escalations: Escalations,
    /// Parts of the population.
    pub parts: Parts,
    /// Durations.
    pub waits: Waits,
    /// Kept of decided promises by priority: of a first response, of a resolution.
    pub kept: [[(u32, u32); 4]; 2],
    /// Topics in the previous period, by id.
    pub topics_before: Vec<u32>,
    /// Tickets of the previous period.
    pub previous_n: u32,
    /// Created and resolved in the period, whatever the population.
    pub flow: (u32, u32),
}

impl Collect for Collected<'_> {
    fn collect(&mut self, batch: &Batch) {
        self.omitted.collect(batch);
        self.count_flow(batch);
        let part = self.part_of(batch.columns);
        for row in batch.counted {
            if row.now {
                self.add(row, part);
            }
            if row.before {
                self.add_before(row);
            }
        }
    }

    fn merge(&mut self, next: Self) {
        self.omitted.merge(&next.omitted);
        self.areas.merge(next.areas);
        self.ages.merge(&next.ages);
        self.combinations.merge(&next.combinations);
        self.escalations.merge(next.escalations);
        self.parts.merge(&next.parts);
        self.waits.merge(next.waits);
        for (mine, other) in self.kept.iter_mut().flatten().zip(next.kept.iter().flatten()) {
            *mine = (mine.0 + other.0, mine.1 + other.1);
        }
        self.topics_before.iter_mut().zip(&next.topics_before).for_each(|(mine, other)| *mine += other);
        self.previous_n += next.previous_n;
        self.flow = (self.flow.0 + next.flow.0, self.flow.1 + next.flow.1);
    }
}

impl<'a> Collected<'a> {
    /// Nothing counted yet.
    pub fn new(known: Known<'a>, names: &Names) -> Collected<'a> {
        Collected {
            known,
            omitted: Omitted::default(),
            areas: Areas::new(names),
            ages: Ages::default(),
            combinations: Combinations::new(names),
            escalations: Escalations::new(names),
            parts: Parts::new(names),
            waits: Waits::default(),
            kept: Default::default(),
            topics_before: vec![0; names.topic.len()],
            previous_n: 0,
            flow: (0, 0),
        }
    }

    fn part_of(&self, columns: &Columns) -> u32 {
        let mut slices = self.known.slices.iter();
        slices.position(|slice| std::ptr::eq(slice.columns, columns)).unwrap_or(0) as u32
    }

    fn count_flow(&mut self, batch: &Batch) {
        let period = self.known.span.asked;
        for row in batch.all {
            self.flow.0 += u32::from(row.columns.belongs(row.at, Population::Created, period));
            self.flow.1 += u32::from(row.columns.belongs(row.at, Population::Resolved, period));
        }
    }

    fn case<'r>(&self, row: &'r Row<'r>, of_customer: u32) -> Case<'r> {
        let standing = |judge: &Judge, goal| judge.standing(row.columns, row.at, goal);
        let first_response = standing(self.known.saved, SlaGoal::FirstResponse);
        let resolution = standing(self.known.filled, SlaGoal::Resolution);
        Case { row, first_response, resolution, of_customer }
    }

    fn add(&mut self, row: &Row, part: u32) {
        let Known { ask, counter, span, customers, .. } = self.known;
        let case = self.case(row, customers.tickets_now(row));
        self.areas.add(&case, part, ask);
        self.ages.add(row, ask);
        self.combinations.add(&case);
        self.escalations.add(&case, ask);
        self.parts.add(&case);
        self.waits.add(row, ask, counter, span);
        for (kept, standing) in self.kept.iter_mut().zip([case.first_response, case.resolution]) {
            keep(kept, usize::from(row.columns.priority[row.at]), standing);
        }
    }

    fn add_before(&mut self, row: &Row) {
        self.previous_n += 1;
        let case = self.case(row, self.known.customers.tickets_before(row));
        self.areas.add_before(&case);
        self.topics_before.get_mut(case.topic() as usize).into_iter().for_each(|count| *count += 1);
    }
}

fn keep(kept: &mut [(u32, u32); 4], priority: usize, standing: Standing) {
    let decided = matches!(standing.state, SlaState::Met | SlaState::Breached);
    if let Some(count) = kept.get_mut(priority).filter(|_| decided) {
        *count = (count.0 + u32::from(standing.state == SlaState::Met), count.1 + 1);
    }
}
