//! Tickets by ISO week of the year, one row a year: what comes back every year stands under itself.

use std::collections::BTreeMap;

use chrono::Datelike;
use model::{Instant, Period};

use crate::metrics::volume::add;
use crate::pass::Batch;
use crate::span::{NOWHERE, Span};
use crate::view::YearRow;
use crate::zone::{date, week_start_of};

/// ISO weeks of the longest years.
const WEEKS: usize = 53;

/// Tickets of the population by day of the charts' axis.
#[derive(Debug)]
pub(crate) struct Year {
    days: Vec<u32>,
}

impl Year {
    /// Nothing counted yet.
    pub fn new(span: &Span) -> Year {
        Year { days: vec![0; span.days()] }
    }

    /// Counts the population's rows.
    pub fn collect(&mut self, batch: &Batch, span: &Span) {
        for day in batch.now().filter(|row| row.bucket != NOWHERE).filter_map(|row| span.day_on_axis(row.event)) {
            self.days[day] += 1;
        }
    }

    /// Adds what was counted over other rows.
    pub fn merge(&mut self, next: &Year) {
        add(&mut self.days, &next.days);
    }

    /// One row a year that the period touches; weeks are cut to the period.
    pub fn finish(&self, span: &Span) -> Vec<YearRow> {
        let (Some(first), Some(last)) = (span.buckets.first(), span.buckets.last()) else { return Vec::new() };
        let drawn = Period { start: first.period.start, end: last.period.end };
        let ahead = span.buckets.iter().find(|bucket| bucket.ahead).map(|bucket| bucket.day);
        let mut rows: BTreeMap<i32, YearRow> = BTreeMap::new();
        let after = ahead.unwrap_or(span.first_day() + self.days.len() as i64);
        for (day, &tickets) in (span.first_day()..after).zip(&self.days) {
            let week = date(day).iso_week();
            let row = rows.entry(week.year()).or_insert_with(|| empty(week.year()));
            let at = week.week0() as usize;
            row.weeks[at] = Some(row.weeks[at].unwrap_or(0) + tickets);
            let monday = week_start_of(day, 0);
            row.periods[at].get_or_insert_with(|| Period {
                start: Instant(span.local.start_of(monday)).max(drawn.start),
                end: Instant(span.local.start_of(monday + 7)).min(drawn.end),
            });
        }
        rows.into_values().collect()
    }
}

fn empty(year: i32) -> YearRow {
    YearRow { year, weeks: vec![None; WEEKS], periods: vec![None; WEEKS] }
}
