//! Lists of words and phrases, all matched in one walk over a ticket's words.
//!
//! In: patterns, once; then words. Out: hits with their places, negation marked. Never: substrings ("add" is not in
//! "address") and no scan a list: one look-up a word finds every pattern that may begin there.
//!
//! A pattern is words parted by blanks, matched by stem. `=word` matches that form only, `a|b` either, and `*` skips up
//! to three words of the same sentence: `=not work`, `charge|bill =twice`, `speak * manager`.

use crate::hash::{HashMapOf, hash};
use crate::stem::stem;
use crate::tokens::{Gap, Word};

pub(crate) mod negation;
mod sieve;

use negation::negated;
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

/// A pattern found in a ticket.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Hit {
    pub list: List,
    /// What the pattern stands for within its list.
    pub slot: u32,
    /// Its weight in the list's unit.
    pub weight: f32,
    /// Index of its first word.
    pub first: usize,
    /// Index of its last word.
    pub last: usize,
    /// Whether a negator stands before it in its clause.
    pub negated: bool,
}

enum Item {
    /// One of these words.
    Any(Box<[u64]>),
    /// Up to [`SKIPPED`] words.
    Skip,
}

struct Pattern {
    list: List,
    slot: u32,
    weight: f32,
    items: Box<[Item]>,
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
    patterns: Vec<Pattern>,
    by_first: HashMapOf<Candidates>,
    firsts: Sieve,
}

impl Lists {
    /// Adds a pattern; one without words matches nothing.
    pub fn add(&mut self, list: List, slot: u32, pattern: &str, weight: f32) {
        let items: Box<[Item]> = pattern.split_whitespace().skip_while(|item| *item == "*").map(item).collect();
        let Some(Item::Any(firsts)) = items.first() else { return };
        let next = match items.get(1) {
            Some(Item::Any(accepted)) => Some(accepted.iter().fold(0, |marks, key| marks | mark(*key))),
            _ => None,
        };
        for first in firsts {
            self.firsts.add(*first);
            self.by_first.entry(*first).or_default().add(Candidate { pattern: self.patterns.len() as u32, next });
        }
        self.patterns.push(Pattern { list, slot, weight, items });
    }

    /// Puts every hit in `words` into `hits`, by list, then place; of two in one list, one inside the other, only the
    /// longer.
    pub fn find(&self, words: &[Word], hits: &mut Vec<Hit>) {
        hits.clear();
        for (first, word) in words.iter().enumerate().filter(|(_, word)| word.form.hash != 0) {
            for key in keys(word).into_iter().filter(|key| self.firsts.may_hold(*key)) {
                if let Some(candidates) = self.by_first.get(&key) {
                    self.try_all(candidates, words, first, hits);
                }
            }
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
            let Pattern { list, slot, weight, ref items } = self.patterns[candidate.pattern as usize];
            if let Some(last) = match_rest(&items[1..], words, first) {
                hits.push(Hit { list, slot, weight, first, last, negated: negated(words, first) });
            }
        }
    }
}

fn item(source: &str) -> Item {
    if source == "*" {
        return Item::Skip;
    }
    Item::Any(source.split('|').filter(|word| !word.is_empty()).map(key_of).collect())
}

fn key_of(word: &str) -> u64 {
    match word.strip_prefix('=') {
        Some(exact) => hash(exact) ^ EXACT,
        None => stem(word, hash(word)),
    }
}

fn keys(word: &Word) -> [u64; 2] {
    [word.form.stem, word.form.hash ^ EXACT]
}

/// The last word of a match of `items` after word `at`, if they match.
fn match_rest(items: &[Item], words: &[Word], at: usize) -> Option<usize> {
    let Some((item, rest)) = items.split_first() else { return Some(at) };
    match item {
        Item::Any(accepted) => {
            let next = words.get(at + 1).filter(|word| word.gap == Gap::Space)?;
            keys(next).iter().any(|key| accepted.contains(key)).then_some(())?;
            match_rest(rest, words, at + 1)
        }
        Item::Skip => (0..=SKIPPED).find_map(|skipped| {
            let between = words.get(at + 1..=at + skipped + 1)?;
            let joined = between.iter().all(|word| word.gap < Gap::Sentence);
            if joined { match_after_skip(rest, words, at + skipped) } else { None }
        }),
    }
}

/// As [`match_rest`], but the first item may follow a comma.
fn match_after_skip(items: &[Item], words: &[Word], at: usize) -> Option<usize> {
    match items.split_first() {
        Some((Item::Any(accepted), rest)) => {
            keys(words.get(at + 1)?).iter().any(|key| accepted.contains(key)).then_some(())?;
            match_rest(rest, words, at + 1)
        }
        _ => Some(at),
    }
}

fn keep_longest(hits: &mut Vec<Hit>) {
    hits.sort_by(|a, b| {
        order(a).cmp(&order(b)).then(b.weight.abs().total_cmp(&a.weight.abs())).then(a.slot.cmp(&b.slot))
    });
    let mut reach: Option<(List, usize)> = None;
    hits.retain(|hit| {
        let inside = reach.is_some_and(|(list, last)| list == hit.list && hit.last <= last);
        if !inside {
            reach = Some((hit.list, hit.last));
        }
        !inside
    });
}

/// By list, place and, longest first, length; as one number, since it is compared often.
fn order(hit: &Hit) -> u128 {
    (hit.list as u128) << 120 | (hit.first as u128) << 56 | (u32::MAX as usize).saturating_sub(hit.last) as u128
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
        lists.find(&words, &mut hits);
        let found = hits.first().map(|hit| &text[words[hit.first].start as usize..words[hit.last].end as usize]);
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
            ("=log =in", "cannot log-in", Some("log-in")),
            ("* manager", "the manager", Some("manager")),
            ("*", "anything", None),
        ] {
            check(pattern, text, expected);
        }
    }
}
