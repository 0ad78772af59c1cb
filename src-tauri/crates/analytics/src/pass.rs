//! One pass over rows: batches that stay in the cache, chunks that run beside each other, parts merged in order.
//!
//! In: rows, a span. Out: what was collected. Never: a result that depends on the number of threads.

use model::columns::{Columns, Slice};
use rayon::prelude::*;

use crate::row::Row;
use crate::span::Span;

/// Rows that one thread takes at a time.
const CHUNK: usize = 65_536;
/// Rows that all metrics look at before the next ones come.
const BATCH: usize = 512;

/// Something counted over rows in parts.
pub(crate) trait Collect: Send {
    /// Counts rows.
    fn collect(&mut self, batch: &Batch);
    /// Adds what was counted over the rows that follow.
    fn merge(&mut self, next: Self);
}

/// Some rows of one segment.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Batch<'a> {
    /// Columns of the segment.
    pub columns: &'a Columns,
    /// All rows.
    pub all: &'a [Row<'a>],
    /// Those of the population, now or before.
    pub counted: &'a [Row<'a>],
}

impl<'a> Batch<'a> {
    /// Rows of the population.
    pub fn now(&self) -> impl Iterator<Item = &'a Row<'a>> + use<'a> {
        self.counted.iter().filter(|row| row.now)
    }
}

/// Collects over all rows, each of which comes once.
pub(crate) fn pass<C: Collect>(slices: &[Slice], span: &Span, new: impl Fn() -> C + Sync) -> C {
    let chunks: Vec<(&Columns, &[u32])> =
        slices.iter().flat_map(|slice| slice.rows.chunks(CHUNK).map(|rows| (slice.columns, rows))).collect();
    let one = |&(columns, rows): &(&Columns, &[u32])| {
        let mut part = new();
        chunk(columns, rows, span, &mut part);
        part
    };
    // A single chunk is not worth waking other threads for.
    let parts: Vec<C> =
        if chunks.len() > 1 { chunks.par_iter().map(one).collect() } else { chunks.iter().map(one).collect() };
    let mut whole = new();
    parts.into_iter().for_each(|part| whole.merge(part));
    whole
}

fn chunk(columns: &Columns, rows: &[u32], span: &Span, part: &mut impl Collect) {
    let (mut all, mut counted) = (Vec::with_capacity(BATCH), Vec::with_capacity(BATCH));
    for rows in rows.chunks(BATCH) {
        all.clear();
        all.extend(rows.iter().map(|&row| Row::of(columns, row as usize, span.population, span)));
        if all.iter().all(|row| row.now || row.before) {
            part.collect(&Batch { columns, all: &all, counted: &all });
        } else {
            counted.clear();
            counted.extend(all.iter().filter(|row| row.now || row.before));
            part.collect(&Batch { columns, all: &all, counted: &counted });
        }
    }
}
