//! Text → words and their stems: the one analysis for documents, queries and marks.
//!
//! A word is a run of letters and digits, in lower case; a Chinese or Japanese character is a word of its own, so
//! that a longer query becomes a phrase. Stems are Snowball's, by the language of the ticket; a stem of another language
//! than English carries its code (`rechnung~de`), so that stems of different languages never meet.

use std::borrow::Cow;

use rust_stemmers::Stemmer;
use text::Stemming;

/// Longer words (encoded files, keys) are not indexed. Bytes.
pub(crate) const MAX_WORD: usize = 40;

/// A word of a text, as `[start, end)` in its bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Span {
    pub start: usize,
    pub end: usize,
}

/// What a byte is to the words of a text.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    /// ASCII letter or digit.
    Word,
    /// Any other ASCII character.
    Gap,
    /// Part of a character beyond ASCII.
    Other,
}

static CLASSES: [Class; 256] = {
    let mut classes = [Class::Other; 256];
    let mut byte = 0;
    while byte < 128 {
        classes[byte] = if (byte as u8).is_ascii_alphanumeric() { Class::Word } else { Class::Gap };
        byte += 1;
    }
    classes
};

/// The first place from `at` on that is not of the class.
fn after(class: Class, bytes: &[u8], mut at: usize) -> usize {
    while bytes.get(at).is_some_and(|byte| CLASSES[usize::from(*byte)] == class) {
        at += 1;
    }
    at
}

/// The words of a text, in order.
pub(crate) fn spans(text: &str) -> impl Iterator<Item = Span> + '_ {
    let bytes = text.as_bytes();
    let mut at = 0;
    std::iter::from_fn(move || {
        let mut start = after(Class::Gap, bytes, at);
        let end = after(Class::Word, bytes, start);
        if end > start && bytes.get(end).is_none_or(u8::is_ascii) {
            at = end;
            return Some(Span { start, end });
        }
        let (gap, first) = text[start..].char_indices().find(|(_, c)| c.is_alphanumeric())?;
        start += gap;
        let after_first = start + first.len_utf8();
        at = if stands_alone(first) { after_first } else { after_first + run_length(&text[after_first..]) };
        Some(Span { start, end: at })
    })
}

/// Bytes of letters and digits that continue a word.
fn run_length(text: &str) -> usize {
    let ascii = after(Class::Word, text.as_bytes(), 0);
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

/// Between a stem and the code of its language; no word holds it.
pub(crate) const OF: char = '~';

/// The stem of a word in lower case, in a language. A word with a digit is a number or a code, which has no other form.
pub(crate) fn stem(word: &str, language: Stemming) -> String {
    if has_digit(word) {
        return word.to_owned();
    }
    let stem = Stemmer::create(language.algorithm()).stem(word);
    language.code().map_or_else(|| stem.to_string(), |code| format!("{stem}{OF}{code}"))
}

/// The stems of a word in each of some languages, in their order.
pub(crate) fn stems(word: &str, languages: &[Stemming]) -> Vec<String> {
    languages.iter().map(|language| stem(word, *language)).collect()
}

/// Whether there is an ASCII digit in a word.
pub(crate) fn has_digit(word: &str) -> bool {
    word.bytes().any(|byte| byte.is_ascii_digit())
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
    fn lower_case_of_what_is_not_too_long() {
        assert_eq!(lower("ÜBER").as_deref(), Some("über"));
        assert_eq!(lower(&"x".repeat(41)), None);
    }
}
