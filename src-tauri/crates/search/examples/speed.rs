//! Measures the index against bare tantivy on made-up tickets: `cargo run --release -p search --example speed [TICKETS]`.
//!
//! CPU time is that of all threads, from `/proc/self/stat` (Linux).

use std::error::Error;
use std::path::Path;
use std::time::Instant as Clock;

use model::{Analysis, Filter, Instant, Message, Person, Priority, Role, Status, Ticket, Tone};
use rayon::prelude::*;
use search::{Index, Order, Probe, View};
use tantivy::schema::{STRING, Schema, TextFieldIndexing, TextOptions};

type Outcome = Result<(), Box<dyn Error>>;

const HEAP: usize = 300_000_000;

fn main() -> Outcome {
    let count = std::env::args().nth(1).and_then(|count| count.parse().ok()).unwrap_or(50_000);
    let tickets: Vec<(Ticket, Analysis)> = (0..count).into_par_iter().map(made_up).collect();
    let dir = tempfile::tempdir()?;
    let bare = cpu(|| bare_tantivy(&tickets, &dir.path().join("bare")))?;
    let ours = cpu(|| our_index(&tickets, &dir.path().join("ours")))?;
    say(&format!("{count} tickets: bare tantivy {bare:.2} CPU-s, search {ours:.2} CPU-s, ratio {:.2}", bare / ours));
    questions(&dir.path().join("ours"), &tickets[count as usize / 2].0)
}

fn our_index(tickets: &[(Ticket, Analysis)], dir: &Path) -> Outcome {
    let mut writer = Index::create(dir)?.writer(HEAP)?;
    let builder = writer.builder();
    for part in tickets.chunks(2_000) {
        writer.add(part.par_iter().map(|(ticket, analysis)| builder.document(ticket, analysis)).collect())?;
    }
    writer.commit(1)?;
    Ok(writer.finish()?)
}

fn bare_tantivy(tickets: &[(Ticket, Analysis)], dir: &Path) -> Outcome {
    std::fs::create_dir_all(dir)?;
    let option = tantivy::schema::IndexRecordOption::WithFreqsAndPositions;
    let stemmed = TextFieldIndexing::default().set_tokenizer("en_stem").set_index_option(option);
    let stemmed = TextOptions::default().set_indexing_options(stemmed);
    let mut schema = Schema::builder();
    let id = schema.add_text_field("id", STRING);
    let subject = schema.add_text_field("subject", stemmed.clone());
    let body = schema.add_text_field("body", stemmed);
    let index = tantivy::Index::create_in_dir(dir, schema.build())?;
    let mut writer = index.writer_with_num_threads(2, HEAP)?;
    for (ticket, _) in tickets {
        let mut document = tantivy::TantivyDocument::default();
        document.add_text(id, &ticket.key.id);
        document.add_text(subject, &ticket.subject);
        for message in &ticket.messages {
            document.add_text(body, &message.text);
        }
        writer.add_document(document)?;
    }
    writer.commit()?;
    writer.wait_merging_threads()?;
    Ok(())
}

fn questions(dir: &Path, like: &Ticket) -> Outcome {
    let search::State::Ready { index, .. } = Index::open(dir)? else { return Err("no index".into()) };
    let started = Clock::now();
    let snapshot = cpu_value(|| index.snapshot())?;
    say(&format!("open: {:.1} CPU-ms, {:.1} ms", snapshot.1, started.elapsed().as_secs_f64() * 1e3));
    let snapshot = snapshot.0;
    let view = View { as_of: None, time: &NoTime, as_you_type: true };
    for text in ["", "b", "ba", "bate", "batelo", "batelo refu", "batelox", "\"bate lo\"", "channel:chat mi", "id:77"] {
        let filter = Filter { text: text.into(), ..Filter::default() };
        let total = snapshot.list(&filter, &view, Order::Relevance, 0, 50)?.total;
        let (_, list) = repeated(|| snapshot.list(&filter, &view, Order::Relevance, 0, 50).map(|_| ()))?;
        let (_, select) = repeated(|| snapshot.select(&filter, &view).map(|_| ()))?;
        let (_, facets) = repeated(|| snapshot.facet_counts(&filter, &view, &model::Facet::ALL[..8], 50).map(|_| ()))?;
        say(&format!("{text:?}: {total} found, list {list:.2}, select {select:.2}, facets {facets:.2} CPU-ms"));
    }
    let (_, similar) = repeated(|| snapshot.similar(&Probe::of(like, &[]), 10).map(|_| ()))?;
    say(&format!("similar: {similar:.2} CPU-ms"));
    Ok(())
}

