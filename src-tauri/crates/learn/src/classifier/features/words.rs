//! A text to what is counted in it.
//!
//! In: a text. Out: hashes of its words, pairs of neighbouring words, and character n-grams within words. Never: the
//! words themselves; a model is asked by hash.

use std::ops::Range;

use xxhash_rust::xxh3::{xxh3_64, xxh3_64_with_seed};

/// Characters of the shortest and longest n-gram, the blank at either end of a word counted.
pub(crate) const GRAM_LENGTHS: Range<usize> = 3..6;

/// Words of a text that are read; what an export pastes behind them says little more.
const MOST_WORDS: usize = 600;

/// Bytes of a word whose n-grams are taken.
const LONGEST_WORD: usize = 40;

const PAIR: u64 = 1;
const GRAM: u64 = 2;

/// A thing counted: 32 bits of its hash.
pub(crate) type Hash = u32;

/// A word as it is met while reading.
pub(crate) struct Word<'a> {
    /// In lower case.
    pub form: &'a str,
    /// Where it stands in the text, in bytes.
    pub range: Range<usize>,
}

/// Hands each word of `text` to `each`: letters and digits in lower case, apostrophes between them left out, so that
/// "can't" and "cant" are one. At most [`MOST_WORDS`].
pub(crate) fn words(text: &str, mut each: impl FnMut(Word)) {
    let mut form = String::new();
    let mut start = 0;
    let mut count = 0;
    let mut close = |form: &mut String, range: Range<usize>| {
        if !form.is_empty() {
            each(Word { form, range });
            form.clear();
            count += 1;
        }
        count < MOST_WORDS
    };
    for (at, c) in text.char_indices() {
        if c.is_alphanumeric() {
            if form.is_empty() {
                start = at;
            }
            if c.is_ascii() { form.push(c.to_ascii_lowercase()) } else { form.extend(c.to_lowercase()) }
        } else if !matches!(c, '\'' | '’' | '\u{300}'..='\u{36f}') && !close(&mut form, start..at) {
            return;
        }
    }
    close(&mut form, start..text.len());
}

/// Hash of a word.
pub(crate) fn word(form: &str) -> Hash {
    xxh3_64(form.as_bytes()) as Hash
}

/// Hash of two neighbouring words.
pub(crate) fn pair(first: Hash, second: Hash) -> Hash {
    xxh3_64_with_seed(&(u64::from(first) << 32 | u64::from(second)).to_le_bytes(), PAIR) as Hash
}

/// Hands the hash of each n-gram of a word to `each`, the blanks around it included.
pub(crate) fn grams(form: &str, room: &mut Room, mut each: impl FnMut(Hash)) {
    let Room { padded, bounds } = room;
    padded.clear();
    padded.push(' ');
    padded.push_str(form.get(..LONGEST_WORD).unwrap_or(form));
    padded.push(' ');
    bounds.clear();
    bounds.extend(padded.char_indices().map(|(at, _)| at));
    bounds.push(padded.len());
    for length in GRAM_LENGTHS {
        for window in bounds.windows(length + 1) {
            each(xxh3_64_with_seed(&padded.as_bytes()[window[0]..window[length]], GRAM) as Hash);
        }
    }
}

/// Room for the n-grams of one word.
#[derive(Default)]
pub(crate) struct Room {
    padded: String,
    bounds: Vec<usize>,
}
