//! Whether as many tickets came in as in the period before, and days that were out of the ordinary by themselves.
//!
//! A burst among the days out of the ordinary ([`crate::trends::usual`]) is told as such and stands with its usual number in the comparison:
//! one burst neither makes the whole period busier nor the days look so scattered that nothing else can be sure.

use model::{Instant, Period, Population};

use crate::metrics::issues::Scope;
use crate::metrics::volume::Volume;
use crate::span::Span;
use crate::stats::counts::{dispersion, same_rate_dispersed};
use crate::stats::normal::two_sided;
use crate::trends::usual::{Unusual, unusual};
use crate::zone::weekday;

/// Times its usual number from which a day is a burst: where business is uneven by itself, one day in thirty has twice.
const TIMES: f64 = 3.0;
/// Tickets more than usual from which a day is a burst.
const MORE: f64 = 20.0;
/// Standard scores between what is expected and the end of what is usual: one day in 1,400 lies beyond.
const USUAL_SCORES: f64 = 3.195;

/// The number of tickets beside that of the period before.
#[derive(Debug, Default)]
pub(crate) struct Arrivals {
    /// Two-sided p-value that as many came in, given how the days scatter; `None` without a period before.
    pub p: Option<f64>,
    /// Days with a burst of tickets, in order.
    pub bursts: Vec<Burst>,
}

/// A day with far more tickets than usual.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Burst {
    /// The day, in the zone.
    pub day: i64,
    /// Its instants.
    pub period: Period,
    /// Its tickets.
    pub tickets: u32,
    /// How many are usual on it.
    pub expected: f64,
    /// Chance that any day of the period has so many.
    pub p: f64,
}

/// Compares, given the tickets of each day.
pub(crate) fn arrivals(volume: &Volume, span: &Span, scope: &Scope, as_of: Instant) -> Arrivals {
    if scope.previous.is_none() {
        return Arrivals::default();
    }
    let (now, before) = volume.whole_days(span, as_of);
    let all: Vec<u32> = before.iter().chain(&now).copied().collect();
    let mut found = if span.population == Population::OpenAtEnd { Vec::new() } else { unusual(&all) };
    // Days that are merely far out belong to how the days scatter: without them the others would look too alike.
    found.retain(|day| is_burst(f64::from(all[day.place]), day.expected));
    let mut usual = all;
    let mut more = [0.0; 2];
    for day in &found {
        more[usize::from(day.place >= before.len())] += f64::from(usual[day.place]) - day.expected;
        usual[day.place] = day.expected.round() as u32;
    }
    let first = weekday(span.first_day()) as usize;
    let (usual_before, usual_now) = usual.split_at(before.len());
    let scatter = dispersion(usual_now, first).max(dispersion(usual_before, first));
    let set_aside = |n: u32, more: f64| (f64::from(n) - more).round().max(0.0);
    let (counted_now, counted_before) = (set_aside(scope.n, more[1]), set_aside(scope.previous_n, more[0]));
    let p = same_rate_dispersed(counted_now as u32, span.exposure, counted_before as u32, 1.0, scatter);
    // Where the whole moved the other way only for its unusual days, nothing is said of it.
    let rose = |now: f64, before: f64| now > before * span.exposure;
    let same_way = rose(counted_now, counted_before) == rose(f64::from(scope.n), f64::from(scope.previous_n));
    let p = if same_way { p } else { p.map(|_| 1.0) };
    found.retain(|day| day.place >= before.len());
    let bursts = found.iter().map(|day| burst(day, day.place - before.len(), &now, span)).collect();
    Arrivals { p, bursts }
}

fn burst(day: &Unusual, place: usize, now: &[u32], span: &Span) -> Burst {
    let (tickets, expected) = (now[place], day.expected);
    let root = |count: f64| (count.max(0.0) + 0.375).sqrt();
    let scale = (root(day.usual.1) - root(expected)) / USUAL_SCORES;
    let score = (root(f64::from(tickets)) - root(expected)) / scale.max(f64::MIN_POSITIVE);
    let p = (now.len() as f64 * two_sided(score)).min(1.0);
    let at = span.first_day() + place as i64;
    let period = Period { start: Instant(span.local.start_of(at)), end: Instant(span.local.start_of(at + 1)) };
    Burst { day: at, period, tickets, expected, p }
}

fn is_burst(tickets: f64, expected: f64) -> bool {
    tickets >= TIMES * expected && tickets - expected >= MORE
}
