//! Agents like with like (METRICS: People): each one's share beside what is expected for the same mix of category × priority.
//!
//! Credit goes to the final assignee; unassigned tickets are nobody's and in nobody's expectation. How the expectation,
//! its interval and the test are made: `stats::standardised`. p-values are corrected for the number of agents (Holm).

use model::Priority;
use model::columns::NO_NAME;

use crate::row::Row;
use crate::stats::holm::holm;
use crate::stats::standardised::{Cases, Kind, Standardised};
use crate::view::LikeWithLike;

/// Cases below which an agent is not compared.
const FEWEST: u32 = 10;
/// Chance of flagging anybody among equals.
const LEVEL: f64 = 0.05;

/// Cases of each agent by priority and category: hits and n.
#[derive(Debug)]
pub(crate) struct Alike {
    /// Categories, and one for none.
    categories: usize,
    /// Made for an agent with the first case.
    agents: Vec<Vec<[u32; 2]>>,
}

impl Alike {
    /// For dictionaries of so many agents and categories.
    pub fn new(agents: usize, categories: usize) -> Alike {
        Alike { categories: categories + 1, agents: vec![Vec::new(); agents] }
    }

    /// Counts a row of the population that is a case.
    pub fn add(&mut self, row: &Row, hit: bool) {
        let (columns, at) = (row.columns, row.at);
        let Some(cells) = self.agents.get_mut(columns.agent[at] as usize) else { return };
        if cells.is_empty() {
            cells.resize(Priority::ALL.len() * self.categories, [0; 2]);
        }
        let category = columns.category[at].wrapping_add(1) as usize;
        if let Some(cell) = cells.get_mut(usize::from(columns.priority[at]) * self.categories + category) {
            cell[0] += u32::from(hit);
            cell[1] += 1;
        }
    }

    /// Adds what was counted over other rows.
    pub fn merge(&mut self, other: Alike) {
        for (cells, more) in self.agents.iter_mut().zip(other.agents) {
            if cells.is_empty() {
                *cells = more;
            } else {
                cells.iter_mut().flatten().zip(more.iter().flatten()).for_each(|(count, more)| *count += more);
            }
        }
    }

    /// By agent; `None` with fewer than 10 cases, or with nobody to compare with.
    pub fn finish(&self) -> Vec<Option<LikeWithLike>> {
        let compared = self.cases().standardised(FEWEST);
        let p = holm(&compared.iter().map(|one| one.p).collect::<Vec<f64>>());
        let mut found = vec![None; self.agents.len()];
        for (one, p) in compared.iter().zip(p) {
            if let Some(place) = found.get_mut(one.unit as usize) {
                *place = Some(shown(one, p));
            }
        }
        found
    }

    fn cases(&self) -> Cases {
        let mut cases = Cases::default();
        for (agent, cells) in self.agents.iter().enumerate() {
            let counted = cells.iter().enumerate().filter(|(_, cell)| cell[1] > 0);
            for (place, &[hits, n]) in counted {
                let kind = Kind { group: (place / self.categories) as u32, kind: (place % self.categories) as u32 };
                cases.add_all(agent as u32, kind, (hits, n));
            }
        }
        cases
    }
}

fn shown(one: &Standardised, p: f64) -> LikeWithLike {
    let (low, high) = (100.0 * one.interval.0, 100.0 * one.interval.1);
    LikeWithLike {
        own: 100.0 * one.own,
        expected: 100.0 * one.expected,
        difference: 100.0 * (one.own - one.expected),
        interval: (low, high),
        n: one.n,
        flagged: p < LEVEL && (low > 0.0 || high < 0.0),
    }
}

const _: () =
    assert!(NO_NAME.wrapping_add(1) == 0, "a missing category is counted at place 0, a missing agent nowhere");
