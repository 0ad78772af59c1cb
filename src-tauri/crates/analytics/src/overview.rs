//! The numbers of the overview in one pass over the rows.
//!
//! In: rows, names, the question. Out: [`Overview`]. Never: I/O, a clock.

use model::columns::{Columns, NONE, Names, Slice};
use model::{Having, Priority, Status, Tone};

use crate::ask::Ask;
use crate::findings::{self, Material, volume_p};
use crate::metrics::agents::Agents;
use crate::metrics::breakdown::{Breakdown, largest_first};
use crate::metrics::flow::Flow;
use crate::metrics::issues::{self, Phrases, Sketch};
use crate::metrics::left_out::Omitted;
use crate::metrics::proportion::Proportion;
use crate::metrics::ratings::Ratings;
use crate::metrics::speed::{Clock, Timed};
use crate::metrics::week::Week;
use crate::row::Row;
use crate::span::{DataRange, Span};
use crate::view::{Kpi, Narrow, Overview, Scope, Speed, Volume};

/// Every number of the overview for one filter.
///
/// `slices` are the rows that count and pass everything in the filter but period and population; `left_out` the same for
/// rows kept out of the numbers (spam, merged, duplicate, bot only). Without a period undated tickets are among the
/// `tickets` (the list behind the number shows them, too), but in nothing that is drawn over time; they are counted as
/// left out of that. A phrase within one ticket's list is expected once. Issues and findings carry phrases as hashes:
/// [`crate::name_phrases`] puts the words in.
pub fn overview(slices: &[Slice], names: &Names, left_out: &[Slice], ask: &Ask) -> Overview {
    let span = Span::new(ask, DataRange::of(slices));
    let mut collected = Collected::new(names, &span, Omitted::of(left_out, ask.filter.population, &span));
    for slice in slices {
        for &row in slice.rows {
            collected.add(slice.columns, row as usize, ask, &span);
        }
    }
    collected.finish(slices, names, ask, &span)
}

/// Everything counted so far.
struct Collected {
    n: u32,
    previous_n: u32,
    messages: u32,
    flow: Flow,
    omitted: Omitted,
    categories: Breakdown,
    channels: Breakdown,
    tones: Breakdown,
    priorities: Breakdown,
    statuses: Breakdown,
    negative: Proportion,
    ratings: Ratings,
    first_response: Clock,
    resolution: Clock,
    week: Week,
    agents: Agents,
    sketch: Sketch,
}

impl Collected {
    fn new(names: &Names, span: &Span, omitted: Omitted) -> Collected {
        let buckets = span.buckets.len();
        Collected {
            n: 0,
            previous_n: 0,
            messages: 0,
            flow: Flow::new(span),
            omitted,
            categories: Breakdown::new(names.category.len()),
            channels: Breakdown::new(names.channel.len()),
            tones: Breakdown::new(Tone::ALL.len()),
            priorities: Breakdown::new(Priority::ALL.len()),
            statuses: Breakdown::new(Status::ALL.len()),
            negative: Proportion::new(buckets),
            ratings: Ratings::new(buckets),
            first_response: Clock::default(),
            resolution: Clock::default(),
            week: Week::new(),
            agents: Agents::new(names.agent.len()),
            sketch: Sketch::new(),
        }
    }

    fn add(&mut self, columns: &Columns, at: usize, ask: &Ask, span: &Span) {
        let row = Row::of(columns, at, ask.filter.population, span);
        self.flow.add(&row, span);
        self.omitted.add(&row);
        if row.now || row.before {
            self.add_compared(&row, ask);
        }
        if row.now {
            self.add_current(&row, span);
        }
    }

    /// What is counted now and before.
    fn add_compared(&mut self, row: &Row, ask: &Ask) {
        let (columns, at) = (row.columns, row.at);
        self.previous_n += u32::from(row.before);
        self.categories.add(row, columns.category[at]);
        self.channels.add(row, columns.channel[at]);
        self.tones.add(row, u32::from(columns.tone[at]));
        self.priorities.add(row, u32::from(columns.priority[at]));
        self.statuses.add(row, u32::from(columns.status[at]));
        if row.is_scored() {
            self.negative.add(row, row.is_negative());
        }
        self.ratings.add(row);
        self.first_response.add_first_response(row, ask.as_of);
        self.resolution.add_resolution(row, ask.as_of);
    }

    /// What is counted in the population only.
    fn add_current(&mut self, row: &Row, span: &Span) {
        let (columns, at) = (row.columns, row.at);
        self.n += 1;
        self.messages += u32::from(columns.messages[at]);
        self.agents.add(row);
        self.sketch.add(columns.phrases.row(at));
        if columns.created[at] != NONE {
            self.week.add(span.local.hour_of_week(columns.created[at]));
        }
    }

    fn finish(mut self, slices: &[Slice], names: &Names, ask: &Ask, span: &Span) -> Overview {
        let scope = issues::Scope {
            population: ask.filter.population,
            period: span.asked,
            previous: span.previous,
            n: self.n,
            previous_n: self.previous_n,
        };
        let phrases = Phrases::count(slices, &self.sketch, &scope);
        let first_response = std::mem::take(&mut self.first_response).finish(span.buckets.len());
        let resolution = std::mem::take(&mut self.resolution).finish(span.buckets.len());
        let mut found = Overview {
            scope: scope_of(ask, span, self.n, &self.omitted),
            volume: self.flow.volume(span, ask.filter.population),
            resolution_times: resolution.distribution(),
            satisfaction: self.ratings.chart(),
            week: self.week.finish(ask.week_start),
            issues: phrases.issues(ask.top, scope.previous.is_some()),
            speed: Speed { first_response: first_response.durations(), resolution: resolution.durations() },
            rated: self.ratings.finish(),
            messages: self.messages,
            ..Overview::default()
        };
        self.put_headlines(&mut found, span, &scope, [&first_response, &resolution]);
        self.put_shares(&mut found, names, &scope);
        found.findings = findings::find(&Material {
            slices,
            names,
            scope: &scope,
            exposure: span.exposure,
            dispersion: self.flow.dispersion(span),
            categories: &self.categories,
            phrases: &phrases,
            first_response: (&found.first_response, first_response.p),
            resolution: (&found.resolution, resolution.p),
            csat: (&found.csat, [self.ratings.csat.now, self.ratings.csat.before]),
            negative: (&found.negative, [self.negative.now, self.negative.before]),
        });
        found.agents = self.agents.finish(&names.agent);
        found
    }

    fn put_headlines(&self, found: &mut Overview, span: &Span, scope: &issues::Scope, timed: [&Timed; 2]) {
        let compared = scope.previous.is_some();
        let having = |having| Narrow { having: vec![having], ..Narrow::default() };
        let p = volume_p(scope, span.exposure, self.flow.dispersion(span));
        found.tickets = tickets_kpi(&found.volume, span, scope, p);
        found.open = self.flow.kpi(span);
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

fn tickets_kpi(volume: &Volume, span: &Span, scope: &issues::Scope, p: Option<f64>) -> Kpi {
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
