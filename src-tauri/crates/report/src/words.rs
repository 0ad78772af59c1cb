//! Names of facets, values and conditions as a support lead says them, the same as in the window.
//!
//! In: filters' vocabulary. Out: English. Never: numbers' formatting.

use analytics::view::{JourneyStep, ProblemKind};
use model::{Clock, Facet, Filter, Having, Measure, Population, Range, SlaGoal, SlaIs, SlaState};

use crate::format::{duration, number};

/// A facet's name.
pub fn facet(facet: Facet) -> &'static str {
    match facet {
        Facet::Category => "Category",
        Facet::Subcategory => "Subcategory",
        Facet::Priority => "Priority",
        Facet::Channel => "Channel",
        Facet::Status => "Status",
        Facet::Agent => "Agent",
        Facet::Sentiment => "Tone",
        Facet::Emotion => "Emotion",
        Facet::Tag => "Tag",
        Facet::Customer => "Customer",
        Facet::Source => "Source",
        Facet::Language => "Language",
        Facet::Topic => "Topic",
        Facet::Phrase => "Phrase",
        Facet::Escalation => "Escalated for",
    }
}

/// A facet's value as shown: `not_scored` → `Not scored`. Names of people stay as they are.
pub fn value(facet: Facet, value: &str) -> String {
    match (facet, value) {
        (Facet::Channel, "email") => "E-mail".into(),
        (Facet::Channel, "web") => "Web form".into(),
        (Facet::Channel, "api") => "API".into(),
        (Facet::Channel, "sms") => "SMS".into(),
        (Facet::Channel, "") => "Unknown channel".into(),
        (Facet::Agent, "") => "Unassigned".into(),
        (Facet::Status, "hold") => "On hold".into(),
        (_, "") => "None".into(),
        (Facet::Agent | Facet::Customer | Facet::Tag | Facet::Phrase | Facet::Source | Facet::Escalation, name) => {
            name.into()
        }
        (_, name) => sentence(name),
    }
}

/// `feature_request` → `Feature request`.
pub fn sentence(name: &str) -> String {
    let words = name.replace('_', " ");
    let mut letters = words.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// What a period means.
pub fn population(population: Population) -> &'static str {
    match population {
        Population::Created => "Created in the period",
        Population::Resolved => "Solved in the period",
        Population::OpenAtEnd => "Open at the end of the period",
    }
}

/// The hours durations count.
pub fn clock(clock: Clock) -> &'static str {
    match clock {
        Clock::Calendar => "All hours",
        Clock::Business => "Business hours",
    }
}

/// A problem area's name.
pub fn problem(kind: ProblemKind) -> &'static str {
    match kind {
        ProblemKind::VeryNegative => "Very negative",
        ProblemKind::Slow => "Solved too late",
        ProblemKind::AgeingOpen => "Open too long",
        ProblemKind::Escalated => "Escalated",
        ProblemKind::RepeatCustomers => "Back again",
        ProblemKind::UnresolvedCritical => "Critical and open",
        ProblemKind::Unsatisfied => "Not satisfied",
    }
}

/// What happened to a ticket on its way.
pub fn step(step: JourneyStep) -> &'static str {
    match step {
        JourneyStep::AnsweredInTime => "Answered in time",
        JourneyStep::AnsweredLate => "Answered late",
        JourneyStep::OneTouch => "Solved with one reply",
        JourneyStep::SeveralReplies => "Several replies",
        JourneyStep::Escalated => "Escalated",
        JourneyStep::Reopened => "Reopened",
        JourneyStep::SolvedLate => "Solved late",
    }
}

/// A promise's name.
pub fn goal(goal: SlaGoal) -> &'static str {
    match goal {
        SlaGoal::FirstResponse => "First response",
        SlaGoal::Resolution => "Resolution",
    }
}

/// How a ticket stands against a promise; follows the promise's name.
fn state(state: SlaState) -> &'static str {
    match state {
        SlaState::Met => "kept",
        SlaState::Breached => "breached",
        SlaState::AtRisk => "at risk",
        SlaState::NotDue => "not due yet",
        SlaState::NotMeasured => "not measured",
    }
}

/// `First response breached`, `What if: resolution kept or breached`.
fn promise(is: &SlaIs) -> String {
    let name = goal(is.goal);
    let name = if is.what_if.is_some() { format!("What if: {}", name.to_lowercase()) } else { name.into() };
    let states: Vec<&str> = is.states.iter().map(|&one| state(one)).collect();
    match states.split_last() {
        None => format!("{name} as judged"),
        Some((last, [])) => format!("{name} {last}"),
        Some((last, before)) => format!("{name} {} or {last}", before.join(", ")),
    }
}

/// A reason for leaving tickets out, to follow a number: `38 spam`.
pub fn left_out(reason: &str) -> String {
    match reason {
        "duplicate" => "duplicates".into(),
        "bot_only" => "written by bots only".into(),
        "undated" => "without a date".into(),
        "resolved_without_time" => "solved at an unknown time (in no duration)".into(),
        other => other.replace('_', " "),
    }
}

