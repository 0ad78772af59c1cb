//! One dictionary for all segments: their sorted name lists merged, so that ids do not depend on how the index lies
//! on disk.

use std::sync::Arc;

use model::columns::Names;
use tantivy::SegmentReader;

use crate::Result;

/// The fast fields with names, in the order of [`Names`].
pub(crate) const FIELDS: [&str; 9] =
    ["category", "subcategory", "channel", "agent", "customer", "source", "language", "tag", "escalation"];

/// For each of [`FIELDS`], the id among all names of each of a segment's own.
pub(crate) type Mapping = [Vec<u32>; FIELDS.len()];

/// Merges the names of all segments.
pub(crate) fn merge(segments: &[SegmentReader]) -> Result<(Names, Vec<Mapping>)> {
    let mut merged: [Vec<String>; FIELDS.len()] = Default::default();
    let mut mappings = vec![Mapping::default(); segments.len()];
    for (at, field) in FIELDS.into_iter().enumerate() {
        let lists = segments.iter().map(|segment| terms(segment, field)).collect::<Result<Vec<_>>>()?;
        merged[at] = union(&lists);
        for (mapping, list) in mappings.iter_mut().zip(&lists) {
            mapping[at] = positions(list, &merged[at]);
        }
    }
    let [category, subcategory, channel, agent, customer, source, language, tag, escalation] = merged;
    let (customer, topic) = (Arc::new(customer), Vec::new());
    let names = Names { category, subcategory, channel, agent, customer, source, language, tag, escalation, topic };
    Ok((names, mappings))
}

/// A segment's names of a field, sorted.
fn terms(segment: &SegmentReader, field: &str) -> Result<Vec<String>> {
    let Some(column) = segment.fast_fields().str(field)? else { return Ok(Vec::new()) };
    let mut names = Vec::with_capacity(column.num_terms());
    let mut stream = column.dictionary().stream()?;
    while stream.advance() {
        names.push(String::from_utf8_lossy(stream.key()).into_owned());
    }
    Ok(names)
}

pub(crate) fn union(lists: &[Vec<String>]) -> Vec<String> {
    match lists {
        [] => Vec::new(),
        [only] => only.clone(),
        several => {
            let mut all = several.concat();
            // The lists are sorted runs, which a stable sort merges without starting over.
            all.sort();
            all.dedup();
            all
        }
    }
}

/// Where each name of a sorted list stands in a sorted list of all.
pub(crate) fn positions(list: &[String], all: &[String]) -> Vec<u32> {
    let mut at = 0;
    list.iter()
        .map(|name| {
            while at < all.len() && all[at] < *name {
                at += 1;
            }
            at as u32
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_all_segments_are_merged_in_order() {
        let lists =
            [vec!["b", "d"], vec!["a", "b"], vec![]].map(|list| list.iter().map(|name| name.to_string()).collect());
        let all = union(&lists);
        assert_eq!(all, ["a", "b", "d"]);
        assert_eq!(lists.each_ref().map(|list| positions(list, &all)), [vec![1, 2], vec![0, 1], vec![]]);
    }
}
