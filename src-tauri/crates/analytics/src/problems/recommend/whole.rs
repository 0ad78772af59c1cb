//! Candidates about the whole: the backlog, and repeat customers.

use model::Population;

use super::{Candidate, FEWEST, POINTS, TIMES, Whole};
use crate::stats::counts::same_rate;
use crate::stats::normal::Z95;
use crate::view::{Mood, Narrow, Recommendation, RecommendationKind};

const DAY_MS: f64 = 86_400_000.0;
/// Share by which what comes in is above what goes out: a backlog that grows by less is caught up with.
const GROWTH: f64 = 0.10;

pub(super) fn candidates<'a>(whole: &'a Whole<'a>) -> Vec<Candidate<'a>> {
    backlog(whole).into_iter().chain(repeat_customers(whole)).collect()
}

/// Only where the data reach back to the period before: at their start every backlog grows, since nothing of what was open
/// then is known.
fn backlog<'a>(whole: &'a Whole<'a>) -> Option<Candidate<'a>> {
    let previous = whole.span.previous?;
    let (created, resolved) = whole.collected.flow;
    if created.max(resolved) < FEWEST {
        return None;
    }
    // Both over the same time. What comes in goes out later, so that the two differ less than independent counts do: the test
    // errs towards silence.
    let p = same_rate(created, 1.0, resolved, 1.0)?;
    let days = whole.span.exposure * (previous.end.0 - previous.start.0) as f64 / DAY_MS;
    let draft = move || {
        let (value, against) = (f64::from(created) / days, f64::from(resolved) / days);
        let error = Z95 * (f64::from(created) + f64::from(resolved)).sqrt() / days;
        let grown = value - against;
        (grown >= GROWTH * value && days > 0.0).then(|| Recommendation {
            kind: RecommendationKind::GrowingBacklog,
            name: String::new(),
            detail: String::new(),
            value,
            against,
            difference: (grown, grown - error, grown + error),
            n: created,
            p: 1.0,
            tickets_affected: f64::from(created) - f64::from(resolved),
            mood: Mood::Bad,
            opens: Narrow { population: Some(Population::Created), ..Narrow::default() },
        })
    };
    Some(Candidate { p, bad: created > resolved, draft: Box::new(draft) })
}

fn repeat_customers<'a>(whole: &'a Whole<'a>) -> Option<Candidate<'a>> {
    whole.span.previous?;
    let (now, before) = whole.customers.repeated();
    if now.of.min(before.of) < FEWEST || now.tickets + before.tickets < FEWEST {
        return None;
    }
    let (p, difference) = now.against(&before);
    let draft = move || {
        let (value, against) = (now.percent(), before.percent());
        (value - against >= POINTS && value >= TIMES * against && now.tickets >= FEWEST).then(|| Recommendation {
            kind: RecommendationKind::RepeatCustomers,
            name: String::new(),
            detail: String::new(),
            value,
            against,
            difference,
            n: now.tickets,
            p: 1.0,
            tickets_affected: (value - against) / 100.0 * f64::from(now.of),
            mood: Mood::Bad,
            opens: Narrow::default().and_repeats(whole.ask.filter),
        })
    };
    Some(Candidate { p, bad: difference.0 > 0.0, draft: Box::new(draft) })
}
