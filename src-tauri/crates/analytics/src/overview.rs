//! The numbers of the overview in one pass over the rows.
//!
//! In: rows, names, the question. Out: [`Overview`]. Never: I/O, a clock.

use model::columns::{Names, Slice};
use model::{Having, Priority, Status, Tone};

use crate::ask::Ask;
use crate::durations::{Counter, Wait};
use crate::findings::{self, Material};
use crate::metrics::agents::Agents;
use crate::metrics::arrivals::{Arrivals, arrivals};
use crate::metrics::backlog::Backlog;
use crate::metrics::breakdown::{Breakdown, largest_first};
use crate::metrics::issues::{self, Phrases, Sketch};
use crate::metrics::left_out::Omitted;
use crate::metrics::people::People;
use crate::metrics::proportion::Proportion;
use crate::metrics::quality::Resolved;
use crate::metrics::ratings::Ratings;
use crate::metrics::speed::{Timed, Waits};
use crate::metrics::volume::Volume;
use crate::metrics::week::Week;
use crate::pass::{Batch, Collect, pass};
use crate::row::Row;
use crate::sla::{GOALS, Judge};
use crate::span::{DataRange, Span};
use crate::view::{self, Kpi, Narrow, Overview, Scope, Speed};

/// Every number of the overview for one filter.
///
/// `slices` are the rows that count and pass everything in the filter but period and population; `left_out` the same for
/// rows kept out of the numbers (spam, merged, duplicate, bot only). Without a period undated tickets are among the
/// `tickets` (the list behind the number shows them, too), but in nothing that is drawn over time; they are counted as
/// left out of that. A phrase within one ticket's list is expected once. Issues and findings carry phrases as hashes:
/// [`crate::name_phrases`] puts the words in.
pub fn overview(slices: &[Slice], names: &Names, left_out: &[Slice], ask: &Ask) -> Overview {
    let span = Span::new(ask, DataRange::of(slices));
    let judge = ask.judge();
    let mut collected = pass(slices, &span, || Collected::new(names, &span, ask, &judge));
    collected.omitted.merge(&Omitted::of(left_out, ask.filter.population, &span));
    collected.finish(slices, names)
}

/// Everything counted so far.
struct Collected<'a> {
    ask: &'a Ask<'a>,
    span: &'a Span,
    counter: Counter<'a>,
    judge: &'a Judge<'a>,
    n: u32,
    previous_n: u32,
    messages: u32,
    volume: Volume,
    backlog: Backlog,
    omitted: Omitted,
    categories: Breakdown,
    channels: Breakdown,
    tones: Breakdown,
    priorities: Breakdown,
    statuses: Breakdown,
    negative: Proportion,
    ratings: Ratings,
    first_response: Waits,
    resolution: Waits,
    quality: Resolved,
    week: Week,
    agents: Agents,
    people: People,
    sketch: Sketch,
}

impl Collect for Collected<'_> {
    fn collect(&mut self, batch: &Batch) {
        let columns = batch.columns;
        self.volume.collect(batch, self.span);
        self.backlog.collect(batch, self.span);
        self.omitted.collect(batch);
        for row in batch.counted {
            self.n += u32::from(row.now);
            self.previous_n += u32::from(row.before);
            self.messages += u32::from(row.now) * u32::from(columns.messages[row.at]);
        }
        self.categories.collect(batch, &columns.category);
        self.channels.collect(batch, &columns.channel);
        self.tones.collect(batch, &columns.tone);
        self.priorities.collect(batch, &columns.priority);
        self.statuses.collect(batch, &columns.status);
        batch.counted.iter().filter(|row| row.is_scored()).for_each(|row| self.negative.add(row, row.is_negative()));
        self.ratings.collect(batch);
        batch.counted.iter().for_each(|row| self.add_waits(row));
        self.quality.collect(batch, self.ask.as_of);
        self.week.collect(batch, self.span);
        self.agents.collect(batch);
        self.sketch.collect(batch);
    }

    fn merge(&mut self, next: Self) {
        self.n += next.n;
        self.previous_n += next.previous_n;
        self.messages += next.messages;
        self.volume.merge(&next.volume);
        self.backlog.merge(&next.backlog);
        self.omitted.merge(&next.omitted);
        self.categories.merge(&next.categories);
        self.channels.merge(&next.channels);
        self.tones.merge(&next.tones);
        self.priorities.merge(&next.priorities);
        self.statuses.merge(&next.statuses);
        self.negative.merge(&next.negative);
        self.ratings.merge(&next.ratings);
        self.first_response.merge(next.first_response);
        self.resolution.merge(next.resolution);
        self.quality.merge(&next.quality);
        self.week.merge(&next.week);
        self.agents.merge(&next.agents);
        self.people.merge(next.people);
        self.sketch.merge(&next.sketch);
    }
}

