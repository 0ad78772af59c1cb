//! VADER's own tokens: stretches between blanks with the punctuation around words removed, so that faces such as `:)`
//! stay whole.
//!
//! In: parts of a ticket. Out: a chunk a token with its bytes, and the marks that add emphasis. Never: scoring.

use super::expanded::Expanded;
use super::lexicon::{self, Entry, flag};
use crate::form::{Form, is};
use crate::hash::hash;
use crate::tokens::{Kind, Part, Word};

/// A token as VADER sees it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Chunk {
    /// First byte in its part's text, punctuation left out.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
    /// Valence, if `role` says it has one.
    pub valence: f64,
    /// [`flag`] bits.
    pub flags: u16,
    /// As [`Entry::boost`].
    pub boost: i8,
    /// As [`Entry::idiom`].
    pub idiom: u8,
    /// What becomes of it.
    pub role: Role,
    /// In capitals, as Python's `str.isupper`.
    pub upper: bool,
    /// Whether a sentence ends after it.
    pub ends_sentence: bool,
}

impl Chunk {
    fn new((start, end): (usize, usize), token: Token, ends_sentence: bool) -> Chunk {
        let Entry { valence, boost, flags, idiom } = lexicon::entry(token.entry);
        Chunk {
            start: start as u32,
            end: end as u32,
            valence: valence.unwrap_or(0.0),
            flags: if token.contracted_not { flags | flag::NEGATES } else { flags },
            boost,
            idiom,
            role: if valence.is_some() { Role::Known } else { Role::Unknown },
            upper: token.upper,
            ends_sentence,
        }
    }

    /// Whether any of the flags in `bits` is set.
    pub fn is(&self, bits: u16) -> bool {
        self.flags & bits != 0
    }

    /// Whether it has a valence by VADER's rules.
    pub fn is_known(&self) -> bool {
        self.role == Role::Known
    }
}

/// How a chunk is treated.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Role {
    /// By VADER's rules; it is in no lexicon.
    Unknown,
    /// By VADER's rules; it has a valence.
    Known,
    /// By the support layer: its valence, whatever stands around it.
    Fixed,
    /// By the support layer: no valence, no effect on others.
    Muted,
}

/// What is looked up of a token.
struct Token {
    entry: u16,
    contracted_not: bool,
    upper: bool,
}

impl From<&Form> for Token {
    fn from(form: &Form) -> Self {
        Token { entry: form.entry, contracted_not: form.is(is::CONTRACTED_NOT), upper: form.is(is::CAPITALS) }
    }
}

/// Marks of emphasis in a text.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Marks {
    pub exclamations: usize,
    pub questions: usize,
}

impl Marks {
    fn count(&mut self, text: &str) {
        self.exclamations += text.bytes().filter(|byte| *byte == b'!').count();
        self.questions += text.bytes().filter(|byte| *byte == b'?').count();
    }
}

/// Whether a curly apostrophe stays as it is (as in Python) or is straightened first.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Apostrophes {
    AsWritten,
    Straight,
}

/// The chunks of the own words of `part`, added to `chunks`, and its marks. `words` are those of the part; they save
/// looking at most chunks again.
pub(super) fn split(part: &Part, words: &[Word], apostrophes: Apostrophes, chunks: &mut Vec<Chunk>) -> Marks {
    let mut marks = Marks::default();
    let mut splitter = Splitter { words, apostrophes, lower: String::new() };
    for span in &part.spans {
        let own = &part.text[span.clone()];
        match Expanded::of(own, span.start) {
            Some(expanded) => {
                marks.count(&expanded.text);
                splitter.expanded(&expanded, chunks);
            }
            None => {
                marks.count(own);
                splitter.plain(&part.text[..span.end], span.start, chunks);
            }
        }
    }
    marks
}

struct Splitter<'a> {
    /// Words not passed yet.
    words: &'a [Word],
    apostrophes: Apostrophes,
    /// Room for a token in lower case.
    lower: String,
}

