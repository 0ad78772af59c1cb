//! Runs the words of a query: the rows of each segment that have them.

use tantivy::collector::{Collector, SegmentCollector};
use tantivy::query::{Bm25StatisticsProvider, Query};
use tantivy::schema::Field;
use tantivy::{DocId, Score, SegmentOrdinal, SegmentReader, Term};

use crate::Result;
use crate::snapshot::Inner;

/// Rows of one segment with a query's words.
#[derive(Clone, Debug, Default)]
pub(crate) struct Found {
    /// Ascending. None of them is deleted.
    pub rows: Vec<u32>,
    /// Score of each row; empty unless asked for.
    pub scores: Vec<f32>,
}

impl Found {
    /// Runs a query; one entry a segment.
    pub fn search(query: &dyn Query, inner: &Inner, scored: bool) -> Result<Vec<Found>> {
        let every = EveryRow { scored, segments: inner.segments.len() };
        Ok(inner.searcher.search_with_statistics_provider(query, &every, inner)?)
    }
}

/// Scores are counted over tickets alone: not over the vocabulary's documents, whose number depends on how the index
/// was written. Deleted tickets still count in frequencies until their segment is merged.
impl Bm25StatisticsProvider for Inner {
    fn total_num_tokens(&self, field: Field) -> tantivy::Result<u64> {
        self.searcher.total_num_tokens(field)
    }

    fn total_num_docs(&self) -> tantivy::Result<u64> {
        Ok(u64::from(self.tickets).max(1))
    }

    fn doc_freq(&self, term: &Term) -> tantivy::Result<u64> {
        // More deleted than living tickets may have it, which the formula does not allow.
        Ok(self.searcher.doc_freq(term)?.min(self.total_num_docs()?))
    }
}

struct EveryRow {
    scored: bool,
    segments: usize,
}

struct EveryRowOfSegment {
    segment: SegmentOrdinal,
    scored: bool,
    found: Found,
}

impl Collector for EveryRow {
    type Fruit = Vec<Found>;
    type Child = EveryRowOfSegment;

    fn for_segment(&self, segment: SegmentOrdinal, _: &SegmentReader) -> tantivy::Result<EveryRowOfSegment> {
        Ok(EveryRowOfSegment { segment, scored: self.scored, found: Found::default() })
    }

    fn requires_scoring(&self) -> bool {
        self.scored
    }

    fn merge_fruits(&self, fruits: Vec<(SegmentOrdinal, Found)>) -> tantivy::Result<Vec<Found>> {
        let mut all = vec![Found::default(); self.segments];
        for (segment, found) in fruits {
            all[segment as usize] = found;
        }
        Ok(all)
    }
}

impl SegmentCollector for EveryRowOfSegment {
    type Fruit = (SegmentOrdinal, Found);

    fn collect(&mut self, row: DocId, score: Score) {
        self.found.rows.push(row);
        if self.scored {
            self.found.scores.push(score);
        }
    }

    fn harvest(self) -> (SegmentOrdinal, Found) {
        (self.segment, self.found)
    }
}
