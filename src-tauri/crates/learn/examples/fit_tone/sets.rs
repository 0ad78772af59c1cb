//! The sets weights of tone are learned from, all free to use for a model that ships.
//!
//! In: the folder of public sets. Out: texts with ratings. Never: a set that is for measuring only.

use std::path::Path;

use learn::tone::Rated;
use text::tone::Reader;

/// A text with its rating, −1 to 1.
pub type Rating = (String, f32);

/// Ratings of the ground truth reach to 4 either way.
const STRONGEST: f32 = 4.0;

/// Mean ratings are drawn apart by this, so that what is clear to most raters counts as clear …
const CLEAR: f32 = 2.0;

/// … and no further than this: for a label it does not matter how strong clear words are.
const CLEAREST: f32 = 0.5;

/// Ratings of negative, neutral and positive posts.
const POSTS: [f32; 3] = [-0.28, 0.17, 0.62];

/// What requests are rated: nothing is good or bad yet.
const REQUEST: f32 = 0.05;

/// What a sentence of a complaint is rated on the whole, mild ones included.
const COMPLAINT: f32 = -0.35;

/// Sentences of a complaint that are read; the rest only retells.
const SENTENCES: usize = 8;

/// Lengths of sentences that can be judged by themselves, bytes.
const LENGTHS: std::ops::Range<usize> = 20..250;

/// Sets beside the posts, each with its weight.
fn sets(data: &Path) -> Vec<(f32, Vec<Rating>)> {
    let rated = |name: &str| ground_truth(data, name);
    vec![
        (3.0, rated("tweets")),
        (2.0, rated("amazonReviewSnippets")),
        (0.5, rated("movieReviewSnippets")),
        (0.5, rated("nytEditorialSnippets")),
        (0.5, every(6, requests(data))),
        (0.5, every(3, questions(data))),
        (0.35, every(4, turns(data))),
        (0.7, complaints(data)),
    ]
}

/// What a post of Senti4SD counts.
const POST_WEIGHT: f32 = 8.0;

/// All sets but Senti4SD, read.
pub fn general(data: &Path, reader: &Reader) -> Vec<Rated> {
    let mut all = Vec::new();
    for (place, (weight, texts)) in sets(data).into_iter().enumerate() {
        // Reviews and editorials have a neutral of their own; everything else shares one.
        let source = if (1..=3).contains(&place) { place } else { 0 };
        let rated = |(text, rating): &Rating| Rated { reading: reader.read(text), rating: *rating, weight, source };
        all.extend(texts.iter().map(rated));
    }
    all
}

/// Posts of Senti4SD with their classes: 0 negative, 1 neutral, 2 positive.
pub fn posts(data: &Path) -> Vec<(String, usize)> {
    let text = lossy(&data.join("senti4sd/train3098itemPOLARITY.csv"));
    let row = |line: &str| {
        let mut fields = line.splitn(3, ';').skip(1);
        let class = class(fields.next()?)?;
        Some((fields.next()?.to_owned(), class))
    };
    text.lines().filter_map(row).collect()
}

/// A post as it is learned from.
pub fn post(text: &str, class: usize, reader: &Reader) -> Rated {
    Rated { reading: reader.read(text), rating: POSTS[class.min(2)], weight: POST_WEIGHT, source: 0 }
}

/// The class of its name.
pub fn class(name: &str) -> Option<usize> {
    ["negative", "neutral", "positive"].iter().position(|known| *known == name)
}

fn lossy(path: &Path) -> String {
    String::from_utf8_lossy(&std::fs::read(path).unwrap_or_default()).into_owned()
}

fn every(step: usize, texts: Vec<Rating>) -> Vec<Rating> {
    texts.into_iter().step_by(step).collect()
}

/// One of the sets that VADER's authors had rated, with its ratings.
pub fn ground_truth(data: &Path, name: &str) -> Vec<Rating> {
    let text = lossy(&data.join("vader_ground_truth").join(format!("{name}_GroundTruth.txt")));
    let row = |line: &str| {
        let mut fields = line.splitn(3, '\t').skip(1);
        let rating: f32 = fields.next()?.trim().parse().ok()?;
        let clear = (CLEAR * rating / STRONGEST).clamp(-CLEAREST, CLEAREST);
        Some((fields.next()?.to_owned(), clear))
    };
    text.lines().filter_map(row).collect()
}

/// CLINC's queries, in scope and out of it.
fn requests(data: &Path) -> Vec<Rating> {
    let parsed: serde_json::Value =
        serde_json::from_str(&lossy(&data.join("clinc_oos/data_full.json"))).unwrap_or_default();
    let splits = parsed.as_object().into_iter().flat_map(|splits| splits.values());
    let rows = splits.filter_map(|rows| rows.as_array()).flatten();
    rows.filter_map(|row| Some((row.get(0)?.as_str()?.to_owned(), REQUEST))).collect()
}

/// What customers of Banking77 ask; what they state may be a complaint.
fn questions(data: &Path) -> Vec<Rating> {
    let Ok(mut reader) = csv::Reader::from_path(data.join("banking77/train.csv")) else { return Vec::new() };
    let texts = reader.records().flatten().filter_map(|row| row.get(0).map(str::to_owned));
    texts.filter(|text| text.trim_end().ends_with('?')).map(|text| (text, REQUEST)).collect()
}

/// Turns of MultiDoGO's chats, thanks and greetings left out.
fn turns(data: &Path) -> Vec<Rating> {
    let text = lossy(&data.join("multidogo_dialogs/airline/train.tsv"));
    let row = |line: &str| {
        let fields: Vec<&str> = line.split('\t').collect();
        let [_, _, _, said, _, intent] = fields[..] else { return None };
        let courtesy = ["greeting", "thank"].iter().any(|part| intent.contains(part));
        (!courtesy && said.split(' ').count() > 3).then(|| (said.to_owned(), REQUEST))
    };
    text.lines().skip(1).filter_map(row).collect()
}

/// Sentences of every other narrative of the CFPB, without the marks of what was taken out.
fn complaints(data: &Path) -> Vec<Rating> {
    let path = data.join("cfpb_complaints/cfpb_product_narrative.csv");
    let Ok(mut reader) = csv::Reader::from_path(path) else { return Vec::new() };
    let narratives = reader.records().flatten().step_by(2).filter_map(|row| row.get(1).map(str::to_owned));
    narratives
        .flat_map(|text| text.split_inclusive(['.', '!', '?']).take(SENTENCES).map(told).collect::<Vec<_>>())
        .map(|sentence| sentence.trim().to_owned())
        .filter(|sentence| LENGTHS.contains(&sentence.len()))
        .map(|sentence| (sentence, COMPLAINT))
        .collect()
}

/// A sentence without the runs of X in place of names and numbers.
fn told(sentence: &str) -> String {
    let parts: Vec<&str> = sentence.split("XX").map(|part| part.trim_matches(['X', '/', ' '])).collect();
    parts.join(" ")
}
