//! Open tickets by age and priority.

use model::instant::HOUR_MS;
use model::{Having, Measure, Range};

use crate::ask::Ask;
use crate::durations;
use crate::row::Row;
use crate::view::{AgeBin, Narrow};

/// Where bins begin, hours: a day, three, a week, two, a month, a quarter of a year.
const BINS: [i64; 7] = [0, 24, 72, 168, 336, 720, 2_160];

/// Tickets by bin and priority.
#[derive(Clone, Debug, Default)]
pub(super) struct Ages([[u32; 4]; BINS.len()]);

impl Ages {
    /// Counts a ticket of the population, when it is open and dated.
    pub fn add(&mut self, row: &Row, ask: &Ask) {
        if row.resolved {
            return;
        }
        let Some(age) = durations::resolution(row.columns, row.at, ask.counter(), ask.as_of) else { return };
        let bin = BINS.iter().rposition(|&from| age.millis >= from * HOUR_MS).unwrap_or(0);
        let priority = usize::from(row.columns.priority[row.at]);
        self.0[bin].get_mut(priority).into_iter().for_each(|count| *count += 1);
    }

    /// Adds what was counted over other rows.
    pub fn merge(&mut self, next: &Ages) {
        for (bin, next) in self.0.iter_mut().zip(next.0) {
            bin.iter_mut().zip(next).for_each(|(mine, other)| *mine += other);
        }
    }

    /// The bins, youngest first; none without open tickets.
    pub fn finish(&self) -> Vec<AgeBin> {
        if self.0.iter().flatten().all(|&n| n == 0) {
            return Vec::new();
        }
        let hours = |at: i64| at as f64;
        let ends = BINS[1..].iter().map(|&end| Some(hours(end))).chain([None]);
        let bins = self.0.iter().zip(BINS).zip(ends);
        bins.map(|((&by_priority, from), to)| {
            let age = Range { measure: Measure::ResolutionOrAgeHours, from: Some(hours(from)), to };
            let opens = Narrow::default().and(Having::Unresolved).and_range(age);
            AgeBin { from: hours(from), to, by_priority, opens }
        })
        .collect()
    }
}
