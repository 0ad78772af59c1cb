//! A corpus of any size from the sentences of the sample data, the same bytes every time.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

const SAMPLE: &str = include_str!("../../sample/sample.json");
/// Words of a ticket, about.
const WORDS: usize = 100;

/// How a file holds its tickets.
#[derive(Clone, Copy)]
pub enum Shape {
    /// One array.
    Array,
    /// One object a line.
    Lines,
    /// One row a ticket.
    Csv,
}

/// Columns of a CSV, as keys of a ticket.
const COLUMNS: [&str; 12] = [
    "id",
    "subject",
    "description",
    "status",
    "priority",
    "channel",
    "customer_id",
    "customer_email",
    "agent_name",
    "created_at",
    "updated_at",
    "tags",
];

impl Shape {
    /// A name whose ending says what is in it.
    pub fn file_name(self) -> &'static str {
        match self {
            Shape::Array => "corpus.json",
            Shape::Lines => "corpus.ndjson",
            Shape::Csv => "corpus.csv",
        }
    }

    fn write(self, out: &mut impl Write, number: u32, ticket: &Value) -> io::Result<()> {
        match self {
            Shape::Array => write!(out, "{}{ticket}", if number == 0 { "[\n" } else { ",\n" }),
            Shape::Lines => writeln!(out, "{ticket}"),
            Shape::Csv => {
                if number == 0 {
                    writeln!(out, "{}", COLUMNS.join(","))?;
                }
                let cells: Vec<String> = COLUMNS.iter().map(|column| cell(&ticket[column])).collect();
                writeln!(out, "{}", cells.join(","))
            }
        }
    }
}

/// A value between quotes.
fn cell(value: &Value) -> String {
    let text = match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Array(items) => items.iter().filter_map(Value::as_str).collect::<Vec<_>>().join(" "),
        other => other.to_string(),
    };
    format!("\"{}\"", text.replace('"', "\"\""))
}

/// Writes an array of tickets in our own shape and gives its path.
pub fn write(path: &Path, tickets: u32) -> io::Result<PathBuf> {
    write_until(path, Shape::Array, tickets, |number, _| number == tickets)
}

/// Writes tickets until the file has so many bytes.
pub fn write_bytes(path: &Path, shape: Shape, bytes: u64) -> io::Result<PathBuf> {
    write_until(path, shape, (bytes / 1000) as u32, |_, written| written >= bytes)
}

fn write_until(path: &Path, shape: Shape, about: u32, is_enough: impl Fn(u32, u64) -> bool) -> io::Result<PathBuf> {
    let sample: Vec<Value> = serde_json::from_str(SAMPLE)?;
    let sentences = sentences(&sample);
    let mut random = Random(7);
    let mut out = BufWriter::new(File::create(path)?);
    let (mut number, mut line, mut written) = (0, Vec::new(), 0);
    while !is_enough(number, written) {
        let like = &sample[random.below(sample.len())];
        let mut ticket = like.clone();
        ticket["id"] = json!(format!("{number:07}"));
        ticket["subject"] =
            json!(format!("{} {}", like["subject"].as_str().unwrap_or_default(), random.below(100_000)));
        ticket["description"] = json!(text(&sentences, &mut random));
        ticket["customer_id"] = json!(format!("c{}", random.below(about as usize / 3 + 1)));
        ticket.as_object_mut().map(|fields| fields.remove("messages"));
        line.clear();
        shape.write(&mut line, number, &ticket)?;
        out.write_all(&line)?;
        written += line.len() as u64;
        number += 1;
    }
    if matches!(shape, Shape::Array) {
        out.write_all(b"\n]\n")?;
    }
    out.flush()?;
    Ok(path.to_owned())
}

fn sentences(sample: &[Value]) -> Vec<String> {
    let texts = sample.iter().flat_map(|ticket| {
        let messages =
            ticket["messages"].as_array().into_iter().flatten().filter_map(|message| message["content"].as_str());
        ticket["description"].as_str().into_iter().chain(messages)
    });
    texts.flat_map(|text| text.split_inclusive(". ")).map(|sentence| sentence.trim().to_owned()).collect()
}

fn text(sentences: &[String], random: &mut Random) -> String {
    let mut text = String::new();
    let mut words = 0;
    while words < WORDS {
        let sentence = &sentences[random.below(sentences.len())];
        words += sentence.split(' ').count();
        text.push_str(sentence);
        text.push(' ');
        if random.below(4) == 0 {
            text.push_str(&format!("Reference {:x}. ", random.below(1 << 24)));
        }
    }
    text
}

/// SplitMix64 (Steele, Lea, Flood 2014).
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((mixed ^ (mixed >> 31)) % end.max(1) as u64) as usize
    }
}
