//! `cargo xtask sample`: composes the bundled sample export from the stories written for it.
//!
//! In: `engine/sample/stories.json`. Out: `engine/sample/sample.json`, the same bytes every time. Never: a clock.

use std::error::Error;
use std::fs;
use std::path::Path;

use chrono::{DateTime, Datelike, Duration, NaiveDate, TimeZone, Utc, Weekday};
use serde::Deserialize;
use serde_json::{Map, Value, json};

/// Last instant of the sample: everything later has not happened yet.
const AS_OF: &str = "2026-10-22T15:40:00Z";
const FIRST_DAY: (i32, u32, u32) = (2026, 4, 6);
const OUTAGE_DAY: (i32, u32, u32) = (2026, 10, 12);
/// Days before the end in which the stories of the season "recent" happen.
const RECENT_DAYS: i64 = 30;

const AGENTS: [(&str, &str, f64); 6] = [
    ("a1", "Maya Lindqvist", 0.7),
    ("a2", "Jonas Weber", 0.9),
    ("a3", "Priya Raman", 0.8),
    ("a4", "Tom Okafor", 1.1),
    ("a5", "Lucía Serrano", 1.0),
    ("a6", "Ben Hartley", 1.9),
];
const CUSTOMERS: [&str; 24] = [
    "Anna Keller", "Marc Dubois", "Sofia Rossi", "Liam Byrne", "Noor Haddad", "Emily Carter", "Jan Novak",
    "Hannah Schmidt", "Oliver Grant", "Inés Vidal", "Pavel Orlov", "Grace Kim", "Tariq Aziz", "Julia Brandt",
    "Samuel Osei", "Elena Popescu", "David Cohen", "Mei Tanaka", "Frida Holm", "Lucas Moreau", "Aisha Bello",
    "Peter Nagy", "Clara Jensen", "Robert Fisher",
];

#[derive(Deserialize)]
struct Story {
    season: String,
    weight: u32,
    #[serde(default)]
    tags: Vec<String>,
    priority: Option<String>,
    #[serde(default)]
    channels: Vec<String>,
    subjects: Vec<String>,
    openings: Vec<String>,
    replies: Vec<String>,
    followups: Vec<String>,
    seconds: Vec<String>,
    good: Vec<String>,
    bad: Vec<String>,
    note: Option<String>,
    #[serde(default)]
    silent: bool,
    #[serde(default)]
    escalated: bool,
    #[serde(default)]
    attachment: bool,
}

/// Writes the sample.
pub fn run(root: &Path) -> Result<(), Box<dyn Error>> {
    let folder = root.join("src-tauri/crates/engine/sample");
    let stories: Vec<Story> = serde_json::from_str(&fs::read_to_string(folder.join("stories.json"))?)?;
    let mut composer = Composer::new(&stories)?;
    let tickets = composer.all();
    let lines: Vec<String> = tickets.iter().map(Value::to_string).collect();
    fs::write(folder.join("sample.json"), format!("[\n{}\n]\n", lines.join(",\n")))?;
    println!("{} tickets", tickets.len());
    Ok(())
}

struct Composer<'a> {
    stories: &'a [Story],
    random: Random,
    as_of: DateTime<Utc>,
    next_id: u32,
}

impl<'a> Composer<'a> {
    fn new(stories: &'a [Story]) -> Result<Self, Box<dyn Error>> {
        let as_of = DateTime::parse_from_rfc3339(AS_OF)?.to_utc();
        Ok(Composer { stories, random: Random(20_261_022), as_of, next_id: 4101 })
    }

    fn all(&mut self) -> Vec<Value> {
        let first = day(FIRST_DAY);
        let last = self.as_of.date_naive();
        let mut arrivals: Vec<(DateTime<Utc>, usize)> = Vec::new();
        for date in first.iter_days().take_while(|date| *date <= last) {
            for _ in 0..self.volume(date) {
                let at = self.moment(date);
                let story = self.story(|story| match story.season.as_str() {
                    "outage" => 0,
                    "recent" if (last - date).num_days() > RECENT_DAYS => story.weight / 8,
                    _ => story.weight,
                });
                arrivals.push((at, story));
            }
        }
        for _ in 0..26 {
            let at = Utc.from_utc_datetime(&day(OUTAGE_DAY).and_time(chrono::NaiveTime::MIN))
                + Duration::minutes(6 * 60 + 50 + self.random.below(140) as i64);
            let story = self.story(|story| if story.season == "outage" { story.weight } else { 0 });
            arrivals.push((at, story));
        }
        arrivals.retain(|(at, _)| *at < self.as_of);
        arrivals.sort();
        arrivals.into_iter().map(|(at, story)| self.ticket(at, &self.stories[story])).collect()
    }

