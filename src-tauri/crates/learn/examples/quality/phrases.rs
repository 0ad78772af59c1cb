//! Phrases: whether the issues of Overview name something, and how long a text's take.

use std::collections::{BTreeMap, HashMap};
use std::error::Error;
use std::path::Path;

use analytics::Ask;
use model::columns::{Base, Columns, Lists, NO_COUNT, NO_NAME, NONE, Names, Slice};
use model::{Filter, Instant};

use crate::cpu;
use crate::sets::{self, Labelled};
use crate::table::{Asked, Line};

/// Issues of Overview.
const TOP: usize = 20;

/// A phrase whose tickets' labels are spread as all are (χ² a ticket below this) names nothing.
const TELLS_NOTHING: f64 = 0.25;

/// Of each set how many issues name nothing, beside the phrases of most tickets; and the time.
pub fn lines(data: &Path) -> Vec<Line> {
    let airline = data.join("airline_tweets/public_half.csv");
    let karolzak = data.join("tickets_it_karolzak/all_tickets_processed_topic_group_3k8.csv");
    let cfpb = data.join("cfpb_complaints/cfpb_product_narrative.csv");
    let sets = [
        ("airline reasons", sets::table(&airline, "text", "negativereason").map(with_reason)),
        ("karolzak", sets::table(&karolzak, "Document", "Topic_group")),
        ("CFPB", sets::table(&cfpb, "Consumer complaint narrative", "Product")),
        ("banking77", sets::table(&data.join("banking77/train.csv"), "text", "category")),
    ];
    sets.into_iter().flat_map(|(name, rows)| set(name, rows)).collect()
}

fn with_reason(rows: Labelled) -> Labelled {
    rows.into_iter().filter(|(_, reason)| !reason.is_empty() && reason != "Can't Tell").collect()
}

fn set(name: &str, rows: Result<Labelled, Box<dyn Error>>) -> Vec<Line> {
    let Ok(rows) = rows else { return vec![Line::missing(name, Asked::Told)] };
    let start = cpu::seconds();
    let rules = text::Rules::default();
    let read: Vec<Vec<String>> = rows.iter().map(|(text, _)| text::analyse_text(text, &rules).phrases).collect();
    let micros = (cpu::seconds() - start) * 1e6 / rows.len() as f64;
    let counted: Vec<Vec<u64>> = read.iter().map(|phrases| hashes(phrases)).collect();
    let labels = Labels::of(&rows, &counted);
    let ours = labels.naming_nothing(&issues(&counted));
    let plain = labels.naming_nothing(&most_common(&counted));
    vec![
        Line::new(format!("{name}: issues of {TOP} that name nothing"), Asked::Told, Some(plain), ours),
        Line::new(format!("{name}: µs a text for its whole analysis"), Asked::Told, None, micros),
    ]
}

fn hashes(phrases: &[String]) -> Vec<u64> {
    let mut hashes = Vec::new();
    text::counted_phrases(phrases, |hash, _| hashes.push(hash));
    hashes
}

/// The issues of an Overview of tickets with these phrases.
fn issues(counted: &[Vec<u64>]) -> Vec<u64> {
    let columns = columns(counted);
    let rows: Vec<u32> = (0..counted.len() as u32).collect();
    let filter = Filter::default();
    let ask = Ask {
        filter: &filter,
        zone: chrono_tz::UTC,
        week_start: 0,
        as_of: Instant(1),
        data_start: None,
        top: TOP,
        timing: &analytics::Timing::default(),
    };
    let overview = analytics::overview(&[Slice { columns: &columns, rows: &rows }], &Names::default(), &[], &ask);
    overview.issues.iter().filter_map(|issue| u64::from_str_radix(&issue.hash, 16).ok()).collect()
}

/// The phrases of most tickets.
fn most_common(counted: &[Vec<u64>]) -> Vec<u64> {
    let mut counts: BTreeMap<u64, usize> = BTreeMap::new();
    counted.iter().flatten().for_each(|hash| *counts.entry(*hash).or_default() += 1);
    let mut ranked: Vec<(usize, u64)> = counts.into_iter().map(|(hash, n)| (n, hash)).collect();
    ranked.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
    ranked.into_iter().take(TOP).map(|(_, hash)| hash).collect()
}

/// Tickets of which nothing is known but their phrases.
fn columns(counted: &[Vec<u64>]) -> Columns {
    let n = counted.len();
    let mut phrases = Lists { starts: vec![0], values: Vec::new() };
    for hashes in counted {
        phrases.values.extend(hashes);
        phrases.starts.push(phrases.values.len() as u32);
    }
    let base = Base {
        created: vec![0; n],
        updated: vec![NONE; n],
        resolved: vec![NONE; n],
        first_response: vec![NONE; n],
        resolution: vec![NONE; n],
        status: vec![0; n],
        emotion: vec![0; n],
        left_out: vec![0; n],
        satisfied: vec![2; n],
        escalated: vec![2; n],
        rating: vec![f32::NAN; n],
        nps: vec![255; n],
        reopens: vec![NO_COUNT; n],
        replies: vec![0; n],
        messages: vec![1; n],
        channel: vec![NO_NAME; n],
        agent: vec![NO_NAME; n],
        customer: vec![NO_NAME; n],
        source: vec![NO_NAME; n],
        language: vec![NO_NAME; n],
        fingerprint: vec![0; n],
        phrases,
        tags: Lists { starts: vec![0; n + 1], values: Vec::new() },
        ..Base::default()
    };
    Columns {
        base: base.into(),
        priority: vec![0; n],
        tone: vec![0; n],
        category: vec![NO_NAME; n],
        subcategory: vec![NO_NAME; n],
        topic: vec![NO_NAME; n],
        ..Columns::default()
    }
}

/// How labels are spread over all tickets and over those of each phrase.
struct Labels<'a> {
    all: BTreeMap<&'a str, f64>,
    of_phrase: HashMap<u64, BTreeMap<&'a str, f64>>,
    tickets: f64,
}

impl<'a> Labels<'a> {
    fn of(rows: &'a Labelled, counted: &[Vec<u64>]) -> Labels<'a> {
        let mut labels = Labels { all: BTreeMap::new(), of_phrase: HashMap::new(), tickets: rows.len() as f64 };
        for ((_, label), hashes) in rows.iter().zip(counted) {
            *labels.all.entry(label).or_default() += 1.0;
            for hash in hashes {
                *labels.of_phrase.entry(*hash).or_default().entry(label).or_default() += 1.0;
            }
        }
        labels
    }

    /// How many of the phrases name nothing.
    fn naming_nothing(&self, phrases: &[u64]) -> f64 {
        phrases.iter().filter(|hash| self.chi_squared(**hash) < TELLS_NOTHING).count() as f64
    }

    /// χ² of a phrase's labels against all, a ticket.
    fn chi_squared(&self, hash: u64) -> f64 {
        let Some(labels) = self.of_phrase.get(&hash) else { return 0.0 };
        let tickets: f64 = labels.values().sum();
        let deviation = |(label, all): (&&str, &f64)| {
            let expected = tickets * all / self.tickets;
            let found = labels.get(*label).copied().unwrap_or(0.0);
            (found - expected).powi(2) / expected
        };
        self.all.iter().map(deviation).sum::<f64>() / tickets
    }
}
