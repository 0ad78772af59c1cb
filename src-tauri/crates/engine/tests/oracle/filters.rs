//! Questions nobody chose.

use model::{Clock, Facet, Filter, Having, Instant, Measure, Period, Population, Range, SlaGoal, SlaIs, SlaState};

use crate::dice::Dice;
use crate::known::{Desk, HOUR};

const FACETS: [Facet; 9] = [
    Facet::Category,
    Facet::Priority,
    Facet::Channel,
    Facet::Status,
    Facet::Agent,
    Facet::Sentiment,
    Facet::Tag,
    Facet::Emotion,
    Facet::Escalation,
];
const HAVINGS: [Having; 12] = [
    Having::Answered,
    Having::Resolved,
    Having::Unresolved,
    Having::Rated,
    Having::Scored,
    Having::Reopened,
    Having::Escalated,
    Having::OneTouch,
    Having::FirstContact,
    Having::ReopensKnown,
    Having::SeveralReplies,
    Having::Unsatisfied,
];

/// A filter that some tickets pass, most of the time.
pub fn filter(desk: &Desk, dice: &mut Dice) -> Filter {
    let mut filter = Filter {
        population: *dice.pick(&[
            Population::Created,
            Population::Created,
            Population::Resolved,
            Population::OpenAtEnd,
        ]),
        clock: *dice.pick(&[Clock::Calendar, Clock::Calendar, Clock::Business]),
        ..Filter::default()
    };
    if dice.percent(75) {
        let length = 1 + dice.below(120) as i64 * dice.below(3) as i64;
        let end = desk.as_of - dice.below(300 * 24) as i64 * HOUR + 20 * 24 * HOUR;
        filter.period = Some(Period { start: Instant(end - length * 24 * HOUR), end: Instant(end) });
    }
    if dice.percent(15) {
        filter.text = "quokka".into();
    }
    for _ in 0..dice.below(3) {
        let facet = *dice.pick(&FACETS);
        // What some tickets have, or nothing.
        let values = (0..3).map(|_| dice.pick(&desk.all).values(facet).pop().unwrap_or_default()).collect();
        filter.facets.insert(facet, values);
    }
    if dice.percent(20) {
        let measure = *dice.pick(&[
            Measure::FirstResponseHours,
            Measure::ResolutionHours,
            Measure::Score,
            Measure::Rating,
            Measure::ResolutionOrAgeHours,
        ]);
        let from = dice.below(5) as f64 - 1.0;
        filter.ranges.push(Range { measure, from: Some(from), to: Some(from + 1.0 + dice.below(200) as f64) });
    }
    if dice.percent(25) {
        filter.having.push(*dice.pick(&HAVINGS));
    }
    if dice.percent(12) {
        let goal = *dice.pick(&[SlaGoal::FirstResponse, SlaGoal::Resolution]);
        let state = *dice.pick(&[SlaState::Met, SlaState::Breached, SlaState::NotMeasured]);
        filter.sla.push(SlaIs { goal, states: vec![state], what_if: None });
    }
    filter
}
