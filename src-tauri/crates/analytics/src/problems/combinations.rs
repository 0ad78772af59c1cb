//! Category × channel: where satisfaction is worst.

use model::columns::Names;
use model::{Facet, Having};

use super::FEWEST_RATED;
use super::case::Case;
use crate::stats::exact::same_share;
use crate::stats::holm::holm;
use crate::stats::proportion::difference;
use crate::view::{Combination, Narrow, Rate};

/// Combinations returned at most.
const MOST: usize = 50;

/// Satisfied of rated by category and channel, the first of each those without.
#[derive(Clone, Debug)]
pub(super) struct Combinations {
    channels: usize,
    cells: Vec<(u32, u32)>,
}

impl Combinations {
    /// Nothing counted yet.
    pub fn new(names: &Names) -> Combinations {
        let channels = names.channel.len() + 1;
        Combinations { channels, cells: vec![(0, 0); channels * (names.category.len() + 1)] }
    }

    /// Counts a ticket of the population.
    pub fn add(&mut self, case: &Case) {
        let Some(satisfied) = case.satisfied() else { return };
        let (columns, at) = (case.row.columns, case.row.at);
        let place = |id: u32| id.wrapping_add(1) as usize;
        let cell = &mut self.cells[place(columns.category[at]) * self.channels + place(columns.channel[at])];
        *cell = (cell.0 + u32::from(satisfied), cell.1 + 1);
    }

    /// Adds what was counted over other rows.
    pub fn merge(&mut self, next: &Combinations) {
        self.cells.iter_mut().zip(&next.cells).for_each(|(cell, next)| *cell = (cell.0 + next.0, cell.1 + next.1));
    }

    /// Those with enough ratings; first those sure to be below the others, then by the difference. `all` is satisfied of rated
    /// among all.
    pub fn finish(&self, all: (u32, u32), names: &Names) -> Vec<Combination> {
        let enough: Vec<usize> = (0..self.cells.len()).filter(|&at| self.cells[at].1 >= FEWEST_RATED).collect();
        let others = |cell: (u32, u32)| (all.0 - cell.0, all.1 - cell.1);
        let p = enough.iter().map(|&at| same_share(self.cells[at], others(self.cells[at])).unwrap_or(1.0));
        let p = holm(&p.collect::<Vec<f64>>());
        let mut found: Vec<Combination> = enough
            .iter()
            .zip(p)
            .map(|(&at, p)| self.combination(at, p < 0.05, others(self.cells[at]), names))
            .collect();
        let points = |combination: &Combination| combination.difference.map_or(0.0, |difference| difference.0);
        found.sort_by(|a, b| {
            let is_sure = |of: &Combination| of.sure && points(of) < 0.0;
            let by_name = (&a.category, &a.channel).cmp(&(&b.category, &b.channel));
            is_sure(b).cmp(&is_sure(a)).then(points(a).total_cmp(&points(b))).then(by_name)
        });
        found.truncate(MOST);
        found
    }

    fn combination(&self, at: usize, sure: bool, others: (u32, u32), names: &Names) -> Combination {
        let name = |names: &[String], place: usize| {
            place.checked_sub(1).and_then(|id| names.get(id)).cloned().unwrap_or_default()
        };
        let cell = self.cells[at];
        let category = name(&names.category, at / self.channels);
        let channel = name(&names.channel, at % self.channels);
        let here = Narrow::default().and_value(Facet::Category, &category).and_value(Facet::Channel, &channel);
        let csat = Rate::of(cell, here.clone().and(Having::Satisfied), here.and(Having::Rated));
        let percent = |(k, n): (u32, u32)| 100.0 * f64::from(k) / f64::from(n);
        let interval = difference(cell, others).filter(|_| others.1 >= FEWEST_RATED);
        let difference = interval.map(|(low, high)| (percent(cell) - percent(others), 100.0 * low, 100.0 * high));
        Combination { category, channel, csat, sure: sure && difference.is_some(), difference }
    }
}
