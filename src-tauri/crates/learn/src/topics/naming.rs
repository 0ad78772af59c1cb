//! Phrases and examples that tell a topic from the others.
//!
//! In: documents and their topics. Out: the book with phrases and examples. Never: a phrase within another one.
//!
//! Phrases are ranked by the log-odds of being said in the topic rather than elsewhere, with all phrases of the corpus as
//! the prior, in standard deviations (Monroe, Colaresi & Quinn, "Fightin' Words", 2008): rare chances don't come first.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use model::columns::has_several_words;
use rayon::prelude::*;

use super::book::TopicBook;
use super::document::Document;
use super::space::dot;

/// Phrases kept a topic, and how many of them its name is made of.
const PHRASES: usize = 8;
const IN_NAME: usize = 3;

/// Examples kept a topic.
const EXAMPLES: usize = 5;

/// A phrase says what a topic is about when it is in so many of its texts.
const LEAST_SHARE: f32 = 0.03;

/// How much more several words tell than one.
const SEVERAL_WORDS: f32 = 1.4;

/// Weight of the prior, in phrases.
const PRIOR: f32 = 500.0;

impl TopicBook {
    /// Chooses the phrases and examples of every topic from documents, whatever their order.
    pub fn name(&mut self, documents: &[Document]) {
        let mut documents: Vec<&Document> = documents.iter().collect();
        documents.sort_by_key(|document| document.fingerprint);
        documents.dedup_by_key(|document| document.fingerprint);
        let of: Vec<Option<u32>> = documents.par_iter().map(|document| self.assign(document)).collect();
        let counts = Counts::of(&documents, &of);
        let examples = self.nearest(&documents, &of);
        for id in self.ids() {
            let phrases = counts.telling(id);
            let Some(known) = self.topics.get_mut(&id) else { continue };
            known.phrases = phrases;
            if let Some(examples) = examples.get(&id) {
                known.examples.clone_from(examples);
            }
        }
    }

    /// The name of a topic: a person's, else its first phrases, else its number.
    pub fn name_of(&self, id: u32) -> String {
        let known = self.topics.get(&id);
        match known {
            Some(known) if known.name.is_some() => known.name.clone().unwrap_or_default(),
            Some(known) if !known.phrases.is_empty() => {
                capitalised(&known.phrases[..known.phrases.len().min(IN_NAME)].join(", "))
            }
            _ => format!("Topic {id}"),
        }
    }

    /// Whether a person named it.
    pub fn is_named(&self, id: u32) -> bool {
        self.topics.get(&id).is_some_and(|known| known.name.is_some())
    }

    /// Phrases that tell a topic from the others, best first.
    pub fn phrases(&self, id: u32) -> &[String] {
        self.topics.get(&id).map_or(&[], |known| &known.phrases)
    }

    /// Fingerprints of the texts nearest to its middle, nearest first.
    pub fn examples(&self, id: u32) -> &[u64] {
        self.topics.get(&id).map_or(&[], |known| &known.examples)
    }

    fn nearest(&self, documents: &[&Document], of: &[Option<u32>]) -> BTreeMap<u32, Vec<u64>> {
        let near = |(document, id): (&&Document, &Option<u32>)| {
            let id = (*id)?;
            let near = self.layers.iter().find_map(|layer| {
                let point = layer.space.point(document);
                let own = layer.middles.iter().filter(|middle| self.now(middle.id) == id);
                own.map(|middle| dot(&point, &middle.point)).reduce(f32::max)
            });
            Some((id, near?, document.fingerprint))
        };
        let mut near: Vec<(u32, f32, u64)> = documents.par_iter().zip(of).filter_map(near).collect();
        near.sort_by(|a, b| a.0.cmp(&b.0).then(b.1.total_cmp(&a.1)).then(a.2.cmp(&b.2)));
        let mut examples: BTreeMap<u32, Vec<u64>> = BTreeMap::new();
        for (id, _, fingerprint) in near {
            let of_topic = examples.entry(id).or_default();
            if of_topic.len() < EXAMPLES {
                of_topic.push(fingerprint);
            }
        }
        examples
    }
}

