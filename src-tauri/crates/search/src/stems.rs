//! The stems of whole texts, for documents.
//!
//! In: texts. Out: their stems, as [`stem`](crate::words::stem) gives each. Never: another answer for a word met before.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use model::Short;
use rust_stemmers::Stemmer;
use text::Stemming;
use xxhash_rust::xxh3::xxh3_64;

use crate::words::{MAX_WORD, OF, Span, has_digit, spans};

/// Words whose stems are kept; beyond, all are forgotten and learnt again.
const MAX_CACHED: usize = 400_000;

/// Stems words and remembers them: a corpus repeats the same few ten thousand.
///
/// Words are told apart by 64-bit hashes, so that looking one up touches one line of memory; in a vocabulary of a
/// million words the chance that any two share one is below 1 in 10 million.
pub(crate) struct Stems {
    stemmer: Stemmer,
    /// The code that stems carry; `None` for English.
    code: Option<&'static str>,
    known: HashMap<u64, Known, BuildHasherDefault<Same>>,
    /// The words met last by the low bits of their hashes: most of a text is in these, which stay in the processor's
    /// cache.
    recent: Vec<(u64, Known)>,
    lowered: String,
}

/// A stem that fits beside its hash, with a space after it.
#[derive(Clone, Copy)]
struct Known {
    length: u8,
    bytes: [u8; MAX_KNOWN],
}

/// Bytes of the longest stem that is remembered, and its space.
const MAX_KNOWN: usize = 23;

/// Words at hand; a power of two.
const RECENT: usize = 1 << 13;

impl Known {
    /// Copies all there is room for, which takes a fixed number of instructions, and keeps what counts.
    fn append(&self, out: &mut Vec<u8>) {
        let end = out.len() + usize::from(self.length);
        out.extend_from_slice(&self.bytes);
        out.truncate(end);
    }
}

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
        Stems::of(Stemming::default())
    }
}

impl Stems {
    /// Of one language.
    pub fn of(language: Stemming) -> Self {
        let nothing = Known { length: 0, bytes: [0; MAX_KNOWN] };
        Stems {
            stemmer: Stemmer::create(language.algorithm()),
            code: language.code(),
            known: HashMap::default(),
            recent: vec![(0, nothing); RECENT],
            lowered: String::new(),
        }
    }

    /// Appends the stems of a text to `out`, in UTF-8, one space between two; `on_new` gets each word not met before
    /// that is no code.
    pub fn append(&mut self, text: &str, out: &mut Vec<u8>, on_new: &mut impl FnMut(&str)) {
        if !out.is_empty() {
            out.push(b' ');
        }
        for Span { start, end } in spans(text).filter(|span| span.end - span.start <= MAX_WORD) {
            match Short::of(text, start, end).filter(Short::is_ascii) {
                Some(word) => self.append_short(word.lower(), &text[start..end], out, on_new),
                None => self.append_any(&text[start..end], out, on_new),
            }
        }
        if out.last() == Some(&b' ') {
            out.pop();
        }
    }

    /// Appends the stem of `word`, which is `lower` in lower case, and a space.
    fn append_short(&mut self, lower: Short, word: &str, out: &mut Vec<u8>, on_new: &mut impl FnMut(&str)) {
        if lower.has_digit() {
            let end = out.len() + word.len();
            out.extend_from_slice(&lower.bytes());
            out.truncate(end);
            out.push(b' ');
            return;
        }
        let hash = lower.hash();
        let (key, stem) = self.recent[hash as usize % RECENT];
        if key == hash && stem.length > 0 {
            stem.append(out);
        } else {
            self.set_lower(word);
            self.append_hashed(hash, out, on_new);
        }
    }

    /// As [`Stems::append_short`], for a word of any length and script.
    #[cold]
    fn append_any(&mut self, word: &str, out: &mut Vec<u8>, on_new: &mut impl FnMut(&str)) {
        self.set_lower(word);
        if has_digit(&self.lowered) {
            out.extend_from_slice(self.lowered.as_bytes());
            out.push(b' ');
        } else {
            self.append_hashed(xxh3_64(self.lowered.as_bytes()), out, on_new);
        }
    }

    /// Appends the stem of the word in `lowered`.
    fn append_hashed(&mut self, hash: u64, out: &mut Vec<u8>, on_new: &mut impl FnMut(&str)) {
        match self.known.get(&hash) {
            Some(stem) => {
                self.recent[hash as usize % RECENT] = (hash, *stem);
                stem.append(out);
            }
            None => self.learn(hash, out, on_new),
        }
    }

    fn learn(&mut self, hash: u64, out: &mut Vec<u8>, on_new: &mut impl FnMut(&str)) {
        on_new(&self.lowered);
        let mut stem = self.stemmer.stem(&self.lowered);
        if let Some(code) = self.code {
            let stem = stem.to_mut();
            stem.push(OF);
            stem.push_str(code);
        }
        out.extend_from_slice(stem.as_bytes());
        out.push(b' ');
        let mut bytes = [b' '; MAX_KNOWN];
        if stem.len() < MAX_KNOWN {
            bytes[..stem.len()].copy_from_slice(stem.as_bytes());
            if self.known.len() >= MAX_CACHED {
                self.known.clear();
            }
            self.known.insert(hash, Known { length: stem.len() as u8 + 1, bytes });
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
    use crate::words;

    fn stem(word: &str) -> String {
        words::stem(word, Stemming::default())
    }

    #[test]
    fn stems_are_the_same_with_and_without_memory() {
        let mut stems = Stems::default();
        for _ in 0..2 {
            let mut out = Vec::new();
            stems.append("Charging the BATTERIES twice, ÜBER", &mut out, &mut |_| ());
            assert_eq!(String::from_utf8(out).as_deref(), Ok("charg the batteri twice über"));
            let mut out = b"a".to_vec();
            stems.append("12Abed an uncharacteristically-LONGED x1s Ünited", &mut out, &mut |_| ());
            let words = ["a", "12abed", "an", "uncharacteristically", "longed", "x1s", "ünited"];
            assert_eq!(String::from_utf8(out), Ok(words.map(stem).join(" ")));
        }
        assert_eq!(["12abed", "x1s", "longed"].map(stem), ["12abed", "x1s", "long"]);
        assert_eq!(stem("charging"), "charg");
    }

    #[test]
    fn new_words_are_told_once() {
        let mut stems = Stems::default();
        let (mut out, mut new) = (Vec::new(), Vec::new());
        stems.append("Refund refund me", &mut out, &mut |word| new.push(word.to_owned()));
        stems.append("me too", &mut out, &mut |word| new.push(word.to_owned()));
        assert_eq!(new, ["refund", "me", "too"]);
    }

    #[test]
    fn stems_of_other_languages_carry_their_code() {
        let german = Stemming::of("de");
        let mut stems = Stems::of(german);
        for _ in 0..2 {
            let mut out = Vec::new();
            stems.append("Rechnungen 4711 Rechnung", &mut out, &mut |_| ());
            assert_eq!(String::from_utf8(out).as_deref(), Ok("rechnung~de 4711 rechnung~de"));
        }
        assert_eq!(words::stem("rechnungen", german), "rechnung~de");
    }
}
