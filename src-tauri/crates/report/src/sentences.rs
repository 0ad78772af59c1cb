//! Findings as sentences a manager could say aloud. Never says more than the numbers do.
//!
//! The window says the same (its findings' sentences follow this table):
//!
//! | finding | sentence |
//! |---|---|
//! | volume, category, channel, priority | *What* grew / fell *x* %[, most of it “*phrase*”]; with none before: *What*: *n*, none before |
//! | burst | *n* tickets on *day*, *x* times as many as usual |
//! | phrase | “*phrase*” is new / came up *x* times as often (from twice on) / came up *x* % more often |
//! | first response | First replies take *x* % longer / *x* times as long (from twice on) / *x* % less time |
//! | resolution | Solving takes …, as above |
//! | satisfaction | Satisfaction rose / fell from *x* % to *y* % |
//! | satisfaction held | Satisfaction held at *x* % |
//! | negative | Negative tone rose / fell from *x* % to *y* % |
//!
//! Under it stand the facts: n, the number before, the interval, "no real difference".

pub mod recommendations;

use analytics::view::{Finding, FindingKind};
use model::{Clock, Facet};

use crate::format::{THIN, change, count, day, duration, number, percent, signed, whole};
use crate::words;

/// A finding in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// What changed, or what to do something about.
    pub headline: String,
    /// n, the comparison, how sure.
    pub facts: Vec<String>,
}

/// Says a finding; its durations are of a clock.
pub fn sentence(finding: &Finding, clock: Clock) -> Sentence {
    match finding.kind {
        FindingKind::Volume => grown("Tickets", finding),
        FindingKind::Category => grown(&words::value(Facet::Category, &finding.name), finding),
        FindingKind::Channel => grown(&words::value(Facet::Channel, &finding.name), finding),
        FindingKind::Priority => grown(&format!("{} priority", words::value(Facet::Priority, &finding.name)), finding),
        FindingKind::Burst => burst(finding),
        FindingKind::Phrase => phrase(finding),
        FindingKind::FirstResponse => speed("First replies take", finding, clock),
        FindingKind::Resolution => speed("Solving takes", finding, clock),
        FindingKind::Satisfaction => rate("Satisfaction", "satisfied", finding),
        FindingKind::SatisfactionHeld => held(finding),
        FindingKind::Negative => rate("Negative tone", "negative", finding),
    }
}

fn grown(what: &str, finding: &Finding) -> Sentence {
    let most = if finding.detail.is_empty() { String::new() } else { format!(", most of it “{}”", finding.detail) };
    let headline = match change(finding.now, finding.before) {
        None => format!("{what}: {}, none before{most}", number(finding.now, 0)),
        Some(moved) => format!("{what} {} {}{most}", if moved >= 0.0 { "grew" } else { "fell" }, percent(moved.abs())),
    };
    Sentence { headline, facts: counts(finding) }
}

fn phrase(finding: &Finding) -> Sentence {
    let name = &finding.name;
    let headline = match change(finding.now, finding.before) {
        None => format!("“{name}” is new"),
        Some(moved) if moved >= 100.0 => {
            let times = finding.now / finding.before;
            format!("“{name}” came up {} times as often", number(times, usize::from(times < 10.0)))
        }
        Some(moved) => {
            format!("“{name}” came up {} {} often", percent(moved.abs()), if moved >= 0.0 { "more" } else { "less" })
        }
    };
    Sentence { headline, facts: counts(finding) }
}

fn burst(finding: &Finding) -> Sentence {
    let times = finding.now / finding.before.max(1.0);
    let times = number(times, usize::from(times < 10.0));
    let headline =
        format!("{} on {}, {times} times as many as usual", count(finding.n, "ticket"), day(&finding.name, false));
    Sentence { headline, facts: vec![count(finding.n, "ticket"), format!("usual {}", number(finding.before, 0))] }
}

fn counts(finding: &Finding) -> Vec<String> {
    vec![count(finding.n, "ticket"), format!("was {}", number(finding.before, 0))]
}

