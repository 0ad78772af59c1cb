//! The index as of one commit.

use std::sync::Arc;

use model::columns::{Base, Columns, NO_NAME, NONE, Names};
use model::{Instant, TicketKey};
use rayon::prelude::*;
use tantivy::index::SegmentId;
use tantivy::{Searcher, SegmentReader};
use text::Stemming;

use crate::document::key_of;
use crate::follow_up::follow_up;
use crate::lay::lay;
use crate::names::Mapping;
use crate::schema::Fields;
use crate::{Layer, Result, columns, index, names};

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
    /// Names before the layer.
    own_names: Arc<Names>,
    layer: Arc<Layer>,
    /// Number of tickets, counted or not.
    pub tickets: u32,
    as_of: Option<Instant>,
    created: Option<(Instant, Instant)>,
    span: Option<(Instant, Instant)>,
}

/// A segment and its columns with the layer over them.
pub(crate) struct Segment {
    pub rows: Arc<Rows>,
    pub columns: Arc<Columns>,
}

/// A segment as it was read.
pub(crate) struct Rows {
    pub id: SegmentId,
    mapping: Mapping,
    /// As the export and the rules have them.
    pub columns: Arc<Columns>,
    /// For each row the place of its key among the segment's sorted keys.
    pub key_order: Arc<Vec<u32>>,
    /// Rows of tickets that count.
    pub counted: Vec<u32>,
    /// Rows of tickets that are left out.
    pub left_out: Vec<u32>,
}

impl Inner {
    /// The languages by which words are stemmed here: English, then others that tickets are in.
    pub fn languages(&self) -> Vec<Stemming> {
        let mut languages: Vec<Stemming> = self.own_names.language.iter().map(|code| Stemming::of(code)).collect();
        languages.push(Stemming::default());
        languages.sort_unstable();
        languages.dedup();
        languages
    }
}

impl Snapshot {
    /// Reads the columns; those of segments that `before` had under the same names are taken from there.
    pub(crate) fn read(
        searcher: Searcher,
        fields: Fields,
        before: Option<&Snapshot>,
        layer: Arc<Layer>,
    ) -> Result<Snapshot> {
        let readers = searcher.segment_readers();
        let (names, mappings) = names::merge(readers)?;
        let known = before.map_or(&[][..], |snapshot| &snapshot.inner.segments);
        let rows: Vec<Arc<Rows>> = readers
            .par_iter()
            .zip(mappings)
            .map(|(reader, mapping)| Rows::read(reader, mapping, known).map(Arc::new))
            .collect::<Result<_>>()?;
        Snapshot::over(searcher, fields, rows, Arc::new(names), layer)
    }

    /// The same with another layer over it.
    pub(crate) fn under(&self, layer: Arc<Layer>) -> Result<Snapshot> {
        let inner = &*self.inner;
        let rows = inner.segments.iter().map(|segment| segment.rows.clone()).collect();
        Snapshot::over(inner.searcher.clone(), inner.fields, rows, inner.own_names.clone(), layer)
    }

    /// Whether this layer is the one over it.
    pub(crate) fn is_under(&self, layer: &Arc<Layer>) -> bool {
        Arc::ptr_eq(&self.inner.layer, layer)
    }

