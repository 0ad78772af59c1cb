//! The rules one analysis goes by, compiled once for a corpus.
//!
//! In: a taxonomy and thresholds. Out: everything [`crate::analyse`] needs. Never: state that changes while it is used;
//! one value serves all threads.

use model::Tone;
use serde::{Deserialize, Serialize};

use crate::lists::Lists;
use crate::taxonomy::Taxonomy;
use crate::{category, emotion, escalation, sentiment, signals, urgency};

/// From which score on a tone has a label.
///
/// VADER's own ±0.05 suits posts, where a single kind word is meant. In support mail single mild words are courtesy or
/// the matter itself, so praise must be plainer than complaint.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Thresholds {
    /// Scores from here on are positive.
    pub positive_from: f32,
    /// Scores down from here are negative.
    pub negative_to: f32,
}

impl Default for Thresholds {
    fn default() -> Self {
        Thresholds { positive_from: 0.25, negative_to: -0.05 }
    }
}

impl Thresholds {
    /// The label of a score.
    pub fn label(self, score: f32) -> Tone {
        match score {
            score if score >= self.positive_from => Tone::Positive,
            score if score <= self.negative_to => Tone::Negative,
            _ => Tone::Neutral,
        }
    }
}

/// Taxonomy, thresholds and all lists, compiled.
pub struct Rules {
    pub(crate) taxonomy: Taxonomy,
    pub(crate) topics: Vec<category::Topic>,
    pub(crate) thresholds: Thresholds,
    pub(crate) lists: Lists,
}

impl Rules {
    /// Compiles `taxonomy` together with the built-in lists.
    pub fn new(taxonomy: Taxonomy, thresholds: Thresholds) -> Self {
        let mut lists = Lists::default();
        sentiment::add_terms(&mut lists);
        urgency::add_terms(&mut lists);
        emotion::add_terms(&mut lists);
        signals::add_terms(&mut lists);
        escalation::add_terms(&mut lists);
        let topics = category::add_terms(&taxonomy, &mut lists);
        Rules { taxonomy, topics, thresholds, lists }
    }

    /// The taxonomy it was compiled from.
    pub fn taxonomy(&self) -> &Taxonomy {
        &self.taxonomy
    }
}

impl Default for Rules {
    fn default() -> Self {
        Rules::new(Taxonomy::default(), Thresholds::default())
    }
}