    fn volume(&mut self, date: NaiveDate) -> u32 {
        let grown = (date - day(FIRST_DAY)).num_days() as f64 / 200.0;
        let base = match date.weekday() {
            Weekday::Sat | Weekday::Sun => 0.7,
            Weekday::Mon => 2.9,
            _ => 2.2,
        };
        let wanted = base * (0.85 + 0.35 * grown);
        wanted as u32 + u32::from(self.random.unit() < wanted.fract()) + u32::from(self.random.unit() < 0.12)
    }

    /// A moment of the day: mostly office hours in Europe, with a second wave in the evening.
    fn moment(&mut self, date: NaiveDate) -> DateTime<Utc> {
        let hour = match self.random.unit() {
            share if share < 0.62 => 6.5 + 8.0 * (self.random.unit() + self.random.unit()) / 2.0,
            share if share < 0.88 => 15.0 + 5.0 * self.random.unit(),
            _ => 24.0 * self.random.unit(),
        };
        Utc.from_utc_datetime(&date.and_time(chrono::NaiveTime::MIN)) + Duration::seconds((hour * 3600.0) as i64)
    }

    fn story(&mut self, weight: impl Fn(&Story) -> u32) -> usize {
        let total: u32 = self.stories.iter().map(&weight).sum();
        let mut left = self.random.below(total.max(1));
        for (index, story) in self.stories.iter().enumerate() {
            let own = weight(story);
            if left < own {
                return index;
            }
            left -= own;
        }
        0
    }

    fn ticket(&mut self, created: DateTime<Utc>, story: &Story) -> Value {
        let id = self.next_id;
        self.next_id += 1 + self.random.below(3);
        let customer = self.random.below(CUSTOMERS.len() as u32 * 5) as usize;
        let name = CUSTOMERS[customer % CUSTOMERS.len()];
        let agent = AGENTS[(self.random.below(13) as usize * 7 / 13).min(AGENTS.len() - 1)];
        let words = Words::new(&mut self.random, created, name, agent.1);
        let opening = self.random.below(story.openings.len() as u32) as usize;
        let mut thread = Thread::new(self.as_of);
        let evening = (15..23).contains(&created.format("%H").to_string().parse().unwrap_or(0));
        let wait = self.random.skewed(if evening { 3.4 } else { 1.3 } * agent.2);
        let mut at = created + hours(wait);
        let mut bad = self.random.unit() < 0.16 + wait / 60.0;
        if let Some(note) = &story.note {
            thread.say("note", agent.1, created + hours(wait * 0.6), note);
        }
        if self.random.unit() < 0.3 && story.channels.iter().all(|channel| channel != "phone") && !story.silent {
            let greeting = "Thank you for your message. We have received it and will answer as soon as we can.";
            thread.say("bot", "Fernway Bot", created + Duration::seconds(20), greeting);
        }
        let answered = !(story.silent && self.random.unit() < 0.6) && self.random.unit() > 0.04;
        if answered {
            thread.say("agent", agent.1, at, &words.fill(self.random.pick(&story.replies)));
        }
        let longer = answered && !story.followups.is_empty() && self.random.unit() < 0.45;
        if longer {
            at += hours(self.random.skewed(5.0));
            thread.say("customer", name, at, &words.fill(self.random.pick(&story.followups)));
            bad |= self.random.unit() < 0.2;
            at += hours(self.random.skewed(6.0) * agent.2);
            thread.say("agent", agent.1, at, &words.fill(self.random.pick(&story.seconds)));
        }
        let ended = answered && !story.good.is_empty() && self.random.unit() < 0.6;
        if ended {
            at += hours(self.random.skewed(4.0));
            let closing = if bad { &story.bad } else { &story.good };
            thread.say("customer", name, at, &words.fill(self.random.pick(closing)));
        }
        let reopened = u32::from(longer && bad && self.random.unit() < 0.4);
        let resolved = at + hours(self.random.skewed(if longer { 14.0 } else { 5.0 }));
        let solved = answered && resolved < self.as_of && self.random.unit() > 0.035;
        let status = match (solved, thread.last_role.as_str()) {
            (true, _) if (self.as_of - resolved).num_days() > 28 => "closed",
            (true, _) => "solved",
            (false, "agent") => "pending",
            (false, "") => "new",
            _ => "open",
        };
        let rated = solved && self.random.unit() < if ended { 0.5 } else { 0.18 };
        let score = if story.silent {
            Some([5, 2, 2, 3, 1, 5, 2][opening % 7])
        } else if rated {
            Some(if bad { 1 + self.random.below(3) } else { 4 + self.random.below(2) })
        } else {
            None
        };
        let channel = if story.channels.is_empty() {
            self.random.pick(&["email", "email", "email", "chat", "chat", "web"].map(String::from)).to_owned()
        } else {
            self.random.pick(&story.channels).to_owned()
        };
        let mut fields = Map::new();
        let mut put = |key: &str, value: Value| fields.insert(key.to_owned(), value);
        put("id", json!(id.to_string()));
        put("subject", json!(words.fill(&story.subjects[opening % story.subjects.len()])));
        put("description", json!(words.fill(&story.openings[opening])));
        put("customer_id", json!(format!("c{:03}", customer + 1)));
        put("customer_name", json!(name));
        put("customer_email", json!(format!("{}.{}@example.com", ascii(name), customer + 1)));
        put("status", json!(status));
        put("channel", json!(channel));
        put("tags", json!(story.tags));
        put("created_at", json!(stamp(created)));
        put("updated_at", json!(stamp(if solved { resolved } else { thread.last.unwrap_or(created) })));
        if solved {
            put("resolved_at", json!(stamp(resolved)));
        }
        if answered {
            put("agent_id", json!(agent.0));
            put("agent_name", json!(agent.1));
        }
        if let Some(priority) = story.priority.as_ref().filter(|_| self.random.unit() < 0.8) {
            put("priority", json!(priority));
        }
        if let Some(score) = score {
            put("satisfaction_score", json!(score));
        }
        if reopened > 0 {
            put("reopens", json!(reopened));
        }
        if story.escalated && bad || story.escalated && self.random.unit() < 0.4 {
            put("escalated", json!(true));
        }
        if story.attachment && self.random.unit() < 0.7 {
            put("attachments", json!([{ "name": "screenshot.png", "type": "image/png" }]));
        }
        if !thread.messages.is_empty() {
            put("messages", Value::Array(thread.messages));
        }
        Value::Object(fields)
    }
}

