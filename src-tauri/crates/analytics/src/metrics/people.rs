//! What is said of agents beyond counts: score, and two comparisons like with like (METRICS: People).
//!
//! In time: solved within the resolution target of the priority, of solved tickets that a promise judges. Satisfied: of
//! rated tickets.

use std::collections::BTreeMap;

use model::columns::Names;
use model::{AgentScoring, Instant, SlaState};

use crate::durations::Lasted;
use crate::metrics::agent_score::Scores;
use crate::metrics::like_with_like::Alike;
use crate::row::Row;
use crate::view::AgentRow;

/// Agents of the population.
#[derive(Debug)]
pub(crate) struct People {
    scoring: AgentScoring,
    scores: Scores,
    in_time: Alike,
    satisfied: Alike,
}

impl People {
    /// Nothing counted yet.
    pub fn new(names: &Names) -> People {
        let (agents, categories) = (names.agent.len(), names.category.len());
        People {
            scoring: AgentScoring::default(),
            scores: Scores::new(agents),
            in_time: Alike::new(agents, categories),
            satisfied: Alike::new(agents, categories),
        }
    }

    /// Counts a row of the population, which waited so for its first response and its resolution; `promise` is how it stands
    /// against that of a resolution.
    pub fn add(&mut self, row: &Row, waits: [Option<Lasted>; 2], promise: SlaState, as_of: Instant) {
        let (columns, at) = (row.columns, row.at);
        self.scores.add(row, waits, &self.scoring, as_of);
        if row.resolved {
            match promise {
                SlaState::Met => self.in_time.add(row, true),
                SlaState::Breached => self.in_time.add(row, false),
                SlaState::AtRisk | SlaState::NotDue | SlaState::NotMeasured => {}
            }
        }
        if columns.satisfied[at] < 2 {
            self.satisfied.add(row, columns.satisfied[at] == 1);
        }
    }

    /// Adds what was counted over other rows.
    pub fn merge(&mut self, other: People) {
        self.scores.merge(other.scores);
        self.in_time.merge(other.in_time);
        self.satisfied.merge(other.satisfied);
    }

    /// Puts the numbers into the rows of agents. Unassigned tickets get none.
    pub fn finish(&self, names: &[String], rows: &mut [AgentRow]) {
        let places: BTreeMap<&str, usize> = names.iter().map(String::as_str).zip(0..).collect();
        let scores = self.scores.finish(&self.scoring);
        let (in_time, satisfied) = (self.in_time.finish(), self.satisfied.finish());
        for row in rows {
            if let Some(&place) = places.get(row.name.as_str()) {
                row.score = scores[place];
                row.in_time = in_time[place];
                row.satisfied = satisfied[place];
            }
        }
    }
}
