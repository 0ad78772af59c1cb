//! The index as of one commit.

use std::sync::Arc;

use model::columns::{Columns, NO_NAME, NONE, Names};
use model::{Instant, TicketKey};
use rayon::prelude::*;
use tantivy::index::SegmentId;
use tantivy::{Searcher, SegmentReader};

use crate::document::key_of;
use crate::names::Mapping;
use crate::schema::Fields;
use crate::{Result, columns, index, names};

/// The index as of one commit: stays the same while the writer goes on. Cheap to clone.
#[derive(Clone)]
pub struct Snapshot {
    pub(crate) inner: Arc<Inner>,
}

pub(crate) struct Inner {
    pub searcher: Searcher,
    pub fields: Fields,
    /// In the searcher's order.
    pub segments: Vec<Segment>,
    pub names: Arc<Names>,
    /// Number of tickets, counted or not.
    pub tickets: u32,
    as_of: Option<Instant>,
    created: Option<(Instant, Instant)>,
}

/// A segment's columns and which of its rows are tickets.
pub(crate) struct Segment {
    pub id: SegmentId,
    mapping: Mapping,
    pub columns: Arc<Columns>,
    /// For each row the place of its key among the segment's sorted keys.
    pub key_order: Arc<Vec<u32>>,
    /// Rows of tickets that count.
    pub counted: Vec<u32>,
    /// Rows of tickets that are left out.
    pub left_out: Vec<u32>,
}

impl Snapshot {
    /// Reads the columns; those of segments that `before` had under the same names are taken from there.
    pub(crate) fn read(searcher: Searcher, fields: Fields, before: Option<&Snapshot>) -> Result<Snapshot> {
        let readers = searcher.segment_readers();
        let (names, mappings) = names::merge(readers)?;
        let known = before.map_or(&[][..], |snapshot| &snapshot.inner.segments);
        let segments: Vec<Segment> = readers
            .par_iter()
            .zip(mappings)
            .map(|(reader, mapping)| Segment::read(reader, mapping, known))
            .collect::<Result<_>>()?;
        let rows =
            || segments.iter().flat_map(|segment| segment.tickets().map(|row| (&*segment.columns, row as usize)));
        let created = || rows().map(|(columns, row)| columns.created[row]).filter(|&at| at != NONE);
        let latest =
            rows().map(|(columns, row)| columns.created[row].max(columns.updated[row]).max(columns.resolved[row]));
        let as_of = latest.max().filter(|&at| at != NONE).map(Instant);
        let created = created().min().zip(created().max()).map(|(first, last)| (Instant(first), Instant(last)));
        let tickets = rows().count() as u32;
        let names = Arc::new(names);
        Ok(Snapshot { inner: Arc::new(Inner { searcher, fields, segments, names, tickets, as_of, created }) })
    }

    /// Number of tickets, counted or not.
    pub fn tickets(&self) -> u32 {
        self.inner.tickets
    }

    /// The latest event in the data (creation, update or resolution); `None` without dated tickets.
    pub fn as_of(&self) -> Option<Instant> {
        self.inner.as_of
    }

    /// First and last creation in the data.
    pub fn created(&self) -> Option<(Instant, Instant)> {
        self.inner.created
    }

    /// Names behind the dictionary columns, sorted.
    pub fn names(&self) -> Arc<Names> {
        self.inner.names.clone()
    }

    /// Keys of all tickets, sorted.
    ///
    /// # Errors
    /// [`crate::Error::Damaged`] when they can't be read.
    pub fn keys(&self) -> Result<Vec<TicketKey>> {
        index::guarded(|| {
            let mut keys = Vec::with_capacity(self.inner.tickets as usize);
            for (segment, reader) in self.inner.segments.iter().zip(self.inner.searcher.segment_readers()) {
                let mut places: Vec<u32> = segment.tickets().map(|row| segment.key_order[row as usize]).collect();
                places.sort_unstable();
                columns::keys_at(reader, &places, |key| keys.push(key_of(key)))?;
            }
            keys.sort();
            Ok(keys)
        })
    }
}

impl Segment {
    fn read(reader: &SegmentReader, mapping: Mapping, known: &[Segment]) -> Result<Segment> {
        let id = reader.segment_id();
        let same = known.iter().find(|segment| segment.id == id && segment.mapping == mapping);
        let (columns, key_order) = match same {
            Some(segment) => (segment.columns.clone(), segment.key_order.clone()),
            None => (Arc::new(columns::read(reader, &mapping)?), Arc::new(columns::key_order(reader)?)),
        };
        let alive = (0..reader.max_doc()).filter(|&row| !reader.is_deleted(row));
        let tickets = alive.filter(|&row| columns.source[row as usize] != NO_NAME);
        let (counted, left_out) = tickets.partition(|&row| columns.left_out[row as usize] == 0);
        Ok(Segment { id, mapping, columns, key_order, counted, left_out })
    }

    /// Whether the row is a ticket, and not part of the vocabulary.
    pub fn is_ticket(&self, row: u32) -> bool {
        self.columns.source[row as usize] != NO_NAME
    }

    /// Rows of all tickets, counted or not.
    pub fn tickets(&self) -> impl Iterator<Item = u32> + '_ {
        self.counted.iter().chain(&self.left_out).copied()
    }
}
