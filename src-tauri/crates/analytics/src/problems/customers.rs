//! Tickets by customer: who comes again and again.
//!
//! In: rows. Out: tickets of each customer, and what share of all comes from those with several. Never: customers without an id.

use model::columns::{Names, Slice};
use model::standing::REPEAT_TICKETS;

use crate::row::Row;
use crate::span::Span;
use crate::stats::normal::{Z95, two_sided};

/// Tickets by customer, now and before. One table for all rows: one a part of them would cost more than it saves.
#[derive(Debug)]
pub(super) struct Customers {
    /// In the population, by customer.
    pub now: Vec<u32>,
    /// In the population of the previous period.
    pub before: Vec<u32>,
    /// Tickets of either, with or without a customer.
    totals: (u32, u32),
}

/// Tickets of repeat customers among all.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Repeated {
    /// Customers.
    pub customers: u32,
    /// Tickets of theirs.
    pub tickets: u32,
    /// All tickets.
    pub of: u32,
    /// Variance of the share: tickets of one customer come together or not at all, so that customers are drawn, not tickets
    /// (ratio estimate over clusters, Cochran 1977).
    variance: f64,
}

impl Customers {
    /// Counts all rows.
    pub fn count(slices: &[Slice], names: &Names, span: &Span) -> Customers {
        let zeros = vec![0; names.customer.len()];
        let mut counted = Customers { now: zeros.clone(), before: zeros, totals: (0, 0) };
        for slice in slices {
            for &row in slice.rows {
                counted.add(&Row::of(slice.columns, row as usize, span.population, span));
            }
        }
        counted
    }

    fn add(&mut self, row: &Row) {
        let customer = row.columns.customer[row.at] as usize;
        if row.now {
            self.totals.0 += 1;
            self.now.get_mut(customer).into_iter().for_each(|count| *count += 1);
        }
        if row.before {
            self.totals.1 += 1;
            self.before.get_mut(customer).into_iter().for_each(|count| *count += 1);
        }
    }

    /// Tickets of the row's customer in the population.
    pub fn tickets_now(&self, row: &Row) -> u32 {
        self.now.get(row.columns.customer[row.at] as usize).copied().unwrap_or(0)
    }

    /// The same in the previous period.
    pub fn tickets_before(&self, row: &Row) -> u32 {
        self.before.get(row.columns.customer[row.at] as usize).copied().unwrap_or(0)
    }

    /// The repeat customers now and before.
    pub fn repeated(&self) -> (Repeated, Repeated) {
        (Repeated::of(&self.now, self.totals.0), Repeated::of(&self.before, self.totals.1))
    }
}

impl Repeated {
    fn of(tickets: &[u32], of: u32) -> Repeated {
        let (mut customers, mut repeated, mut known) = (0, 0, 0);
        let (mut squares, mut other_squares) = (0.0, 0.0);
        for &count in tickets.iter().filter(|&&count| count > 0) {
            known += count;
            let square = f64::from(count) * f64::from(count);
            if count >= REPEAT_TICKETS {
                (customers, repeated, squares) = (customers + 1, repeated + count, squares + square);
            } else {
                other_squares += square;
            }
        }
        other_squares += f64::from(of - known);
        let all = f64::from(of.max(1));
        let share = f64::from(repeated) / all;
        let variance = (squares * (1.0 - share).powi(2) + other_squares * share.powi(2)) / (all * all);
        Repeated { customers, tickets: repeated, of, variance }
    }

    /// Percent of all tickets.
    pub fn percent(&self) -> f64 {
        100.0 * f64::from(self.tickets) / f64::from(self.of.max(1))
    }

    /// Two-sided p-value that the share is the same as another's, and their difference in points with its 95 % interval.
    pub fn against(&self, other: &Repeated) -> (f64, (f64, f64, f64)) {
        let difference = self.percent() - other.percent();
        let error = 100.0 * (self.variance + other.variance).sqrt();
        let p = if error > 0.0 { two_sided(difference / error) } else { 1.0 };
        (p, (difference, difference - Z95 * error, difference + Z95 * error))
    }
}
