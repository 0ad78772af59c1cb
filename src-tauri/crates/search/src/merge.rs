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
/// Merging takes memory for each document, about half a kilobyte: no merge makes a larger segment.
const MOST_DOCUMENTS: u32 = 150_000;

/// Merges the smallest segments once there are many.
#[derive(Debug)]
pub(crate) struct FewSegments;

impl MergePolicy for FewSegments {
    fn compute_merge_candidates(&self, segments: &[SegmentMeta]) -> Vec<MergeCandidate> {
        if segments.len() <= MANY {
            return Vec::new();
        }
        // One at a time, since each takes its memory: the end of a merge asks again.
        groups(all_but_largest(segments)).into_iter().take(1).map(MergeCandidate).collect()
    }
}

/// What to merge into one each when an import is over; empty when nothing needs it.
pub(crate) fn final_merges(segments: &[SegmentMeta]) -> Vec<Vec<SegmentId>> {
    let mut merged = if segments.len() > FEW { all_but_largest(segments) } else { Vec::new() };
    for meta in segments.iter().filter(|meta| is_worn(meta)) {
        if !merged.iter().any(|known| known.id() == meta.id()) {
            merged.push(meta);
        }
    }
    groups(merged)
}

fn is_worn(meta: &SegmentMeta) -> bool {
    f64::from(meta.num_deleted_docs()) > DELETED * f64::from(meta.max_doc())
}

/// The segments but for so many of the largest that few are left.
fn all_but_largest(segments: &[SegmentMeta]) -> Vec<&SegmentMeta> {
    let mut by_size: Vec<&SegmentMeta> = segments.iter().collect();
    by_size.sort_unstable_by_key(|meta| (std::cmp::Reverse(meta.num_docs()), meta.id()));
    by_size.split_off(by_size.len().min(FEW - 1))
}

/// Groups that fit into one segment each, the smallest first; a segment alone only when it is worn.
fn groups(mut segments: Vec<&SegmentMeta>) -> Vec<Vec<SegmentId>> {
    segments.sort_unstable_by_key(|meta| (meta.num_docs(), meta.id()));
    let mut groups: Vec<(u32, Vec<&SegmentMeta>)> = Vec::new();
    for meta in segments {
        match groups.last_mut() {
            Some((documents, group)) if documents.saturating_add(meta.num_docs()) <= MOST_DOCUMENTS => {
                *documents += meta.num_docs();
                group.push(meta);
            }
            _ => groups.push((meta.num_docs(), vec![meta])),
        }
    }
    let needed = groups.into_iter().filter(|(_, group)| group.len() > 1 || group.iter().any(|meta| is_worn(meta)));
    needed.map(|(_, group)| group.into_iter().map(SegmentMeta::id).collect()).collect()
}
