//! Invented exports of every helpdesk, each beside what it must become.
//!
//! `tests/fixtures/<format>/<file>` is imported as suggested; `<file>.expected.json` beside it says what must come out:
//!
//! ```json
//! {"min_confidence": 0.8, "read": 3, "skipped": 0, "rejected": 1, "source": "zendesk",
//!  "warnings": ["part of a sentence"], "columns": {"id": "Ticket ID"},
//!  "tickets": [{"id": "1", "status": "open", "created_at": "2025-03-01T10:00:00Z", "messages": ["customer: Hello"]}]}
//! ```
//!
//! The format is the folder's name. Only what is stated is compared: keys left out may hold anything, lists have as many
//! entries as stated. `id` is the ticket's, moments are written as RFC 3339, a message may be `"role: text"`.

use std::path::{Path, PathBuf};

use ingest::ImportPlan;
use model::{Instant, Ticket};
use serde_json::Value;

use crate::support::{Outcome, import};

/// All fixtures: format, file, expected.
pub fn all() -> Vec<(String, PathBuf, Value)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    let mut all = Vec::new();
    for format in entries(&folder) {
        let name = format.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        for file in entries(&format) {
            let expected = PathBuf::from(format!("{}.expected.json", file.display()));
            if let Ok(text) = std::fs::read_to_string(&expected) {
                let value = serde_json::from_str(&text).unwrap_or_else(|error| panic!("{expected:?}: {error}"));
                all.push((name.clone(), file, value));
            }
        }
    }
    all
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    let listed = std::fs::read_dir(folder).unwrap_or_else(|error| panic!("{folder:?}: {error}"));
    let mut entries: Vec<PathBuf> = listed.map(|entry| entry.expect("an entry").path()).collect();
    entries.sort();
    entries
}

#[test]
fn every_fixture_becomes_what_is_expected() {
    let mut faults = Vec::new();
    let fixtures = all();
    assert!(!fixtures.is_empty());
    for (format, file, expected) in fixtures {
        let mut found = Vec::new();
        match import(&file) {
            Ok((plan, outcome)) => compare(&format, &expected, &plan, &outcome, &mut found),
            Err(error) => found.push(format!("{error}. {}", error.remedy())),
        }
        let name = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        faults.extend(found.into_iter().map(|fault| format!("{format}/{name}: {fault}")));
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

fn compare(format: &str, expected: &Value, plan: &ImportPlan, outcome: &Outcome, faults: &mut Vec<String>) {
    let mut same = |what: &str, found: &str, expected: &str| {
        if found != expected {
            faults.push(format!("{what} is {found:?}, not {expected:?}"));
        }
    };
    same("format", &plan.format, format);
    for (what, found) in [
        ("read", outcome.summary.read),
        ("skipped", outcome.summary.skipped),
        ("rejected", outcome.summary.rejected),
        ("messages", outcome.summary.messages),
    ] {
        if let Some(expected) = expected.get(what) {
            same(what, &found.to_string(), &expected.to_string());
        }
    }
    for (what, found) in [("source", &plan.source), ("encoding", &plan.encoding)] {
        if let Some(expected) = expected.get(what).and_then(Value::as_str) {
            same(what, found, expected);
        }
    }
    for (field, header) in expected.get("columns").and_then(Value::as_object).into_iter().flatten() {
        let found = plan.mapping.fields.iter().find(|(known, _)| name_of(**known) == *field);
        same(field, found.map_or("", |(_, header)| header), header.as_str().unwrap_or_default());
    }
    let least = expected.get("min_confidence").and_then(Value::as_f64).unwrap_or(0.0);
    if f64::from(plan.confidence) < least || plan.reasons.is_empty() {
        faults.push(format!("confidence is {}, because {:?}", plan.confidence, plan.reasons));
    }
    for part in expected.get("warnings").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str) {
        let mut said = plan.warnings.iter().chain(&outcome.summary.warnings);
        if !said.any(|warning| warning.contains(part)) {
            faults.push(format!("nothing warns of {part:?}: {:?} {:?}", plan.warnings, outcome.summary.warnings));
        }
    }
    if let Some(tickets) = expected.get("tickets") {
        let found = Value::Array(outcome.tickets.iter().map(shown).collect());
        differ("tickets", tickets, &found, faults);
    }
}

fn name_of(field: ingest::Field) -> String {
    serde_json::to_value(field).ok().and_then(|name| name.as_str().map(str::to_owned)).unwrap_or_default()
}

/// A ticket's JSON with its id beside the other fields.
fn shown(ticket: &Ticket) -> Value {
    let mut value = serde_json::to_value(ticket).expect("a ticket is JSON");
    value["id"] = ticket.key.id.clone().into();
    value
}

/// Adds where `found` lacks what `expected` states.
fn differ(place: &str, expected: &Value, found: &Value, faults: &mut Vec<String>) {
    match (expected, found) {
        (Value::Object(expected), Value::Object(found)) => {
            for (key, value) in expected {
                differ(&format!("{place}.{key}"), value, found.get(key).unwrap_or(&Value::Null), faults);
            }
        }
        (Value::Array(expected), Value::Array(found)) if expected.len() == found.len() => {
            for (index, (expected, found)) in expected.iter().zip(found).enumerate() {
                differ(&format!("{place}[{index}]"), expected, found, faults);
            }
        }
        (Value::String(expected), Value::Number(at)) if place.rsplit('.').next().is_some_and(is_moment) => {
            let found = at.as_i64().map(|at| Instant(at).rfc3339()).unwrap_or_default();
            if found != *expected {
                faults.push(format!("{place} is {found}, not {expected}"));
            }
        }
        (Value::String(expected), Value::Object(message)) if message.contains_key("role") => {
            let part = |key| message.get(key).and_then(Value::as_str).unwrap_or_default();
            let found = format!("{}: {}", part("role"), part("text"));
            if found != *expected {
                faults.push(format!("{place} is {found:?}, not {expected:?}"));
            }
        }
        (Value::Number(expected), Value::Number(found)) => {
            let (expected, found) = (expected.as_f64().unwrap_or(0.0), found.as_f64().unwrap_or(0.0));
            if (expected - found).abs() > 1e-4 {
                faults.push(format!("{place} is {found}, not {expected}"));
            }
        }
        (expected, found) if expected == found => {}
        (expected, found) => faults.push(format!("{place} is {found}, not {expected}")),
    }
}

fn is_moment(key: &str) -> bool {
    key == "at" || key.ends_with("_at")
}
