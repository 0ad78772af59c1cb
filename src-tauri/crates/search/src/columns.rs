//! Fast fields of one segment → plain columns.
//!
//! In: an open segment, ids of names. Out: [`Columns`], the order of its keys. Never: a look at single documents.

use std::fmt::Debug;
use std::sync::Arc;

use model::columns::{Base, Columns, Lists, NO_NAME, NONE};
use model::history::LASTS;
use tantivy::SegmentReader;
use tantivy::columnar::{Column, ColumnIndex};

use crate::labels::{unpack_counts, unpack_labels};
use crate::names::{FIELDS, Mapping};
use crate::{Error, Result};

/// Reads all columns of a segment, as the export and the rules have them. Rows of deleted documents and of the vocabulary are among them, to be left out by
/// those who choose rows; the latter have no source.
pub(crate) fn read(segment: &SegmentReader, mapping: &Mapping) -> Result<Columns> {
    let source = Source { segment, rows: segment.max_doc() };
    let base = Base {
        created: source.instants("created")?,
        updated: source.instants("updated")?,
        resolved: source.instants("resolved")?,
        first_response: source.instants("first_response")?,
        resolution: source.instants("resolution")?,
        rating: source.floats("rating")?,
        score: source.floats("score")?,
        channel: source.names(2, mapping)?,
        agent: source.names(3, mapping)?,
        customer: source.names(4, mapping)?,
        source: source.names(5, mapping)?,
        language: source.names(6, mapping)?,
        fingerprint: source.packed("fingerprint")?,
        tags: source.name_lists(7, mapping)?,
        escalated_at: source.instants("escalated_at")?,
        escalation: source.names(8, mapping)?,
        open: source.intervals("open")?,
        paused: source.intervals("paused")?,
        phrases: lists(source.numbers("phrase")?.as_ref(), source.rows, |hash| hash),
        ..Base::default()
    };
    let mut columns = Columns {
        base: Arc::new(base),
        category: source.names(0, mapping)?,
        subcategory: source.names(1, mapping)?,
        topic: vec![NO_NAME; source.rows as usize],
        ..Columns::default()
    };
    unpack_labels(&mut columns, &source.packed("labels")?);
    unpack_counts(&mut columns, &source.packed("counts")?);
    Ok(columns)
}

/// For each row the place of its key among the segment's keys, which are sorted.
pub(crate) fn key_order(segment: &SegmentReader) -> Result<Vec<u32>> {
    let column = segment.fast_fields().str("key")?;
    let ords = column.as_ref().map(|column| column.ords());
    Ok(single(ords, segment.max_doc(), u32::MAX, |ord| ord as u32))
}

struct Source<'a> {
    segment: &'a SegmentReader,
    rows: u32,
}

impl Source<'_> {
    fn instants(&self, field: &str) -> Result<Vec<i64>> {
        let column = self.segment.fast_fields().column_opt::<i64>(field)?;
        Ok(single(column.as_ref(), self.rows, NONE, |value| value))
    }

    /// Starts and ends by turns; the end of what lasts is not kept.
    fn intervals(&self, field: &str) -> Result<Lists<i64>> {
        let column = self.segment.fast_fields().column_opt::<i64>(field)?;
        Ok(ended(lists(column.as_ref(), self.rows, |at| at)))
    }

    fn numbers(&self, field: &str) -> Result<Option<Column<u64>>> {
        Ok(self.segment.fast_fields().column_opt::<u64>(field)?)
    }

    /// Numbers of which every ticket has one; 0 where it has none.
    fn packed(&self, field: &str) -> Result<Vec<u64>> {
        Ok(single(self.numbers(field)?.as_ref(), self.rows, 0, |packed| packed))
    }

    fn floats(&self, field: &str) -> Result<Vec<f32>> {
        Ok(single(self.numbers(field)?.as_ref(), self.rows, f32::NAN, |bits| f32::from_bits(bits as u32)))
    }

    fn names(&self, at: usize, mapping: &Mapping) -> Result<Vec<u32>> {
        let column = self.segment.fast_fields().str(FIELDS[at])?;
        let ords = column.as_ref().map(|column| column.ords());
        Ok(single(ords, self.rows, NO_NAME, |ord| global(mapping, at, ord)))
    }

    fn name_lists(&self, at: usize, mapping: &Mapping) -> Result<Lists<u32>> {
        let column = self.segment.fast_fields().str(FIELDS[at])?;
        let ords = column.as_ref().map(|column| column.ords());
        Ok(lists(ords, self.rows, |ord| global(mapping, at, ord)))
    }
}