    fn over(
        searcher: Searcher,
        fields: Fields,
        rows: Vec<Arc<Rows>>,
        own_names: Arc<Names>,
        layer: Arc<Layer>,
    ) -> Result<Snapshot> {
        let (mut columns, names) = lay(&rows, searcher.segment_readers(), &fields, &own_names, &layer)?;
        follow_up(&rows, &mut columns, names.customer.len());
        let segments: Vec<Segment> =
            rows.into_iter().zip(columns).map(|(rows, columns)| Segment { rows, columns }).collect();
        let rows = || {
            segments.iter().flat_map(|segment| segment.rows.tickets().map(|row| (&*segment.columns.base, row as usize)))
        };
        let created = || rows().map(|(base, row)| base.created[row]).filter(|&at| at != NONE);
        let latest = rows().map(|(base, row)| base.created[row].max(base.updated[row]).max(base.resolved[row]));
        let as_of = latest.max().filter(|&at| at != NONE).map(Instant);
        let created = created().min().zip(created().max()).map(|(first, last)| (Instant(first), Instant(last)));
        let span = created
            .map(|(first, last)| (first, Instant(rows().map(|(base, row)| reach(base, row)).fold(last.0, i64::max))));
        let tickets = rows().count() as u32;
        Ok(Snapshot {
            inner: Arc::new(Inner {
                searcher,
                fields,
                segments,
                names,
                own_names,
                layer,
                tickets,
                as_of,
                created,
                span,
            }),
        })
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

    /// First creation, and the last instant at which a ticket's times end: all that a clock of durations has to reach.
    pub fn span(&self) -> Option<(Instant, Instant)> {
        self.inner.span
    }

    /// What is laid over the index here.
    pub fn layer(&self) -> &Layer {
        &self.inner.layer
    }

    /// Names behind the dictionary columns, sorted.
    pub fn names(&self) -> Arc<Names> {
        self.inner.names.clone()
    }

    /// Keys of rows, in their order; a row is a part of a [`crate::Selection`] and a row of its columns.
    ///
    /// # Errors
    /// [`crate::Error::Damaged`] when they can't be read, or there is no such row.
    pub fn keys_of(&self, rows: &[(usize, u32)]) -> Result<Vec<TicketKey>> {
        index::guarded(|| {
            let place = |&(part, row): &(usize, u32)| {
                let segment = self.inner.segments.get(part)?;
                Some((part, *segment.rows.key_order.get(row as usize)?))
            };
            let places: Option<Vec<(usize, u32)>> = rows.iter().map(place).collect();
            let missing = || crate::Error::Damaged { reason: "a ticket is not in the index".into() };
            let places = places.ok_or_else(missing)?;
            let mut sorted = places.clone();
            sorted.sort_unstable();
            sorted.dedup();
            let mut keys = Vec::with_capacity(sorted.len());
            for one in sorted.chunk_by(|a, b| a.0 == b.0) {
                let reader = self.inner.searcher.segment_reader(one[0].0 as u32);
                let of_segment: Vec<u32> = one.iter().map(|place| place.1).collect();
                columns::keys_at(reader, &of_segment, |key| keys.push(key_of(key)))?;
            }
            let key = |place: &(usize, u32)| keys.get(sorted.binary_search(place).ok()?).cloned();
            places.iter().map(|place| key(place).ok_or_else(missing)).collect()
        })
    }

    /// Keys of all tickets, sorted.
    ///
    /// # Errors
    /// [`crate::Error::Damaged`] when they can't be read.
    pub fn keys(&self) -> Result<Vec<TicketKey>> {
        index::guarded(|| {
            let mut keys = Vec::with_capacity(self.inner.tickets as usize);
            for (segment, reader) in self.inner.segments.iter().zip(self.inner.searcher.segment_readers()) {
                let mut places: Vec<u32> = segment.rows.keys().collect();
                places.sort_unstable();
                columns::keys_at(reader, &places, |key| keys.push(key_of(key)))?;
            }
            keys.sort();
            Ok(keys)
        })
    }
}

/// The last instant at which a dated row's durations end.
fn reach(base: &Base, row: usize) -> i64 {
    let created = base.created[row];
    if created == NONE {
        return NONE;
    }
    let durations = [base.first_response[row], base.resolution[row]];
    let longest = durations.into_iter().filter(|&millis| millis != NONE).max().unwrap_or(0);
    created.saturating_add(longest).max(base.resolved[row])
}

impl Segment {
    /// Whether the row is a ticket, and not part of the vocabulary.
    pub fn is_ticket(&self, row: u32) -> bool {
        self.columns.source[row as usize] != NO_NAME
    }
}

impl Rows {
    fn read(reader: &SegmentReader, mapping: Mapping, known: &[Segment]) -> Result<Rows> {
        let id = reader.segment_id();
        let same = known.iter().map(|segment| &segment.rows).find(|rows| rows.id == id && rows.mapping == mapping);
        let (columns, key_order) = match same {
            Some(rows) => (rows.columns.clone(), rows.key_order.clone()),
            None => (Arc::new(columns::read(reader, &mapping)?), Arc::new(columns::key_order(reader)?)),
        };
        let alive = (0..reader.max_doc()).filter(|&row| !reader.is_deleted(row));
        let tickets = alive.filter(|&row| columns.source[row as usize] != NO_NAME);
        let (counted, left_out) = tickets.partition(|&row| columns.left_out[row as usize] == 0);
        Ok(Rows { id, mapping, columns, key_order, counted, left_out })
    }

    /// Rows of all tickets, counted or not.
    pub fn tickets(&self) -> impl Iterator<Item = u32> + '_ {
        self.counted.iter().chain(&self.left_out).copied()
    }

    /// Places of their keys among the segment's sorted keys.
    fn keys(&self) -> impl Iterator<Item = u32> + '_ {
        self.tickets().map(|row| self.key_order[row as usize])
    }
}
