//! Topics: whether texts of one label are found together, with nothing known of the labels.

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::path::Path;

use learn::topics::{Document, TopicBook};

use crate::agreement::{Agreement, agreement};
use crate::baseline::k_means;
use crate::cpu;
use crate::sets::{self, Labelled};
use crate::table::{Asked, Line};

type Measured = Result<Labelled, Box<dyn Error>>;

/// Every set by itself: agreement with its labels beside k-means on tf–idf with as many groups, and how much of it stays
/// when a tenth of the texts is gone.
pub fn lines(data: &Path) -> Vec<Line> {
    let airline = data.join("airline_tweets/public_half.csv");
    let karolzak = data.join("tickets_it_karolzak/all_tickets_processed_topic_group_3k8.csv");
    let sets: [(&str, Measured); 4] = [
        ("banking77", sets::table(&data.join("banking77/train.csv"), "text", "category")),
        ("clinc", sets::clinc(data, "train")),
        ("karolzak", sets::table(&karolzak, "Document", "Topic_group")),
        ("airline reasons", sets::table(&airline, "text", "negativereason").map(with_reason)),
    ];
    sets.into_iter().flat_map(|(name, rows)| set(name, rows)).collect()
}

fn with_reason(rows: Labelled) -> Labelled {
    rows.into_iter().filter(|(_, reason)| !reason.is_empty() && reason != "Can't Tell").collect()
}

fn set(name: &str, rows: Measured) -> Vec<Line> {
    let Ok(rows) = rows else { return vec![Line::missing(name, Asked::Told)] };
    let names: BTreeSet<&str> = rows.iter().map(|(_, label)| label.as_str()).collect();
    let places: BTreeMap<&str, usize> = names.into_iter().zip(0..).collect();
    let labels: Vec<usize> = rows.iter().map(|(_, label)| places[label.as_str()]).collect();
    let words: Vec<text::TopicWords> = rows.iter().map(|(text, _)| text::topic_words_of_text(text)).collect();
    let documents: Vec<Document> = words.iter().map(|words| Document::new(words.clone(), Vec::new(), 1)).collect();
    let found = Found::of(&documents);
    let count = found.book.ids().len();
    let pairs = |of: &[Option<usize>]| -> Vec<(usize, usize)> {
        of.iter().zip(&labels).filter_map(|(group, label)| group.map(|group| (group, *label))).collect()
    };
    let ours = agreement(&pairs(&found.of));
    // The same texts for both: those in a topic.
    let plain = k_means(&words, count);
    let plain: Vec<Option<usize>> = plain.iter().zip(&found.of).map(|(group, of)| of.map(|_| *group)).collect();
    let plain = agreement(&pairs(&plain));
    let without = found.of.iter().filter(|of| of.is_none()).count() as f64 / documents.len() as f64;
    let per_10_000 = 10_000.0 / documents.len() as f64;
    let against = |what: &str, of: fn(&Agreement) -> f64| {
        Line::new(format!("{name}: {what}"), Asked::AtLeast(of(&plain)), Some(of(&plain)), of(&ours))
    };
    vec![
        Line::new(format!("{name}: topics ({} labels)", places.len()), Asked::Told, None, count as f64),
        against("V-measure, k-means on tf–idf beside it", |of| of.v_measure),
        against("purity", |of| of.purity),
        Line::new(format!("{name}: share in no topic"), Asked::AtMost(0.3), None, without),
        Line::new(
            format!("{name}: Rand index after a tenth of the texts went"),
            Asked::Told,
            Some(0.0),
            stays(&documents, &found),
        ),
        Line::new(
            format!("{name}: CPU-seconds to find, per 10,000 texts"),
            Asked::Told,
            None,
            found.seconds * per_10_000,
        ),
        Line::new(format!("{name}: texts assigned per CPU-second"), Asked::Told, None, found.per_second),
    ]
}

/// Adjusted Rand index of the topics of the remaining texts, found with and without the others.
fn stays(documents: &[Document], found: &Found) -> f64 {
    let (mut kept, mut before) = (Vec::new(), Vec::new());
    for (at, document) in documents.iter().enumerate().filter(|(at, _)| at % 10 != 3) {
        kept.push(document.clone());
        before.push(found.of[at]);
    }
    let after = Found::of(&kept).of;
    let group = |of: &Option<usize>| of.map_or(usize::MAX, |of| of);
    let pairs: Vec<(usize, usize)> = before.iter().zip(&after).map(|(one, other)| (group(one), group(other))).collect();
    agreement(&pairs).adjusted_rand
}

/// Topics and the topic of each document.
struct Found {
    book: TopicBook,
    of: Vec<Option<usize>>,
    seconds: f64,
    per_second: f64,
}

impl Found {
    fn of(documents: &[Document]) -> Found {
        let mut book = TopicBook::default();
        let start = cpu::seconds();
        book.update(documents, &|_| true);
        let seconds = cpu::seconds() - start;
        let start = cpu::seconds();
        let of = documents.iter().map(|document| book.assign(document).map(|id| id as usize)).collect();
        let per_second = documents.len() as f64 / (cpu::seconds() - start);
        Found { book, of, seconds, per_second }
    }
}
