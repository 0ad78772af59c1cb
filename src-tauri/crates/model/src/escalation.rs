//! Whether a ticket was escalated, when and why, as it counts: given, else detected (METRICS: Text measures).
//!
//! In: a ticket, its analysis. Out: one answer with its reason. Never: a clock.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Analysis, Evidence, Instant, LabelSource, Ticket};

/// Whether, when and why a ticket was escalated.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Escalation {
    /// Whether it was; `None` when the export does not say and there are no words to read.
    pub escalated: Option<bool>,
    /// Who says so: the export or the rules.
    pub by: LabelSource,
    /// When; `None` where that is not known, and for one that was not.
    pub at: Option<Instant>,
    /// Why, in the export's words, else in those that ask for it; `None` where neither tells, and for one that was not.
    pub reason: Option<String>,
}

/// Whether the export says it was escalated. A moment or a reason says so without a word more.
pub fn given_escalated(ticket: &Ticket) -> Option<bool> {
    let told = ticket.escalated_at.is_some() || ticket.escalation_reason.is_some();
    ticket.escalated.or(told.then_some(true))
}

/// What the export says, else what the words say. Words decide the moment only where they decide the escalation.
pub fn effective_escalation(ticket: &Ticket, analysis: &Analysis) -> Escalation {
    let detected = &analysis.escalation;
    let (escalated, by) = match given_escalated(ticket) {
        Some(given) => (Some(given), LabelSource::Given),
        None if analysis.fingerprint == 0 && !detected.value => (None, LabelSource::Rules),
        None => (Some(detected.value), LabelSource::Rules),
    };
    if escalated != Some(true) {
        return Escalation { escalated, by, at: None, reason: None };
    }
    let at = match by {
        LabelSource::Rules => first_said(ticket, &detected.because),
        _ => ticket.escalated_at,
    };
    let reason = ticket.escalation_reason.clone().or_else(|| plainest(&detected.because));
    Escalation { escalated, by, at, reason }
}

/// When the first of the words was written; the subject stands since the creation.
fn first_said(ticket: &Ticket, because: &[Evidence]) -> Option<Instant> {
    let moments = because.iter().filter_map(|words| match words.message {
        Some(message) => ticket.messages.get(message as usize)?.at,
        None => ticket.created_at,
    });
    moments.min()
}

/// The plainest demand in one line of lower case, so that equal reasons are one; of equals the first.
fn plainest(because: &[Evidence]) -> Option<String> {
    let strongest = because.iter().reduce(|best, other| if other.weight > best.weight { other } else { best })?;
    let words = strongest.words.to_lowercase();
    Some(words.split_whitespace().collect::<Vec<_>>().join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Label, Message, Role};

    fn said(message: Option<u32>, words: &str, weight: f32) -> Evidence {
        Evidence { message, start: 0, end: 1, words: words.into(), weight }
    }

    type Given = (Option<bool>, Option<i64>, Option<&'static str>);

    fn check(given: Given, because: &[Evidence], expected: (Option<bool>, LabelSource, Option<i64>, Option<&str>)) {
        let mut ticket = Ticket::new("s", "1");
        ticket.created_at = Some(Instant(1));
        ticket.messages = [(Role::Customer, 2), (Role::Customer, 3)]
            .map(|(role, at)| Message { id: None, role, author: None, at: Some(Instant(at)), text: String::new() })
            .to_vec();
        (ticket.escalated, ticket.escalated_at) = (given.0, given.1.map(Instant));
        ticket.escalation_reason = given.2.map(str::to_owned);
        let escalation = Label { value: !because.is_empty(), because: because.to_vec() };
        let analysis = Analysis { fingerprint: 7, escalation, ..Analysis::default() };
        let found = effective_escalation(&ticket, &analysis);
        assert_eq!((found.escalated, found.by, found.at.map(|at| at.0), found.reason.as_deref()), expected);
    }

    #[test]
    fn given_counts_before_detected() {
        use LabelSource::{Given, Rules};
        let words = [said(Some(1), "someone  higher", 0.8), said(Some(0), "your Manager", 1.0)];
        check((None, None, None), &[], (Some(false), Rules, None, None));
        check((None, None, None), &words, (Some(true), Rules, Some(2), Some("your manager")));
        check((None, None, None), &[said(None, "escalate", 1.0)], (Some(true), Rules, Some(1), Some("escalate")));
        check((Some(false), None, None), &words, (Some(false), Given, None, None));
        check((Some(true), None, None), &words, (Some(true), Given, None, Some("your manager")));
        check((None, Some(9), None), &[], (Some(true), Given, Some(9), None));
        check((None, None, Some("Tier 2")), &words, (Some(true), Given, None, Some("Tier 2")));
    }

    #[test]
    fn without_words_nobody_knows() {
        let (ticket, analysis) = (Ticket::new("s", "1"), Analysis::default());
        assert_eq!(effective_escalation(&ticket, &analysis).escalated, None);
    }
}
