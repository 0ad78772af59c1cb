//! VADER's own tokens: stretches between blanks with the punctuation around words removed, so that faces such as `:)`
//! stay whole.
//!
//! In: parts of a ticket. Out: a chunk a token with its bytes, and the marks that add emphasis. Never: scoring.

use std::borrow::Cow;

use super::lexicon::{self, Entry, emoji, flag};
use crate::tokens::Part;

/// A token as VADER sees it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Chunk {
    /// Index of its part.
    pub part: u32,
    /// First byte in the part's text, punctuation left out.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
    /// What the lexicon knows of it.
    pub entry: Entry,
    /// In capitals, as Python's `str.isupper`.
    pub upper: bool,
    /// Whether a sentence ends after it.
    pub ends_sentence: bool,
    /// How the support layer treats it.
    pub role: Role,
}

/// How the support layer treats a chunk.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Role {
    /// By VADER's rules.
    Usual,
    /// This valence, whatever stands around it.
    Fixed(f64),
    /// No valence, no effect on others.
    Muted,
}

/// Marks of emphasis in a text.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Marks {
    pub exclamations: usize,
    pub questions: usize,
}

/// Whether a curly apostrophe stays as it is (as in Python) or is straightened first.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Apostrophes {
    AsWritten,
    Straight,
}

/// The chunks of the own words of `part`, added to `chunks`, and its marks.
pub(super) fn split(part: &Part, index: u32, apostrophes: Apostrophes, chunks: &mut Vec<Chunk>) -> Marks {
    let mut marks = Marks::default();
    let mut lower = String::new();
    for span in &part.spans {
        let expanded = Expanded::of(&part.text[span.clone()], span.start);
        let text: &str = &expanded.text;
        marks.exclamations += text.bytes().filter(|byte| *byte == b'!').count();
        marks.questions += text.bytes().filter(|byte| *byte == b'?').count();
        for (start, end) in stretches(text) {
            let (from, to) = strip(text, start, end);
            let token = &text[from..to];
            let (entry, upper) = look_up(token, apostrophes, &mut lower);
            chunks.push(Chunk {
                part: index,
                start: expanded.original(from) as u32,
                end: expanded.original_end(to) as u32,
                entry,
                upper,
                ends_sentence: ends_sentence(text, end),
                role: Role::Usual,
            });
        }
    }
    marks
}

/// A text with its emoji spelled out, and where each came from.
struct Expanded<'a> {
    text: Cow<'a, str>,
    /// First byte of the original in its part.
    base: usize,
    /// For each description: its bytes in `text`, and the emoji's in the original.
    emoji: Vec<(usize, usize, usize, usize)>,
}

impl<'a> Expanded<'a> {
    fn of(original: &'a str, base: usize) -> Self {
        if original.is_ascii() || !original.chars().any(|c| !c.is_ascii() && emoji(c).is_some()) {
            return Expanded { text: Cow::Borrowed(original), base, emoji: Vec::new() };
        }
        let mut text = String::with_capacity(original.len() * 2);
        let mut places = Vec::new();
        let mut after_blank = true;
        for (at, c) in original.char_indices() {
            match emoji(c) {
                Some(words) => {
                    if !after_blank {
                        text.push(' ');
                    }
                    let start = text.len();
                    text.push_str(words);
                    places.push((start, text.len(), at, at + c.len_utf8()));
                    after_blank = false;
                }
                None => {
                    text.push(c);
                    after_blank = c == ' ';
                }
            }
        }
        Expanded { text: Cow::Owned(text), base, emoji: places }
    }

    /// Where in the part's text the byte `at` of the expanded text begins.
    fn original(&self, at: usize) -> usize {
        self.place(at, at, |emoji_start, _| emoji_start)
    }

    /// Where in the part's text the stretch ending before the byte `end` of the expanded text ends.
    fn original_end(&self, end: usize) -> usize {
        self.place(end.saturating_sub(1), end, |_, emoji_end| emoji_end)
    }

    fn place(&self, probe: usize, at: usize, within: impl Fn(usize, usize) -> usize) -> usize {
        let next = self.emoji.partition_point(|(start, ..)| *start <= probe);
        let Some((_, end, emoji_start, emoji_end)) = next.checked_sub(1).and_then(|place| self.emoji.get(place)) else {
            return self.base + at;
        };
        self.base + if probe < *end { within(*emoji_start, *emoji_end) } else { emoji_end + (at - end) }
    }
}

/// Stretches between what Python's `str.split` counts as blanks.
fn stretches(text: &str) -> impl Iterator<Item = (usize, usize)> {
    text.split(|c: char| c.is_whitespace() || matches!(c, '\u{1c}'..='\u{1f}'))
        .filter(|stretch| !stretch.is_empty())
        .map(move |stretch| {
            let start = stretch.as_ptr() as usize - text.as_ptr() as usize;
            (start, start + stretch.len())
        })
}

/// The stretch without the ASCII punctuation around it, unless at most two characters would remain: then it is a face.
fn strip(text: &str, start: usize, end: usize) -> (usize, usize) {
    let stretch = &text[start..end];
    let left = stretch.trim_start_matches(|c: char| c.is_ascii_punctuation());
    let both = left.trim_end_matches(|c: char| c.is_ascii_punctuation());
    if both.chars().nth(2).is_none() {
        return (start, end);
    }
    let from = end - left.len();
    (from, from + both.len())
}

/// What the lexicon knows of `token`, and whether it is in capitals.
fn look_up(token: &str, apostrophes: Apostrophes, lower: &mut String) -> (Entry, bool) {
    lower.clear();
    if token.is_ascii() {
        lower.push_str(token);
        lower.make_ascii_lowercase();
    } else {
        lower.push_str(&token.to_lowercase());
        if apostrophes == Apostrophes::Straight && lower.contains('’') {
            *lower = lower.replace('’', "'");
        }
    }
    let mut entry = lexicon::entry(lower);
    if lower.contains("n't") {
        entry.flags |= flag::NEGATES;
    }
    (entry, is_upper(token))
}

/// Python's `str.isupper`: at least one cased character, none in lower or title case.
fn is_upper(token: &str) -> bool {
    let mut upper = false;
    for c in token.chars() {
        if c.is_lowercase() || is_title(c) {
            return false;
        }
        upper |= c.is_uppercase();
    }
    upper
}

/// Characters of Unicode's category Lt.
fn is_title(c: char) -> bool {
    matches!(c, 'ǅ' | 'ǈ' | 'ǋ' | 'ǲ' | '\u{1f88}'..='\u{1f8f}' | '\u{1f98}'..='\u{1f9f}' | '\u{1fa8}'..='\u{1faf}'
        | '\u{1fbc}' | '\u{1fcc}' | '\u{1ffc}')
}

fn ends_sentence(text: &str, end: usize) -> bool {
    let ended = |c: char| matches!(c, '.' | '!' | '?' | '…' | '。' | '！' | '？');
    text[..end].trim_end_matches(['"', '\'', ')', '”', '’']).ends_with(ended) || text[end..].starts_with("\n\n")
}
