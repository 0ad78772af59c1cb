//! Patterns as people write them, taken apart.
//!
//! In: the text of a pattern. Out: words to match in order, or a regular expression. Never: a pattern that can't match,
//! or one that matches whatever is written: those are faults, told in words.

use std::fmt;

use regex::{Regex, RegexBuilder};
use regex_syntax::ParserBuilder;

use crate::tokens::{self, Kind, Part};

/// Longest pattern, characters.
const LONGEST: usize = 1000;

/// Memory a compiled regular expression may take, and so the time it may cost. Bytes.
const LARGEST: usize = 1 << 20;

/// Texts without a letter in common: an expression that is found in all of them tells none from another.
const UNLIKE: [&str; 4] = ["hug", "film", "stock", "ny vex"];

/// A pattern taken apart.
#[derive(Debug)]
pub(crate) enum Pattern {
    /// Words in their order.
    Words(Vec<Item>),
    /// A regular expression over the text as it stands, letters' case aside.
    Regex(Regex),
}

/// A place in a pattern of words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Item {
    /// One of these.
    Any(Vec<Term>),
    /// Up to three words.
    Skip,
}

/// A word of a pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Term {
    /// In lower case with straight apostrophes.
    pub word: String,
    /// Only this form, not its stem.
    pub exact: bool,
}

/// Why a pattern can't be used. Written out, it completes what is said of the pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PatternFault {
    /// Nothing is written.
    Empty,
    /// Longer than any sensible pattern.
    TooLong,
    /// Between blanks or `|` stands something that is no word.
    NoWord(String),
    /// An alternative that is read as several words.
    SeveralWords(String),
    /// A web or e-mail address, which is not matched by words.
    Address(String),
    /// Begins with `/` and does not end with it.
    Unclosed,
    /// Not a regular expression: at which character, from 1, and why.
    Syntax(usize, String),
    /// A regular expression that would take too much memory or time.
    TooLarge,
    /// Matches every text.
    Everything,
    /// Matches no text.
    Nothing,
}

impl fmt::Display for PatternFault {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        match self {
            PatternFault::Empty => write!(out, "The pattern is empty: write a word or a phrase."),
            PatternFault::TooLong => write!(out, "The pattern is longer than {LONGEST} characters."),
            PatternFault::NoWord(item) => {
                write!(out, "“{item}” is no word, so it never matches: leave it out, or write /…/ to match signs.")
            }
            PatternFault::SeveralWords(item) => {
                write!(out, "“{item}” is read as several words, and beside | only single words can stand.")
            }
            PatternFault::Address(item) => {
                write!(out, "“{item}” is an address, which is not matched by words: write it between two slashes.")
            }
            PatternFault::Unclosed => {
                write!(out, "A regular expression stands between two slashes; the second is missing.")
            }
            PatternFault::Syntax(at, why) => {
                write!(out, "The regular expression can't be read at its character {at}: {why}.")
            }
            PatternFault::TooLarge => write!(out, "The regular expression is too large: repeat less in it."),
            PatternFault::Everything => write!(out, "It matches every text."),
            PatternFault::Nothing => write!(out, "It can't match any text."),
        }
    }
}

impl std::error::Error for PatternFault {}

impl Pattern {
    /// Takes a pattern apart.
    pub fn parse(source: &str) -> Result<Pattern, PatternFault> {
        let source = source.trim();
        match source.strip_prefix('/') {
            _ if source.is_empty() => Err(PatternFault::Empty),
            _ if source.chars().count() > LONGEST => Err(PatternFault::TooLong),
            Some(rest) => rest.strip_suffix('/').ok_or(PatternFault::Unclosed).and_then(expression).map(Pattern::Regex),
            None => words(source).map(Pattern::Words),
        }
    }
}

/// Compiles what stands between the slashes.
fn expression(source: &str) -> Result<Regex, PatternFault> {
    if source.is_empty() {
        return Err(PatternFault::Empty);
    }
    let read = ParserBuilder::new().case_insensitive(true).build().parse(source).map_err(|error| misread(&error))?;
    match read.properties().minimum_len() {
        None => return Err(PatternFault::Nothing),
        Some(0) => return Err(PatternFault::Everything),
        Some(_) => {}
    }
    let mut builder = RegexBuilder::new(source);
    let compiled = builder.case_insensitive(true).size_limit(LARGEST).dfa_size_limit(LARGEST).build();
    let regex = compiled.map_err(|_| PatternFault::TooLarge)?;
    if UNLIKE.iter().all(|text| regex.is_match(text)) { Err(PatternFault::Everything) } else { Ok(regex) }
}

