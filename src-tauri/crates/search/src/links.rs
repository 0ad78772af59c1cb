//! Who names a ticket.
//!
//! In: a key. Out: keys. Never: how they are linked; the tickets themselves say that.

use model::TicketKey;
use tantivy::Term;
use tantivy::query::TermQuery;
use tantivy::schema::IndexRecordOption;

use crate::document::{key_of, key_text};
use crate::index::guarded;
use crate::query::Found;
use crate::{Result, Snapshot, columns};

impl Snapshot {
    /// Keys of the tickets that name this one, sorted.
    ///
    /// # Errors
    /// [`crate::Error::Damaged`] when the index can't be read.
    pub fn naming(&self, key: &TicketKey) -> Result<Vec<TicketKey>> {
        guarded(|| {
            let term = Term::from_field_text(self.inner.fields.link, &key_text(key));
            let found = Found::search(&TermQuery::new(term, IndexRecordOption::Basic), &self.inner, false)?;
            let segments = self.inner.segments.iter().zip(self.inner.searcher.segment_readers());
            let mut keys = Vec::new();
            for ((segment, reader), found) in segments.zip(found) {
                let mut places: Vec<u32> = found.rows.iter().map(|&row| segment.rows.key_order[row as usize]).collect();
                places.sort_unstable();
                columns::keys_at(reader, &places, |key| keys.push(key_of(key)))?;
            }
            keys.sort();
            Ok(keys)
        })
    }
}