/// The questions ask for nothing in time.
struct NoTime;

impl search::Timekeeper for NoTime {
    fn hour_of_week(&self, _at: i64) -> u8 {
        0
    }

    fn millis(&self, _: &model::columns::Columns, _: usize, _: model::Measure, _: model::Clock) -> Option<i64> {
        None
    }

    fn stands<'a>(&'a self, _: &'a model::SlaIs) -> search::Stands<'a> {
        Box::new(|_, _| false)
    }
}

/// CPU milliseconds of one of 50 runs.
fn repeated(run: impl Fn() -> search::Result<()>) -> Result<((), f64), Box<dyn Error>> {
    let (outcome, millis) = cpu_value(|| (0..50).try_for_each(|_| run()))?;
    Ok((outcome, millis / 50.0))
}

fn cpu_value<T>(run: impl FnOnce() -> search::Result<T>) -> Result<(T, f64), Box<dyn Error>> {
    let before = cpu_seconds()?;
    let value = run()?;
    Ok((value, (cpu_seconds()? - before) * 1e3))
}

fn cpu(run: impl FnOnce() -> Outcome) -> Result<f64, Box<dyn Error>> {
    let before = cpu_seconds()?;
    run()?;
    Ok(cpu_seconds()? - before)
}

/// User and system time of this process; the kernel counts in hundredths of a second.
fn cpu_seconds() -> Result<f64, Box<dyn Error>> {
    let stat = std::fs::read_to_string("/proc/self/stat")?;
    let fields: Vec<&str> = stat.rsplit(')').next().unwrap_or("").split_whitespace().collect();
    let ticks = |at: usize| fields.get(at).and_then(|field| field.parse::<f64>().ok()).unwrap_or(0.0);
    Ok((ticks(11) + ticks(12)) / 100.0)
}

fn say(line: &str) {
    use std::io::Write;
    let _ = writeln!(std::io::stdout(), "{line}");
}

/// About 100 words whose frequencies fall as in real text, and every column filled.
fn made_up(n: u64) -> (Ticket, Analysis) {
    let mut random = n.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
    let mut next = move || {
        random ^= random << 13;
        random ^= random >> 7;
        random ^= random << 17;
        random
    };
    let mut ticket = Ticket::new("desk", n.to_string());
    ticket.subject = text(&mut next, 6);
    let message = |role, text| Message { id: None, role, author: None, at: None, text };
    ticket.messages = vec![message(Role::Customer, text(&mut next, 60)), message(Role::Agent, text(&mut next, 40))];
    ticket.status = Status::ALL[(next() % 7) as usize];
    ticket.priority = Some(Priority::ALL[(next() % 4) as usize]);
    ticket.channel = ["email", "chat", "phone"][(next() % 3) as usize].into();
    ticket.tags = vec![format!("tag{}", next() % 40), format!("tag{}", next() % 40)];
    let person = |n: u64| Some(Person { id: format!("person{n}"), ..Person::default() });
    (ticket.agent, ticket.customer) = (person(next() % 30), person(next() % 60_000));
    ticket.created_at = Some(Instant(1_700_000_000_000 + (next() % 31_536_000) as i64 * 1_000));
    ticket.resolved_at = ticket.created_at.map(|at| Instant(at.0 + (next() % 900_000_000) as i64));
    ticket.first_response_at = ticket.created_at.map(|at| Instant(at.0 + (next() % 90_000_000) as i64));
    let mut analysis = Analysis { language: "en".into(), ..Analysis::default() };
    analysis.category.name = ["billing", "technical", "account"][(next() % 3) as usize].into();
    (analysis.sentiment.label, analysis.sentiment.score) = (Tone::Neutral, (next() % 200) as f32 / 100.0 - 1.0);
    analysis.phrases = (0..5).map(|_| text(&mut next, 2)).collect();
    (ticket, analysis)
}

fn text(next: &mut impl FnMut() -> u64, words: usize) -> String {
    let word = |random: u64| {
        // Rank by Zipf over about 60,000 stems, four endings each.
        let share = (random % 1_000_000) as f64 / 1_000_000.0;
        let mut rank = (60_000f64.powf(share)) as u64;
        let mut word = String::new();
        loop {
            word.push_str(["ba", "te", "lo", "mi", "ru", "ska", "no", "ver"][(rank % 8) as usize]);
            rank /= 8;
            if rank == 0 {
                break;
            }
        }
        word + ["", "", "s", "ing", "ed"][(random >> 40) as usize % 5]
    };
    let words: Vec<String> = (0..words).map(|_| word(next())).collect();
    words.join(" ") + "."
}