impl Splitter<'_> {
    /// Splits `text` from `start` on.
    fn plain(&mut self, text: &str, start: usize, chunks: &mut Vec<Chunk>) {
        let bytes = text.as_bytes();
        let mut at = start;
        while let Some(byte) = bytes.get(at) {
            if is_blank(*byte) {
                at += 1;
                continue;
            }
            let word = self.plain_word_at(at);
            let end = word.map_or(at, |word| word.end as usize);
            match word {
                Some(word) if bytes.get(end).is_none_or(|byte| is_blank(*byte)) => {
                    chunks.push(Chunk::new((at, end), (&word.form).into(), text[end..].starts_with("\n\n")));
                    at = end;
                }
                _ => at = self.stretch(text, at, end, chunks),
            }
        }
    }

    /// Adds the chunk of the stretch at `start`, known to reach to `reached`; where the stretch ends.
    fn stretch(&mut self, text: &str, start: usize, reached: usize, chunks: &mut Vec<Chunk>) -> usize {
        let end = text[reached..].find(is_python_blank).map_or(text.len(), |length| reached + length);
        if start == end {
            return end + text[end..].chars().next().map_or(0, char::len_utf8);
        }
        let (from, to) = strip(text, start, end);
        let token = match self.plain_word_at(from).filter(|word| word.end as usize == to) {
            Some(word) => (&word.form).into(),
            None => self.look_up(&text[from..to]),
        };
        chunks.push(Chunk::new((from, to), token, ends_sentence(&text[start..end], &text[end..])));
        end
    }

    /// The word at `start`, if it is plain, so that its form says all of it.
    fn plain_word_at(&mut self, start: usize) -> Option<Word> {
        let passed = self.words.iter().take_while(|word| (word.start as usize) < start).count();
        self.words = &self.words[passed..];
        let word = self.words.first().filter(|word| word.start as usize == start)?;
        (matches!(word.kind, Kind::Word | Kind::Number) && word.form.is(is::PLAIN)).then_some(*word)
    }

    /// Splits a text with emoji spelled out, whose bytes are not those of the words.
    fn expanded(&mut self, expanded: &Expanded, chunks: &mut Vec<Chunk>) {
        let text: &str = &expanded.text;
        for stretch in text.split(is_python_blank).filter(|stretch| !stretch.is_empty()) {
            let start = stretch.as_ptr() as usize - text.as_ptr() as usize;
            let end = start + stretch.len();
            let (from, to) = strip(text, start, end);
            let token = self.look_up(&text[from..to]);
            let place = (expanded.original(from), expanded.original_end(to));
            chunks.push(Chunk::new(place, token, ends_sentence(stretch, &text[end..])));
        }
    }

    fn look_up(&mut self, token: &str) -> Token {
        let lower = &mut self.lower;
        lower.clear();
        if token.is_ascii() {
            lower.push_str(token);
            lower.make_ascii_lowercase();
        } else {
            lower.push_str(&token.to_lowercase());
            if self.apostrophes == Apostrophes::Straight && lower.contains('’') {
                *lower = lower.replace('’', "'");
            }
        }
        let entry = lexicon::number(hash(lower));
        Token { entry, contracted_not: lower.contains("n't"), upper: is_upper(token) }
    }
}

/// What Python's `str.split` counts as a blank.
fn is_python_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{1c}'..='\u{1f}')
}

/// As [`is_python_blank`], of ASCII.
fn is_blank(byte: u8) -> bool {
    matches!(byte, b'\t'..=b'\r' | 0x1c..=b' ')
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

/// Whether a sentence ends with `stretch`, after which comes `rest`.
fn ends_sentence(stretch: &str, rest: &str) -> bool {
    let ended = |c: char| matches!(c, '.' | '!' | '?' | '…' | '。' | '！' | '？');
    stretch.trim_end_matches(['"', '\'', ')', '”', '’']).ends_with(ended) || rest.starts_with("\n\n")
}
