//! Own words against a truth judged by reading each mail sample (`own_words/own_words_truth.json`, with the rules it was
//! judged by). The samples are in the folder named by SUPPORT_LENS_DATA; the truth names lines only.

use std::collections::BTreeMap;
use std::path::Path;

use model::Ticket;
use serde::Deserialize;
use text::{Rules, analyse};

/// The share of mails whose own words must be found exactly.
const WANTED: f64 = 0.90;

/// Which lines of a mail are own.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum OwnLines {
    /// `all` or `none`.
    Whole(String),
    /// First and last line of each stretch, from 1, blank lines not counted.
    Stretches(Vec<(usize, usize)>),
}

#[derive(Debug, Deserialize)]
struct Truth {
    rules: Vec<String>,
    own_lines: BTreeMap<String, OwnLines>,
}

/// A sample as a mail: bodies and pages get the headers they were stored without.
fn mail(folder: &Path, name: &str) -> Vec<u8> {
    let bytes = std::fs::read(folder.join(name)).unwrap_or_else(|error| panic!("{name}: {error}"));
    if name.ends_with(".eml") {
        return bytes;
    }
    // Marks of the training data are no text.
    let text = String::from_utf8_lossy(&bytes).replace("#sig#", "").replace("#reply#", "");
    let opens_with_headers =
        text.starts_with("From: ") && text.lines().nth(1).is_some_and(|line| line.starts_with("Subject: "));
    if opens_with_headers {
        return text.into_bytes();
    }
    if let Some((from, body)) = text.split_once('\n').filter(|(line, _)| line.starts_with("From: ")) {
        return format!("{from}\nContent-Type: text/plain; charset=utf-8\n\n{body}").into_bytes();
    }
    let kind = if name.ends_with(".html") { "html" } else { "plain" };
    let sender =
        name.strip_suffix("_body").and_then(|stem| std::fs::read_to_string(folder.join(format!("{stem}_sender"))).ok());
    let from = sender.filter(|sender| !sender.trim().is_empty()).unwrap_or_else(|| "sample@example.com".into());
    let from = if from.contains('@') { from } else { format!("{} <sample@example.com>", from.trim()) };
    format!("From: {}\nSubject: sample\nContent-Type: text/{kind}; charset=utf-8\n\n{text}", from.trim()).into_bytes()
}

/// Numbers of the lines, blank ones not counted, that hold own words, and how many lines there are.
fn own_lines(ticket: &Ticket) -> (Vec<usize>, usize) {
    let Some(message) = ticket.messages.first() else { return (Vec::new(), 0) };
    let analysis = analyse(ticket, &Rules::default());
    let is_aside = |at: usize| {
        analysis
            .asides
            .iter()
            .any(|aside| aside.message == 0 && (aside.start as usize..aside.end as usize).contains(&at))
    };
    let (mut own, mut number, mut at) = (Vec::new(), 0, 0);
    for line in message.text.split_inclusive('\n') {
        let start = at + line.len() - line.trim_start().len();
        at += line.len();
        if line.trim().is_empty() {
            continue;
        }
        number += 1;
        if !is_aside(start) {
            own.push(number);
        }
    }
    (own, number)
}

#[test]
fn own_words_of_the_mail_samples() {
    let truth = include_str!("own_words/own_words_truth.json");
    let truth: Truth = serde_json::from_str(truth).expect("the truth is JSON");
    assert!(truth.rules.len() > 3);
    let Some(data) = std::env::var_os("SUPPORT_LENS_DATA") else {
        eprintln!("skipped: SUPPORT_LENS_DATA is not set");
        return;
    };
    let folder = Path::new(&data).join("email_samples");
    let mut missed = Vec::new();
    for (name, expected) in &truth.own_lines {
        let tickets = ingest::tickets_of_mail(&mail(&folder, name), "test");
        let (own, lines) = tickets.first().map(own_lines).unwrap_or_default();
        let expected: Vec<usize> = match expected {
            OwnLines::Whole(word) if word == "all" => (1..=lines.max(1)).collect(),
            OwnLines::Whole(_) => Vec::new(),
            OwnLines::Stretches(stretches) => stretches.iter().flat_map(|(first, last)| *first..=*last).collect(),
        };
        if own != expected {
            missed.push(format!("{name}: found {own:?}, judged {expected:?}, of {lines} lines"));
        }
    }
    let judged = truth.own_lines.len();
    let share = (judged - missed.len()) as f64 / judged as f64;
    println!("own words exact in {} of {judged} mails ({:.1} %)", judged - missed.len(), 100.0 * share);
    missed.iter().for_each(|line| println!("  {}", line.chars().take(240).collect::<String>()));
    assert!(share >= WANTED, "{share:.3} of the mails are exact, {WANTED} are wanted");
}
