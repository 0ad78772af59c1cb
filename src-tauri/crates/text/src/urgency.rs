//! How urgent the words are.
//!
//! In: hits of the urgency list and the tone. Out: one of four levels with the words. Never: a level from a word that is
//! denied ("not urgent") or merely polite ("a question") against severe words.

mod terms;

pub(crate) use terms::defaults;

use model::analysis::Sentiment;
use model::{Evidence, Label, Priority, Tone, UrgencyRule};

use crate::check;
use crate::evidence::{self, of_hit};
use crate::lists::{Hit, List, Lists};
use crate::tokens::Part;

/// Points of a critical sign; one suffices.
const CRITICAL: f32 = 2.0;

/// Points from which a ticket is high.
const HIGH: f32 = 1.0;

/// Points down from which a ticket without severe words is low.
const LOW: f32 = -1.0;

/// A score this low, or lower, is one point.
const VERY_NEGATIVE: f32 = -0.75;

/// Adds urgency rules to `lists`, except what has a fault.
pub(crate) fn add_terms(rules: &[UrgencyRule], lists: &mut Lists) {
    for rule in rules.iter().filter(|rule| check::is_weight(rule.points)) {
        lists.add(List::Urgency, 0, &rule.pattern, rule.points);
    }
}

/// The urgency of a ticket. What is denied does not count; that nothing is urgent has patterns of its own.
pub(crate) fn urgency(parts: &[Part], hits: &[Hit], tone: &Sentiment) -> Label<Priority> {
    let points = |hit: &Hit| if hit.negated { hit.weight.min(0.0) } else { hit.weight };
    let (mut strongest, mut severe, mut low) = (0.0_f32, 0.0_f32, 0.0_f32);
    let mut causes: Vec<(&Hit, f32)> = Vec::new();
    for hit in hits.iter().filter(|hit| hit.list == List::Urgency) {
        let weight = points(hit);
        strongest = strongest.max(weight);
        severe += weight.max(0.0);
        low = low.min(weight);
        if weight != 0.0 {
            causes.push((hit, weight));
        }
    }
    if tone.score <= VERY_NEGATIVE {
        severe += HIGH;
    }
    let value = match () {
        _ if low <= LOW && severe < CRITICAL && strongest < HIGH && tone.score > VERY_NEGATIVE => Priority::Low,
        _ if strongest >= CRITICAL => Priority::Critical,
        _ if severe >= HIGH => Priority::High,
        _ if low < 0.0 && severe == 0.0 && tone.label != Tone::Negative => Priority::Low,
        _ => Priority::Medium,
    };
    let causes = causes.into_iter().filter(|(_, weight)| supports(value, *weight, tone)).take(evidence::MOST);
    let mut because: Vec<Evidence> = causes.map(|(hit, weight)| of_hit(parts, hit, weight)).collect();
    let worst = tone.because.first().filter(|worst| tone.score <= VERY_NEGATIVE && supports(value, worst.weight, tone));
    if because.len() < evidence::MOST {
        because.extend(worst.cloned());
    }
    Label { value, because }
}

/// Whether words of this weight speak for the level.
fn supports(level: Priority, weight: f32, tone: &Sentiment) -> bool {
    match level {
        Priority::Low => weight < 0.0,
        Priority::Medium => false,
        Priority::High | Priority::Critical => weight > 0.0 || tone.score <= VERY_NEGATIVE,
    }
}
