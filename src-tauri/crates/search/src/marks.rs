//! Where a text has a query's words, found by the index's own analysis: stems, phrases, beginnings.

use text::Stemming;

use crate::query::Alternative;
use crate::words::{Span, lower, spans, stems};

/// Finds a query's words in texts.
#[derive(Clone, Debug, Default)]
pub struct Marker {
    alternatives: Vec<Alternative>,
    /// First letters of all words looked for: others need no stemming.
    initials: Vec<char>,
    /// A text's language is not told here: its words are stemmed in each.
    languages: Vec<Stemming>,
}

/// A matched word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Mark {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// Which of the query's words it is.
    pub word: usize,
}

/// A word of a text; in lower case and stemmed where it may match.
struct Token {
    span: Span,
    forms: Option<(Vec<String>, String)>,
}

impl Marker {
    pub(crate) fn new(alternatives: Vec<Alternative>, languages: Vec<Stemming>) -> Self {
        let words = alternatives.iter().flat_map(|words| words.stems.iter().flatten().chain(&words.beginning));
        let mut initials: Vec<char> = words.filter_map(|word| word.chars().next()).collect();
        initials.sort_unstable();
        initials.dedup();
        Marker { alternatives, initials, languages }
    }

    /// Matched words, as `[start, end)` in bytes, in order.
    pub fn marks(&self, text: &str) -> Vec<(u32, u32)> {
        self.find(text).iter().map(|mark| (mark.start as u32, mark.end as u32)).collect()
    }

    /// Matched words, as `[start, end)` in UTF-16 units, in order.
    pub fn marks_utf16(&self, text: &str) -> Vec<(u32, u32)> {
        in_utf16(text, &self.marks(text))
    }

    /// Matched words in order, each once.
    pub(crate) fn find(&self, text: &str) -> Vec<Mark> {
        if self.alternatives.is_empty() {
            return Vec::new();
        }
        let tokens: Vec<Token> = spans(text).filter_map(|span| self.token(text, span)).collect();
        let mut marks = Vec::new();
        for (word, alternative) in self.alternatives.iter().enumerate() {
            let places = alternative.stems.len().max(1);
            for window in tokens.windows(places).filter(|window| alternative.matches(window)) {
                marks.extend(window.iter().map(|token| Mark { start: token.span.start, end: token.span.end, word }));
            }
        }
        marks.sort_by_key(|mark| (mark.start, mark.word));
        marks.dedup_by_key(|mark| mark.start);
        marks
    }

    /// `None` for words that the index leaves out.
    fn token(&self, text: &str, span: Span) -> Option<Token> {
        let word = lower_at(text, span)?;
        let may_match = word.chars().next().is_some_and(|first| self.initials.binary_search(&first).is_ok());
        let forms = may_match.then(|| (stems(&word, &self.languages), word.into_owned()));
        Some(Token { span, forms })
    }
}

/// Places in a text, given as `[start, end)` in bytes and in order, in UTF-16 units.
pub fn in_utf16(text: &str, places: &[(u32, u32)]) -> Vec<(u32, u32)> {
    let (mut at, mut units) = (0, 0);
    let mut units_before = |byte: u32| {
        let byte = text.floor_char_boundary(byte as usize).max(at);
        units += text[at..byte].encode_utf16().count() as u32;
        at = byte;
        units
    };
    places.iter().map(|&(start, end)| (units_before(start), units_before(end))).collect()
}

fn lower_at(text: &str, span: Span) -> Option<std::borrow::Cow<'_, str>> {
    lower(&text[span.start..span.end])
}

impl Alternative {
    fn matches(&self, tokens: &[Token]) -> bool {
        self.stems.iter().zip(tokens).enumerate().all(|(place, (stems, token))| {
            let Some((own, word)) = &token.forms else { return false };
            let last = place + 1 == self.stems.len();
            let begun = self.beginning.as_ref().filter(|_| last);
            own.iter().any(|stem| stems.contains(stem))
                || begun.is_some_and(|beginning| word.starts_with(beginning.as_str()))
        })
    }
}
