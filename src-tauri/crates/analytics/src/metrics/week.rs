//! Weekday × hour of creation in the reporting zone.

use model::columns::NONE;

use crate::metrics::volume::add;
use crate::pass::Batch;
use crate::span::Span;
use crate::view::WeekMap;

/// Tickets by hour of the week, from Monday 00:00.
#[derive(Debug)]
pub(crate) struct Week {
    hours: [u32; 168],
}

impl Week {
    /// Nothing counted yet.
    pub fn new() -> Week {
        Week { hours: [0; 168] }
    }

    /// Counts the population's rows.
    pub fn collect(&mut self, batch: &Batch, span: &Span) {
        let created = &batch.columns.created;
        for at in batch.now().map(|row| created[row.at]).filter(|&at| at != NONE) {
            self.hours[usize::from(span.local.hour_of_week(at)) % 168] += 1;
        }
    }

    /// Adds what was counted over other rows.
    pub fn merge(&mut self, next: &Week) {
        add(&mut self.hours, &next.hours);
    }

    /// The chart.
    pub fn finish(&self, week_start: u8) -> WeekMap {
        WeekMap { cells: self.hours.chunks(24).map(<[u32]>::to_vec).collect(), week_start }
    }
}
