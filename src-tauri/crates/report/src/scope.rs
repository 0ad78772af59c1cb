//! What the numbers of a file are about: stands on every one.

use analytics::view::Scope;
use model::{Clock, Population};

use crate::format::{count, date_time, days, whole};
use crate::words;

/// Name and text of each fact, in order.
pub(crate) fn facts(scope: &Scope) -> Vec<(&'static str, String)> {
    let mut which = words::filter(&scope.filter);
    if which.is_empty() {
        which.push("All tickets".into());
    }
    let mut facts =
        vec![("Tickets", format!("{} · n {}", which.join(" · "), whole(scope.n))), ("Period", period(scope))];
    if scope.filter.period.is_some() || scope.filter.population != Population::Created {
        facts.push(("Population", words::population(scope.filter.population).into()));
    }
    if let Some(previous) = &scope.previous_days {
        facts.push(("Compared with", format!("{}, of equal elapsed length", days(previous))));
    }
    facts.push(("Times in", scope.zone.clone()));
    if scope.filter.clock != Clock::Calendar {
        facts.push(("Durations count", words::clock(scope.filter.clock).to_lowercase()));
    }
    if let Some(as_of) = scope.as_of {
        facts.push(("As of", date_time(as_of, &scope.zone)));
    }
    facts.push(("Left out", left_out(scope)));
    facts
}

fn period(scope: &Scope) -> String {
    match (&scope.days, scope.filter.period) {
        (None, _) => "All time".into(),
        (Some(span), None) => format!("All time, {}", days(span)),
        (Some(span), Some(_)) => format!("{}{}", days(span), if scope.so_far { ", so far" } else { "" }),
    }
}

fn left_out(scope: &Scope) -> String {
    if scope.left_out.is_empty() {
        return "nothing".into();
    }
    let reasons = scope.left_out.iter().map(|left| format!("{} {}", whole(left.n), words::left_out(&left.reason)));
    reasons.collect::<Vec<_>>().join(", ")
}

/// The page's title.
pub(crate) fn title(scope: &Scope) -> String {
    let period = scope.days.as_ref().map(days).unwrap_or_else(|| "all time".into());
    format!("Support report, {period}")
}

/// Said instead of findings when there are none.
pub(crate) fn nothing_changed(scope: &Scope) -> String {
    match &scope.previous_days {
        Some(previous) => format!("No difference from {} is beyond chance.", days(previous)),
        None if scope.filter.period.is_some() => {
            "The data do not reach back to the period before, so nothing is compared.".into()
        }
        None => format!("{} over all time: there is no period before to compare with.", count(scope.n, "ticket")),
    }
}
