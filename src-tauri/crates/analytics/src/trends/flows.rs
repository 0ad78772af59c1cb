//! Tickets coming in, going out and lying open (METRICS: Volume and flow). Over any period
//! open at end = open at start + created + reopened − resolved − those created that were never seen to be open.

use model::{Having, Period, Population};

use crate::metrics::backlog::{Backlog, Moves};
use crate::metrics::volume::{Volume, add};
use crate::pass::Batch;
use crate::span::Span;
use crate::view::{Flow, FlowBucket, Narrow, VolumeBucket};

/// Open intervals that begin and end, beside the volume.
#[derive(Debug)]
pub(crate) struct Flows {
    volume: Volume,
    backlog: Backlog,
    /// Created in each bucket, and it is not known when they ended.
    end_unknown: Vec<u32>,
}

impl Flows {
    /// Nothing counted yet.
    pub fn new(span: &Span) -> Flows {
        Flows { volume: Volume::new(span), backlog: Backlog::new(span), end_unknown: vec![0; span.buckets.len()] }
    }

    /// Counts rows, whether or not they belong to the population.
    pub fn collect(&mut self, batch: &Batch, span: &Span) {
        self.volume.collect(batch, span);
        self.backlog.collect(batch, span);
        let Some(drawn) = drawn(span) else { return };
        for row in batch.all.iter().filter(|row| row.resolved && row.columns.is_end_unknown(row.at)) {
            let created = row.columns.created[row.at];
            if drawn.start.0 <= created && created < drawn.end.0 {
                self.end_unknown[span.bucket(created) as usize] += 1;
            }
        }
    }

    /// Adds what was counted over other rows.
    pub fn merge(&mut self, next: &Flows) {
        self.volume.merge(&next.volume);
        self.backlog.merge(&next.backlog);
        add(&mut self.end_unknown, &next.end_unknown);
    }

    /// The balance of the whole period.
    pub fn whole(&self, span: &Span) -> Flow {
        let mut moved = Moves::default();
        self.backlog.moves().iter().for_each(|&moves| moved += moves);
        let open_end = self.backlog.stock().last().map_or(0, |&[open, _]| open);
        let end_unknown: u32 = self.end_unknown.iter().sum();
        let opens = |population, having| Narrow {
            period: drawn(span),
            population: Some(population),
            having,
            ..Narrow::default()
        };
        Flow {
            // What came and went is counted to the last one, so that the start follows from the end.
            open_start: (open_end + moved.resolved).saturating_sub(moved.created + moved.reopened),
            created: moved.created + end_unknown,
            reopened: moved.reopened,
            resolved: moved.resolved,
            end_unknown,
            open_end,
            opens_created: opens(Population::Created, vec![]),
            opens_end: opens(Population::OpenAtEnd, vec![]),
            opens_end_unknown: opens(Population::Created, vec![Having::EndUnknown]),
        }
    }

    /// The same by bucket.
    pub fn buckets(&self, span: &Span) -> Vec<FlowBucket> {
        let stock = self.backlog.stock();
        let volume = self.volume.chart(span, &stock).buckets;
        let counted = self.backlog.moves().iter().zip(&stock).zip(&self.end_unknown).zip(volume);
        counted
            .map(|(((moves, &[backlog, _]), end_unknown), volume)| {
                let flow = FlowBucket {
                    created: moves.created + end_unknown,
                    resolved: moves.resolved,
                    reopened: moves.reopened,
                    backlog,
                    ..FlowBucket::default()
                };
                // What lies open has no event of its own: there, a bucket has the tickets created in it.
                if span.population == Population::OpenAtEnd { flow } else { by_event(flow, &volume) }
            })
            .collect()
    }
}

/// The flow with the tickets whose event lies in the bucket.
fn by_event(flow: FlowBucket, volume: &VolumeBucket) -> FlowBucket {
    FlowBucket { created: volume.tickets, rolling: volume.rolling, previous: volume.previous, ..flow }
}

/// The instants that the buckets cover together.
fn drawn(span: &Span) -> Option<Period> {
    let (first, last) = span.buckets.first().zip(span.buckets.last())?;
    Some(Period { start: first.period.start, end: last.period.end })
}