fn misread(error: &regex_syntax::Error) -> PatternFault {
    let at = |pattern: &str, offset: usize| pattern.get(..offset).map_or(0, |before| before.chars().count()) + 1;
    match error {
        regex_syntax::Error::Parse(error) => {
            PatternFault::Syntax(at(error.pattern(), error.span().start.offset), error.kind().to_string())
        }
        regex_syntax::Error::Translate(error) => {
            PatternFault::Syntax(at(error.pattern(), error.span().start.offset), error.kind().to_string())
        }
        other => PatternFault::Syntax(1, other.to_string()),
    }
}

/// The places of a pattern of words; `*` counts only between two words.
fn words(source: &str) -> Result<Vec<Item>, PatternFault> {
    let mut items: Vec<Item> = Vec::new();
    for piece in source.split_whitespace() {
        match piece {
            "*" if matches!(items.last(), None | Some(Item::Skip)) => {}
            "*" => items.push(Item::Skip),
            one if !one.contains('|') => items.extend(read(one)?.into_iter().map(|term| Item::Any(vec![term]))),
            several => items.push(Item::Any(alternatives(several)?)),
        }
    }
    if items.last() == Some(&Item::Skip) {
        items.pop();
    }
    if items.is_empty() { Err(PatternFault::Everything) } else { Ok(items) }
}

fn alternatives(piece: &str) -> Result<Vec<Term>, PatternFault> {
    let mut accepted = Vec::new();
    for one in piece.split('|') {
        if one.is_empty() {
            return Err(PatternFault::NoWord(piece.to_owned()));
        }
        let mut terms = read(one)?;
        match terms.pop() {
            Some(term) if terms.is_empty() => accepted.push(term),
            _ => return Err(PatternFault::SeveralWords(one.to_owned())),
        }
    }
    Ok(accepted)
}

/// The words that a piece without blanks is read as, exactly as texts are read: "e-mail" is two.
fn read(piece: &str) -> Result<Vec<Term>, PatternFault> {
    let (exact, text) = piece.strip_prefix('=').map_or((false, piece), |rest| (true, rest));
    if is_plain(text) {
        return Ok(vec![Term { word: text.to_owned(), exact }]);
    }
    let part = Part { message: None, text, spans: std::iter::once(0..text.len()).collect() };
    let found = tokens::read(std::slice::from_ref(&part)).words;
    if found.iter().any(|word| matches!(word.kind, Kind::Url | Kind::Email | Kind::Mention)) {
        return Err(PatternFault::Address(text.to_owned()));
    }
    if found.is_empty() {
        return Err(PatternFault::NoWord(piece.to_owned()));
    }
    let lower = |word: &str| word.to_lowercase().replace(['’', 'ʼ'], "'");
    let term = |word: &tokens::Word| Term { word: lower(&text[word.start as usize..word.end as usize]), exact };
    Ok(found.iter().map(term).collect())
}

/// One word in small letters, as nearly all are: no need to read it as a text.
fn is_plain(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn faults_are_told_in_words() {
        for (pattern, expected) in [
            ("refund", None),
            ("Refund|CHARGE", None),
            ("e-mail address", None),
            ("don’t work", None),
            ("Rückerstattung", None),
            ("/inv-?\\d{4}/", None),
            ("/\\bsso\\b/", None),
            ("/€|\\$/", None),
            ("/[a-z]{30,}/", None),
            ("", Some("empty")),
            ("  ", Some("empty")),
            ("//", Some("empty")),
            ("*", Some("every text")),
            ("* *", Some("every text")),
            ("/.*/", Some("every text")),
            ("/x?/", Some("every text")),
            ("/\\w/", Some("every text")),
            ("/[a-z]+/", Some("every text")),
            ("/[a&&b]/", Some("any text")),
            ("refund | charge", Some("“|” is no word")),
            ("refund|", Some("is no word")),
            ("=", Some("“=” is no word")),
            ("!!!", Some("is no word")),
            ("e-mail|mail", Some("“e-mail” is read as several")),
            ("acme.com", Some("is an address")),
            ("/refund", Some("second is missing")),
            ("/", Some("second is missing")),
            ("/(a|b/", Some("character 1: unclosed group")),
            ("/ab**)/", Some("character 5: unopened group")),
            ("/äö[z-a]/", Some("character 4")),
            ("/a{2,1}/", Some("character 2")),
            ("/\\w{5000}/", Some("too large")),
        ] {
            let found = Pattern::parse(pattern);
            match (found, expected) {
                (Ok(_), None) => {}
                (Err(fault), Some(part)) if fault.to_string().contains(part) => {}
                (found, _) => panic!("{pattern:?}: {found:?}, expected {expected:?}"),
            }
        }
        assert_eq!(Pattern::parse(&"long ".repeat(1000)).unwrap_err(), PatternFault::TooLong);
    }
}
