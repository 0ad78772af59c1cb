//! What a filter needs to know beside itself: as-of, and who tells of zones, clocks and promises.
//!
//! In: nothing. Out: [`View`], [`Timekeeper`]. Never: a zone, a clock or a rule of its own.

use model::columns::Columns;
use model::{Clock, Instant, Measure, SlaIs};

/// What a filter needs to know beside itself.
#[derive(Clone, Copy)]
pub struct View<'a> {
    /// Ages are measured at this instant; `None` uses the snapshot's own.
    pub as_of: Option<Instant>,
    /// Tells of zones, clocks and promises.
    pub time: &'a dyn Timekeeper,
    /// The last word of the text is still being typed: it also matches words it begins.
    pub as_you_type: bool,
}

/// Answers what a filter asks about time and promises. Its as-of is that of the [`View`].
pub trait Timekeeper: Sync {
    /// Hour of the week, 0–167 from Monday 00:00 in the reporting zone, of an instant in ms UTC.
    fn hour_of_week(&self, at: i64) -> u8;

    /// A measure of time on a clock, ms; `None` where the row does not have it, and for measures of other things.
    fn millis(&self, columns: &Columns, row: usize, measure: Measure, clock: Clock) -> Option<i64>;

    /// Whether rows stand as a condition says. Asked once a question, so that rules are made ready only once.
    fn stands<'a>(&'a self, condition: &'a SlaIs) -> Stands<'a>;
}

/// Whether a row fulfils a condition.
pub type Stands<'a> = Box<dyn Fn(&Columns, usize) -> bool + Send + Sync + 'a>;
