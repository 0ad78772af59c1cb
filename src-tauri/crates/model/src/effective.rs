//! What counts where a person, the helpdesk, what was learnt and the rules may all say something (METRICS: Text measures).

use crate::{
    Analysis, Chosen, Corrected, LabelSource, Labels, LeftOut, LinkKind, Status, Ticket, effective_escalation,
};

/// The category of a ticket that nothing says anything of.
const FALLBACK: &str = "general";

/// A category that was learnt from the workspace's labels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Learned<'a> {
    /// Its name.
    pub category: &'a str,
    /// How sure it is, 0–1.
    pub confidence: f32,
}

/// The labels of a ticket as they count, but for its topic.
pub fn effective_labels(
    ticket: &Ticket,
    analysis: &Analysis,
    corrected: Option<&Corrected>,
    learned: Option<Learned>,
) -> Labels {
    let mut labels = of_category(ticket, analysis, corrected.and_then(|said| said.category.as_ref()), learned);
    (labels.priority, labels.priority_by) = match (corrected.and_then(|said| said.priority), ticket.priority) {
        (Some(priority), _) => (priority, LabelSource::Corrected),
        (None, Some(priority)) => (priority, LabelSource::Given),
        (None, None) => (analysis.urgency.value, LabelSource::Rules),
    };
    (labels.tone, labels.tone_by) = match corrected.and_then(|said| said.tone) {
        Some(tone) => (tone, LabelSource::Corrected),
        None => (analysis.sentiment.label, LabelSource::Rules),
    };
    labels.escalation = effective_escalation(ticket, analysis);
    labels
}

fn of_category(ticket: &Ticket, analysis: &Analysis, chosen: Option<&Chosen>, learned: Option<Learned>) -> Labels {
    let given = ticket.category_given.as_deref().filter(|name| !name.is_empty());
    let found = &analysis.category;
    let (category, category_by) = match (chosen, given, learned) {
        (Some(chosen), _, _) => (chosen.category.as_str(), LabelSource::Corrected),
        (None, Some(given), _) => (given, LabelSource::Given),
        (None, None, Some(learned)) => (learned.category, LabelSource::Learned),
        (None, None, None) if found.name.is_empty() => (FALLBACK, LabelSource::Rules),
        (None, None, None) => (found.name.as_str(), LabelSource::Rules),
    };
    let subcategory = match chosen {
        Some(chosen) => chosen.subcategory.clone(),
        // What the rules found within one category says nothing within another that was learnt.
        None => found.subcategory.clone().filter(|_| category_by != LabelSource::Learned || category == found.name),
    };
    let category_confidence = learned.filter(|_| category_by == LabelSource::Learned).map(|learned| learned.confidence);
    Labels { category: category.to_owned(), subcategory, category_by, category_confidence, ..Labels::default() }
}

/// Why a ticket is kept out of the numbers: the export says so, or it was merged into another ticket or repeats one. While
/// work on it goes on, a link alone keeps nothing out.
pub fn effective_left_out(ticket: &Ticket) -> Option<LeftOut> {
    let is = |kind| ticket.links.iter().any(|link| link.kind == kind);
    let linked = match ticket.status {
        Status::New | Status::Open | Status::Pending | Status::Hold => None,
        _ if is(LinkKind::MergedInto) => Some(LeftOut::Merged),
        _ if is(LinkKind::DuplicateOf) => Some(LeftOut::Duplicate),
        _ => None,
    };
    ticket.left_out.or(linked)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Tone;

    #[test]
    fn a_person_beats_the_helpdesk_which_beats_what_was_learnt_which_beats_the_rules() {
        let mut ticket = Ticket::new("desk", "1");
        let mut analysis = Analysis::default();
        analysis.category.name = "billing".into();
        analysis.category.subcategory = Some("refund_request".into());
        let learned = Learned { category: "shipping", confidence: 0.8 };
        let chosen = Chosen { category: "account".into(), subcategory: None };
        let corrected = Corrected { category: Some(chosen), tone: Some(Tone::Positive), ..Corrected::default() };
        let check = |labels: Labels, category: &str, subcategory: Option<&str>, by: LabelSource| {
            assert_eq!(
                (labels.category.as_str(), labels.subcategory.as_deref(), labels.category_by),
                (category, subcategory, by)
            );
        };
        check(effective_labels(&ticket, &analysis, None, None), "billing", Some("refund_request"), LabelSource::Rules);
        let labels = effective_labels(&ticket, &analysis, None, Some(learned));
        assert_eq!(labels.category_confidence, Some(0.8));
        check(labels, "shipping", None, LabelSource::Learned);
        ticket.category_given = Some("Orders".into());
        check(
            effective_labels(&ticket, &analysis, None, Some(learned)),
            "Orders",
            Some("refund_request"),
            LabelSource::Given,
        );
        let labels = effective_labels(&ticket, &analysis, Some(&corrected), Some(learned));
        assert_eq!((labels.tone, labels.tone_by), (Tone::Positive, LabelSource::Corrected));
        check(labels, "account", None, LabelSource::Corrected);
    }
}