fn speed(what: &str, finding: &Finding, clock: Clock) -> Sentence {
    let show = |hours| duration(hours, clock);
    let moved = change(finding.now, finding.before).unwrap_or(0.0);
    let times = finding.now / finding.before;
    let headline = match moved {
        _ if times.is_finite() && times >= 1.95 => format!("{what} {} times as long", number(times, 1)),
        moved if moved > 0.0 => format!("{what} {} longer", percent(moved)),
        moved => format!("{what} {} less time", percent(moved.abs())),
    };
    let median = format!("median {}{}", show(finding.now), within(finding, show));
    let facts = vec![format!("n {}", whole(finding.n)), median, format!("was {}", show(finding.before))];
    Sentence { headline, facts }
}

fn rate(what: &str, word: &str, finding: &Finding) -> Sentence {
    let points = finding.now - finding.before;
    let moved = if points >= 0.0 { "rose" } else { "fell" };
    let headline = format!("{what} {moved} from {} to {}", percent(finding.before), percent(finding.now));
    let facts = vec![
        format!("n {}", whole(finding.n)),
        format!("{}{THIN}points {word}{}", signed(points, 0), within(finding, percent)),
    ];
    Sentence { headline, facts }
}

fn held(finding: &Finding) -> Sentence {
    let facts = vec![
        format!("n {}{}", whole(finding.n), within(finding, percent)),
        format!("was {}", percent(finding.before)),
        "no real difference".into(),
    ];
    Sentence { headline: format!("Satisfaction held at {}", percent(finding.now)), facts }
}

fn within(finding: &Finding, show: impl Fn(f64) -> String) -> String {
    finding.interval.map(|(low, high)| format!(" ({} – {})", show(low), show(high))).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use analytics::view::{Mood, Narrow};

    fn check(kind: FindingKind, (name, detail): (&str, &str), now: f64, before: f64, expected: &str) {
        let finding = Finding {
            kind,
            name: name.into(),
            detail: detail.into(),
            now,
            before,
            n: 612,
            before_n: 467,
            interval: Some((84.0, 89.0)),
            p: 0.01,
            mood: Mood::Neutral,
            opens: Narrow::default(),
        };
        let said = sentence(&finding, Clock::Calendar);
        assert_eq!(said.headline.replace(THIN, " "), expected);
        assert!(said.facts.iter().any(|fact| fact.contains("612")), "n is always said: {:?}", said.facts);
    }

    #[test]
    fn each_kind() {
        check(FindingKind::Volume, ("", ""), 2180.0, 1946.0, "Tickets grew 12 %");
        check(
            FindingKind::Category,
            ("billing", "duplicate charge"),
            612.0,
            467.0,
            "Billing grew 31 %, most of it “duplicate charge”",
        );
        check(FindingKind::Category, ("billing", ""), 612.0, 0.0, "Billing: 612, none before");
        check(FindingKind::Channel, ("email", ""), 9.0, 12.0, "E-mail fell 25 %");
        check(FindingKind::Priority, ("high", ""), 612.0, 467.0, "High priority grew 31 %");
        check(
            FindingKind::Burst,
            ("2026-03-12", ""),
            612.0,
            180.0,
            "612 tickets on 12 Mar, 3.4 times as many as usual",
        );
        check(FindingKind::Phrase, ("export crash", ""), 612.0, 0.0, "“export crash” is new");
        check(FindingKind::Phrase, ("export crash", ""), 84.0, 27.0, "“export crash” came up 3.1 times as often");
        check(FindingKind::Phrase, ("export crash", ""), 84.0, 60.0, "“export crash” came up 40 % more often");
        check(FindingKind::FirstResponse, ("", ""), 3.9, 1.8, "First replies take 2.2 times as long");
        check(FindingKind::Resolution, ("", ""), 6.0, 8.0, "Solving takes 25 % less time");
        check(FindingKind::Satisfaction, ("", ""), 80.0, 87.0, "Satisfaction fell from 87 % to 80 %");
        check(FindingKind::SatisfactionHeld, ("", ""), 87.0, 86.0, "Satisfaction held at 87 %");
        check(FindingKind::Negative, ("", ""), 24.0, 21.0, "Negative tone rose from 21 % to 24 %");
    }
}
