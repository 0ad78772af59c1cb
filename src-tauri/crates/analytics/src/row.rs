//! One ticket as the metrics take it.

use model::columns::{Columns, NONE};
use model::{Instant, Period, Population, Tone};

use crate::span::{NOWHERE, Span};

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
    /// What puts it into the population: its creation, or its resolution where those resolved are looked at; [`NONE`]
    /// where that has no known moment.
    pub event: i64,
    /// Bucket of the event where it is in the population, or [`NOWHERE`].
    pub bucket: u32,
    /// Work on it has ended.
    pub resolved: bool,
}

impl<'a> Row<'a> {
    /// Where a row of the columns belongs.
    #[inline]
    pub fn of(columns: &'a Columns, at: usize, population: Population, span: &Span) -> Row<'a> {
        let resolved = columns.is_resolved(at);
        let event = Row::event_of(columns, at, population);
        // As `belongs` says, without looking up the event again.
        let belongs = |period: Option<Period>| match (population, period) {
            (Population::OpenAtEnd, _) | (_, None) => columns.belongs(at, population, period),
            (_, Some(period)) => event != NONE && period.start.0 <= event && event < period.end.0,
        };
        let now = belongs(span.asked);
        let before = span.previous.is_some_and(|previous| match (population, span.asked) {
            // What lay open when the period began is what a backlog is compared with.
            (Population::OpenAtEnd, Some(asked)) => columns.is_open_before(at, asked.start.0),
            _ => belongs(Some(previous)),
        });
        // What lies open at the end may have been created before the period, though on its first day.
        let counts =
            population != Population::OpenAtEnd || span.period.is_some_and(|period| period.contains(Instant(event)));
        let bucket = if now && event != NONE && counts { span.bucket(event) } else { NOWHERE };
        Row { columns, at, now, before, event, bucket, resolved }
    }

    /// What puts a row into a population, whenever that is; see [`Row::event`].
    #[inline]
    pub fn event_of(columns: &Columns, at: usize, population: Population) -> i64 {
        match population {
            Population::Resolved if columns.is_resolved(at) => columns.resolved[at],
            Population::Resolved => NONE,
            Population::Created | Population::OpenAtEnd => columns.created[at],
        }
    }

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
    (created != NONE && created <= as_of.0).then(|| as_of.0 - created)
}