fn capitalised(name: &str) -> String {
    let mut rest = name.chars();
    rest.next().map_or_else(String::new, |first| first.to_uppercase().chain(rest).collect())
}

/// In how many texts phrases are, by topic.
struct Counts {
    /// Of each topic: its texts, and the texts of each phrase.
    topics: BTreeMap<u32, (f32, HashMap<u64, f32>)>,
    /// Of each phrase in all texts.
    all: HashMap<u64, f32>,
    /// Phrases of all texts together.
    total: f32,
    /// The form of each phrase that is written most, the first of equally frequent ones.
    forms: HashMap<u64, String>,
}

impl Counts {
    fn of(documents: &[&Document], of: &[Option<u32>]) -> Counts {
        let mut counts = Counts { topics: BTreeMap::new(), all: HashMap::new(), total: 0.0, forms: HashMap::new() };
        let mut forms: BTreeMap<(u64, &str), u32> = BTreeMap::new();
        for (document, id) in documents.iter().zip(of) {
            let mut topic = id.map(|id| counts.topics.entry(id).or_default());
            if let Some((texts, _)) = &mut topic {
                *texts += 1.0;
            }
            text::counted_phrases(&document.phrases, |hash, words| {
                *forms.entry((hash, words)).or_default() += 1;
                *counts.all.entry(hash).or_default() += 1.0;
                counts.total += 1.0;
                if let Some((_, phrases)) = &mut topic {
                    *phrases.entry(hash).or_default() += 1.0;
                }
            });
        }
        let mut most: HashMap<u64, (u32, &str)> = HashMap::new();
        for ((hash, words), n) in forms {
            let known = most.entry(hash).or_insert((n, words));
            if n > known.0 {
                *known = (n, words);
            }
        }
        counts.forms = most.into_iter().map(|(hash, (_, words))| (hash, words.to_owned())).collect();
        counts
    }

    /// The phrases that tell a topic from the others.
    fn telling(&self, id: u32) -> Vec<String> {
        let Some((texts, phrases)) = self.topics.get(&id) else { return Vec::new() };
        let within: f32 = phrases.values().copied().fold(0.0, |sum, n| sum + n);
        let mut ranked: Vec<(f32, u64)> = phrases
            .iter()
            .filter(|(_, n)| **n >= (LEAST_SHARE * texts).max(2.0))
            .map(|(hash, n)| {
                let words = if has_several_words(*hash) { SEVERAL_WORDS } else { 1.0 };
                (words * self.odds(*n, within, self.all[hash]), *hash)
            })
            .collect();
        ranked.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        // Where nothing tells it from the others, the likeliest phrase is its name.
        let telling = ranked.iter().take_while(|(odds, _)| *odds > 0.0).count().max(1);
        let mut chosen: Vec<&str> = Vec::new();
        for (_, hash) in ranked.into_iter().take(telling) {
            let words = self.forms[&hash].as_str();
            if !chosen.iter().any(|other| overlap(other, words)) {
                chosen.push(words);
                if chosen.len() == PHRASES {
                    break;
                }
            }
        }
        chosen.into_iter().map(str::to_owned).collect()
    }

    /// Log-odds of a phrase with `n` of the topic's `within` mentions and `all` of everyone's, in standard deviations.
    fn odds(&self, n: f32, within: f32, all: f32) -> f32 {
        let prior = PRIOR * all / self.total;
        let (elsewhere, outside) = (all - n, self.total - within);
        let odds = |n: f32, total: f32| ((n + prior) / (total + PRIOR - n - prior).max(1.0)).ln();
        let variance = 1.0 / (n + prior) + 1.0 / (elsewhere + prior);
        (odds(n, within) - odds(elsewhere, outside)) / variance.sqrt()
    }
}

/// Whether all words of one phrase are among those of the other.
fn overlap(one: &str, other: &str) -> bool {
    let stems = |phrase: &str| phrase.split(' ').map(text::phrase_hash).collect::<BTreeSet<u64>>();
    let (one, other) = (stems(one), stems(other));
    one.is_subset(&other) || other.is_subset(&one)
}
