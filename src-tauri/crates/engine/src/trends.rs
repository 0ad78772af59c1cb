//! The numbers of Trends.

use analytics::view::Trends;
use model::Filter;

use crate::{Result, Workspace};

impl Workspace {
    /// Every number of Trends under a filter.
    ///
    /// # Errors
    /// When the index or the store can't be read.
    pub fn trends(&self, filter: &Filter) -> Result<Trends> {
        let snapshot = self.snapshot()?;
        let selection = self.viewed(&snapshot, false, |view| snapshot.select(filter, view))?;
        let left_out = self.viewed(&snapshot, false, |view| snapshot.select_left_out(filter, view))?;
        let timing = self.timing(&snapshot);
        let ask = self.ask(filter, &snapshot, &timing);
        let (slices, left_out) = (selection.slices(), left_out.slices());
        let mut trends = analytics::trends(&slices, &selection.names, &left_out, &ask, self.events());
        // Where nothing is dated no clock can be measured.
        if self.lens().as_of.or(snapshot.as_of()).is_none() {
            trends.scope.as_of = None;
        }
        let words = self.words_of_trends(&snapshot, &trends)?;
        analytics::name_trends(&mut trends, |hash| words.get(hash).cloned());
        Ok(trends)
    }
}
