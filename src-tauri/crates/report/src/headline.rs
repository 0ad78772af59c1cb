//! The six headline numbers in few words.

use analytics::view::{Kpi, Mood, Overview};
use model::Clock;

use crate::format::{NONE, change, duration, number, percent, signed};

/// One headline number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Headline {
    /// What it is.
    pub name: &'static str,
    /// Tickets it rests on.
    pub n: u32,
    /// The number with its unit, `–` without data.
    pub value: String,
    /// Interval or 90th percentile, and the number before.
    pub beside: String,
    /// Coloured only when the change is beyond chance and clearly good or bad.
    pub mood: Mood,
}

/// How a number is shown, compared and judged.
#[derive(Clone, Copy)]
enum Unit {
    /// Tickets: compared in percent.
    Tickets,
    /// Hours of a clock: compared as they are.
    Hours(Clock),
    /// Percent: compared in points.
    Percent,
}

/// All six, in the order of the screen.
pub(crate) fn headlines(overview: &Overview) -> Vec<Headline> {
    let hours = Unit::Hours(overview.clock);
    vec![
        headline("Tickets", &overview.tickets, Unit::Tickets, Mood::Neutral),
        headline("Open", &overview.open, Unit::Tickets, Mood::Bad),
        headline("First reply, median", &overview.first_response, hours, Mood::Bad),
        headline("Resolution, median", &overview.resolution, hours, Mood::Bad),
        headline("Satisfied", &overview.csat, Unit::Percent, Mood::Good),
        headline("Negative in tone", &overview.negative, Unit::Percent, Mood::Bad),
    ]
}

/// `rising` is what a rise of the number means; a fall means the opposite.
fn headline(name: &'static str, kpi: &Kpi, unit: Unit, rising: Mood) -> Headline {
    let show = |value: f64| match unit {
        Unit::Tickets => number(value, 0),
        Unit::Hours(clock) => duration(value, clock),
        Unit::Percent => percent(value),
    };
    let within = kpi.interval.map(|(low, high)| match unit {
        Unit::Percent => format!("{}–{}", number(low, 0), number(high, 0)),
        _ => format!("{} – {}", show(low), show(high)),
    });
    let p90 = kpi.p90.map(|p90| format!("p90 {}", show(p90)));
    let moved = kpi.value.zip(kpi.previous).map(|(now, before)| compared(now, before, unit, &show));
    let beside: Vec<String> = [within, p90, moved].into_iter().flatten().collect();
    let mood = match kpi.value.zip(kpi.previous).filter(|_| kpi.sure == Some(true)) {
        Some((now, before)) if now > before => rising,
        Some((now, before)) if now < before => opposite(rising),
        _ => Mood::Neutral,
    };
    let value = kpi.value.map_or(NONE.into(), show);
    Headline { name, n: kpi.n, value, beside: beside.join(" · "), mood }
}

fn compared(now: f64, before: f64, unit: Unit, show: &impl Fn(f64) -> String) -> String {
    match (unit, change(now, before)) {
        (Unit::Tickets, Some(moved)) => format!("{}\u{202f}% from {}", signed(moved, 0), show(before)),
        (Unit::Percent, _) => format!("{}\u{202f}pt from {}", signed(now - before, 0), show(before)),
        _ => format!("was {}", show(before)),
    }
}

fn opposite(mood: Mood) -> Mood {
    match mood {
        Mood::Good => Mood::Bad,
        Mood::Bad => Mood::Good,
        Mood::Neutral => Mood::Neutral,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::THIN;

    fn check(unit: Unit, rising: Mood, kpi: Kpi, expected: (&str, &str, Mood)) {
        let found = headline("x", &kpi, unit, rising);
        assert_eq!(
            (found.value.replace(THIN, " ").as_str(), found.beside.replace(THIN, " ").as_str(), found.mood),
            expected
        );
    }

    #[test]
    fn few_words_and_colour_only_for_what_is_sure() {
        let kpi = |value, previous, sure| Kpi {
            value: Some(value),
            previous: Some(previous),
            sure: Some(sure),
            ..Kpi::default()
        };
        check(Unit::Tickets, Mood::Neutral, kpi(2180.0, 1946.0, true), ("2,180", "+12 % from 1,946", Mood::Neutral));
        check(
            Unit::Hours(Clock::Calendar),
            Mood::Bad,
            Kpi { p90: Some(9.6), ..kpi(2.1, 2.3, true) },
            ("2.1 h", "p90 9.6 h · was 2.3 h", Mood::Good),
        );
        let csat = Kpi { interval: Some((84.0, 89.0)), ..kpi(87.0, 86.0, false) };
        check(Unit::Percent, Mood::Good, csat, ("87 %", "84–89 · +1 pt from 86 %", Mood::Neutral));
        check(Unit::Percent, Mood::Bad, kpi(24.0, 21.0, true), ("24 %", "+3 pt from 21 %", Mood::Bad));
        check(Unit::Hours(Clock::Calendar), Mood::Bad, Kpi::default(), ("–", "", Mood::Neutral));
    }
}
