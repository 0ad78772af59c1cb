//! The numbers of Trends in one pass over the rows, and a second one over phrases and the days that stand out.
//!
//! In: rows, names, the question, what the user marked. Out: [`Trends`]. Never: I/O, a clock.

mod days;
mod decompose;
mod drivers;
mod evolution;
mod flows;
pub mod forecast;
mod named;
mod outliers;
mod phrases;
mod rates;
mod times;
mod tone;
pub mod usual;
mod year;

use model::columns::{Names, Slice};
use model::{Event, Facet};

pub use named::name_trends;

use crate::Ask;
use crate::metrics::issues::{self, Sketch};
use crate::metrics::left_out::Omitted;
use crate::metrics::proportion::Proportion;
use crate::metrics::week::Week;
use crate::overview::scope_of;
use crate::pass::{Batch, Collect, pass};
use crate::span::{DataRange, Span};
use crate::trends::days::Days;
use crate::trends::evolution::{Evolving, Totals};
use crate::trends::flows::Flows;
use crate::trends::times::Times;
use crate::trends::tone::Tones;
use crate::trends::year::Year;
use crate::view::Trends;

/// Topics with fewer tickets are left out: there may be very many.
const FEWEST_OF_A_TOPIC: u32 = 5;

/// Every number of Trends for one filter; `slices` and `left_out` as in [`crate::overview()`], `events` all that were ever
/// marked. Phrases carry their hashes in hexadecimal: [`name_trends`] puts the words in.
///
/// In the population of open tickets, lists over time go by the day of creation.
pub fn trends(slices: &[Slice], names: &Names, left_out: &[Slice], ask: &Ask, events: Vec<Event>) -> Trends {
    let span = Span::new(ask, DataRange::of(slices));
    let mut collected = pass(slices, &span, || Collected::new(names, ask, &span));
    collected.omitted.merge(&Omitted::of(left_out, ask.filter.population, &span));
    let mut found = collected.finish(slices, names);
    found.events = within(events, &span);
    found
}

/// Everything counted so far.
struct Collected<'a> {
    ask: &'a Ask<'a>,
    span: &'a Span,
    n: u32,
    omitted: Omitted,
    flows: Flows,
    totals: Totals,
    categories: Evolving,
    topics: Evolving,
    sketch: Sketch,
    tones: Tones,
    csat: Proportion,
    escalated: Proportion,
    times: Times,
    week: Week,
    year: Year,
    days: Days,
}

impl Collect for Collected<'_> {
    fn collect(&mut self, batch: &Batch) {
        let columns = batch.columns;
        self.n += batch.now().count() as u32;
        self.omitted.collect(batch);
        self.flows.collect(batch, self.span);
        self.totals.collect(batch);
        self.categories.collect(batch, &columns.category);
        self.topics.collect(batch, &columns.topic);
        self.sketch.collect(batch);
        self.tones.collect(batch);
        for row in batch.now() {
            let satisfied = columns.satisfied[row.at];
            if satisfied < 2 {
                self.csat.add(row, satisfied == 1);
            }
            self.escalated.add(row, columns.escalated[row.at] == 1);
        }
        self.times.collect(batch, self.ask);
        self.week.collect(batch, self.span);
        self.year.collect(batch, self.span);
        self.days.collect(batch, self.span);
    }

    fn merge(&mut self, next: Self) {
        self.n += next.n;
        self.omitted.merge(&next.omitted);
        self.flows.merge(&next.flows);
        self.totals.merge(&next.totals);
        self.categories.merge(&next.categories);
        self.topics.merge(&next.topics);
        self.sketch.merge(&next.sketch);
        self.tones.merge(&next.tones);
        self.csat.merge(&next.csat);
        self.escalated.merge(&next.escalated);
        self.times.merge(next.times);
        self.week.merge(&next.week);
        self.year.merge(&next.year);
        self.days.merge(&next.days);
    }
}

impl<'a> Collected<'a> {
    fn new(names: &Names, ask: &'a Ask<'a>, span: &'a Span) -> Collected<'a> {
        let buckets = span.buckets.len();
        Collected {
            ask,
            span,
            n: 0,
            omitted: Omitted::default(),
            flows: Flows::new(span),
            totals: Totals::new(span),
            categories: Evolving::new(names.category.len(), buckets),
            topics: Evolving::new(names.topic.len(), buckets),
            sketch: Sketch::new(),
            tones: Tones::new(buckets),
            csat: Proportion::new(buckets),
            escalated: Proportion::new(buckets),
            times: Times::default(),
            week: Week::new(),
            year: Year::new(span),
            days: Days::new(span, ask.as_of.0),
        }
    }

    fn finish(self, slices: &[Slice], names: &Names) -> Trends {
        let (ask, span, buckets) = (self.ask, self.span, self.span.buckets.len());
        let population = span.population;
        let scope = issues::Scope { population, period: span.asked, previous: None, n: self.n, previous_n: 0 };
        let (first_response, resolution) = self.times.finish(buckets);
        // Opening another phrase would put it in the place of the filter's.
        let other_phrases = ask.filter.facets.get(&Facet::Phrase).is_none_or(Vec::is_empty);
        let phrases = other_phrases.then(|| phrases::evolving(slices, &self.sketch, &self.totals, &scope, span));
        let phrases = phrases.unwrap_or_default();
        let whole = self.days.whole(span, ask.as_of.0);
        let shown = span.period.map(|period| whole.within(period, span));
        // A period that ended says nothing of what comes after as-of.
        let goes_on = span.asked.is_none_or(|asked| asked.contains(ask.as_of));
        let ahead = whole.first + whole.tickets.len() as i64;
        Trends {
            scope: scope_of(ask, span, self.n, &self.omitted),
            clock: ask.filter.clock,
            unit: span.unit,
            buckets: span.axis(),
            flow: self.flows.whole(span),
            flows: self.flows.buckets(span),
            outliers: outliers::outliers(slices, names, &whole, span, ask.filter),
            decomposition: shown.and_then(|shown| decompose::decompose(shown.first, &shown.tickets)),
            forecast: goes_on.then(|| forecast::forecast(ahead, &whole.tickets)).flatten(),
            categories: self.categories.finish(Facet::Category, &names.category, &self.totals, 1),
            phrases,
            topics: self.topics.finish(Facet::Topic, &names.topic, &self.totals, FEWEST_OF_A_TOPIC),
            tone: self.tones.finish(),
            csat: rates::over_time(&self.csat),
            escalated: rates::over_time(&self.escalated),
            first_response,
            resolution,
            week: self.week.finish(ask.week_start),
            year: self.year.finish(span),
            ..Trends::default()
        }
    }
}

/// The events on the days of the period.
fn within(mut events: Vec<Event>, span: &Span) -> Vec<Event> {
    let days = span.period.filter(|period| period.start < period.end).map(|period| span.shown_days(period));
    // Days in this form are in order as text.
    events.retain(|event| days.as_ref().is_some_and(|(first, last)| *first <= event.day && event.day <= *last));
    events.sort();
    events
}
