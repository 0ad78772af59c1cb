//! Lists of words and phrases, all matched in one walk over a ticket's words.
//!
//! In: patterns, once; then words. Out: hits with their places, negation marked. Never: substrings ("add" is not in
//! "address"). Only regular expressions, which people add, are looked for in the text itself.
//!
//! A pattern is words parted by blanks, matched by stem. `=word` matches that form only, `a|b` either, and `*` skips up
//! to three words of the same sentence: `=not work`, `charge|bill =twice`, `speak * manager`. `/…/` is a regular
//! expression.

use std::sync::OnceLock;

use crate::stem::Stemming;
use crate::tokens::{Part, Word};

mod compiled;
pub(crate) mod negation;
mod overlap;
pub(crate) mod pattern;
mod search;

use compiled::Compiled;
use negation::negated;
use overlap::keep_longest;
use pattern::{Item, Pattern};
use search::Search;

/// Which feature a pattern belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum List {
    /// Tone of support words: `slot` is the kind of effect.
    Support,
    /// The user's own words of tone: `slot` as for `Support`.
    OwnTone,
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

/// All lists, compiled.
pub(crate) struct Lists {
    patterns: Vec<(Vec<Item>, Meaning)>,
    english: Compiled,
    /// The same patterns for other languages, compiled when a text in one is first met.
    others: [OnceLock<Compiled>; Stemming::OTHERS],
    searches: Vec<Search>,
}

impl Default for Lists {
    fn default() -> Self {
        Lists {
            patterns: Vec::new(),
            english: Compiled::default(),
            others: [const { OnceLock::new() }; Stemming::OTHERS],
            searches: Vec::new(),
        }
    }
}

impl Lists {
    /// Adds a pattern of a list without groups; one that can't be used matches nothing.
    pub fn add(&mut self, list: List, slot: u32, pattern: &str, weight: f32) {
        self.add_meaning(pattern, Meaning { list, group: 0, slot, weight });
    }

    /// Adds a pattern; one that can't be used matches nothing.
    pub fn add_meaning(&mut self, pattern: &str, meaning: Meaning) {
        match Pattern::parse(pattern) {
            Ok(Pattern::Words(items)) => {
                self.english.add(&items, meaning, Stemming::default());
                self.patterns.push((items, meaning));
            }
            Ok(Pattern::Regex(regex)) => self.searches.push(Search { regex, meaning }),
            Err(_) => {}
        }
    }

    /// Puts every hit in `words`, which are those of `parts`, into `hits`, by list, then place; of two in one list, one
    /// inside the other, only the longer. `language` tells how a part's words are stemmed.
    pub fn find(&self, parts: &[Part], words: &[Word], language: impl Fn(usize) -> Stemming, hits: &mut Vec<Hit>) {
        hits.clear();
        let mut from = 0;
        while let Some(word) = words.get(from) {
            let stemming = language(word.part as usize);
            let other = words[from..].iter().position(|word| language(word.part as usize) != stemming);
            let to = other.map_or(words.len(), |other| from + other);
            self.compiled(stemming).find(words, from..to, hits);
            from = to;
        }
        for search in &self.searches {
            search.find(parts, words, hits);
        }
        keep_longest(hits);
    }

    fn compiled(&self, language: Stemming) -> &Compiled {
        match language.place() {
            None => &self.english,
            Some(place) => self.others[place].get_or_init(|| Compiled::of(&self.patterns, language)),
        }
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
        lists.find(&parts, &words, |_| Stemming::default(), &mut hits);
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
