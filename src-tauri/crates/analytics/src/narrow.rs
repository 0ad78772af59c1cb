//! From a number to its tickets.

use model::{Facet, Filter, Having, Range, SlaIs};

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
        narrowed.repeats.extend(self.repeats.iter().cloned());
        narrowed
    }

    /// And this condition.
    pub(crate) fn and(mut self, having: Having) -> Narrow {
        self.having.push(having);
        self
    }

    /// And this value of a facet.
    pub(crate) fn and_value(mut self, facet: Facet, value: &str) -> Narrow {
        self.facets.push((facet, vec![value.to_owned()]));
        self
    }

    /// And this range.
    pub(crate) fn and_range(mut self, range: Range) -> Narrow {
        self.ranges.push(range);
        self
    }

    /// And only of repeat customers among the tickets of this filter.
    pub(crate) fn and_repeats(mut self, among: &Filter) -> Narrow {
        self.repeats.push(among.clone());
        self
    }

    /// And this standing against a promise.
    pub(crate) fn and_sla(mut self, is: SlaIs) -> Narrow {
        self.sla.push(is);
        self
    }
}
