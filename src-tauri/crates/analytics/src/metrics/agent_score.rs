//! The agent score (METRICS: People): four parts of 0 to 1, weighted.
//!
//! Only solved tickets count, and credit goes to the final assignee. Time parts: share of tickets within the target.
//! Satisfaction: (mean − 1) / (target − 1). First contact: rate / target. Each is capped at 1. A part without data is left
//! out and the others' weights make up for it, so that a perfect agent scores exactly 1.

use model::instant::HOUR_MS;
use model::{AgentScoring, Aim, Instant};

use crate::durations::Lasted;
use crate::row::Row;

/// What scores are made of, by agent.
#[derive(Debug)]
pub(crate) struct Scores {
    agents: Vec<Counts>,
}

/// One agent's solved tickets.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Counts {
    solved: u32,
    first_response: Share,
    resolution: Share,
    first_contact: Share,
    ratings: (f64, u32),
}

/// Hits of cases.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Share {
    hits: u32,
    n: u32,
}

impl Share {
    fn add(&mut self, hit: bool) {
        self.hits += u32::from(hit);
        self.n += 1;
    }

    fn merge(&mut self, other: Share) {
        self.hits += other.hits;
        self.n += other.n;
    }

    fn value(self) -> Option<f64> {
        (self.n > 0).then(|| f64::from(self.hits) / f64::from(self.n))
    }
}

impl Scores {
    /// For so many agents.
    pub fn new(agents: usize) -> Scores {
        Scores { agents: vec![Counts::default(); agents] }
    }

    /// Counts a row of the population, which waited so for its first response and its resolution.
    pub fn add(&mut self, row: &Row, waits: [Option<Lasted>; 2], scoring: &AgentScoring, as_of: Instant) {
        let (columns, at) = (row.columns, row.at);
        let Some(counts) = self.agents.get_mut(columns.agent[at] as usize).filter(|_| row.resolved) else { return };
        let within = |lasted: Lasted, aim: Aim| lasted.millis as f64 <= aim.target * HOUR_MS as f64;
        let [first_response, resolution] = waits.map(|lasted| lasted.filter(|lasted| lasted.ended));
        counts.solved += 1;
        if let Some(lasted) = first_response {
            counts.first_response.add(within(lasted, scoring.first_response));
        }
        if let Some(lasted) = resolution {
            counts.resolution.add(within(lasted, scoring.resolution));
        }
        if let Some(at_once) = columns.first_contact(at, as_of) {
            counts.first_contact.add(at_once);
        }
        if !columns.rating[at].is_nan() {
            counts.ratings.0 += f64::from(columns.rating[at]);
            counts.ratings.1 += 1;
        }
    }

    /// Adds what was counted over other rows.
    pub fn merge(&mut self, other: Scores) {
        for (counts, more) in self.agents.iter_mut().zip(other.agents) {
            counts.solved += more.solved;
            counts.first_response.merge(more.first_response);
            counts.resolution.merge(more.resolution);
            counts.first_contact.merge(more.first_contact);
            counts.ratings = (counts.ratings.0 + more.ratings.0, counts.ratings.1 + more.ratings.1);
        }
    }

    /// Score of each agent, 0–1; `None` with too few tickets and without any part.
    pub fn finish(&self, scoring: &AgentScoring) -> Vec<Option<f64>> {
        self.agents.iter().map(|counts| counts.score(scoring)).collect()
    }
}

impl Counts {
    fn score(&self, scoring: &AgentScoring) -> Option<f64> {
        if self.solved < scoring.fewest {
            return None;
        }
        let (sum, rated) = self.ratings;
        let mean = (rated > 0).then(|| sum / f64::from(rated));
        let satisfaction = mean.map(|mean| reached(mean - 1.0, scoring.satisfaction.target - 1.0));
        let at_once = self.first_contact.value().map(|rate| reached(rate, scoring.first_contact.target));
        weighted([
            (self.first_response.value(), scoring.first_response),
            (self.resolution.value(), scoring.resolution),
            (satisfaction, scoring.satisfaction),
            (at_once, scoring.first_contact),
        ])
    }
}

/// How much of a target is reached, 0–1. One that asks for nothing is.
fn reached(value: f64, target: f64) -> f64 {
    if target > 0.0 { (value / target).clamp(0.0, 1.0) } else { 1.0 }
}

/// Mean of the parts there are; `None` where none has weight.
fn weighted(parts: [(Option<f64>, Aim); 4]) -> Option<f64> {
    let (mut sum, mut weights) = (0.0, 0.0);
    for (part, aim) in parts {
        if let Some(part) = part {
            sum += aim.weight * part;
            weights += aim.weight;
        }
    }
    (weights > 0.0).then(|| sum / weights)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(counts: Counts, expected: Option<f64>) {
        let found = counts.score(&AgentScoring::default());
        let close = found.zip(expected).is_none_or(|(found, expected)| (found - expected).abs() < 1e-12);
        assert!(close && found.is_some() == expected.is_some(), "{counts:?}: {found:?} is not {expected:?}");
    }

    fn share(hits: u32, n: u32) -> Share {
        Share { hits, n }
    }

    const PERFECT: Counts = Counts {
        solved: 10,
        first_response: Share { hits: 10, n: 10 },
        resolution: Share { hits: 10, n: 10 },
        first_contact: Share { hits: 7, n: 10 },
        ratings: (22.5, 5),
    };

    #[test]
    fn a_perfect_agent_scores_exactly_one() {
        assert_eq!(PERFECT.score(&AgentScoring::default()), Some(1.0));
        let better = Counts { first_contact: share(10, 10), ratings: (25.0, 5), ..PERFECT };
        assert_eq!(better.score(&AgentScoring::default()), Some(1.0));
        for without in [
            Counts { first_response: share(0, 0), ..PERFECT },
            Counts { resolution: share(0, 0), ratings: (0.0, 0), ..PERFECT },
        ] {
            assert_eq!(without.score(&AgentScoring::default()), Some(1.0), "{without:?}");
        }
    }

    #[test]
    fn parts_and_weights() {
        check(Counts { first_response: share(5, 10), ..PERFECT }, Some(0.9));
        check(Counts { resolution: share(0, 10), ..PERFECT }, Some(0.8));
        // Mean 3: (3 − 1) / (4.5 − 1) = 4 / 7 of 0.3.
        check(Counts { ratings: (15.0, 5), ..PERFECT }, Some(0.7 + 0.3 * 4.0 / 7.0));
        check(Counts { first_contact: share(35, 100), ..PERFECT }, Some(0.85));
        // Without ratings the other weights, .7 in all, count as one.
        check(Counts { first_response: share(0, 10), ratings: (0.0, 0), ..PERFECT }, Some(0.5 / 0.7));
    }

    #[test]
    fn too_little_to_tell() {
        check(Counts { solved: 9, ..PERFECT }, None);
        check(Counts { solved: 50, ..Counts::default() }, None);
        let nothing_asked = Aim { target: 0.0, weight: 0.3 };
        let scoring = AgentScoring { first_contact: nothing_asked, ..AgentScoring::default() };
        assert_eq!(Counts { first_contact: share(0, 10), ..PERFECT }.score(&scoring), Some(1.0));
    }
}
