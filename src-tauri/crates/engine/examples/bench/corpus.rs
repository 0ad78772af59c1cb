//! A corpus of any size from the sentences of the sample data, the same bytes every time.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

const SAMPLE: &str = include_str!("../../sample/sample.json");
/// Words of a ticket, about.
const WORDS: usize = 100;

/// Writes an array of tickets in our own shape and gives its path.
pub fn write(path: &Path, tickets: u32) -> io::Result<PathBuf> {
    let sample: Vec<Value> = serde_json::from_str(SAMPLE)?;
    let sentences = sentences(&sample);
    let mut random = Random(7);
    let mut out = BufWriter::new(File::create(path)?);
    for number in 0..tickets {
        let like = &sample[random.below(sample.len())];
        let mut ticket = like.clone();
        ticket["id"] = json!(format!("{number:07}"));
        ticket["subject"] =
            json!(format!("{} {}", like["subject"].as_str().unwrap_or_default(), random.below(100_000)));
        ticket["description"] = json!(text(&sentences, &mut random));
        ticket["customer_id"] = json!(format!("c{}", random.below(tickets as usize / 3 + 1)));
        ticket.as_object_mut().map(|fields| fields.remove("messages"));
        write!(out, "{}{ticket}", if number == 0 { "[\n" } else { ",\n" })?;
    }
    out.write_all(b"\n]\n")?;
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
