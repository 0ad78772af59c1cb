//! Recommendations as sentences a manager could say aloud. Each says what stands out and what it is held against; what goes
//! together is not called a cause.
//!
//! The window says the same (its sentences follow this table; *longer*: "1.8 times as long"):
//!
//! | recommendation | sentence |
//! |---|---|
//! | slow category | *What* tickets take *longer* to solve as the others |
//! | slow channel | *What* waits *longer* for the first response as the other channels |
//! | slow hours | Tickets from *weekdays hours* wait *longer* for the first response as at other times |
//! | growing backlog | More comes in than is solved: the backlog grows by *x* tickets a day |
//! | unsatisfied category | Customers are less satisfied with *what*: *x* % against *y* % |
//! | negative, escalated, reopened category | *What* tickets are … more often: *x* % against *y* % |
//! | growing topic | “*What*” grew from *y* % to *x* % of tickets |
//! | repeat customers | More tickets come from customers who write again and again: *x* %, before *y* % |
//! | broken promise | *Priority* tickets are answered / solved in time less often: *x* % against *y* % |
//!
//! Under it stand the facts: n, what it is held against, the difference with its interval, how many tickets.

use analytics::view::{Recommendation, RecommendationKind};
use model::{Clock, Facet};

use super::Sentence;
use crate::format::{THIN, count, duration, number};
use crate::words::{self, WEEKDAYS};

/// Says a recommendation; its durations are of a clock.
pub fn sentence(one: &Recommendation, clock: Clock) -> Sentence {
    Sentence { headline: headline(one), facts: facts(one, clock) }
}

fn headline(one: &Recommendation) -> String {
    let category = words::value(Facet::Category, &one.name);
    let (value, against) = (share(one.value), share(one.against));
    match one.kind {
        RecommendationKind::SlowCategory => format!("{category} tickets take {} to solve as the others", longer(one)),
        RecommendationKind::SlowChannel => {
            let channel = words::value(Facet::Channel, &one.name);
            format!("{channel} waits {} for the first response as the other channels", longer(one))
        }
        RecommendationKind::SlowHours => {
            let hours = hour_of_week(&one.name);
            format!("Tickets from {hours} wait {} for the first response as at other times", longer(one))
        }
        RecommendationKind::GrowingBacklog => {
            let grows = number(one.value - one.against, 1);
            format!("More comes in than is solved: the backlog grows by {grows} tickets a day")
        }
        RecommendationKind::UnsatisfiedCategory => {
            format!("Customers are less satisfied with {category}: {value} against {against}")
        }
        RecommendationKind::NegativeCategory => {
            format!("{category} tickets are negative more often: {value} against {against}")
        }
        RecommendationKind::EscalatedCategory => {
            format!("{category} tickets are escalated more often: {value} against {against}")
        }
        RecommendationKind::ReopenedCategory => {
            format!("{category} tickets are reopened more often: {value} against {against}")
        }
        RecommendationKind::GrowingTopic => format!("“{}” grew from {against} to {value} of tickets", one.name),
        RecommendationKind::RepeatCustomers => {
            format!("More tickets come from customers who write again and again: {value}, before {against}")
        }
        RecommendationKind::BrokenPromise => {
            let priority = words::value(Facet::Priority, &one.name);
            let done = if one.detail == "resolution" { "solved" } else { "answered" };
            format!("{priority} tickets are {done} in time less often: {value} against {against}")
        }
    }
}

fn facts(one: &Recommendation, clock: Clock) -> Vec<String> {
    let (by, low, high) = one.difference;
    let mut facts = vec![count(one.n, "ticket")];
    match one.kind {
        RecommendationKind::SlowCategory | RecommendationKind::SlowChannel | RecommendationKind::SlowHours => {
            let show = |hours| duration(hours, clock);
            facts.push(format!("median {} against {}", show(one.value), show(one.against)));
            facts.push(format!("{} longer ({} – {})", show(by), show(low), show(high)));
        }
        RecommendationKind::GrowingBacklog => {
            facts.push(format!("{} a day in, {} out", number(one.value, 1), number(one.against, 1)));
            facts.push(format!("between {} and {} a day", number(low, 1), number(high, 1)));
        }
        _ => {
            let (word, near, far) = if by < 0.0 { ("less", -high, -low) } else { ("more", low, high) };
            let points = number(by.abs(), 1);
            facts.push(format!("{points}{THIN}points {word} ({} to {})", number(near, 1), number(far, 1)));
        }
    }
    if one.tickets_affected >= 1.0 {
        let tickets = one.tickets_affected.round().min(f64::from(u32::MAX)) as u32;
        facts.push(format!("about {} beyond the usual", count(tickets, "ticket")));
    }
    facts
}

