//! Beginnings of words and misspelt words → stems that the index has.

use std::cmp::Reverse;
use std::collections::{BTreeSet, BinaryHeap};

use tantivy::query::FuzzyTermQuery;
use tantivy::schema::Field;
use tantivy::{Searcher, SegmentReader, Term};
use text::Stemming;

use crate::Result;
use crate::schema::Fields;
use crate::words::stems as stems_of;

/// Stems a beginning stands for, at most.
const MAX_COMPLETIONS: usize = 40;
/// Stems a misspelt word stands for, at most.
const MAX_CORRECTIONS: usize = 8;
/// Entries of a dictionary looked at for one beginning, at most.
const MAX_SCANNED: usize = 100_000;
/// Shorter words are too near to too many others to be corrected. Letters.
const MIN_CORRECTED: usize = 4;
/// A shorter beginning is also that of the stem, so that no written form need be looked up. Letters.
const MIN_WRITTEN: usize = 3;

/// Number of tickets with a stem in subject or body (those with both count twice).
pub(crate) fn frequency(searcher: &Searcher, fields: &Fields, stem: &str) -> Result<u64> {
    let mut total = 0;
    for field in [fields.subject, fields.body] {
        total += searcher.doc_freq(&Term::from_field_text(field, stem))?;
    }
    Ok(total)
}

/// Stems of words that begin so, most frequent first.
pub(crate) fn completions(
    searcher: &Searcher,
    fields: &Fields,
    beginning: &str,
    languages: &[Stemming],
) -> Result<Vec<String>> {
    let mut stems: BTreeSet<String> = BTreeSet::new();
    for field in [fields.subject, fields.body] {
        for segment in searcher.segment_readers() {
            stems.extend(frequent(segment, field, beginning)?);
        }
    }
    if beginning.chars().count() >= MIN_WRITTEN {
        for segment in searcher.segment_readers() {
            each_beginning(segment, fields.word, beginning, |word, _| {
                let written = stems_of(&String::from_utf8_lossy(word), languages);
                // The others were met above.
                stems.extend(written.into_iter().filter(|stem| !stem.starts_with(beginning)));
            })?;
        }
    }
    best(searcher, fields, stems, MAX_COMPLETIONS)
}

/// Stems of words one typing error away, most frequent first; none for short words and numbers. With `beginning` the
/// word may go on.
pub(crate) fn corrections(
    searcher: &Searcher,
    fields: &Fields,
    word: &str,
    beginning: bool,
    languages: &[Stemming],
) -> Result<Vec<String>> {
    if word.chars().count() < MIN_CORRECTED || word.bytes().any(|byte| byte.is_ascii_digit()) {
        return Ok(Vec::new());
    }
    let term = Term::from_field_text(fields.word, word);
    let query = if beginning { FuzzyTermQuery::new_prefix(term, 1, true) } else { FuzzyTermQuery::new(term, 1, true) };
    let mut stems = BTreeSet::new();
    for segment in searcher.segment_readers() {
        let index = segment.inverted_index(fields.word)?;
        let mut stream = index.terms().search(query.automaton()?).into_stream()?;
        for _ in 0..MAX_SCANNED {
            if !stream.advance() {
                break;
            }
            stems.extend(stems_of(&String::from_utf8_lossy(stream.key()), languages));
        }
    }
    best(searcher, fields, stems, MAX_CORRECTIONS)
}

/// The most frequent terms of a segment that begin so: more than are wanted, for those frequent in all segments
/// together need not be so in each.
fn frequent(segment: &SegmentReader, field: Field, beginning: &str) -> Result<Vec<String>> {
    let mut best: BinaryHeap<Reverse<(u32, Vec<u8>)>> = BinaryHeap::new();
    each_beginning(segment, field, beginning, |stem, frequency| {
        let full = best.len() >= 4 * MAX_COMPLETIONS;
        if full && best.peek().is_some_and(|least| frequency <= least.0.0) {
            return;
        }
        if full {
            best.pop();
        }
        best.push(Reverse((frequency, stem.to_vec())));
    })?;
    Ok(best.into_iter().map(|stem| String::from_utf8_lossy(&stem.0.1).into_owned()).collect())
}

fn each_beginning(
    segment: &SegmentReader,
    field: Field,
    beginning: &str,
    mut each: impl FnMut(&[u8], u32),
) -> Result<()> {
    let index = segment.inverted_index(field)?;
    let mut stream = index.terms().range().ge(beginning).into_stream()?;
    for _ in 0..MAX_SCANNED {
        if !stream.advance() || !stream.key().starts_with(beginning.as_bytes()) {
            break;
        }
        each(stream.key(), stream.value().doc_freq);
    }
    Ok(())
}

/// Those that tickets have, most frequent first.
fn best(searcher: &Searcher, fields: &Fields, stems: BTreeSet<String>, limit: usize) -> Result<Vec<String>> {
    let counted = stems.into_iter().map(|stem| Ok((frequency(searcher, fields, &stem)?, stem)));
    let mut ranked: Vec<(u64, String)> = counted.collect::<Result<_>>()?;
    ranked.retain(|(frequency, _)| *frequency > 0);
    // Stable, so that equals stay in the order of letters.
    ranked.sort_by_key(|(frequency, _)| Reverse(*frequency));
    ranked.truncate(limit);
    Ok(ranked.into_iter().map(|(_, stem)| stem).collect())
}
