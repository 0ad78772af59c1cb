//! Two filters side by side.

use analytics::compare::{Part, compare};
use analytics::view::Comparison;
use model::Filter;

use crate::{Result, Workspace};

impl Workspace {
    /// Every number of two filters and their differences. Durations of both are counted on the clock of the first.
    ///
    /// # Errors
    /// When the index can't be read.
    pub fn compare(&self, a: &Filter, b: &Filter) -> Result<Comparison> {
        let b = &Filter { clock: a.clock, ..b.clone() };
        let snapshot = self.snapshot()?;
        let select = |filter| self.viewed(&snapshot, false, |view| snapshot.select(filter, view));
        let select_left_out = |filter| self.viewed(&snapshot, false, |view| snapshot.select_left_out(filter, view));
        let (first, second) = (select(a)?, select(b)?);
        let (first_left_out, second_left_out) = (select_left_out(a)?, select_left_out(b)?);
        let timing = self.timing(&snapshot);
        let (ask_a, ask_b) = (self.ask(a, &snapshot, &timing), self.ask(b, &snapshot, &timing));
        let mut found = compare(
            &Part { slices: &first.slices(), left_out: &first_left_out.slices(), ask: &ask_a },
            &Part { slices: &second.slices(), left_out: &second_left_out.slices(), ask: &ask_b },
            &first.names,
        );
        // Where nothing is dated no clock can be measured.
        if self.lens().as_of.or(snapshot.as_of()).is_none() {
            (found.a.as_of, found.b.as_of) = (None, None);
        }
        Ok(found)
    }
}