impl<'a> Collected<'a> {
    fn new(names: &Names, span: &'a Span, ask: &'a Ask<'a>, judge: &'a Judge<'a>) -> Collected<'a> {
        let buckets = span.buckets.len();
        Collected {
            ask,
            span,
            counter: ask.counter(),
            judge,
            n: 0,
            previous_n: 0,
            messages: 0,
            volume: Volume::new(span),
            backlog: Backlog::new(span),
            omitted: Omitted::default(),
            categories: Breakdown::new(names.category.len()),
            channels: Breakdown::new(names.channel.len()),
            tones: Breakdown::new(Tone::ALL.len()),
            priorities: Breakdown::new(Priority::ALL.len()),
            statuses: Breakdown::new(Status::ALL.len()),
            negative: Proportion::new(buckets),
            ratings: Ratings::new(buckets),
            first_response: Waits::new(buckets, names.agent.len()),
            resolution: Waits::new(buckets, names.agent.len()),
            quality: Resolved::default(),
            week: Week::new(),
            agents: Agents::new(names.agent.len()),
            people: People::new(names),
            sketch: Sketch::new(),
        }
    }

    /// Counts how long a row waited, and whether that kept the promises.
    fn add_waits(&mut self, row: &Row) {
        let (columns, as_of) = (row.columns, self.ask.as_of);
        let waits = [Wait::first_response(columns, row.at, as_of), Wait::resolution(columns, row.at, as_of)];
        let lasted = waits.map(|wait| wait?.on(self.counter));
        self.first_response.add(row, lasted[0]);
        self.resolution.add(row, lasted[1]);
        if row.now {
            let state = |goal, wait| self.judge.standing_of(columns, row.at, goal, wait).state;
            let states = [state(GOALS[0], waits[0]), state(GOALS[1], waits[1])];
            self.quality.add_promises(states);
            self.people.add(row, lasted, states[1], as_of);
        }
    }

    fn finish(mut self, slices: &[Slice], names: &Names) -> Overview {
        let (ask, span) = (self.ask, self.span);
        let scope = issues::Scope {
            population: ask.filter.population,
            period: span.asked,
            previous: span.previous,
            n: self.n,
            previous_n: self.previous_n,
        };
        let phrases = Phrases::count(slices, &self.sketch, &scope);
        let first_response = self.first_response.finish();
        let resolution = self.resolution.finish();
        let mut found = Overview {
            scope: scope_of(ask, span, self.n, &self.omitted),
            volume: self.volume.chart(span, &self.backlog.stock()),
            resolution_times: resolution.distribution(),
            satisfaction: self.ratings.chart(),
            week: self.week.finish(ask.week_start),
            issues: phrases.issues(ask.top, scope.previous.is_some()),
            speed: Speed { first_response: first_response.durations(), resolution: resolution.durations() },
            rated: self.ratings.finish(),
            messages: self.messages,
            clock: ask.filter.clock,
            quality: self.quality.finish(),
            ..Overview::default()
        };
        let arrivals = arrivals(&self.volume, span, &scope, ask.as_of);
        self.put_headlines(&mut found, span, &scope, &arrivals, [&first_response, &resolution]);
        self.put_shares(&mut found, names, &scope);
        found.findings = findings::find(&Material {
            slices,
            names,
            scope: &scope,
            arrivals: &arrivals,
            categories: &self.categories,
            channels: &self.channels,
            priorities: &self.priorities,
            phrases: &phrases,
            first_response: (&found.first_response, first_response.p),
            resolution: (&found.resolution, resolution.p),
            csat: (&found.csat, [self.ratings.csat.now, self.ratings.csat.before]),
            negative: (&found.negative, [self.negative.now, self.negative.before]),
        });
        found.agents = self.agents.finish(&names.agent, &first_response, &resolution);
        self.people.finish(&names.agent, &mut found.agents);
        found
    }

    fn put_headlines(
        &self,
        found: &mut Overview,
        span: &Span,
        scope: &issues::Scope,
        arrivals: &Arrivals,
        timed: [&Timed; 2],
    ) {
        let compared = scope.previous.is_some();
        let having = |having| Narrow { having: vec![having], ..Narrow::default() };
        found.tickets = tickets_kpi(&found.volume, span, scope, arrivals.p);
        found.open = self.backlog.kpi(span);
        found.first_response = timed[0].kpi(compared, Having::Answered);
        found.resolution = timed[1].kpi(compared, Having::Resolved);
        found.csat = self.ratings.csat.kpi(compared, having(Having::Rated));
        found.negative = self.negative.kpi(compared, having(Having::Scored));
    }

    fn put_shares(&self, found: &mut Overview, names: &Names, scope: &issues::Scope) {
        let totals = (scope.n, scope.previous.map(|_| scope.previous_n));
        let named = |breakdown: &Breakdown, names: &[String]| {
            largest_first(breakdown.shares(names.iter().map(String::as_str), totals))
        };
        found.categories = named(&self.categories, &names.category);
        found.channels = named(&self.channels, &names.channel);
        found.tones = self.tones.shares(Tone::ALL.map(Tone::name), totals);
        found.statuses = self.statuses.shares(Status::ALL.map(Status::name), totals);
        found.priorities = self.priorities.shares(Priority::ALL.map(Priority::name), totals);
        found.priorities.reverse();
    }
}

fn tickets_kpi(volume: &view::Volume, span: &Span, scope: &issues::Scope, p: Option<f64>) -> Kpi {
    let spark = volume.buckets.iter().zip(&span.buckets);
    Kpi {
        value: Some(f64::from(scope.n)),
        n: scope.n,
        previous: scope.previous.map(|_| f64::from(scope.previous_n)),
        previous_n: scope.previous_n,
        sure: p.map(|p| p < 0.05),
        spark: spark.map(|(bucket, when)| (!when.ahead).then_some(f64::from(bucket.tickets))).collect(),
        ..Kpi::default()
    }
}

/// What a view's numbers are about.
pub(crate) fn scope_of(ask: &Ask, span: &Span, n: u32, omitted: &Omitted) -> Scope {
    Scope {
        filter: ask.filter.clone(),
        n,
        period: span.period,
        previous: span.previous,
        days: span.period.filter(|period| period.start < period.end).map(|period| span.shown_days(period)),
        previous_days: span.previous.map(|previous| span.shown_days(previous)),
        so_far: span.so_far,
        zone: ask.zone.name().into(),
        as_of: Some(ask.as_of),
        left_out: omitted.finish(),
    }
}
