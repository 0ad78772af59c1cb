//! First response and resolution times over time: each bucket's tickets on their own (METRICS: Speed).

use crate::Ask;
use crate::durations::{Lasted, first_response, resolution};
use crate::metrics::speed::durations;
use crate::pass::Batch;
use crate::stats::survival::Sample;
use crate::view::Durations;

/// Both durations of the population, on the filter's clock.
#[derive(Debug, Default)]
pub(crate) struct Times {
    first_response: Sample,
    resolution: Sample,
}

impl Times {
    /// Counts the population's rows.
    pub fn collect(&mut self, batch: &Batch, ask: &Ask) {
        let counter = ask.counter();
        let add = |sample: &mut Sample, lasted: Option<Lasted>, bucket| {
            if let Some(lasted) = lasted {
                sample.push(lasted.millis, lasted.ended, bucket);
            }
        };
        for row in batch.now() {
            add(&mut self.first_response, first_response(batch.columns, row.at, counter, ask.as_of), row.bucket);
            add(&mut self.resolution, resolution(batch.columns, row.at, counter, ask.as_of), row.bucket);
        }
    }

    /// Adds what was counted over the rows that follow.
    pub fn merge(&mut self, next: Times) {
        self.first_response.append(next.first_response);
        self.resolution.append(next.resolution);
    }

    /// First response and resolution, one entry a bucket each.
    pub fn finish(self, buckets: usize) -> (Vec<Durations>, Vec<Durations>) {
        let over_time = |mut sample: Sample| {
            sample.sort();
            sample.groups(buckets).iter().map(|group| durations(group, &group.estimate())).collect()
        };
        (over_time(self.first_response), over_time(self.resolution))
    }
}
