//! Tickets a day: how many, over how long, and how much the days scatter.

use model::columns::NONE;
use model::{Instant, Period, Population};

use crate::row::Row;
use crate::span::Span;
use crate::stats::counts::{dispersion, rate_interval};
use crate::view::{Narrow, Side};
use crate::zone::weekday;

const DAY_MS: f64 = 86_400_000.0;

/// The dated tickets of one side by day.
pub(super) struct Days {
    /// Dated tickets of the population.
    pub n: u32,
    /// Elapsed days, with fractions; 0 where a rate makes no sense (what lies open on one day).
    pub elapsed: f64,
    period: Option<Period>,
    days: Vec<u32>,
    first_weekday: usize,
}

impl Days {
    /// Nothing counted yet.
    pub fn new(span: &Span, as_of: Instant, population: Population) -> Days {
        let period = span.period.filter(|_| population != Population::OpenAtEnd);
        let elapsed = period.map_or(0, |period| period.end.0.min(as_of.0.saturating_add(1)) - period.start.0);
        let whole = (0..span.days()).take_while(|&day| !span.buckets[span.bucket_of_day(day)].so_far).count();
        Days {
            n: 0,
            elapsed: elapsed.max(0) as f64 / DAY_MS,
            period,
            days: vec![0; whole],
            first_weekday: weekday(span.first_day()) as usize,
        }
    }

    /// Counts a row of the population.
    pub fn add(&mut self, row: &Row, span: &Span) {
        if row.event == NONE {
            return;
        }
        self.n += 1;
        let day = span.day_on_axis(row.event).and_then(|day| self.days.get_mut(day));
        day.into_iter().for_each(|count| *count += 1);
    }

    /// Adds what was counted over other rows.
    pub fn merge(&mut self, next: &Days) {
        self.n += next.n;
        self.days.iter_mut().zip(&next.days).for_each(|(count, more)| *count += more);
    }

    /// Tickets a day; `dispersion` is what both sides share.
    pub fn side(&self, dispersion: f64) -> Side {
        if self.elapsed <= 0.0 {
            return Side::default();
        }
        Side {
            value: Some(f64::from(self.n) / self.elapsed),
            n: self.n,
            interval: Some(rate_interval(self.n, self.elapsed, dispersion)),
            opens: Narrow { period: self.period, ..Narrow::default() },
        }
    }

    /// How much the whole days scatter. Too few to know their weekdays' means: about their common mean, which is more.
    fn scatter(&self) -> f64 {
        let days = &self.days;
        if days.len() >= 14 || days.len() < 2 {
            return dispersion(days, self.first_weekday);
        }
        let mean = days.iter().sum::<u32>() as f64 / days.len() as f64;
        let squares: f64 = days.iter().map(|&tickets| (f64::from(tickets) - mean).powi(2)).sum();
        if mean > 0.0 { (squares / mean / (days.len() - 1) as f64).max(1.0) } else { 1.0 }
    }
}

/// Scatter of the days of both sides, each by its number of days.
pub(super) fn scatter(a: &Days, b: &Days) -> f64 {
    let days = (a.days.len() + b.days.len()) as f64;
    if days == 0.0 {
        return 1.0;
    }
    (a.scatter() * a.days.len() as f64 + b.scatter() * b.days.len() as f64) / days
}
