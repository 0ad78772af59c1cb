//! From a number to its tickets.

use model::Filter;

use crate::view::Narrow;

impl Narrow {
    /// The filter that opens exactly the tickets behind the number, given the view's own.
    pub fn applied_to(&self, filter: &Filter) -> Filter {
        let mut narrowed = filter.clone();
        if self.all_time {
            narrowed.period = None;
        }
        narrowed.period = self.period.or(narrowed.period);
        narrowed.population = self.population.unwrap_or(narrowed.population);
        narrowed.facets.extend(self.facets.iter().cloned());
        narrowed.ranges.extend(&self.ranges);
        narrowed.having.extend(&self.having);
        narrowed.sla.extend(self.sla.iter().cloned());
        narrowed
    }
}