/// Everything in a filter but its period, one part a condition; empty when it takes all tickets.
pub fn filter(filter: &Filter) -> Vec<String> {
    let text = filter.text.trim();
    let text = (!text.is_empty()).then(|| format!("“{text}”"));
    let facets = Facet::ALL.iter().filter_map(|&name| {
        let values = filter.facets.get(&name).filter(|values| !values.is_empty())?;
        let shown: Vec<String> = values.iter().map(|one| value(name, one)).collect();
        Some(format!("{}: {}", facet(name), shown.join(", ")))
    });
    let ranges = filter.ranges.iter().map(|limits| range(limits, filter.clock));
    let having = filter.having.iter().map(|&condition| having(condition).to_owned());
    let promises = filter.sla.iter().map(promise);
    let repeats = filter.repeats.iter().map(|_| "Customers with three or more".to_owned());
    text.into_iter().chain(facets).chain(ranges).chain(having).chain(promises).chain(repeats).collect()
}

fn having(condition: Having) -> &'static str {
    match condition {
        Having::Answered => "Answered",
        Having::Unanswered => "Not answered yet",
        Having::Resolved => "Solved, time known",
        Having::Unresolved => "Not solved",
        Having::Rated => "Rated",
        Having::Satisfied => "Satisfied",
        Having::Unsatisfied => "Not satisfied",
        Having::Undated => "Without a date",
        Having::Scored => "Tone scored",
        Having::ResolvedWithoutTime => "Solved, time unknown",
        Having::LeftOut => "Left out",
        Having::Reopened => "Reopened",
        Having::Escalated => "Escalated",
        Having::Ended => "Solved",
        Having::ReopensKnown => "Reopenings known",
        Having::OneTouch => "Solved with one reply",
        Having::FirstContact => "Solved at first contact",
        Having::FirstContactDecided => "Solved over a week ago",
        Having::NpsRated => "Rated 0–10",
        Having::SeveralReplies => "Several replies",
        Having::EndUnknown => "Solved, moment unknown",
    }
}

fn range(range: &Range, clock: Clock) -> String {
    let limited = range.from.is_some() || range.to.is_some();
    let counted = if clock == Clock::Business && limited { " in business hours" } else { "" };
    let hours = |name| format!("{name} {}{counted}", span(range, |hours| duration(hours, clock)));
    match range.measure {
        Measure::FirstResponseHours => hours("First reply"),
        Measure::ResolutionHours => hours("Time to solve"),
        Measure::ResolutionOrAgeHours => hours("Time to solve or age"),
        Measure::HourOfWeek => hour_of_week(range),
        Measure::Score => format!("Tone score {}", span(range, |value| number(value, 2))),
        Measure::Rating => format!("Rating {}", span(range, |value| number(value, 1))),
    }
}

fn span(range: &Range, show: impl Fn(f64) -> String) -> String {
    match (range.from.filter(|&from| from != 0.0), range.to) {
        (None, None) => "known".into(),
        (None, Some(to)) => format!("under {}", show(to)),
        (Some(from), None) => format!("{} or more", show(from)),
        (Some(from), Some(to)) => format!("{} – {}", show(from), show(to)),
    }
}

/// Weekdays from Monday.
pub const WEEKDAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

fn hour_of_week(range: &Range) -> String {
    let hour = |value: f64| value.clamp(0.0, 168.0) as usize;
    let (from, to) = (hour(range.from.unwrap_or(0.0)), hour(range.to.unwrap_or(168.0)).max(1));
    let (first, last) = (WEEKDAYS[from / 24 % 7], WEEKDAYS[(to - 1) / 24 % 7]);
    let last = if first == last { String::new() } else { format!("{last} ") };
    format!("{first} {:02}:00 – {last}{:02}:00", from % 24, (to - 1) % 24 + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn filters_in_words() {
        let facets =
            [(Facet::Channel, vec!["email".into(), "chat".into()]), (Facet::Agent, vec![String::new()])].into();
        let ranges = vec![
            Range { measure: Measure::HourOfWeek, from: Some(9.0), to: Some(12.0) },
            Range { measure: Measure::ResolutionHours, from: None, to: Some(4.0) },
        ];
        let what_if = Some(Box::default());
        let sla = vec![
            SlaIs { goal: SlaGoal::FirstResponse, states: vec![SlaState::Breached], what_if: None },
            SlaIs { goal: SlaGoal::Resolution, states: vec![SlaState::Met, SlaState::Breached], what_if },
        ];
        let asked =
            Filter { text: " refund ".into(), facets, ranges, having: vec![Having::Rated], sla, ..Filter::default() };
        let expected = [
            "“refund”",
            "Channel: E-mail, Chat",
            "Agent: Unassigned",
            "Monday 09:00 – 12:00",
            "Time to solve under 4\u{202f}h",
            "Rated",
            "First response breached",
            "What if: resolution kept or breached",
        ];
        assert_eq!(filter(&asked), expected);
        let in_business = Filter { clock: Clock::Business, ranges: asked.ranges.clone(), ..Filter::default() };
        assert_eq!(filter(&in_business)[1], "Time to solve under 4\u{202f}h in business hours");
        assert!(filter(&Filter::default()).is_empty());
    }
}
