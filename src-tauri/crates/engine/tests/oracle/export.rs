//! A made-up helpdesk's export with every gap that exports have: 20,000 tickets over 420 days and two changes of clocks.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use model::Instant;
use serde_json::{Value, json};

use crate::dice::Dice;

/// Tickets in the export.
pub const TICKETS: u64 = 20_000;
const HOUR: i64 = 3_600_000;
/// 25 August 2025, 00:00 UTC.
const START: i64 = 1_756_080_000_000;
const DAYS: i64 = 420;

const TEXTS: [&str; 12] = [
    "I was charged twice for my order, please refund the second payment.",
    "The parcel has not arrived and nobody answers. This is terrible service!",
    "I cannot log in, the password reset mail never comes.",
    "Thank you so much, everything works great now.",
    "The app crashes with HTTP 500 whenever I open the map.",
    "Could you send me the invoice for last month?",
    "This is the worst support ever, let me speak to a manager.",
    "How do I export my data as a spreadsheet?",
    "Please cancel my subscription and confirm it.",
    "The delivery is late again, I am really disappointed and angry.",
    "Lovely product, we are very happy with it.",
    "Wo finde ich meine Rechnung? Ich brauche sie heute noch.",
];
const AGENTS: [&str; 9] = ["Ana", "Bo", "Cleo", "Dan", "Eve", "Finn", "Gus", "Hana", "Ida"];
const CATEGORIES: [&str; 6] = ["Billing", "Shipping", "Login", "Bug", "Question", "Feedback"];
const REASONS: [&str; 3] = ["Refund over the limit", "Tier 2", "Legal"];

/// Writes it; half of the tickets have a status history.
pub fn write(folder: &Path) -> PathBuf {
    let path = folder.join("desk.jsonl");
    let mut out = BufWriter::new(File::create(&path).expect("a file"));
    let mut dice = Dice(20_260_303);
    for id in 0..TICKETS {
        writeln!(out, "{}", ticket(id, &mut dice)).expect("a line");
    }
    out.flush().expect("the end of the file");
    path
}

fn stamp(at: i64) -> String {
    Instant(at).rfc3339()
}

fn ticket(id: u64, dice: &mut Dice) -> Value {
    let last = START + DAYS * 24 * HOUR;
    let created = START + dice.below((DAYS * 24 * 60) as u64) as i64 * 60_000;
    let hours = 1 + (dice.below(40) * dice.below(12)) as i64;
    let resolved = created + hours * HOUR + dice.below(3_600) as i64 * 1_000;
    let done = resolved <= last && dice.percent(94);
    let answered =
        (!dice.percent(15)).then(|| created + dice.below(20 * 3_600) as i64 * 1_000).filter(|at| *at <= last);
    let steps = steps(created, if done { resolved } else { last }, dice);
    let status = match done {
        true => *dice.pick(&["solved", "closed", "solved", "resolved"]),
        false if steps.last().is_some_and(|(_, status)| *status == "pending") => "pending",
        false => *dice.pick(&["open", "new", "hold"]),
    };
    let text = *dice.pick(&TEXTS);
    let mut messages = vec![json!({ "sender": "customer", "content": text, "timestamp": stamp(created) })];
    for reply in 0..answered.map_or(0, |_| 1 + dice.below(3) as i64) {
        let at = answered.unwrap_or(created) + reply * HOUR;
        messages.push(json!({ "sender": "agent", "content": "We are looking into it.", "timestamp": stamp(at) }));
    }
    let mut fields = json!({
        "id": id.to_string(),
        "subject": if dice.percent(8) { "quokka".to_owned() } else { format!("Request {id}") },
        "status": if dice.percent(1) { "spam" } else { status },
        "created_at": (!dice.percent(2)).then(|| stamp(created)),
        "messages": messages,
        "customer_id": (!dice.percent(10)).then(|| format!("c{}", dice.below(400) * dice.below(30))),
        "agent_name": (!dice.percent(12)).then(|| dice.pick(&AGENTS)),
        "channel": dice.pick(&["email", "chat", "phone", "web"]),
        "category": dice.percent(60).then(|| dice.pick(&CATEGORIES)),
        "priority": dice.percent(70).then(|| dice.pick(&["low", "normal", "high", "urgent"])),
        "tags": if dice.percent(30) { vec![*dice.pick(&["vip", "eu", "beta"])] } else { vec![] },
        "satisfaction_score": dice.percent(25).then(|| 1 + dice.below(5)),
        "reopens": dice.percent(30).then(|| dice.below(3)),
        "escalated": dice.percent(25).then(|| dice.percent(20)),
    });
    if dice.percent(4) {
        fields["escalated_at"] = stamp(created + dice.below(200) as i64 * HOUR).into();
        fields["escalation_reason"] = (*dice.pick(&REASONS)).into();
    }
    if done && !dice.percent(5) {
        // Some end before they begin.
        fields["resolved_at"] = stamp(if dice.percent(1) { created - HOUR } else { resolved }).into();
    }
    if dice.percent(50) {
        let end = done.then_some((resolved, status));
        let changes = steps.into_iter().chain(end).map(|(at, status)| json!({ "status": status, "at": stamp(at) }));
        fields["status_history"] = changes.collect();
    }
    without_nothing(fields)
}

/// Statuses between the creation and the end; some are solved and opened again, some end otherwise than the export says.
fn steps(created: i64, end: i64, dice: &mut Dice) -> Vec<(i64, &'static str)> {
    let mut steps = vec![(created, "new")];
    let mut at = created;
    for status in ["open", "pending", "open", "solved", "open"].into_iter().take(dice.below(6) as usize) {
        at += dice.below(30 * 3_600) as i64 * 1_000;
        if at < end || dice.percent(2) {
            steps.push((at, status));
        }
    }
    if !dice.percent(5) && steps.last().is_some_and(|(_, status)| *status == "solved") {
        steps.pop();
    }
    steps
}

fn without_nothing(fields: Value) -> Value {
    match fields {
        Value::Object(fields) => fields.into_iter().filter(|(_, value)| !value.is_null()).collect(),
        other => other,
    }
}
