//! Weekday × hour of creation in the reporting zone.

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

    /// Counts a ticket created in that hour of the week.
    pub fn add(&mut self, hour_of_week: u8) {
        self.hours[usize::from(hour_of_week) % 168] += 1;
    }

    /// The chart.
    pub fn finish(&self, week_start: u8) -> WeekMap {
        WeekMap { cells: self.hours.chunks(24).map(<[u32]>::to_vec).collect(), week_start }
    }
}
