//! The kinds of problem: what opens their tickets, and how grave one is.

use model::{Facet, Filter, Having, Measure, Priority, Range, SlaState, Tone};

use super::case::VERY_NEGATIVE;
use super::promise::Promise;
use crate::view::{Narrow, ProblemKind};

/// All, in the order of [`super::case::Case::hits`]; gravest first, which decides between equals.
pub(super) const KINDS: [ProblemKind; 7] = [
    ProblemKind::UnresolvedCritical,
    ProblemKind::AgeingOpen,
    ProblemKind::Slow,
    ProblemKind::VeryNegative,
    ProblemKind::Unsatisfied,
    ProblemKind::Escalated,
    ProblemKind::RepeatCustomers,
];

/// What opens a kind's hits, and what opens its cases, under a filter.
pub(super) fn opens(kind: ProblemKind, filter: &Filter, promise: &Promise) -> (Narrow, Narrow) {
    let all = Narrow::default;
    let critical = || all().and_value(Facet::Priority, Priority::Critical.name());
    let late = || all().and_sla(promise.resolution(&[SlaState::Breached]));
    let measured = |states: &[SlaState]| all().and_sla(promise.resolution(states));
    let score = Range { measure: Measure::Score, from: None, to: Some(f64::from(VERY_NEGATIVE)) };
    match kind {
        ProblemKind::UnresolvedCritical => (critical().and(Having::Unresolved), critical()),
        ProblemKind::AgeingOpen => {
            let dated = measured(&[SlaState::Breached, SlaState::AtRisk, SlaState::NotDue]);
            (late().and(Having::Unresolved), dated.and(Having::Unresolved))
        }
        ProblemKind::Slow => {
            (late().and(Having::Ended), measured(&[SlaState::Met, SlaState::Breached]).and(Having::Ended))
        }
        ProblemKind::VeryNegative => {
            let negative = all().and_value(Facet::Sentiment, Tone::Negative.name());
            (negative.and_range(score), all().and(Having::Scored))
        }
        ProblemKind::Unsatisfied => (all().and(Having::Unsatisfied), all().and(Having::Rated)),
        ProblemKind::Escalated => (all().and(Having::Escalated), all()),
        ProblemKind::RepeatCustomers => (all().and_repeats(filter), all()),
    }
}

/// Points of CSAT that a percent of all tickets of this kind is taken for where ratings do not tell: a critical ticket that
/// nobody has solved weighs as much as an unsatisfied customer and more, a slow one a tenth of that.
pub(super) fn severity(kind: ProblemKind) -> f64 {
    match kind {
        ProblemKind::UnresolvedCritical => 1.0,
        ProblemKind::Unsatisfied => 0.5,
        ProblemKind::VeryNegative | ProblemKind::AgeingOpen | ProblemKind::Escalated => 0.3,
        ProblemKind::Slow | ProblemKind::RepeatCustomers => 0.1,
    }
}

/// Whether its share depends on how long tickets had to be solved, so that earlier ones are not alike.
pub(super) fn is_timed(kind: ProblemKind) -> bool {
    matches!(kind, ProblemKind::UnresolvedCritical | ProblemKind::AgeingOpen | ProblemKind::Slow)
}
