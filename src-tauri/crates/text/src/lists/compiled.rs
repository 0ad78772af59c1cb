//! Patterns of words compiled for texts of one language.
//!
//! In: patterns, once; then words. Out: matches by their first and last word. Never: a scan a pattern: one look-up a word
//! finds every pattern that may begin there.

use std::ops::Range;

use super::pattern::{Item, Term};
use super::{Hit, Meaning};
use crate::hash::{HashMapOf, hash};
use crate::sieve::Sieve;
use crate::stem::Stemming;
use crate::tokens::{Gap, Word};

/// Words a `*` may skip.
const SKIPPED: usize = 3;

/// Bits of the sieve of first words; few of them are set by some thousand keys.
const FIRSTS_BITS: usize = 1 << 15;

/// Keeps exact forms apart from stems in the same map.
const EXACT: u64 = 0x9e37_79b9_7f4a_7c15;

enum Step {
    /// One of these words.
    Any(Box<[u64]>),
    /// Up to [`SKIPPED`] words.
    Skip,
}

struct Phrase {
    meaning: Meaning,
    steps: Box<[Step]>,
}

/// A pattern that may begin with a word.
struct Candidate {
    pattern: u32,
    /// Marks of the words that may follow, if one must.
    next: Option<u64>,
}

/// The patterns that may begin with one word.
#[derive(Default)]
struct Candidates {
    all: Vec<Candidate>,
    /// Whether one may match whatever follows.
    any_next: bool,
    /// Marks of the words that may follow in one of them.
    next: u64,
}

impl Candidates {
    fn add(&mut self, candidate: Candidate) {
        self.any_next |= candidate.next.is_none();
        self.next |= candidate.next.unwrap_or(0);
        self.all.push(candidate);
    }
}

/// Patterns as hashes of words and stems.
#[derive(Default)]
pub(super) struct Compiled {
    phrases: Vec<Phrase>,
    by_first: HashMapOf<Candidates>,
    firsts: Sieve<FIRSTS_BITS>,
}

impl Compiled {
    /// All of `patterns`, for a language.
    pub fn of(patterns: &[(Vec<Item>, Meaning)], language: Stemming) -> Compiled {
        let mut compiled = Compiled::default();
        for (items, meaning) in patterns {
            compiled.add(items, *meaning, language);
        }
        compiled
    }

    /// Adds a pattern; one without words matches nothing.
    pub fn add(&mut self, items: &[Item], meaning: Meaning, language: Stemming) {
        let steps: Box<[Step]> = items.iter().map(|item| step(item, language)).collect();
        let Some(Step::Any(firsts)) = steps.first() else { return };
        let next = match steps.get(1) {
            Some(Step::Any(accepted)) => Some(accepted.iter().fold(0, |marks, key| marks | mark(*key))),
            _ => None,
        };
        for first in firsts {
            self.firsts.add(*first);
            self.by_first.entry(*first).or_default().add(Candidate { pattern: self.phrases.len() as u32, next });
        }
        self.phrases.push(Phrase { meaning, steps });
    }

    /// Adds to `hits` what begins in the words `range`.
    pub fn find(&self, words: &[Word], range: Range<usize>, hits: &mut Vec<Hit>) {
        let from = range.start;
        for (first, word) in words[range].iter().enumerate().filter(|(_, word)| word.form.hash != 0) {
            for key in keys(word).into_iter().filter(|key| self.firsts.may_hold(*key)) {
                if let Some(candidates) = self.by_first.get(&key) {
                    self.try_all(candidates, words, from + first, hits);
                }
            }
        }
    }

    fn try_all(&self, candidates: &Candidates, words: &[Word], first: usize, hits: &mut Vec<Hit>) {
        let next = words.get(first + 1).filter(|word| word.gap == Gap::Space);
        let marks = next.map_or(0, |word| keys(word).into_iter().fold(0, |marks, key| marks | mark(key)));
        if !candidates.any_next && candidates.next & marks == 0 {
            return;
        }
        for candidate in candidates.all.iter().filter(|candidate| candidate.next.is_none_or(|next| next & marks != 0)) {
            let Phrase { meaning, ref steps } = self.phrases[candidate.pattern as usize];
            if let Some(last) = match_rest(&steps[1..], words, first) {
                hits.push(Hit::new(meaning, words, (first, last), (words[first].start, words[last].end)));
            }
        }
    }
}

fn step(item: &Item, language: Stemming) -> Step {
    match item {
        Item::Any(terms) => Step::Any(terms.iter().map(|term| key_of(term, language)).collect()),
        Item::Skip => Step::Skip,
    }
}

fn key_of(term: &Term, language: Stemming) -> u64 {
    let own = hash(&term.word);
    if term.exact { own ^ EXACT } else { language.stem(&term.word, own) }
}

/// One of 64 marks for `key`; keys with different marks differ.
fn mark(key: u64) -> u64 {
    1 << (key >> 58)
}

fn keys(word: &Word) -> [u64; 2] {
    [word.form.stem, word.form.hash ^ EXACT]
}

/// The last word of a match of `steps` after word `at`, if they match.
fn match_rest(steps: &[Step], words: &[Word], at: usize) -> Option<usize> {
    let Some((step, rest)) = steps.split_first() else { return Some(at) };
    match step {
        Step::Any(accepted) => {
            let next = words.get(at + 1).filter(|word| word.gap == Gap::Space)?;
            keys(next).iter().any(|key| accepted.contains(key)).then_some(())?;
            match_rest(rest, words, at + 1)
        }
        Step::Skip => (0..=SKIPPED).find_map(|skipped| {
            let between = words.get(at + 1..=at + skipped + 1)?;
            let joined = between.iter().all(|word| word.gap < Gap::Sentence);
            if joined { match_after_skip(rest, words, at + skipped) } else { None }
        }),
    }
}

/// As [`match_rest`], but the first item may follow a comma.
fn match_after_skip(steps: &[Step], words: &[Word], at: usize) -> Option<usize> {
    match steps.split_first() {
        Some((Step::Any(accepted), rest)) => {
            let next = words.get(at + 1).filter(|word| word.gap < Gap::Sentence)?;
            keys(next).iter().any(|key| accepted.contains(key)).then_some(())?;
            match_rest(rest, words, at + 1)
        }
        _ => Some(at),
    }
}
