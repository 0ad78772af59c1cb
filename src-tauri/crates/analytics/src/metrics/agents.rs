//! Agents of the population: load, speed, satisfaction. Credit goes to the final assignee.

use model::columns::NO_COUNT;

use crate::metrics::proportion::{interval, percent};
use crate::metrics::speed::Timed;
use crate::pass::Batch;
use crate::row::Row;
use crate::view::AgentRow;

/// Counts by agent. Position 0 holds the unassigned tickets.
#[derive(Debug)]
pub(crate) struct Agents {
    counts: Vec<Counts>,
}

#[derive(Clone, Copy, Debug, Default)]
struct Counts {
    tickets: u32,
    resolved: u32,
    rated: (u32, u32),
    reopened: (u32, u32),
}

impl Counts {
    fn merge(&mut self, more: &Counts) {
        let add = |pair: (u32, u32), more: (u32, u32)| (pair.0 + more.0, pair.1 + more.1);
        self.tickets += more.tickets;
        self.resolved += more.resolved;
        self.rated = add(self.rated, more.rated);
        self.reopened = add(self.reopened, more.reopened);
    }
}

impl Agents {
    /// For a dictionary of `names` agents.
    pub fn new(names: usize) -> Agents {
        Agents { counts: vec![Counts::default(); names + 1] }
    }

    /// Counts the population's rows.
    pub fn collect(&mut self, batch: &Batch) {
        batch.now().for_each(|row| self.add(row));
    }

    /// Adds what was counted over other rows.
    pub fn merge(&mut self, next: &Agents) {
        for (counts, more) in self.counts.iter_mut().zip(&next.counts) {
            counts.merge(more);
        }
    }

    fn add(&mut self, row: &Row) {
        let (columns, at) = (row.columns, row.at);
        let place = columns.agent[at].wrapping_add(1);
        let counts = &mut self.counts[place as usize];
        counts.tickets += 1;
        if columns.satisfied[at] < 2 {
            counts.rated.0 += u32::from(columns.satisfied[at]);
            counts.rated.1 += 1;
        }
        if row.resolved {
            counts.resolved += 1;
            if columns.reopens[at] != NO_COUNT {
                counts.reopened.0 += u32::from(columns.reopens[at] > 0);
                counts.reopened.1 += 1;
            }
        }
    }

    /// Most tickets first, ties by name. Unassigned tickets, if any, stand under an empty name. With their times to first
    /// response and resolution.
    pub fn finish(self, names: &[String], first_response: &Timed, resolution: &Timed) -> Vec<AgentRow> {
        let mut rows: Vec<AgentRow> = (self.counts.iter().enumerate())
            .filter(|(_, counts)| counts.tickets > 0)
            .map(|(place, counts)| AgentRow {
                name: place.checked_sub(1).and_then(|id| names.get(id)).cloned().unwrap_or_default(),
                tickets: counts.tickets,
                resolved: counts.resolved,
                open: counts.tickets - counts.resolved,
                first_response_median: first_response.agents[place],
                resolution_median: resolution.agents[place],
                csat: percent(counts.rated),
                csat_interval: interval(counts.rated),
                rated: counts.rated.1,
                reopened: percent(counts.reopened),
                score: None,
                in_time: None,
                satisfied: None,
            })
            .collect();
        rows.sort_by(|a, b| b.tickets.cmp(&a.tickets).then_with(|| a.name.cmp(&b.name)));
        rows
    }
}
