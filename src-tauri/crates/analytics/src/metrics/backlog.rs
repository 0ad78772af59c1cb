//! Backlog and flow by open intervals (METRICS: Volume and flow).
//!
//! A ticket is open from creation to resolution, and from each reopening to the resolution after it. So over any stretch of
//! time: open at its end = open at its start + created + reopened − resolved.

use model::{Period, Population};

use crate::pass::Batch;
use crate::row::Row;
use crate::span::{Bucket, NOWHERE, Span};
use crate::stats::counts::same_rate;
use crate::view::{Kpi, Narrow};

/// Tickets lying open, by bucket.
#[derive(Debug)]
pub(crate) struct Backlog {
    /// What came and went in each bucket of the period.
    moves: Vec<Moves>,
    /// Change of the number open at a bucket's end against the bucket before, and of the negative ones among them. What
    /// happened before the first bucket counts in it; what never ends, behind the last.
    change: Vec<[i64; 2]>,
    /// What came and went in the period, whether or not it is drawn.
    whole: Moves,
    /// Open at the period's end.
    open: u32,
    /// Open at the period's start.
    open_before: u32,
}

/// Intervals that began and ended.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Moves {
    /// First intervals that began: tickets created.
    pub created: u32,
    /// Later intervals that began: reopenings.
    pub reopened: u32,
    /// Intervals that ended: resolutions.
    pub resolved: u32,
}

impl Backlog {
    /// Nothing counted yet.
    pub fn new(span: &Span) -> Backlog {
        Backlog {
            moves: vec![Moves::default(); span.buckets.len()],
            change: vec![[0; 2]; span.buckets.len() + 1],
            whole: Moves::default(),
            open: 0,
            open_before: 0,
        }
    }

    /// Counts rows, whether or not they belong to the population.
    pub fn collect(&mut self, batch: &Batch, span: &Span) {
        for row in batch.all {
            self.add(row, span);
        }
    }

    /// Counts a row.
    pub fn add(&mut self, row: &Row, span: &Span) {
        let negative = i64::from(row.is_negative());
        let mut lies_open = [false; 2];
        for (index, (from, to)) in row.columns.open_intervals(row.at).enumerate() {
            if let Some(asked) = span.asked {
                let over = |at: i64| from < at && at <= to;
                lies_open = [lies_open[0] || over(asked.start.0), lies_open[1] || over(asked.end.0)];
            }
            let known = from == row.event && row.bucket != NOWHERE;
            let begins = if known { row.bucket as usize } else { span.first_ending_after(from) };
            let ends = span.first_ending_after(to);
            self.step(begins, 1, negative);
            self.step(ends, -1, negative);
            let began = Moves { created: u32::from(index == 0), reopened: u32::from(index > 0), resolved: 0 };
            self.count(span.period, from, begins, began);
            self.count(span.period, to, ends, Moves { resolved: 1, ..Moves::default() });
        }
        self.open_before += u32::from(lies_open[0]);
        self.open += u32::from(if span.asked.is_some() { lies_open[1] } else { !row.resolved });
    }

    fn step(&mut self, bucket: usize, by: i64, negative: i64) {
        let [all, bad] = &mut self.change[bucket];
        *all += by;
        *bad += by * negative;
    }

    fn count(&mut self, period: Option<Period>, at: i64, bucket: usize, moved: Moves) {
        if period.is_some_and(|period| period.start.0 <= at && at < period.end.0) {
            self.whole += moved;
            self.moves.get_mut(bucket).into_iter().for_each(|moves| *moves += moved);
        }
    }

    /// Adds what was counted over other rows.
    pub fn merge(&mut self, next: &Backlog) {
        for (moves, more) in self.moves.iter_mut().zip(&next.moves) {
            *moves += *more;
        }
        for (change, more) in self.change.iter_mut().zip(&next.change) {
            *change = [change[0] + more[0], change[1] + more[1]];
        }
        self.whole += next.whole;
        self.open += next.open;
        self.open_before += next.open_before;
    }

    /// Open tickets at each bucket's end, and the negative ones among them.
    pub fn stock(&self) -> Vec<[u32; 2]> {
        let mut level = [0i64; 2];
        let add = |change: &[i64; 2]| {
            level = [level[0] + change[0], level[1] + change[1]];
            level.map(|count| u32::try_from(count).unwrap_or(0))
        };
        self.change[..self.change.len() - 1].iter().map(add).collect()
    }

    /// What came and went in each bucket.
    pub fn moves(&self) -> &[Moves] {
        &self.moves
    }

    /// Open tickets; compared with those open at the period's start.
    pub fn kpi(&self, span: &Span) -> Kpi {
        let compared = span.asked.is_some();
        let level = |(stock, bucket): (&[u32; 2], &Bucket)| (!bucket.ahead).then_some(f64::from(stock[0]));
        Kpi {
            value: Some(f64::from(self.open)),
            n: self.open,
            previous: compared.then_some(f64::from(self.open_before)),
            previous_n: self.open_before,
            sure: compared.then(|| self.moved()).flatten(),
            spark: self.stock().iter().zip(&span.buckets).map(level).collect(),
            opens: Narrow { population: Some(Population::OpenAtEnd), ..Narrow::default() },
            ..Kpi::default()
        }
    }

    /// Whether more came in than went out, or fewer, beyond chance.
    fn moved(&self) -> Option<bool> {
        let Moves { created, reopened, resolved } = self.whole;
        same_rate(created + reopened, 1.0, resolved, 1.0).map(|p| p < 0.05)
    }
}

impl std::ops::AddAssign for Moves {
    fn add_assign(&mut self, more: Moves) {
        self.created += more.created;
        self.reopened += more.reopened;
        self.resolved += more.resolved;
    }
}
