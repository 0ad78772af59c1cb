//! Lists of words and phrases, all matched in one walk over a ticket's words.
//!
//! In: patterns, once; then words. Out: hits with their places, negation marked. Never: substrings ("add" is not in
//! "address") and no scan a list: one look-up a word finds every pattern that may begin there. Only regular expressions,
//! which people add, are looked for in the text itself.
//!
//! A pattern is words parted by blanks, matched by stem. `=word` matches that form only, `a|b` either, and `*` skips up
//! to three words of the same sentence: `=not work`, `charge|bill =twice`, `speak * manager`. `/…/` is a regular
//! expression.

use crate::hash::{HashMapOf, hash};
use crate::stem::stem;
use crate::tokens::{Gap, Part, Word};

pub(crate) mod negation;
mod overlap;
pub(crate) mod pattern;
mod search;
mod sieve;

use negation::negated;
use overlap::keep_longest;
use pattern::{Item, Pattern, Term};
use search::Search;
use sieve::{Sieve, mark};

/// Words a `*` may skip.
const SKIPPED: usize = 3;

/// Keeps exact forms apart from stems in the same map.
const EXACT: u64 = 0x9e37_79b9_7f4a_7c15;

/// Which feature a pattern belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum List {
    /// Tone of support words: `slot` is the kind of effect.
    Support,
    /// Topics: `slot` names the rule.
    Category,
    /// Urgency: `slot` is the level.
    Urgency,
    /// Emotions: `slot` is the emotion.
    Emotion,
    /// Words of request, which make thanks a courtesy.
    Request,
    /// Errors, code and pictures: `slot` is the signal.
    Signal,
    /// Wish for someone higher up.
    Escalation,
}

/// What a pattern stands for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Meaning {
    /// The feature it belongs to.
    pub list: List,
    /// Meanings of one group are rivals: of two in the same place one counts. The category, in the list of categories.
    pub group: u32,
    /// What it stands for within its list.
    pub slot: u32,
    /// Its weight in the list's unit.
    pub weight: f32,
}

/// A pattern found in a ticket.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Hit {
    pub list: List,
    /// See [`Meaning::group`].
    pub group: u32,
    /// What the pattern stands for within its list.
    pub slot: u32,
    /// Its weight in the list's unit.
    pub weight: f32,
    /// Index of its first word; of a regular expression the first word it touches, or else the nearest.
    pub first: usize,
    /// Index of its last word.
    pub last: usize,
    /// Index of the part it stands in.
    pub part: u32,
    /// First byte in the part's text.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
    /// Whether a negator stands before it in its clause.
    pub negated: bool,
}

impl Hit {
    /// A hit of the bytes `start..end` of a part, which lie in the words `first..=last`.
    fn new(meaning: Meaning, words: &[Word], (first, last): (usize, usize), (start, end): (u32, u32)) -> Hit {
        let Meaning { list, group, slot, weight } = meaning;
        let part = words[first].part;
        Hit { list, group, slot, weight, first, last, part, start, end, negated: negated(words, first) }
    }
}

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

/// All lists, compiled.
#[derive(Default)]
pub(crate) struct Lists {
    phrases: Vec<Phrase>,
    by_first: HashMapOf<Candidates>,
    firsts: Sieve,
    searches: Vec<Search>,
}

impl Lists {
    /// Adds a pattern of a list without groups; one that can't be used matches nothing.
    pub fn add(&mut self, list: List, slot: u32, pattern: &str, weight: f32) {
        self.add_meaning(pattern, Meaning { list, group: 0, slot, weight });
    }

    /// Adds a pattern; one that can't be used matches nothing.
    pub fn add_meaning(&mut self, pattern: &str, meaning: Meaning) {
        match Pattern::parse(pattern) {
            Ok(Pattern::Words(items)) => self.add_words(&items, meaning),
            Ok(Pattern::Regex(regex)) => self.searches.push(Search { regex, meaning }),
            Err(_) => {}
        }
    }

    fn add_words(&mut self, items: &[Item], meaning: Meaning) {
        let steps: Box<[Step]> = items.iter().map(step).collect();
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

    /// Puts every hit in `words`, which are those of `parts`, into `hits`, by list, then place; of two in one list, one
    /// inside the other, only the longer.
    pub fn find(&self, parts: &[Part], words: &[Word], hits: &mut Vec<Hit>) {
        hits.clear();
        for (first, word) in words.iter().enumerate().filter(|(_, word)| word.form.hash != 0) {
            for key in keys(word).into_iter().filter(|key| self.firsts.may_hold(*key)) {
                if let Some(candidates) = self.by_first.get(&key) {
                    self.try_all(candidates, words, first, hits);
                }
            }
        }
        for search in &self.searches {
            search.find(parts, words, hits);
        }
        keep_longest(hits);
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

fn step(item: &Item) -> Step {
    match item {
        Item::Any(terms) => Step::Any(terms.iter().map(key_of).collect()),
        Item::Skip => Step::Skip,
    }
}

fn key_of(term: &Term) -> u64 {
    let own = hash(&term.word);
    if term.exact { own ^ EXACT } else { stem(&term.word, own) }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tokens::{Part, read};

    fn check(pattern: &str, text: &str, expected: Option<&str>) {
        let mut lists = Lists::default();
        lists.add(List::Category, 0, pattern, 1.0);
        let parts = [Part { message: None, text, spans: std::iter::once(0..text.len()).collect() }];
        let words = read(&parts).words;
        let mut hits = Vec::new();
        lists.find(&parts, &words, &mut hits);
        let found = hits.first().map(|hit| &text[hit.start as usize..hit.end as usize]);
        assert_eq!(found, expected, "{pattern:?} in {text:?}");
    }

    #[test]
    fn whole_words_stems_alternatives_and_skips() {
        for (pattern, text, expected) in [
            ("add", "my address", None),
            ("import", "it is important", None),
            ("=api", "a rapid api call", Some("api")),
            ("down", "the download", None),
            ("refund", "Two REFUNDS please", Some("REFUNDS")),
            ("charge|bill =twice", "you billed twice", Some("billed twice")),
            ("charge|bill =twice", "you billed. Twice", None),
            ("speak * manager", "speak to your manager", Some("speak to your manager")),
            ("speak * manager", "speak. The manager", None),
            ("speak * manager", "speak. Manager", None),
            ("=log =in", "cannot log-in", Some("log-in")),
            ("* manager", "the manager", Some("manager")),
            ("*", "anything", None),
            ("speak * * manager *", "speak up", None),
            ("speak * * manager *", "speak to the manager now", Some("speak to the manager")),
            ("E-Mail", "the e-mails of today", Some("e-mails")),
            ("Don’t|Can’t work", "It doesn't; they don't work", Some("don't work")),
            ("/inv-?\\d{4}/", "see INV-2041 and inv2042", Some("INV-2041")),
            ("/\\bcan.?t log/", "I can't log in", Some("can't log")),
            ("/😡+/", "Really 😡😡", Some("😡😡")),
            ("/😡+/", "😡😡", None),
            ("/(unclosed/", "(unclosed", None),
        ] {
            check(pattern, text, expected);
        }
    }
}
