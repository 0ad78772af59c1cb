//! Filter → rows.

use std::sync::Arc;

use model::{Filter, Instant};
use model::columns::{Columns, Names, Slice};

use crate::{Result, Snapshot};

/// What a filter needs to know beside itself.
#[derive(Clone, Copy)]
pub struct View<'a> {
    /// Ages are measured at this instant; `None` uses the snapshot's own.
    pub as_of: Option<Instant>,
    /// Hour of the week, 0–167 from Monday 00:00 in the reporting zone, of an instant in ms UTC.
    pub hour_of_week: &'a (dyn Fn(i64) -> u8 + Sync),
    /// The last word of the text is still being typed: it also matches words it begins.
    pub as_you_type: bool,
}

/// Rows of one segment.
#[derive(Clone, Debug)]
pub struct Selected {
    /// The segment's columns.
    pub columns: Arc<Columns>,
    /// Row numbers, ascending.
    pub rows: Vec<u32>,
}

/// Rows of all segments.
#[derive(Clone, Debug)]
pub struct Selection {
    /// One entry a segment.
    pub parts: Vec<Selected>,
    /// Names behind the dictionary columns of all parts, sorted.
    pub names: Arc<Names>,
}

impl Selection {
    /// The rows as analytics takes them.
    pub fn slices(&self) -> Vec<Slice<'_>> {
        self.parts.iter().map(|part| Slice { columns: &part.columns, rows: &part.rows }).collect()
    }

    /// Number of rows.
    pub fn len(&self) -> usize {
        self.parts.iter().map(|part| part.rows.len()).sum()
    }

    /// Whether there are no rows.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

impl Snapshot {
    /// Rows that pass everything in the filter but its period and population. Tickets that are left out (spam …)
    /// are not among them unless the filter has `Having::LeftOut`.
    pub fn select(&self, _filter: &Filter, _view: &View) -> Result<Selection> {
        unimplemented!()
    }

    /// Rows that pass everything in the filter but its period and population, of left-out tickets only.
    pub fn select_left_out(&self, _filter: &Filter, _view: &View) -> Result<Selection> {
        unimplemented!()
    }
}
