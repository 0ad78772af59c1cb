//! How many segments are kept: few, so that a search is quick, and more than one, so that two threads can share it.

use tantivy::SegmentMeta;
use tantivy::index::SegmentId;
use tantivy::merge_policy::{MergeCandidate, MergePolicy};

/// Segments left after an import.
const FEW: usize = 4;
/// Segments that may pile up during one: merging later means merging less often.
const MANY: usize = 12;
/// A segment with more deleted documents than this share is written anew.
const DELETED: f64 = 0.2;

/// Merges the smallest segments once there are many.
#[derive(Debug)]
pub(crate) struct FewSegments;

impl MergePolicy for FewSegments {
    fn compute_merge_candidates(&self, segments: &[SegmentMeta]) -> Vec<MergeCandidate> {
        if segments.len() <= MANY { Vec::new() } else { vec![MergeCandidate(smallest(segments, FEW - 1))] }
    }
}

/// What to merge into one when an import is over; empty when nothing needs it.
pub(crate) fn final_merge(segments: &[SegmentMeta]) -> Vec<SegmentId> {
    let mut merged = if segments.len() > FEW { smallest(segments, FEW - 1) } else { Vec::new() };
    let worn = |meta: &&SegmentMeta| f64::from(meta.num_deleted_docs()) > DELETED * f64::from(meta.max_doc());
    for meta in segments.iter().filter(worn) {
        if !merged.contains(&meta.id()) {
            merged.push(meta.id());
        }
    }
    merged
}

/// All but the `spared` largest.
fn smallest(segments: &[SegmentMeta], spared: usize) -> Vec<SegmentId> {
    let mut by_size: Vec<_> = segments.iter().map(|meta| (std::cmp::Reverse(meta.num_docs()), meta.id())).collect();
    by_size.sort_unstable();
    by_size.into_iter().skip(spared).map(|(_, id)| id).collect()
}
