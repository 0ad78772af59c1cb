//! Exports whose truth is known: the same four hundred conversations in the shapes of several helpdesks.

use model::rating::RatingValue;
use model::{Instant, Ticket};
use serde_json::Value;

use crate::support::{data, import};

/// Milliseconds of a minute.
const MINUTE: i64 = 60_000;

/// How a helpdesk's export tells the truth.
struct Case {
    file: &'static str,
    format: &'static str,
    /// Id of the conversation with this number, from 0.
    id: fn(usize) -> String,
    /// Messages in all; `None` where only the first of each is exported.
    messages: Option<u32>,
    /// What "good" and "bad" are.
    rating: fn(bool) -> RatingValue,
    /// Times are exact to so many milliseconds.
    exact_to: i64,
}

const NUMBERED: fn(usize) -> String = |n| (10_000 + n).to_string();
const SATISFIED: fn(bool) -> RatingValue = RatingValue::Satisfied;
const STARS: fn(bool) -> RatingValue = |good| RatingValue::Five(if good { 5.0 } else { 1.0 });

const CASES: [Case; 3] = [
    Case {
        file: "zendesk_full_export.json",
        format: "zendesk_json",
        id: NUMBERED,
        messages: Some(1541),
        rating: SATISFIED,
        exact_to: 1,
    },
    Case {
        file: "freshdesk_tickets.csv",
        format: "freshdesk_csv",
        id: NUMBERED,
        messages: None,
        rating: SATISFIED,
        exact_to: 1,
    },
    Case {
        file: "jira_service_management.csv",
        format: "jira_csv",
        id: |n| format!("SUP-{}", n + 1),
        messages: Some(1541),
        rating: STARS,
        exact_to: MINUTE,
    },
];

#[test]
fn every_export_becomes_the_truth() {
    let Some(path) = data("export_formats/built/expected_conversations.json") else { return };
    let text = std::fs::read_to_string(path).expect("the truth");
    let truth: Vec<Value> = serde_json::from_str(&text).expect("the truth is JSON");
    for case in CASES {
        check(&case, &truth);
    }
}

fn check(case: &Case, truth: &[Value]) {
    let Some(path) = data(&format!("export_formats/built/{}", case.file)) else { return };
    let (plan, outcome) = import(&path).expect("readable");
    assert_eq!(plan.format, case.format);
    let counts = (outcome.summary.read as usize, outcome.tickets.len(), outcome.summary.rows as usize);
    assert_eq!(counts, (truth.len(), truth.len(), truth.len()), "{}", case.file);
    assert!(outcome.summary.warnings.is_empty(), "{}: {:?}", case.file, outcome.summary.warnings);
    if let Some(messages) = case.messages {
        assert_eq!(outcome.summary.messages, messages, "{}", case.file);
    }
    for (n, expected) in truth.iter().enumerate() {
        let id = (case.id)(n);
        let ticket = outcome.tickets.iter().find(|ticket| ticket.key.id == id);
        check_ticket(case, ticket.unwrap_or_else(|| panic!("{} has {id}", case.file)), expected);
    }
}

fn check_ticket(case: &Case, ticket: &Ticket, expected: &Value) {
    let told = |key: &str| expected[key].as_str().unwrap_or_default();
    let place = format!("{} {}", case.file, ticket.key.id);
    assert_eq!(ticket.status.name(), told("status"), "{place}");
    let priority = match told("priority") {
        "urgent" => "critical",
        "normal" => "medium",
        other => other,
    };
    assert_eq!(ticket.priority.map(|priority| priority.name()), Some(priority), "{place}");
    let rating = match told("csat") {
        "good" => Some((case.rating)(true)),
        "bad" => Some((case.rating)(false)),
        _ => None,
    };
    assert_eq!(ticket.rating.as_ref().map(|rating| rating.value), rating, "{place}");
    let to_the_minute = |at: Instant| Instant(at.0 - at.0.rem_euclid(case.exact_to)).rfc3339();
    let created = ticket.created_at.map(to_the_minute).unwrap_or_default();
    let truth: Instant = told("created").parse::<chrono::DateTime<chrono::Utc>>().expect("a moment").into();
    assert_eq!(created, to_the_minute(truth), "{place}");
    // Neither a table nor a screen tells how many spaces stand in a row.
    let spaced = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    assert_eq!(spaced(&ticket.messages[0].text), spaced(told("first")), "{place}");
    if case.messages.is_some() {
        assert_eq!(Some(ticket.messages.len() as u64), expected["n"].as_u64(), "{place}");
    }
}
