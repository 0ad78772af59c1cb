//! What is counted of one side.

use model::columns::Names;
use model::{Facet, Priority, Tone};

use super::Part;
use super::days::Days;
use crate::ask::Ask;
use crate::durations::{self, Counter, Lasted};
use crate::metrics::left_out::Omitted;
use crate::metrics::quality::Resolved;
use crate::overview::scope_of;
use crate::pass::{Batch, Collect, pass};
use crate::row::Row;
use crate::sla::{GOALS, Judge};
use crate::span::{DataRange, Span};
use crate::stats::survival::Sample;
use crate::view::{Quality, Scope};

/// Facets whose values' shares are compared.
pub(super) const FACETS: [Facet; 4] = [Facet::Category, Facet::Priority, Facet::Sentiment, Facet::Channel];

/// One side, counted.
pub(super) struct Side {
    /// What it is about.
    pub scope: Scope,
    /// Tickets a day.
    pub days: Days,
    /// First responses, shortest first.
    pub first_response: Sample,
    /// Resolutions, shortest first.
    pub resolution: Sample,
    /// Satisfied of rated.
    pub csat: (u32, u32),
    /// Negative of scored.
    pub negative: (u32, u32),
    /// How well tickets were resolved.
    pub quality: Quality,
    /// Tickets by value of each of [`FACETS`]. Position 0 holds those without a value.
    pub values: [Vec<u32>; FACETS.len()],
}

impl Side {
    /// Counts a part.
    pub fn of(part: &Part, names: &Names) -> Side {
        let Part { slices, left_out, ask } = *part;
        let span = Span::new(ask, DataRange::of(slices));
        let judge = ask.judge();
        let mut counted = pass(slices, &span, || Collected::new(names, ask, &span, &judge));
        counted.omitted.merge(&Omitted::of(left_out, ask.filter.population, &span));
        counted.first_response.sort();
        counted.resolution.sort();
        Side {
            scope: scope_of(ask, &span, counted.n, &counted.omitted),
            days: counted.days,
            first_response: counted.first_response,
            resolution: counted.resolution,
            csat: counted.csat,
            negative: counted.negative,
            quality: counted.quality.finish(),
            values: counted.values,
        }
    }
}

/// Everything counted so far.
struct Collected<'a> {
    as_of: model::Instant,
    counter: Counter<'a>,
    span: &'a Span,
    judge: &'a Judge<'a>,
    n: u32,
    omitted: Omitted,
    days: Days,
    first_response: Sample,
    resolution: Sample,
    csat: (u32, u32),
    negative: (u32, u32),
    quality: Resolved,
    values: [Vec<u32>; FACETS.len()],
}

impl<'a> Collected<'a> {
    fn new(names: &Names, ask: &Ask<'a>, span: &'a Span, judge: &'a Judge<'a>) -> Collected<'a> {
        let sizes = [names.category.len(), Priority::ALL.len(), Tone::ALL.len(), names.channel.len()];
        Collected {
            as_of: ask.as_of,
            counter: ask.counter(),
            span,
            judge,
            n: 0,
            omitted: Omitted::default(),
            days: Days::new(span, ask.as_of, ask.filter.population),
            first_response: Sample::default(),
            resolution: Sample::default(),
            csat: (0, 0),
            negative: (0, 0),
            quality: Resolved::default(),
            values: sizes.map(|size| vec![0; size + 1]),
        }
    }

    fn add(&mut self, row: &Row) {
        let (columns, at) = (row.columns, row.at);
        self.n += 1;
        self.days.add(row, self.span);
        let push = |sample: &mut Sample, lasted: Option<Lasted>| {
            lasted.into_iter().for_each(|lasted| sample.push(lasted.millis, lasted.ended, 0));
        };
        push(&mut self.first_response, durations::first_response(columns, at, self.counter, self.as_of));
        push(&mut self.resolution, durations::resolution(columns, at, self.counter, self.as_of));
        if columns.satisfied[at] < 2 {
            count(&mut self.csat, columns.satisfied[at] == 1);
        }
        if row.is_scored() {
            count(&mut self.negative, row.is_negative());
        }
        let (priority, tone) = (u32::from(columns.priority[at]), u32::from(columns.tone[at]));
        let ids = [columns.category[at], priority, tone, columns.channel[at]];
        for (counts, id) in self.values.iter_mut().zip(ids) {
            // The missing id is the largest number, so that the next one is 0.
            counts.get_mut(id.wrapping_add(1) as usize).into_iter().for_each(|count| *count += 1);
        }
    }
}

impl Collect for Collected<'_> {
    fn collect(&mut self, batch: &Batch) {
        self.omitted.collect(batch);
        self.quality.collect(batch, self.as_of);
        for row in batch.now() {
            self.quality.add_promises(GOALS.map(|goal| self.judge.state(batch.columns, row.at, goal)));
            self.add(row);
        }
    }

    fn merge(&mut self, next: Self) {
        let add = |pair: &mut (u32, u32), more: (u32, u32)| *pair = (pair.0 + more.0, pair.1 + more.1);
        self.n += next.n;
        self.omitted.merge(&next.omitted);
        self.days.merge(&next.days);
        self.first_response.append(next.first_response);
        self.resolution.append(next.resolution);
        add(&mut self.csat, next.csat);
        add(&mut self.negative, next.negative);
        self.quality.merge(&next.quality);
        let counts = self.values.iter_mut().flatten().zip(next.values.iter().flatten());
        counts.for_each(|(count, more)| *count += more);
    }
}

fn count(pair: &mut (u32, u32), hit: bool) {
    *pair = (pair.0 + u32::from(hit), pair.1 + 1);
}
