//! Words that ask for someone higher up or threaten to go elsewhere.
//!
//! In: hits. Out: whether the ticket speaks of escalation, with the words. Never: a guess from tone alone.

use model::{Evidence, Label};

use crate::evidence::{self, of_hit};
use crate::lists::{Hit, List, Lists};
use crate::tokens::Part;

/// Patterns and how plain a demand each is, 0 to 1.
const TERMS: &[(&str, f32)] = &[
    (
        "speak|talk|escalate|put|get|connect|transfer|complain * manager|supervisor|superior|management|director|ceo",
        1.0,
    ),
    ("want|need|demand|request|let|get|give * =a|=your|=the manager|supervisor|superior", 1.0),
    ("=escalate|=escalated|=escalates|=escalating", 1.0),
    ("want|need|demand|request|ask|start|open|raise * =escalation", 1.0),
    ("=file|=filing|=make|=lodge|=submit|=raise|=raising * formal complaint", 1.0),
    ("formal complaint", 1.0),
    ("legal action", 1.0),
    ("=lawyer|=lawyers|=attorney|=solicitor|=lawsuit", 1.0),
    ("=sue|=suing =you|=your", 1.0),
    ("small claim court", 1.0),
    ("chargeback", 0.8),
    ("=charge =back", 0.8),
    ("dispute =the|=this|=it * =my|=bank|charge", 0.8),
    ("consumer protection|rights", 0.9),
    ("better business bureau", 1.0),
    ("ombudsman|cfpb|regulator", 1.0),
    ("trading standards", 1.0),
    ("report =you|=this =to", 0.8),
    ("=take|=taking =this|=it =further|=higher", 0.8),
    ("cancel * =complain|complaint|=complaining", 0.7),
    ("=head =of =support|=department|=customer", 0.6),
    ("=someone =higher|=senior", 0.8),
    ("=higher =up|=ups", 0.6),
    ("=go|=going =public|=viral", 0.7),
];

/// Adds the escalation list to `lists`.
pub(crate) fn add_terms(lists: &mut Lists) {
    for (pattern, weight) in TERMS {
        lists.add(List::Escalation, 0, pattern, *weight);
    }
}

/// Whether the words speak of escalation.
pub(crate) fn escalation(parts: &[Part], hits: &[Hit]) -> Label<bool> {
    let because: Vec<Evidence> = hits
        .iter()
        .filter(|hit| hit.list == List::Escalation && !hit.negated)
        .take(evidence::MOST)
        .map(|hit| of_hit(parts, hit, hit.weight))
        .collect();
    Label { value: !because.is_empty(), because }
}
