//! How well tone agrees with people, and how fast it is found.
//!
//! In: sets labelled by people; of these only Senti4SD is learned from, so it is measured by five folds, each scored by
//! weights learned without it. Out: the lines of tone. Never: learning from a set that is for measuring only.

use std::path::Path;

use learn::tone::{Rated, Settings, learn};
use model::Tone;
use model::analysis::Sentiment;
use text::tone::Reader;
use text::vectors::Vectors;
use text::{Rules, analyse_text};

use crate::cpu;
use crate::table::{Asked, Line};
use crate::tone_sets as sets;

/// Counts by people's class and by ours: negative, neutral, positive.
type Confusion = [[u32; 3]; 3];

const FOLDS: usize = 5;

/// The sets that VADER's authors had rated.
const RATED: [&str; 4] = ["tweets", "amazonReviewSnippets", "nytEditorialSnippets", "movieReviewSnippets"];

/// Agreement and speed.
pub fn lines(data: &Path) -> Vec<Line> {
    let rules = Rules::default();
    let mut lines = vec![parity(data)];
    let airline = by_product(&airline(data), &rules);
    lines.push(line("airline tweets: macro-F1", Asked::AtLeast(0.60), 0.457, &airline, macro_f1));
    lines.push(line("airline tweets: recall of negative", Asked::AtLeast(0.65), 0.44, &airline, |counts| {
        recall(counts, 0)
    }));
    let tweets = by_product(&parted(&data.join("tweeteval_sentiment"), "val"), &rules);
    lines.push(line("TweetEval: macro-F1", Asked::AtLeast(0.57), 0.529, &tweets, macro_f1));
    let posts = by_folds(data);
    lines.push(line("Senti4SD, five folds: macro-F1", Asked::AtLeast(0.77), 0.736, &posts, macro_f1));
    let english = by_product(&parted(&data.join("xlmt_multilingual_sentiment/english"), "train"), &rules);
    lines.push(line("XLM-T, English: macro-F1", Asked::Told, 0.333, &english, macro_f1));
    for (name, counts) in [("airline tweets", &airline), ("TweetEval", &tweets), ("Senti4SD", &posts)] {
        for (class, label) in ["negative", "neutral", "positive"].iter().enumerate() {
            lines.push(line(&format!("{name}: F1 of {label}"), Asked::Told, f64::NAN, counts, |counts| {
                f1(counts, class)
            }));
        }
    }
    lines.push(speed());
    lines
}

fn line(what: &str, asked: Asked, baseline: f64, counts: &Confusion, figure: impl Fn(&Confusion) -> f64) -> Line {
    if counts.iter().flatten().sum::<u32>() == 0 {
        return Line::missing(what, asked);
    }
    Line::new(what, asked, (!baseline.is_nan()).then_some(baseline), figure(counts))
}

fn by_product(texts: &[(String, usize)], rules: &Rules) -> Confusion {
    counted(texts.iter().map(|(text, gold)| {
        let Sentiment { label, .. } = analyse_text(text, rules).sentiment;
        let class = match label {
            Tone::Negative => 0,
            Tone::Positive => 2,
            Tone::Neutral | Tone::NotScored => 1,
        };
        (*gold, class)
    }))
}

/// Each fifth of the posts by weights learned from all else.
fn by_folds(data: &Path) -> Confusion {
    let (reader, rules) = (Reader::default(), Rules::default());
    let (general, posts) = (sets::general(data, &reader), sets::posts(data));
    let rated: Vec<Rated> = posts.iter().map(|(text, class)| sets::post(text, *class, &reader)).collect();
    let tone = &rules.set().tone;
    counted((0..if posts.is_empty() { 0 } else { FOLDS }).flat_map(|fold| {
        let others = rated.iter().enumerate().filter(|(place, _)| place % FOLDS != fold).map(|(_, post)| post);
        let training: Vec<Rated> = general.iter().chain(others).cloned().collect();
        let learned = learn(&training, Vectors::shared(), &Settings::default());
        let scored = rated.iter().zip(&posts).skip(fold).step_by(FOLDS).map(|(post, (_, gold))| {
            let score = learned.score_of(&post.reading);
            (*gold, if score >= tone.positive_from { 2 } else { usize::from(score > tone.negative_to) })
        });
        scored.collect::<Vec<_>>()
    }))
}

fn counted(pairs: impl Iterator<Item = (usize, usize)>) -> Confusion {
    pairs.fold(Confusion::default(), |mut counts, (gold, found)| {
        counts[gold.min(2)][found] += 1;
        counts
    })
}

fn recall(counts: &Confusion, class: usize) -> f64 {
    f64::from(counts[class][class]) / f64::from(counts[class].iter().sum::<u32>().max(1))
}

fn f1(counts: &Confusion, class: usize) -> f64 {
    let found: u32 = counts.iter().map(|row| row[class]).sum();
    let gold: u32 = counts[class].iter().sum();
    f64::from(2 * counts[class][class]) / f64::from((found + gold).max(1))
}

fn macro_f1(counts: &Confusion) -> f64 {
    (0..3).map(|class| f1(counts, class)).sum::<f64>() / 3.0
}

fn airline(data: &Path) -> Vec<(String, usize)> {
    let Ok(mut reader) = csv::Reader::from_path(data.join("airline_tweets/public_half.csv")) else { return Vec::new() };
    reader.records().flatten().filter_map(|row| Some((row.get(10)?.to_owned(), sets::class(row.get(1)?)?))).collect()
}

/// A set whose texts and labels (0, 1, 2) stand in two files, line by line.
fn parted(folder: &Path, part: &str) -> Vec<(String, usize)> {
    let read = |what: &str| std::fs::read_to_string(folder.join(format!("{part}_{what}.txt"))).unwrap_or_default();
    let (texts, labels) = (read("text"), read("labels"));
    let pairs = texts.split('\n').zip(labels.split('\n'));
    pairs.filter_map(|(text, label)| Some((text.to_owned(), label.trim().parse().ok()?))).collect()
}

/// Texts that people rated whose plain VADER score is another than the published program's. The crate vader_sentiment is the
/// baseline: it differs on 22 % of them.
fn parity(data: &Path) -> Line {
    let oracle = vader_parity::SentimentIntensityAnalyzer::new();
    let rated = RATED.iter().flat_map(|name| sets::ground_truth(data, name));
    let texts: Vec<String> = rated.map(|(text, _)| text).collect();
    let what = format!("VADER parity: of {} texts, off by more than 0.0001", texts.len());
    if texts.is_empty() {
        return Line::missing(what, Asked::AtMost(0.0));
    }
    let off = |text: &&String| (f64::from(text::vader(text)) - oracle.polarity_scores(text).compound).abs() > 1e-4;
    Line::new(what, Asked::AtMost(0.0), Some(0.22 * texts.len() as f64), texts.iter().filter(off).count() as f64)
}

/// Plain VADER alone, texts of a hundred words per CPU-second.
fn speed() -> Line {
    const ROUNDS: u32 = 100_000;
    let text = crate::speed::HUNDRED_WORDS;
    let start = cpu::seconds();
    let mut sum = 0.0;
    for round in 0..ROUNDS {
        // A changing beginning keeps the optimiser honest.
        sum += text::vader(&text[(round % 7) as usize..]);
    }
    assert!(sum != 0.0, "the text has a tone");
    let measured = f64::from(ROUNDS) / (cpu::seconds() - start);
    Line::new("VADER: texts of 100 words per CPU-second", Asked::AtLeast(100_000.0), None, measured)
}
