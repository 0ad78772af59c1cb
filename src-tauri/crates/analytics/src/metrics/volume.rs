//! Volume over time (METRICS: Volume and flow): tickets a day, empty days as zero; the mean of seven days.

use model::columns::NONE;
use model::{Instant, Period, Population};

use crate::pass::Batch;
use crate::row::Row;
use crate::span::{RUN_UP, Span};
use crate::view::{self, Unit, VolumeBucket};
use crate::zone::iso;

/// Tickets coming in and being solved, by day and by bucket.
#[derive(Debug)]
pub(crate) struct Volume {
    /// Tickets a day on the axis, and how many of them negative.
    days: Vec<[u32; 2]>,
    /// Tickets a day of the previous period, under the day they are compared with.
    previous_days: Vec<u32>,
    /// Tickets on the days before the axis, nearest first.
    run_up: [u32; RUN_UP as usize],
    /// Tickets by the bucket of their latest resolution.
    resolved: Vec<u32>,
}

impl Volume {
    /// Nothing counted yet.
    pub fn new(span: &Span) -> Volume {
        Volume {
            days: vec![[0; 2]; span.days()],
            previous_days: vec![0; span.days()],
            run_up: [0; RUN_UP as usize],
            resolved: vec![0; span.buckets.len()],
        }
    }

    /// Counts rows, whether or not they belong to the population.
    pub fn collect(&mut self, batch: &Batch, span: &Span) {
        for row in batch.all {
            if row.event != NONE {
                self.count_event(row, span);
            }
            let resolved = batch.columns.resolved[row.at];
            if row.resolved && resolved != NONE && span.period.is_some_and(|period| contains(period, resolved)) {
                let bucket = span.bucket(resolved) as usize;
                self.resolved.get_mut(bucket).into_iter().for_each(|count| *count += 1);
            }
        }
    }

    fn count_event(&mut self, row: &Row, span: &Span) {
        if row.now
            && let Some(day) = span.day_on_axis(row.event)
        {
            self.days[day][0] += 1;
            self.days[day][1] += u32::from(row.is_negative());
        } else if let Some(day) = span.run_up(row.event) {
            self.run_up[day - 1] += 1;
        }
        if row.before
            && let Some(day) = span.previous_day_on_axis(row.event)
        {
            self.previous_days[day] += 1;
        }
    }

    /// Adds what was counted over other rows.
    pub fn merge(&mut self, next: &Volume) {
        for (day, more) in self.days.iter_mut().zip(&next.days) {
            *day = [day[0] + more[0], day[1] + more[1]];
        }
        add(&mut self.previous_days, &next.previous_days);
        add(&mut self.run_up, &next.run_up);
        add(&mut self.resolved, &next.resolved);
    }

    /// Tickets on the days of the period that are over at as-of, and on as many days of the previous one.
    pub fn whole_days(&self, span: &Span, as_of: Instant) -> (Vec<u32>, Vec<u32>) {
        let over = if span.so_far { span.local.day(as_of.0) - span.first_day() } else { self.days.len() as i64 };
        let over = usize::try_from(over).unwrap_or(0).min(self.days.len());
        (self.days[..over].iter().map(|day| day[0]).collect(), self.previous_days[..over].to_vec())
    }

    /// The chart. In the population of open tickets a bucket counts those open at its end, `stock`, with the negative ones.
    pub fn chart(&self, span: &Span, stock: &[[u32; 2]]) -> view::Volume {
        let mut buckets: Vec<VolumeBucket> = (span.buckets.iter().zip(&self.resolved))
            .map(|(bucket, &resolved)| VolumeBucket {
                day: iso(bucket.day),
                period: bucket.period,
                tickets: 0,
                negative: 0,
                previous: (span.previous.is_some() && !bucket.ahead).then_some(0),
                resolved,
                rolling: None,
                so_far: bucket.so_far,
            })
            .collect();
        if span.population == Population::OpenAtEnd {
            for (bucket, &[tickets, negative]) in buckets.iter_mut().zip(stock) {
                (bucket.tickets, bucket.negative, bucket.previous) = (tickets, negative, None);
            }
        } else {
            self.fill(&mut buckets, span);
        }
        view::Volume { unit: span.unit, buckets }
    }

    fn fill(&self, buckets: &mut [VolumeBucket], span: &Span) {
        for (day, (&[tickets, negative], &previous)) in self.days.iter().zip(&self.previous_days).enumerate() {
            let bucket = &mut buckets[span.bucket_of_day(day)];
            bucket.tickets += tickets;
            bucket.negative += negative;
            bucket.previous = bucket.previous.map(|sum| sum + previous);
        }
        if span.unit == Unit::Day {
            for (day, bucket) in buckets.iter_mut().enumerate().filter(|(_, bucket)| !bucket.so_far) {
                bucket.rolling = self.rolling(day, span);
            }
        }
    }

    /// Mean of the seven days up to this one; `None` when the data do not reach back that far.
    fn rolling(&self, day: usize, span: &Span) -> Option<f64> {
        let first = span.first_day() + day as i64 - RUN_UP;
        let known = span.data_start.is_some_and(|start| span.local.day(start) <= first);
        let count = |back: usize| match day.checked_sub(back) {
            Some(day) => self.days[day][0],
            None => self.run_up[back - day - 1],
        };
        known.then(|| (0..=RUN_UP as usize).map(count).sum::<u32>() as f64 / 7.0)
    }
}

fn contains(period: Period, at: i64) -> bool {
    period.start.0 <= at && at < period.end.0
}

/// Adds counts one by one.
pub(crate) fn add(counts: &mut [u32], more: &[u32]) {
    counts.iter_mut().zip(more).for_each(|(count, more)| *count += more);
}
