//! Text → words and their stems: the one analysis for documents, queries and marks.
//!
//! A word is a run of letters and digits, in lower case; a Chinese or Japanese character is a word of its own, so
//! that a longer query becomes a phrase. Stems are Snowball English.

use std::borrow::Cow;
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use rust_stemmers::{Algorithm, Stemmer};
use xxhash_rust::xxh3::xxh3_64;

/// Longer words (encoded files, keys) are not indexed. Bytes.
const MAX_WORD: usize = 40;
/// Words whose stems are kept at hand; beyond, all are forgotten and learnt again.
const MAX_CACHED: usize = 400_000;

/// A word of a text, as `[start, end)` in its bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Span {
    pub start: usize,
    pub end: usize,
}

/// The words of a text, in order.
pub(crate) fn spans(text: &str) -> impl Iterator<Item = Span> + '_ {
    let mut at = 0;
    std::iter::from_fn(move || {
        let gap = text[at..].bytes().take_while(|byte| byte.is_ascii() && !byte.is_ascii_alphanumeric()).count();
        let (start, first) = text[at + gap..].char_indices().find(|(_, c)| c.is_alphanumeric())?;
        let start = at + gap + start;
        let after_first = start + first.len_utf8();
        let end = if stands_alone(first) { after_first } else { after_first + run_length(&text[after_first..]) };
        at = end;
        Some(Span { start, end })
    })
}

/// Bytes of letters and digits that continue a word.
fn run_length(text: &str) -> usize {
    let ascii = text.bytes().take_while(u8::is_ascii_alphanumeric).count();
    if text.as_bytes().get(ascii).is_none_or(u8::is_ascii) {
        return ascii;
    }
    text.char_indices().find(|(_, c)| !c.is_alphanumeric() || stands_alone(*c)).map_or(text.len(), |(at, _)| at)
}

/// Characters of scripts that put no spaces between words.
fn stands_alone(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3134f}')
}

/// A word in lower case, or `None` when it is too long to be indexed.
pub(crate) fn lower(word: &str) -> Option<Cow<'_, str>> {
    if word.len() > MAX_WORD {
        return None;
    }
    let plain = word.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase());
    Some(if plain { Cow::Borrowed(word) } else { Cow::Owned(word.to_lowercase()) })
}

/// The stem of a word in lower case.
pub(crate) fn stem(word: &str) -> String {
    Stemmer::create(Algorithm::English).stem(word).into_owned()
}

/// Stems words and remembers them: a corpus repeats the same few ten thousand.
///
/// Words are told apart by 64-bit hashes, so that looking one up touches one line of memory; in a vocabulary of a
/// million words the chance that any two share one is below 1 in 10 million.
pub(crate) struct Stems {
    stemmer: Stemmer,
    known: HashMap<u64, Known, BuildHasherDefault<Same>>,
    lowered: String,
}

/// A stem that fits beside its hash.
#[derive(Clone, Copy)]
struct Known {
    length: u8,
    bytes: [u8; MAX_KNOWN],
}

/// Bytes of the longest stem that is remembered.
const MAX_KNOWN: usize = 23;

/// The hash of a number that is a hash.
#[derive(Default)]
struct Same(u64);

impl Hasher for Same {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        self.0 = xxh3_64(bytes);
    }

    fn write_u64(&mut self, hash: u64) {
        self.0 = hash;
    }
}

impl Default for Stems {
    fn default() -> Self {
        Stems { stemmer: Stemmer::create(Algorithm::English), known: HashMap::default(), lowered: String::new() }
    }
}

impl Stems {
    /// Appends the stems of a text to `out`, in UTF-8, one space between two; `on_new` gets each word not met before.
    pub fn append(&mut self, text: &str, out: &mut Vec<u8>, on_new: &mut impl FnMut(&str)) {
        for Span { start, end } in spans(text) {
            if end - start > MAX_WORD {
                continue;
            }
            self.set_lower(&text[start..end]);
            if !out.is_empty() {
                out.push(b' ');
            }
            let hash = xxh3_64(self.lowered.as_bytes());
            match self.known.get(&hash) {
                Some(stem) => out.extend_from_slice(&stem.bytes[..usize::from(stem.length)]),
                None => self.learn(hash, out, on_new),
            }
        }
    }

    fn learn(&mut self, hash: u64, out: &mut Vec<u8>, on_new: &mut impl FnMut(&str)) {
        on_new(&self.lowered);
        let stem = self.stemmer.stem(&self.lowered);
        out.extend_from_slice(stem.as_bytes());
        let mut bytes = [0; MAX_KNOWN];
        if let Some(place) = bytes.get_mut(..stem.len()) {
            place.copy_from_slice(stem.as_bytes());
            if self.known.len() >= MAX_CACHED {
                self.known.clear();
            }
            self.known.insert(hash, Known { length: stem.len() as u8, bytes });
        }
    }

    fn set_lower(&mut self, word: &str) {
        self.lowered.clear();
        if word.is_ascii() {
            self.lowered.push_str(word);
            self.lowered.make_ascii_lowercase();
        } else {
            self.lowered.extend(word.chars().flat_map(char::to_lowercase));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, words: &[&str]) {
        let found: Vec<_> = spans(text).map(|span| &text[span.start..span.end]).collect();
        assert_eq!(found, words);
    }

    #[test]
    fn words_are_runs_of_letters_and_digits() {
        check("", &[]);
        check("Can't log in!", &["Can", "t", "log", "in"]);
        check("HTTP 401/x", &["HTTP", "401", "x"]);
        check("Rückgabe für 5€", &["Rückgabe", "für", "5"]);
        check("ab返金を12", &["ab", "返", "金", "を", "12"]);
        check("…—", &[]);
    }

    #[test]
    fn stems_are_the_same_with_and_without_memory() {
        let mut stems = Stems::default();
        for _ in 0..2 {
            let mut out = Vec::new();
            stems.append("Charging the BATTERIES twice, ÜBER", &mut out, &mut |_| ());
            assert_eq!(String::from_utf8(out).as_deref(), Ok("charg the batteri twice über"));
        }
        assert_eq!(stem("charging"), "charg");
        assert_eq!(lower("ÜBER").as_deref(), Some("über"));
        assert_eq!(lower(&"x".repeat(41)), None);
    }

    #[test]
    fn new_words_are_told_once() {
        let mut stems = Stems::default();
        let (mut out, mut new) = (Vec::new(), Vec::new());
        stems.append("Refund refund me", &mut out, &mut |word| new.push(word.to_owned()));
        stems.append("me too", &mut out, &mut |word| new.push(word.to_owned()));
        assert_eq!(new, ["refund", "me", "too"]);
    }
}
