//! Recommendations as sentences. Each says what stands out and what it is held against; never why, and never what to do
//! beyond looking there.
//!
//! The window says the same (its sentences follow this table):
//!
//! | recommendation | sentence |
//! |---|---|
//! | slow category | *What* takes longer to solve: half within *x*, *y* for all others |
//! | slow channel | *What* waits longer for a first reply: half within *x*, *y* for all others |
//! | slow hours | Tickets created *weekday hour* wait longer for a first reply: half within *x*, *y* for all others |
//! | growing backlog | The backlog grows: *x* tickets a day come in, *y* are solved |
//! | unsatisfied category | Fewer are satisfied with *what*: *x* %, *y* % of all others |
//! | negative category | *What* is negative in tone more often: *x* %, *y* % of all others |
//! | escalated category | *What* is escalated more often: *x* %, *y* % of all others |
//! | reopened category | *What* is reopened more often: *x* %, *y* % of all others |
//! | growing topic | “*What*” grew from *y* % to *x* % of tickets |
//! | repeat customers | Customers with three or more tickets send *x* % of tickets, *y* % before |
//! | broken promise | *Priority* tickets are answered / solved in time less often: *x* %, *y* % of all others |
//!
//! Under it stand the facts: n, the difference with its interval, the tickets that would be better off.

use analytics::view::{Recommendation, RecommendationKind};
use model::{Clock, Facet};

use super::Sentence;
use crate::format::{THIN, count, duration, number, percent, signed, whole};
use crate::words::{self, WEEKDAYS};

/// Says a recommendation; its durations are of a clock.
pub fn sentence(one: &Recommendation, clock: Clock) -> Sentence {
    Sentence { headline: headline(one, clock), facts: facts(one, clock) }
}

fn headline(one: &Recommendation, clock: Clock) -> String {
    let (value, against) = (shown(one.kind, one.value, clock), shown(one.kind, one.against, clock));
    let category = words::value(Facet::Category, &one.name);
    let slow = |what: String| format!("{what}: half within {value}, {against} for all others");
    let more = |what: String| format!("{what}: {value}, {against} of all others");
    match one.kind {
        RecommendationKind::SlowCategory => slow(format!("{category} takes longer to solve")),
        RecommendationKind::SlowChannel => {
            slow(format!("{} waits longer for a first reply", words::value(Facet::Channel, &one.name)))
        }
        RecommendationKind::SlowHours => {
            slow(format!("Tickets created {} wait longer for a first reply", hour_of_week(&one.name)))
        }
        RecommendationKind::GrowingBacklog => {
            format!("The backlog grows: {value} tickets a day come in, {against} are solved")
        }
        RecommendationKind::UnsatisfiedCategory => more(format!("Fewer are satisfied with {category}")),
        RecommendationKind::NegativeCategory => more(format!("{category} is negative in tone more often")),
        RecommendationKind::EscalatedCategory => more(format!("{category} is escalated more often")),
        RecommendationKind::ReopenedCategory => more(format!("{category} is reopened more often")),
        RecommendationKind::GrowingTopic => format!("“{}” grew from {against} to {value} of tickets", one.name),
        RecommendationKind::RepeatCustomers => {
            format!("Customers with three or more tickets send {value} of tickets, {against} before")
        }
        RecommendationKind::BrokenPromise => {
            let priority = words::value(Facet::Priority, &one.name);
            let done = if one.detail == "resolution" { "solved" } else { "answered" };
            more(format!("{priority} tickets are {done} in time less often"))
        }
    }
}

/// How the numbers of a kind are counted.
enum Unit {
    Hours,
    Percent,
    TicketsADay,
}

fn unit(kind: RecommendationKind) -> Unit {
    match kind {
        RecommendationKind::SlowCategory | RecommendationKind::SlowChannel | RecommendationKind::SlowHours => {
            Unit::Hours
        }
        RecommendationKind::GrowingBacklog => Unit::TicketsADay,
        RecommendationKind::UnsatisfiedCategory
        | RecommendationKind::NegativeCategory
        | RecommendationKind::EscalatedCategory
        | RecommendationKind::ReopenedCategory
        | RecommendationKind::GrowingTopic
        | RecommendationKind::RepeatCustomers
        | RecommendationKind::BrokenPromise => Unit::Percent,
    }
}

fn shown(kind: RecommendationKind, value: f64, clock: Clock) -> String {
    match unit(kind) {
        Unit::Hours => duration(value, clock),
        Unit::Percent => percent(value),
        Unit::TicketsADay => number(value, 1),
    }
}

