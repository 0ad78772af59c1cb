//! `cargo xtask sample`: composes the bundled sample export from the stories written for it.
//!
//! In: `engine/sample/stories.json`. Out: `engine/sample/sample.json`, the same bytes every time. Never: a clock.

mod calendar;
mod course;
mod random;
mod story;
mod thread;
mod words;

use std::fs;

use chrono::{DateTime, Duration, Utc};
use serde_json::{Map, Value, json};

use crate::outcome::{Failure, Outcome};
use crate::process::root;
use random::Random;
use story::Story;
use thread::Thread;
use words::Words;

/// Last instant of the sample: everything later has not happened yet.
const AS_OF: &str = "2026-10-22T15:40:00Z";
/// Customers with the same name differ by number.
const SAME_NAME: u32 = 5;
/// Stars of a silent story, by its opening.
const SILENT_STARS: [u32; 7] = [5, 2, 2, 3, 1, 5, 2];
const CHANNELS: [&str; 6] = ["email", "email", "email", "chat", "chat", "web"];

/// Someone who answers.
struct Agent {
    id: &'static str,
    name: &'static str,
    /// Against the usual waiting time.
    slowness: f64,
}

const AGENTS: [Agent; 6] = [
    Agent { id: "a1", name: "Maya Lindqvist", slowness: 0.7 },
    Agent { id: "a2", name: "Jonas Weber", slowness: 0.9 },
    Agent { id: "a3", name: "Priya Raman", slowness: 0.8 },
    Agent { id: "a4", name: "Tom Okafor", slowness: 1.1 },
    Agent { id: "a5", name: "Lucía Serrano", slowness: 1.0 },
    Agent { id: "a6", name: "Ben Hartley", slowness: 1.9 },
];
const CUSTOMERS: [&str; 24] = [
    "Anna Keller",
    "Marc Dubois",
    "Sofia Rossi",
    "Liam Byrne",
    "Noor Haddad",
    "Emily Carter",
    "Jan Novak",
    "Hannah Schmidt",
    "Oliver Grant",
    "Inés Vidal",
    "Pavel Orlov",
    "Grace Kim",
    "Tariq Aziz",
    "Julia Brandt",
    "Samuel Osei",
    "Elena Popescu",
    "David Cohen",
    "Mei Tanaka",
    "Frida Holm",
    "Lucas Moreau",
    "Aisha Bello",
    "Peter Nagy",
    "Clara Jensen",
    "Robert Fisher",
];

/// Writes the sample.
pub fn sample() -> Outcome {
    let folder = root().join("src-tauri/crates/engine/sample");
    let told = folder.join("stories.json");
    let text = fs::read_to_string(&told).map_err(Failure::file(&told))?;
    let stories: Vec<Story> =
        serde_json::from_str(&text).map_err(|error| Failure::Unmet(format!("{}: {error}", told.display())))?;
    let as_of = DateTime::parse_from_rfc3339(AS_OF).map_err(|error| Failure::Unmet(format!("{AS_OF}: {error}")))?;
    let tickets = compose(&stories, as_of.to_utc());
    let path = folder.join("sample.json");
    fs::write(&path, format!("[\n{}\n]\n", tickets.join(",\n"))).map_err(Failure::file(&path))?;
    println!("{} tickets in {}", tickets.len(), path.display());
    Ok(())
}

/// Every ticket as one line of JSON.
fn compose(stories: &[Story], as_of: DateTime<Utc>) -> Vec<String> {
    let mut random = Random::new(20_261_022);
    let mut id = 4100;
    let arrivals = calendar::arrivals(&mut random, stories, as_of);
    let one = |(created, story): (DateTime<Utc>, usize)| {
        id += 1 + random.below(3);
        ticket(&mut random, id, created, as_of, &stories[story]).to_string()
    };
    arrivals.into_iter().map(one).collect()
}

fn ticket(random: &mut Random, id: u32, created: DateTime<Utc>, as_of: DateTime<Utc>, story: &Story) -> Value {
    let customer = random.below(CUSTOMERS.len() as u32 * SAME_NAME);
    let name = CUSTOMERS[customer as usize % CUSTOMERS.len()];
    let agent = random.pick(&AGENTS);
    let words = Words::new(random, created, name, agent.name);
    let opening = random.below(story.openings.len() as u32) as usize;
    let thread = Thread::tell(random, story, &words, created, as_of, (name, agent));
    let mut fields = json!({
        "id": id.to_string(),
        "subject": words.fill(&story.subjects[opening % story.subjects.len()]),
        "description": words.fill(&story.openings[opening]),
        "customer_id": format!("c{:03}", customer + 1),
        "customer_name": name,
        "customer_email": format!("{}.{}@example.com", ascii(name), customer + 1),
        "status": thread.status(),
        "channel": channel(random, story),
        "tags": story.tags,
        "created_at": stamp(created),
        "updated_at": stamp(thread.resolved.or(thread.last).unwrap_or(created)),
        "resolved_at": thread.resolved.map(stamp),
        "agent_id": thread.answered.then_some(agent.id),
        "agent_name": thread.answered.then_some(agent.name),
        "priority": story.priority.as_ref().filter(|_| random.chance(0.8)),
        "satisfaction_score": stars(random, story, &thread, opening),
        "reopens": thread.answered.then_some(u32::from(thread.reopened)),
        "escalated": (story.escalated && (thread.bad || random.chance(0.4))).then_some(true),
        "attachments": (story.attachment && random.chance(0.7)).then(|| json!([{ "name": "screenshot.png", "type": "image/png" }])),
        "messages": (!thread.messages.is_empty()).then_some(&thread.messages),
        "status_history": course::statuses(&thread, created),
    });
    let escalated = fields["escalated"] == true;
    if let Some((at, reason)) = course::escalation(story, &thread, (id, created), escalated) {
        fields["escalated"] = true.into();
        fields["escalated_at"] = stamp(at).into();
        fields["escalation_reason"] = reason.into();
    }
    without_empty(fields)
}

fn channel<'a>(random: &mut Random, story: &'a Story) -> &'a str {
    if story.channels.is_empty() { random.pick::<&str>(&CHANNELS) } else { random.pick::<String>(&story.channels) }
}

fn stars(random: &mut Random, story: &Story, thread: &Thread, opening: usize) -> Option<u32> {
    if story.silent {
        return SILENT_STARS.get(opening).copied();
    }
    let rated = thread.resolved.is_some() && random.chance(if thread.ended { 0.5 } else { 0.18 });
    rated.then(|| if thread.bad { 1 + random.below(3) } else { 4 + random.below(2) })
}

fn without_empty(fields: Value) -> Value {
    match fields {
        Value::Object(fields) => fields.into_iter().filter(|(_, value)| !value.is_null()).collect::<Map<_, _>>().into(),
        other => other,
    }
}

fn hours(hours: f64) -> Duration {
    Duration::seconds((hours * 3600.0) as i64)
}

fn stamp(at: DateTime<Utc>) -> String {
    at.format("%Y-%m-%dT%H:%M:%SZ").to_string()
}

fn ascii(name: &str) -> String {
    let plain = |letter| match letter {
        'é' => 'e',
        'í' => 'i',
        ' ' => '.',
        other => other,
    };
    name.to_lowercase().chars().map(plain).collect()
}
