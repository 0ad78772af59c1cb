//! One dictionary for all segments: their sorted name lists merged, so that ids do not depend on how the index lies
//! on disk.

use model::columns::Names;
use tantivy::SegmentReader;

use crate::Result;

/// The fast fields with names, in the order of [`Names`].
pub(crate) const FIELDS: [&str; 8] =
    ["category", "subcategory", "channel", "agent", "customer", "source", "language", "tag"];

/// For each of [`FIELDS`], the id among all names of each of a segment's own.
pub(crate) type Mapping = [Vec<u32>; 8];

/// Merges the names of all segments.
pub(crate) fn merge(segments: &[SegmentReader]) -> Result<(Names, Vec<Mapping>)> {
    let mut names = Names::default();
    let mut mappings = vec![Mapping::default(); segments.len()];
    for (at, field) in FIELDS.into_iter().enumerate() {
        let lists = segments.iter().map(|segment| terms(segment, field)).collect::<Result<Vec<_>>>()?;
        let all = union(&lists);
        for (mapping, list) in mappings.iter_mut().zip(&lists) {
            mapping[at] = positions(list, &all);
        }
        *list_mut(&mut names, at) = all;
    }
    Ok((names, mappings))
}

fn list_mut(names: &mut Names, at: usize) -> &mut Vec<String> {
    match at {
        0 => &mut names.category,
        1 => &mut names.subcategory,
        2 => &mut names.channel,
        3 => &mut names.agent,
        4 => &mut names.customer,
        5 => &mut names.source,
        6 => &mut names.language,
        _ => &mut names.tag,
    }
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

fn union(lists: &[Vec<String>]) -> Vec<String> {
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
fn positions(list: &[String], all: &[String]) -> Vec<u32> {
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