/// Percent, small ones with a decimal.
fn share(value: f64) -> String {
    format!("{}{THIN}%", number(value, usize::from(value < 10.0)))
}

/// "1.8 times as long": fits between a verb and "as …".
fn longer(one: &Recommendation) -> String {
    let times = one.value / one.against;
    if one.against > 0.0 && times.is_finite() {
        format!("{} times as long", number(times, usize::from(times < 10.0)))
    } else {
        "far longer, as long".into()
    }
}

/// `6-18` is Sundays 18:00–19:00; anything else stays as it is.
fn hour_of_week(name: &str) -> String {
    let parts =
        name.split_once('-').and_then(|(day, hour)| Some((day.parse::<usize>().ok()?, hour.parse::<u8>().ok()?)));
    match parts.and_then(|(day, hour)| Some((WEEKDAYS.get(day)?, hour))) {
        Some((day, hour)) if hour < 24 => format!("{day}s {hour:02}:00–{:02}:00", hour + 1),
        _ => name.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use analytics::view::{Mood, Narrow};

    fn check(kind: RecommendationKind, (name, detail): (&str, &str), [value, against]: [f64; 2], said: [&str; 2]) {
        let by = value - against;
        let one = Recommendation {
            kind,
            name: name.into(),
            detail: detail.into(),
            value,
            against,
            difference: (by, by - 1.0, by + 1.0),
            n: 612,
            p: 0.01,
            tickets_affected: 41.4,
            mood: Mood::Bad,
            opens: Narrow::default(),
        };
        let found = sentence(&one, Clock::Calendar);
        assert_eq!(found.headline.replace(THIN, " "), said[0]);
        let facts = found.facts.join(" · ").replace(THIN, " ");
        assert!(facts.starts_with("612 tickets · ") && facts.ends_with(" · about 41 tickets beyond the usual"));
        assert!(facts.contains(said[1]), "{facts}");
    }

    #[test]
    fn each_kind() {
        use RecommendationKind as Kind;
        let (billing, none) = (("billing", ""), ("", ""));
        let slow = ["Billing tickets take 1.8 times as long to solve as the others", "4 h longer (3 h – 5 h)"];
        check(Kind::SlowCategory, billing, [9.0, 5.0], slow);
        let slow =
            ["E-mail waits 2.4 times as long for the first response as the other channels", "median 6 h against 2.5 h"];
        check(Kind::SlowChannel, ("email", ""), [6.0, 2.5], slow);
        let slow =
            ["Tickets from Sundays 18:00–19:00 wait 12 times as long for the first response as at other times", "14 h"];
        check(Kind::SlowHours, ("6-18", ""), [14.0, 1.2], slow);
        let grows =
            ["More comes in than is solved: the backlog grows by 5.2 tickets a day", "between 4.2 and 6.2 a day"];
        check(Kind::GrowingBacklog, none, [41.2, 36.0], grows);
        let less = ["Customers are less satisfied with Billing: 62 % against 84 %", "22 points less (21 to 23)"];
        check(Kind::UnsatisfiedCategory, billing, [62.0, 84.0], less);
        let more = ["Billing tickets are negative more often: 31 % against 18 %", "13 points more (12 to 14)"];
        check(Kind::NegativeCategory, billing, [31.0, 18.0], more);
        let more = ["Billing tickets are escalated more often: 9.1 % against 3 %", "6.1 points more (5.1 to 7.1)"];
        check(Kind::EscalatedCategory, billing, [9.1, 3.0], more);
        let more = ["Billing tickets are reopened more often: 9.1 % against 3 %", "6.1 points more (5.1 to 7.1)"];
        check(Kind::ReopenedCategory, billing, [9.1, 3.0], more);
        let more = ["“Export crashes” grew from 4 % to 12 % of tickets", "8 points more (7 to 9)"];
        check(Kind::GrowingTopic, ("Export crashes", ""), [12.0, 4.0], more);
        let again = "More tickets come from customers who write again and again: 22 %, before 14 %";
        check(Kind::RepeatCustomers, none, [22.0, 14.0], [again, "8 points more (7 to 9)"]);
        let late = ["Critical tickets are answered in time less often: 61 % against 88 %", "27 points less (26 to 28)"];
        check(Kind::BrokenPromise, ("critical", "first_response"), [61.0, 88.0], late);
        let late = ["Low tickets are solved in time less often: 61 % against 88 %", "27 points less (26 to 28)"];
        check(Kind::BrokenPromise, ("low", "resolution"), [61.0, 88.0], late);
    }
}
