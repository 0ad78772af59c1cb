//! Which values of a facet take a growing or shrinking share of the tickets, beyond chance.
//!
//! In: tickets by value and bucket. Out: shares over time, their trend with a p-value corrected for the number of values.
//! Never: a trend told from a bucket that is not over yet.

use model::Facet;
use model::columns::NO_NAME;

use crate::metrics::volume::add;
use crate::pass::Batch;
use crate::span::Span;
use crate::stats::holm::holm;
use crate::stats::proportion::difference;
use crate::stats::trend::{FEWEST_BUCKETS, Slope, p_values, slope};
use crate::view::{Direction, Evolution, Narrow};

/// Tickets that a trend has to rest on.
pub(crate) const FEWEST: u32 = 20;

/// Tickets of the population over time, all together.
#[derive(Debug)]
pub(crate) struct Totals {
    /// By bucket.
    pub tickets: Vec<u32>,
    /// Which buckets are over at as-of.
    pub whole: Vec<bool>,
}

impl Totals {
    /// Nothing counted yet.
    pub fn new(span: &Span) -> Totals {
        let whole = span.buckets.iter().map(|bucket| !bucket.so_far && !bucket.ahead).collect();
        Totals { tickets: vec![0; span.buckets.len()], whole }
    }

    /// Counts the population's rows.
    pub fn collect(&mut self, batch: &Batch) {
        for row in batch.now() {
            self.tickets.get_mut(row.bucket as usize).into_iter().for_each(|count| *count += 1);
        }
    }

    /// Adds what was counted over other rows.
    pub fn merge(&mut self, next: &Totals) {
        add(&mut self.tickets, &next.tickets);
    }

    /// The counts of buckets that are over.
    pub fn over(&self, counts: &[u32]) -> Vec<u32> {
        counts.iter().zip(&self.whole).filter(|(_, whole)| **whole).map(|(&count, _)| count).collect()
    }
}

/// Counts by value and bucket of one dictionary. Position 0 holds the tickets without a value.
#[derive(Debug)]
pub(crate) struct Evolving {
    buckets: usize,
    all: Vec<u32>,
    tickets: Vec<u32>,
}

impl Evolving {
    /// For a dictionary of `names` values.
    pub fn new(names: usize, buckets: usize) -> Evolving {
        Evolving { buckets, all: vec![0; names + 1], tickets: vec![0; (names + 1) * buckets] }
    }

    /// Counts the population's rows under their values, where [`NO_NAME`] is no value; a short column has none.
    pub fn collect(&mut self, batch: &Batch, ids: &[u32]) {
        for row in batch.now() {
            // The missing id is the largest number, so that the next one is 0.
            let place = ids.get(row.at).copied().unwrap_or(NO_NAME).wrapping_add(1) as usize;
            self.all[place] += 1;
            if (row.bucket as usize) < self.buckets {
                self.tickets[place * self.buckets + row.bucket as usize] += 1;
            }
        }
    }

    /// Adds what was counted over other rows.
    pub fn merge(&mut self, next: &Evolving) {
        add(&mut self.all, &next.all);
        add(&mut self.tickets, &next.tickets);
    }

    /// Values with `fewest` tickets or more, those whose share changes most surely first, then the largest.
    pub fn finish(&self, facet: Facet, names: &[String], totals: &Totals, fewest: u32) -> Vec<Evolution> {
        let value = |place: usize| {
            let name = place.checked_sub(1).and_then(|id| names.get(id)).cloned().unwrap_or_default();
            let opens = Narrow { facets: vec![(facet, vec![name.clone()])], ..Narrow::default() };
            let tickets = self.tickets[place * self.buckets..][..self.buckets].to_vec();
            Value { name, n: self.all[place], tickets, opens }
        };
        let enough = (0..self.all.len()).filter(|&place| self.all[place] >= fewest.max(1));
        evolutions(enough.map(value).collect(), totals)
    }
}

/// One value and its tickets by bucket.
pub(crate) struct Value {
    /// Name in filters.
    pub name: String,
    /// Tickets, undated ones included.
    pub n: u32,
    /// By bucket.
    pub tickets: Vec<u32>,
    /// Opens them.
    pub opens: Narrow,
}

/// The evolution of all values of one list, most certain first, then the largest.
pub(crate) fn evolutions(values: Vec<Value>, totals: &Totals) -> Vec<Evolution> {
    let over = totals.over(&totals.tickets);
    let slopes: Vec<Option<Slope>> = values.iter().map(|value| slope_of(value, totals, &over)).collect();
    let tested: Vec<Slope> = slopes.iter().flatten().copied().collect();
    let mut p = holm(&p_values(&tested)).into_iter();
    let mut found: Vec<Evolution> = values
        .into_iter()
        .zip(slopes)
        .map(|(value, slope)| evolution(value, slope.and_then(|slope| p.next().map(|p| (slope, p))), totals, &over))
        .collect();
    let certainty = |evolution: &Evolution| evolution.p.unwrap_or(1.0);
    found.sort_by(|a, b| certainty(a).total_cmp(&certainty(b)).then(b.n.cmp(&a.n)).then_with(|| a.name.cmp(&b.name)));
    found
}

fn slope_of(value: &Value, totals: &Totals, over: &[u32]) -> Option<Slope> {
    let hits = totals.over(&value.tickets);
    let enough = hits.iter().sum::<u32>() >= FEWEST && over.len() >= FEWEST_BUCKETS;
    enough.then(|| slope(&hits, over)).flatten()
}

fn evolution(value: Value, tested: Option<(Slope, f64)>, totals: &Totals, over: &[u32]) -> Evolution {
    let hits = totals.over(&value.tickets);
    let half = over.len() / 2;
    let pair = |range: std::ops::Range<usize>| (hits[range.clone()].iter().sum(), over[range].iter().sum());
    let halves: ((u32, u32), (u32, u32)) = (pair(0..half), pair(half..over.len()));
    let share = |(k, n): (u32, u32)| (n > 0).then(|| 100.0 * f64::from(k) / f64::from(n));
    let shares = share(halves.0).zip(share(halves.1));
    let interval = difference(halves.1, halves.0).filter(|_| shares.is_some());
    let direction = match tested {
        Some((slope, p)) if p < 0.05 && slope.z > 0.0 && halves.0.0 == 0 => Direction::New,
        Some((slope, p)) if p < 0.05 && slope.z > 0.0 => Direction::Emerging,
        Some((_, p)) if p < 0.05 => Direction::Fading,
        _ => Direction::Steady,
    };
    Evolution {
        percent: value.tickets.iter().zip(&totals.tickets).map(|(&k, &n)| share((k, n))).collect(),
        difference: shares.zip(interval).map(|((a, b), (low, high))| (b - a, 100.0 * low, 100.0 * high)),
        name: value.name,
        n: value.n,
        tickets: value.tickets,
        direction,
        halves: shares,
        p: tested.map(|(_, p)| p),
        opens: value.opens,
    }
}
