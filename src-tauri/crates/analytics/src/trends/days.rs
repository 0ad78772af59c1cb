//! Tickets a day over all the data, whatever the period: what is usual, and what comes next, are learnt from it.

use model::Period;
use model::columns::NONE;

use crate::metrics::volume::add;
use crate::pass::Batch;
use crate::span::Span;

/// Days looked back at most, a century: one wrong date in an export must not fill the memory.
const LONGEST: i64 = 36_525;

/// Tickets by day of what puts them into the population: creation, or resolution.
#[derive(Clone, Debug)]
pub(crate) struct Days {
    /// The first day.
    pub first: i64,
    /// Tickets from it on, up to the day of as-of.
    pub tickets: Vec<u32>,
}

impl Days {
    /// Nothing counted yet, up to the day of `as_of`.
    pub fn new(span: &Span, as_of: i64) -> Days {
        let Some((first, _)) = span.events else { return Days { first: 0, tickets: Vec::new() } };
        let last = span.local.day(as_of);
        let first = span.local.day(first).max(last - LONGEST);
        Days { first, tickets: vec![0; usize::try_from(last - first + 1).unwrap_or(0)] }
    }

    /// Place of an instant's day.
    pub fn place(&self, at: i64, span: &Span) -> Option<usize> {
        let place = usize::try_from(span.local.day(at) - self.first).ok()?;
        (place < self.tickets.len()).then_some(place)
    }

    /// Counts rows, whether or not they belong to the period.
    pub fn collect(&mut self, batch: &Batch, span: &Span) {
        for row in batch.all.iter().filter(|row| row.event != NONE) {
            if let Some(place) = self.place(row.event, span) {
                self.tickets[place] += 1;
            }
        }
    }

    /// Adds what was counted over other rows.
    pub fn merge(&mut self, next: &Days) {
        add(&mut self.tickets, &next.tickets);
    }

    /// The days that are whole: the data begin in the middle of the first, and as-of may lie in the middle of the last.
    pub fn whole(&self, span: &Span, as_of: i64) -> Days {
        let after = self.first + self.tickets.len() as i64;
        // The latest event lies at as-of: a day that ends right after it is over.
        let over = if span.local.start_of(after) <= as_of.saturating_add(1) { after } else { after - 1 };
        self.between(self.first + 1, over)
    }

    /// Those of a period that lie in it as a whole.
    pub fn within(&self, period: Period, span: &Span) -> Days {
        let (first, last) = (span.local.day(period.start.0), span.local.day(period.end.0));
        let first = if span.local.start_of(first) < period.start.0 { first + 1 } else { first };
        self.between(first, last)
    }

    /// Whether a day is among them.
    pub fn holds(&self, day: i64) -> bool {
        (self.first..self.first + self.tickets.len() as i64).contains(&day)
    }

    fn between(&self, first: i64, after: i64) -> Days {
        let first = first.max(self.first);
        let from = usize::try_from(first - self.first).unwrap_or(0).min(self.tickets.len());
        let to = usize::try_from(after - self.first).unwrap_or(0).clamp(from, self.tickets.len());
        Days { first, tickets: self.tickets[from..to].to_vec() }
    }
}
