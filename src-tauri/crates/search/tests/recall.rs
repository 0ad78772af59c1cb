//! How well similar tickets are found, against people's judgement. Needs outside data: `SUPPORT_LENS_DATA`.

mod common;

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use common::{plain, ticket};
use model::Ticket;
use search::Probe;

/// A question, and the ids of tickets that people found to be the same.
type Judged = (Probe, BTreeSet<String>);

fn data(file: &str) -> Option<PathBuf> {
    let path =
        std::env::var_os("SUPPORT_LENS_DATA").map(|dir| PathBuf::from(dir).join(file)).filter(|path| path.exists());
    if path.is_none() {
        eprintln!("skipped: {file} is not in SUPPORT_LENS_DATA");
    }
    path
}

/// Shares of questions with a right answer first, and among the first ten.
fn check(name: &str, tickets: Vec<Ticket>, questions: &[Judged], at_least: [f64; 2]) {
    let (_dir, index) = plain(tickets);
    let snapshot = index.snapshot().expect("a snapshot");
    let mut found = [0.0; 2];
    for (probe, same) in questions {
        let hits = snapshot.similar(probe, 10).expect("similar");
        let first = hits.iter().position(|hit| same.contains(&hit.key.id));
        found[0] += f64::from(first == Some(0));
        found[1] += f64::from(first.is_some());
    }
    let shares = found.map(|n| n / questions.len() as f64);
    eprintln!("{name}: {} questions, R@1 {:.3}, R@10 {:.3}", questions.len(), shares[0], shares[1]);
    assert!(shares.iter().zip(at_least).all(|(share, least)| *share >= least), "{name}: {shares:?} < {at_least:?}");
}

#[test]
fn duplicate_bug_reports() {
    let Some(dir) = data("dup_bugzilla_firefox") else { return };
    let read = |file: &str| std::fs::read_to_string(dir.join(file)).expect("read");
    let lines = |file: &str| -> Vec<(String, String, String)> {
        let text = |value: &serde_json::Value, name: &str| value[name].as_str().unwrap_or("").to_owned();
        let values = read(file)
            .lines()
            .map(|line| serde_json::from_str(line).expect("JSON"))
            .collect::<Vec<serde_json::Value>>();
        values.iter().map(|value| (text(value, "_id"), text(value, "title"), text(value, "text"))).collect()
    };
    let mut same: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for line in read("qrels.tsv").lines().skip(1) {
        let mut parts = line.split('\t').map(String::from);
        if let (Some(question), Some(answer)) = (parts.next(), parts.next()) {
            same.entry(question).or_default().insert(answer);
        }
    }
    let tickets = lines("corpus.jsonl").iter().map(|(id, title, text)| ticket(id, title, text)).collect();
    let questions: Vec<Judged> = lines("queries.jsonl")
        .into_iter()
        .filter_map(|(id, subject, body)| Some((Probe { subject, body, ..Probe::default() }, same.remove(&id)?)))
        .collect();
    check("dup_bugzilla_firefox", tickets, &questions, [0.398, 0.668]);
}

#[test]
fn paraphrased_questions() {
    let Some(dir) = data("dup_covidq") else { return };
    let mut reader = csv::Reader::from_path(dir.join("questions_clusters.csv")).expect("a file");
    let rows: Vec<csv::StringRecord> = reader.records().collect::<Result<_, _>>().expect("rows");
    let mut clusters: BTreeMap<(&str, &str), BTreeSet<String>> = BTreeMap::new();
    for (n, row) in rows.iter().enumerate() {
        clusters.entry((&row[0], &row[1])).or_default().insert(n.to_string());
    }
    let tickets: Vec<Ticket> = rows.iter().enumerate().map(|(n, row)| ticket(&n.to_string(), "", &row[2])).collect();
    let questions: Vec<Judged> = rows
        .iter()
        .zip(&tickets)
        .filter_map(|(row, ticket)| {
            let mut same = clusters[&(&row[0], &row[1])].clone();
            same.remove(&ticket.key.id);
            (!same.is_empty()).then(|| (Probe::of(ticket, &[]), same))
        })
        .collect();
    check("dup_covidq", tickets, &questions, [0.452, 0.781]);
}