struct Thread {
    messages: Vec<Value>,
    last: Option<DateTime<Utc>>,
    last_role: String,
    as_of: DateTime<Utc>,
}

impl Thread {
    fn new(as_of: DateTime<Utc>) -> Self {
        Thread { messages: Vec::new(), last: None, last_role: String::new(), as_of }
    }

    /// Adds a message, unless it would lie in the sample's future.
    fn say(&mut self, role: &str, author: &str, at: DateTime<Utc>, content: &str) {
        if at >= self.as_of || self.last.is_some_and(|last| at < last && role == "customer") {
            return;
        }
        self.messages.push(json!({ "sender": role, "name": author, "timestamp": stamp(at), "content": content }));
        self.last = Some(self.last.map_or(at, |last| last.max(at)));
        if role == "agent" || role == "customer" {
            self.last_role = role.to_owned();
        }
    }
}

/// What stands for the placeholders of one ticket's texts.
struct Words(Vec<(&'static str, String)>);

impl Words {
    fn new(random: &mut Random, created: DateTime<Utc>, customer: &str, agent: &str) -> Self {
        let pick = |random: &mut Random, from: &[&str]| from[random.below(from.len() as u32) as usize].to_owned();
        let first = |name: &str| name.split(' ').next().unwrap_or(name).to_owned();
        Words(vec![
            ("{name}", first(customer)),
            ("{agent}", first(agent)),
            ("{invoice}", format!("INV-{}", 20_000 + random.below(9_000))),
            ("{ref}", format!("RF{}", 100_000 + random.below(900_000))),
            ("{amount}", pick(random, &["€49.00", "€98.00", "€240.00", "$129.00", "$59.90", "€1,176.00"])),
            ("{plan}", pick(random, &["Team", "Studio", "Starter", "Business"])),
            ("{browser}", pick(random, &["Firefox 143", "Chrome 141", "Safari 26", "Edge 141"])),
            ("{device}", pick(random, &["Windows 11", "a MacBook", "Android 16", "an iPhone 17", "an iPad"])),
            ("{project}", pick(random, &["Website relaunch", "Spring campaign", "Client portal", "Office move", "Q4 roadmap"])),
            ("{day}", (created - Duration::days(1 + i64::from(random.below(4)))).format("%-d %B").to_string()),
            ("{month}", created.format("%B").to_string()),
        ])
    }

    fn fill(&self, text: &str) -> String {
        self.0.iter().fold(text.to_owned(), |text, (slot, word)| text.replace(slot, word))
    }
}

/// SplitMix64 (Steele, Lea, Flood 2014): the same numbers on every machine.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// Uniform in `[0, 1)`.
    fn unit(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// Uniform in `0..end`.
    fn below(&mut self, end: u32) -> u32 {
        (self.unit() * f64::from(end)) as u32
    }

    /// Hours with this median and a long tail.
    fn skewed(&mut self, median: f64) -> f64 {
        let normal = (0..12).map(|_| self.unit()).sum::<f64>() - 6.0;
        median * (0.9 * normal).exp()
    }

    fn pick<'a>(&mut self, from: &'a [String]) -> &'a str {
        &from[self.below(from.len() as u32) as usize]
    }
}

fn day((year, month, day): (i32, u32, u32)) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default()
}

fn hours(hours: f64) -> Duration {
    Duration::seconds((hours * 3600.0) as i64)
}

fn stamp(at: DateTime<Utc>) -> String {
    at.format("%Y-%m-%dT%H:%M:%SZ").to_string()
}

fn ascii(name: &str) -> String {
    name.to_lowercase().chars().map(|letter| match letter {
        'é' => 'e',
        'í' => 'i',
        ' ' => '.',
        other => other,
    }).collect()
}
