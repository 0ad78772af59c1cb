//! What an agent's score is made of (METRICS: People).
//!
//! Plain values. Scoring with them is `analytics::metrics::agent_score`.

use serde::{Deserialize, Serialize};

/// Targets of the four parts of a score and what each part weighs.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct AgentScoring {
    /// First response within this many hours.
    pub first_response: Aim,
    /// Resolution within this many hours.
    pub resolution: Aim,
    /// Mean rating out of five.
    pub satisfaction: Aim,
    /// Share solved at first contact, 0–1.
    pub first_contact: Aim,
    /// Solved tickets below which there is no score.
    pub fewest: u32,
}

/// A target and its weight.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Aim {
    /// What earns the whole part, in the unit of the part.
    pub target: f64,
    /// Share of the score, at least 0. Weights need not add up to 1.
    pub weight: f64,
}

impl Default for AgentScoring {
    fn default() -> Self {
        let aim = |target, weight| Aim { target, weight };
        AgentScoring {
            first_response: aim(2.0, 0.2),
            resolution: aim(24.0, 0.2),
            satisfaction: aim(4.5, 0.3),
            first_contact: aim(0.7, 0.3),
            fewest: 10,
        }
    }
}
