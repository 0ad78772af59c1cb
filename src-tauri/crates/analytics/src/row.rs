//! One ticket as the metrics take it.

use model::columns::Columns;
use model::{Instant, Tone};

/// A row and where it belongs.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Row<'a> {
    /// Columns of its segment.
    pub columns: &'a Columns,
    /// Its number there.
    pub at: usize,
    /// In the population.
    pub now: bool,
    /// In the population of the previous period.
    pub before: bool,
    /// Bucket of the event that put it into the population, or [`crate::span::NOWHERE`].
    pub bucket: u32,
    /// Work on it has ended.
    pub resolved: bool,
}

impl Row<'_> {
    /// Negative in tone.
    pub fn is_negative(&self) -> bool {
        self.columns.tone[self.at] == Tone::Negative as u8
    }

    /// Has a tone.
    pub fn is_scored(&self) -> bool {
        self.columns.tone[self.at] != Tone::NotScored as u8
    }
}

/// Age at as-of, ms; `None` for an undated ticket and one created later.
pub(crate) fn age(created: i64, as_of: Instant) -> Option<i64> {
    (created != model::columns::NONE && created <= as_of.0).then(|| as_of.0 - created)
}