fn global(mapping: &Mapping, at: usize, ord: u64) -> u32 {
    mapping[at].get(ord as usize).copied().unwrap_or(NO_NAME)
}

/// One value a row: the first, or `missing`.
fn single<T: Stored, U: Clone>(column: Option<&Column<T>>, rows: u32, missing: U, take: impl Fn(T) -> U) -> Vec<U> {
    let Some(column) = column else { return vec![missing; rows as usize] };
    let values = all_values(column);
    if matches!(column.index, ColumnIndex::Full) {
        return values.into_iter().map(take).collect();
    }
    let mut out = vec![missing; rows as usize];
    // Backwards, so that the first of several values wins.
    for (row, value) in owners(column, rows).into_iter().zip(values).rev() {
        out[row as usize] = take(value);
    }
    out
}

/// All values of each row.
fn lists<T: Stored, U>(column: Option<&Column<T>>, rows: u32, take: impl Fn(T) -> U) -> Lists<U> {
    let mut starts = vec![0; rows as usize + 1];
    let Some(column) = column else { return Lists { starts, values: Vec::new() } };
    for row in owners(column, rows) {
        starts[row as usize + 1] += 1;
    }
    for row in 0..rows as usize {
        starts[row + 1] += starts[row];
    }
    Lists { starts, values: all_values(column).into_iter().map(take).collect() }
}

/// Adds the end of each row whose last interval lasts.
fn ended(kept: Lists<i64>) -> Lists<i64> {
    let mut whole = Lists { starts: vec![0], values: Vec::with_capacity(kept.values.len()) };
    for row in 1..kept.starts.len() {
        let values = kept.row(row - 1);
        whole.values.extend_from_slice(values);
        whole.values.extend((values.len() % 2 == 1).then_some(LASTS));
        whole.starts.push(whole.values.len() as u32);
    }
    whole
}

fn all_values<T: Stored>(column: &Column<T>) -> Vec<T> {
    let mut values = vec![T::default(); column.values.num_vals() as usize];
    column.values.get_range(0, &mut values);
    values
}

/// The row of each value, in the order of values.
fn owners<T: Stored>(column: &Column<T>, rows: u32) -> Vec<u32> {
    let all: Vec<u32> = (0..rows).collect();
    if matches!(column.index, ColumnIndex::Full) {
        return all;
    }
    let (mut owners, mut places) = (Vec::new(), Vec::new());
    column.row_ids_for_docs(&all, &mut owners, &mut places);
    owners
}

/// What tantivy keeps in a column.
trait Stored: PartialOrd + Copy + Debug + Default + Send + Sync + 'static {}

impl Stored for i64 {}
impl Stored for u64 {}

/// The keys at these places of a segment's sorted keys; `places` ascend.
pub(crate) fn keys_at(segment: &SegmentReader, places: &[u32], mut each: impl FnMut(&[u8])) -> Result<()> {
    let places: Vec<u64> = places.iter().map(|&place| u64::from(place)).collect();
    let found = match segment.fast_fields().str("key")? {
        Some(column) => column.dictionary().sorted_ords_to_term_cb(&places, &mut each)?,
        None => places.is_empty(),
    };
    if found { Ok(()) } else { Err(Error::Damaged { reason: "keys are missing from a segment".into() }) }
}