fn facts(one: &Recommendation, clock: Clock) -> Vec<String> {
    let (difference, low, high) = one.difference;
    let moved = match unit(one.kind) {
        Unit::Percent => format!("{}{THIN}points ({} – {})", signed(difference, 0), signed(low, 0), signed(high, 0)),
        Unit::TicketsADay => format!("{} a day ({} – {})", signed(difference, 1), signed(low, 1), signed(high, 1)),
        Unit::Hours => {
            let show = |hours: f64| format!("{}{}", if hours < 0.0 { "−" } else { "+" }, duration(hours.abs(), clock));
            format!("{} ({} – {})", show(difference), show(low), show(high))
        }
    };
    let mut facts = vec![format!("n {}", whole(one.n)), moved];
    let better = one.tickets_affected.round();
    if better >= 1.0 {
        let tickets = count(better.min(f64::from(u32::MAX)) as u32, "ticket");
        facts.push(match one.kind {
            RecommendationKind::GrowingBacklog => format!("{tickets} more open than at the start"),
            RecommendationKind::GrowingTopic | RecommendationKind::RepeatCustomers => format!("about {tickets} more"),
            _ => format!("about {tickets} would fare better, were it like the others"),
        });
    }
    facts
}

/// `6-18` as `Sunday 18:00 – 19:00`; anything else stays as it is.
fn hour_of_week(name: &str) -> String {
    let parts =
        name.split_once('-').and_then(|(day, hour)| Some((day.parse::<usize>().ok()?, hour.parse::<u8>().ok()?)));
    match parts.and_then(|(day, hour)| Some((WEEKDAYS.get(day)?, hour))) {
        Some((day, hour)) if hour < 24 => format!("{day} {hour:02}:00 – {:02}:00", hour + 1),
        _ => name.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use analytics::view::{Mood, Narrow};

    fn check(kind: RecommendationKind, (name, detail): (&str, &str), value: f64, against: f64, expected: &str) {
        let one = Recommendation {
            kind,
            name: name.into(),
            detail: detail.into(),
            value,
            against,
            difference: (value - against, value - against - 1.0, value - against + 1.0),
            n: 612,
            p: 0.01,
            tickets_affected: 41.4,
            mood: Mood::Bad,
            opens: Narrow::default(),
        };
        let said = sentence(&one, Clock::Calendar);
        assert_eq!(said.headline.replace(THIN, " "), expected);
        assert!(said.facts[0] == "n 612" && said.facts.len() == 3, "{:?}", said.facts);
    }

    #[test]
    fn each_kind() {
        use RecommendationKind as Kind;
        let billing = ("billing", "");
        check(
            Kind::SlowCategory,
            billing,
            74.4,
            28.0,
            "Billing takes longer to solve: half within 3.1 d, 28 h for all others",
        );
        check(
            Kind::SlowChannel,
            ("email", ""),
            6.0,
            2.5,
            "E-mail waits longer for a first reply: half within 6 h, 2.5 h for all others",
        );
        check(
            Kind::SlowHours,
            ("6-18", ""),
            14.0,
            2.5,
            "Tickets created Sunday 18:00 – 19:00 wait longer for a first reply: half within 14 h, 2.5 h for all others",
        );
        check(
            Kind::GrowingBacklog,
            ("", ""),
            41.2,
            36.0,
            "The backlog grows: 41.2 tickets a day come in, 36 are solved",
        );
        check(
            Kind::UnsatisfiedCategory,
            billing,
            62.0,
            84.0,
            "Fewer are satisfied with Billing: 62 %, 84 % of all others",
        );
        check(
            Kind::NegativeCategory,
            billing,
            31.0,
            18.0,
            "Billing is negative in tone more often: 31 %, 18 % of all others",
        );
        check(Kind::EscalatedCategory, billing, 9.0, 3.0, "Billing is escalated more often: 9 %, 3 % of all others");
        check(Kind::ReopenedCategory, billing, 9.0, 3.0, "Billing is reopened more often: 9 %, 3 % of all others");
        check(
            Kind::GrowingTopic,
            ("Export crashes", ""),
            12.0,
            4.0,
            "“Export crashes” grew from 4 % to 12 % of tickets",
        );
        check(
            Kind::RepeatCustomers,
            ("", ""),
            22.0,
            14.0,
            "Customers with three or more tickets send 22 % of tickets, 14 % before",
        );
        check(
            Kind::BrokenPromise,
            ("critical", "first_response"),
            61.0,
            88.0,
            "Critical tickets are answered in time less often: 61 %, 88 % of all others",
        );
        check(
            Kind::BrokenPromise,
            ("low", "resolution"),
            61.0,
            88.0,
            "Low tickets are solved in time less often: 61 %, 88 % of all others",
        );
    }
}
