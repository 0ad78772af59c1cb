//! Candidates that compare shares: categories with the others, topics with themselves before, promises between priorities.

use model::{Facet, Having, Priority, SlaGoal, SlaIs, SlaState};

use super::super::parts::{Part, Share};
use super::{Candidate, FEWEST, POINTS, TIMES, Whole};
use crate::stats::exact::same_share;
use crate::stats::proportion::difference;
use crate::view::{Mood, Narrow, Recommendation, RecommendationKind};

/// A share of categories: which recommendation it makes, whether more of it is bad, and what its cases have in common.
type OfCategory = (RecommendationKind, Share, bool, &'static [Having]);

const OF_CATEGORIES: [OfCategory; 4] = [
    (RecommendationKind::UnsatisfiedCategory, Share::Satisfied, false, &[Having::Rated]),
    (RecommendationKind::NegativeCategory, Share::Negative, true, &[Having::Scored]),
    (RecommendationKind::EscalatedCategory, Share::Escalated, true, &[]),
    (RecommendationKind::ReopenedCategory, Share::Reopened, true, &[Having::Ended, Having::ReopensKnown]),
];

/// A share held against another.
struct Held {
    kind: RecommendationKind,
    name: String,
    detail: &'static str,
    /// Hits and cases.
    within: (u32, u32),
    against: (u32, u32),
    more_is_bad: bool,
    mood: Mood,
    /// Tickets behind it, and what opens them.
    n: u32,
    opens: Narrow,
    /// Tickets that a difference of 1 would be.
    weight: f64,
}

pub(super) fn candidates<'a>(whole: &'a Whole<'a>) -> Vec<Candidate<'a>> {
    let held = categories(whole).into_iter().chain(topics(whole)).chain(promises(whole));
    held.filter_map(Held::candidate).collect()
}

fn categories(whole: &Whole) -> Vec<Held> {
    let all = &whole.collected.parts.all;
    let of = |part: &Part, (kind, share, more_is_bad, having): OfCategory| {
        let (within, all) = (part.tally.share(share), all.share(share));
        Held {
            kind,
            name: part.name.clone(),
            detail: "",
            within,
            against: (all.0 - within.0, all.1 - within.1),
            more_is_bad,
            mood: Mood::Bad,
            n: within.1,
            opens: having.iter().fold(part.opens.clone(), |opens, &having| opens.and(having)),
            weight: f64::from(within.1),
        }
    };
    let parts = whole.collected.parts.of(Facet::Category, whole.names);
    parts.iter().flat_map(|part| OF_CATEGORIES.map(|share| of(part, share))).collect()
}

/// Topics beside themselves in the previous period.
fn topics(whole: &Whole) -> Vec<Held> {
    let collected = whole.collected;
    if whole.span.previous.is_none() {
        return Vec::new();
    }
    let before = |name: &str| {
        let id = whole.names.topic.iter().position(|topic| topic == name);
        id.and_then(|id| collected.topics_before.get(id)).copied().unwrap_or(0)
    };
    let all = collected.parts.all.tickets();
    let parts = collected.parts.of(Facet::Topic, whole.names).into_iter();
    let grown = parts.map(|part| Held {
        kind: RecommendationKind::GrowingTopic,
        within: (part.tally.tickets(), all),
        against: (before(&part.name), collected.previous_n),
        detail: "",
        more_is_bad: true,
        mood: Mood::Neutral,
        n: part.tally.tickets(),
        opens: part.opens,
        name: part.name,
        weight: f64::from(all),
    });
    grown.filter(|held| held.within.0 + held.against.0 >= FEWEST).collect()
}

/// Only what is promised: the hours that stand in for a promise are nobody's word.
fn promises(whole: &Whole) -> Vec<Held> {
    let policy = &whole.ask.timing.rules.policy;
    let goals = [(SlaGoal::FirstResponse, "first_response"), (SlaGoal::Resolution, "resolution")];
    let mut found = Vec::new();
    for ((goal, detail), kept) in goals.into_iter().zip(&whole.collected.kept) {
        let is_promised = |priority: &Priority| match goal {
            SlaGoal::FirstResponse => policy.target(*priority).first_response.is_some(),
            SlaGoal::Resolution => policy.target(*priority).resolution.is_some(),
        };
        let promised: Vec<Priority> = Priority::ALL.into_iter().filter(is_promised).collect();
        let sum = promised.iter().map(|&priority| kept[priority as usize]);
        let all = sum.fold((0, 0), |sum, one| (sum.0 + one.0, sum.1 + one.1));
        found.extend(promised.into_iter().map(|priority| {
            let within = kept[priority as usize];
            let is = SlaIs { goal, states: vec![SlaState::Met, SlaState::Breached], what_if: None };
            Held {
                kind: RecommendationKind::BrokenPromise,
                name: priority.name().to_owned(),
                detail,
                within,
                against: (all.0 - within.0, all.1 - within.1),
                more_is_bad: false,
                mood: Mood::Bad,
                n: within.1,
                opens: Narrow::default().and_value(Facet::Priority, priority.name()).and_sla(is),
                weight: f64::from(within.1),
            }
        }));
    }
    found
}

impl Held {
    /// The comparison, where there are enough cases on both sides.
    fn candidate<'a>(self) -> Option<Candidate<'a>> {
        if self.within.1.min(self.against.1) < FEWEST {
            return None;
        }
        let p = same_share(self.within, self.against)?;
        let (value, against) = self.percents();
        Some(Candidate { p, bad: (value > against) == self.more_is_bad, draft: Box::new(move || self.draft()) })
    }

    fn percents(&self) -> (f64, f64) {
        let percent = |(k, n): (u32, u32)| 100.0 * f64::from(k) / f64::from(n);
        (percent(self.within), percent(self.against))
    }

    fn draft(&self) -> Option<Recommendation> {
        let (value, against) = self.percents();
        let (low, high) = difference(self.within, self.against)?;
        let points = value - against;
        let (bad, usual) = if self.more_is_bad { (value, against) } else { (100.0 - value, 100.0 - against) };
        let material = points.abs() >= POINTS && bad >= TIMES * usual && self.n >= FEWEST;
        material.then(|| Recommendation {
            kind: self.kind,
            name: self.name.clone(),
            detail: self.detail.to_owned(),
            value,
            against,
            difference: (points, 100.0 * low, 100.0 * high),
            n: self.n,
            p: 1.0,
            tickets_affected: points.abs() / 100.0 * self.weight,
            mood: self.mood,
            opens: self.opens.clone(),
        })
    }
}
