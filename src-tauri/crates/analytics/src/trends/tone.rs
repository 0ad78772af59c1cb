//! Tone over time (METRICS: Text measures). Net sentiment is % positive − % negative of the scored.

use model::Tone;

use crate::pass::Batch;
use crate::stats::proportion::net;
use crate::view::ToneBucket;

/// Positive, neutral and negative tickets by bucket.
#[derive(Debug)]
pub(crate) struct Tones {
    buckets: Vec<[u32; 3]>,
}

impl Tones {
    /// Nothing counted yet.
    pub fn new(buckets: usize) -> Tones {
        Tones { buckets: vec![[0; 3]; buckets] }
    }

    /// Counts the population's rows.
    pub fn collect(&mut self, batch: &Batch) {
        for row in batch.now() {
            let tone = batch.columns.tone[row.at];
            let place = [Tone::Positive, Tone::Neutral, Tone::Negative].iter().position(|&known| known as u8 == tone);
            if let (Some(place), Some(bucket)) = (place, self.buckets.get_mut(row.bucket as usize)) {
                bucket[place] += 1;
            }
        }
    }

    /// Adds what was counted over other rows.
    pub fn merge(&mut self, next: &Tones) {
        for (bucket, more) in self.buckets.iter_mut().zip(&next.buckets) {
            bucket.iter_mut().zip(more).for_each(|(count, more)| *count += more);
        }
    }

    /// One entry a bucket.
    pub fn finish(&self) -> Vec<ToneBucket> {
        self.buckets.iter().map(finish).collect()
    }
}

fn finish(&[positive, neutral, negative]: &[u32; 3]) -> ToneBucket {
    let found = net(positive, negative, positive + neutral + negative);
    ToneBucket {
        positive,
        neutral,
        negative,
        net: found.map(|found| 100.0 * found.0),
        interval: found.map(|(_, low, high)| (100.0 * low, 100.0 * high)),
    }
}
