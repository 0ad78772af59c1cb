//! The numbers of Overview.

use analytics::view::Overview;
use analytics::{Ask, Timing};
use model::Filter;

use crate::{Result, Workspace};

/// How many issues Overview names.
const TOP_ISSUES: usize = 20;

impl Workspace {
    /// Every number of Overview under a filter, in one pass over the columns.
    ///
    /// # Errors
    /// When the index or the store can't be read.
    pub fn overview(&self, filter: &Filter) -> Result<Overview> {
        let snapshot = self.snapshot()?;
        let selection = self.viewed(&snapshot, false, |view| snapshot.select(filter, view))?;
        let left_out = self.viewed(&snapshot, false, |view| snapshot.select_left_out(filter, view))?;
        let timing = self.timing(&snapshot);
        let ask = self.ask(filter, &snapshot, &timing);
        let mut overview = analytics::overview(&selection.slices(), &selection.names, &left_out.slices(), &ask);
        // Where nothing is dated no clock can be measured.
        if self.lens().as_of.or(snapshot.as_of()).is_none() {
            overview.scope.as_of = None;
        }
        let words = self.words_of(&snapshot, &overview)?;
        analytics::name_phrases(&mut overview, |hash| words.get(hash).cloned());
        Ok(overview)
    }

    /// Tickets created on each day of the period in the reporting zone, empty days included.
    ///
    /// # Errors
    /// When the index can't be read.
    pub fn daily_volume(&self, filter: &Filter) -> Result<Vec<(String, u32)>> {
        let snapshot = self.snapshot()?;
        let selection = self.viewed(&snapshot, false, |view| snapshot.select(filter, view))?;
        let timing = self.timing(&snapshot);
        Ok(analytics::daily_volume(&selection.slices(), &self.ask(filter, &snapshot, &timing)))
    }

    /// The question behind a view of a filter, with the clock that [`Workspace::timing`] gives.
    pub(crate) fn ask<'a>(&self, filter: &'a Filter, snapshot: &search::Snapshot, timing: &'a Timing) -> Ask<'a> {
        let lens = self.lens();
        Ask {
            filter,
            zone: lens.zone,
            week_start: lens.week_start,
            as_of: self.as_of(snapshot),
            data_start: snapshot.created().map(|span| span.0),
            top: TOP_ISSUES,
            timing,
        }
    }
}
