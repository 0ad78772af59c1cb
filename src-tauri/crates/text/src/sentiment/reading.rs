//! What the program that learns the weights of tone is told of a text, and what it writes.
//!
//! In: a text. Out: its [`Reading`]: exactly what scoring sees of it, but for the weights. Never: the weights themselves,
//! so that they don't depend on those of before.

pub use super::learned::{Fault, Learned, WordWeights, share, write};

use super::learned::pair_key;
pub use super::measures::MEASURES;

use super::split::Own;
use super::support::{self, Layers};
use super::terms::{COURTESY, PHRASES, WORDS};
use super::{learned, measures, part};
use crate::hash::hash;
use crate::lists::Lists;
use crate::stem::Stemming;
use crate::tokens::{Part, Word, read};

/// Raised when the way of learning or of reading changes, so that weights learned before are known to be old.
const WAY: u32 = 2;

/// What scoring sees of a text.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// Numbers of the whole text.
    pub measures: [f32; MEASURES],
    /// Its words in lower case that count by themselves, and each two of them in a row with a blank between; and whether
    /// they are negated.
    pub words: Vec<(String, bool)>,
    /// What each of its words counts.
    pub share: f32,
}

/// Reads texts for learning, by the built-in lists.
pub struct Reader(Lists);

impl Default for Reader {
    fn default() -> Self {
        let mut lists = Lists::default();
        support::add_terms(&[], &mut lists);
        Reader(lists)
    }
}

impl Reader {
    /// What scoring sees of `text`, all of which counts as the customer's own.
    pub fn read(&self, text: &str) -> Reading {
        let parts = [Part { message: Some(0), text, spans: std::iter::once(0..text.len()).collect() }];
        let words = read(&parts).words;
        let mut hits = Vec::new();
        self.0.find(&parts, &words, |_| Stemming::default(), &mut hits);
        let mut own = Own::default();
        own.split(&parts, &words);
        let scored = part::read(&mut own, 0, &parts, &words, &hits, Some(&Learned::default()));
        let (measures, count) = part::measured(std::slice::from_ref(&scored), &own, 0..1, &words);
        let mut told = Vec::new();
        learned::words::each(&words, 0, Layers::of(&hits, 0, true), |word, before, negated| {
            let own = spelled(text, word);
            if let Some(before) = before {
                told.push((format!("{} {own}", spelled(text, before)), negated));
            }
            told.push((own, negated));
        });
        Reading { measures, words: told, share: share(count) }
    }
}

/// The key by which [`Learned`] knows a word in lower case, or two with a blank between them.
pub fn key(words: &str) -> u64 {
    words.split_once(' ').map_or_else(|| hash(words), |(before, word)| pair_key(hash(before), hash(word)))
}

/// Which lists and which way of reading weights are learned for; others don't fit.
pub fn origin() -> u64 {
    let mut made_of = format!("{WAY} {:?} ", measures::NAMES);
    for (pattern, valence) in PHRASES.iter().chain(WORDS) {
        made_of.push_str(&format!("{pattern} {valence};"));
    }
    COURTESY.iter().for_each(|pattern| made_of.push_str(pattern));
    hash(&made_of)
}

fn spelled(text: &str, word: &Word) -> String {
    text[word.start as usize..word.end as usize].to_lowercase().replace(['’', 'ʼ'], "'")
}

impl Learned {
    /// The score, −1 to 1, of a text read for learning.
    pub fn score_of(&self, reading: &Reading) -> f32 {
        let weight = |(word, negated): &(String, bool)| self.weight(key(word), *negated);
        self.score(self.rating(&reading.measures, reading.words.iter().map(weight).sum(), reading.share))
    }
}
