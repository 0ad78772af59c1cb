//! The one tokenisation pass: text into words with their places.
//!
//! In: the parts of a ticket the customer wrote. Out: words in order, each with its part, bytes, form, kind and how it
//! is separated from the word before, and where question marks stand. Never: parts of addresses as words.

mod ascii;
mod scan;
mod special;

pub(crate) use scan::{read, read_into};

use std::ops::Range;

use crate::form::Form;

/// A stretch of a ticket's text that counts: the subject or one message.
pub(crate) struct Part<'a> {
    /// `None` is the subject, else the index of the message.
    pub message: Option<u32>,
    /// The whole text; offsets go by it.
    pub text: &'a str,
    /// The byte ranges of it that are the customer's own words.
    pub spans: Vec<Range<usize>>,
}

/// A word and its place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Word {
    /// Index of the part it stands in.
    pub part: u32,
    /// First byte in the part's text.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
    /// What it is.
    pub kind: Kind,
    /// What separates it from the word before.
    pub gap: Gap,
    /// What its letters say.
    pub form: Form,
}

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A word of letters, possibly with digits.
    Word,
    /// Digits only, with points and commas.
    Number,
    /// A web address.
    Url,
    /// An e-mail address.
    Email,
    /// `@name`.
    Mention,
    /// `#word`; its hash is the word's.
    Hashtag,
}

impl Kind {
    /// Whether it is language: a word or a tag made of one.
    pub fn is_word(self) -> bool {
        matches!(self, Kind::Word | Kind::Hashtag)
    }
}

/// What separates two words, weakest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Gap {
    /// Blanks, a hyphen, a slash or a wrapped line.
    Space,
    /// A comma, bracket, quotation mark or the like.
    Clause,
    /// The end of a sentence, line or part.
    Sentence,
}

/// The words of a ticket.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Tokens {
    /// In order of the parts and of the text.
    pub words: Vec<Word>,
    /// For each run of sentence ends holding a `?`: how many words stand before it. Never the same number twice.
    pub questions: Vec<u32>,
    /// Number of `!` in all parts.
    pub exclamations: u32,
}

impl Tokens {
    /// Whether anything was said.
    pub fn has_words(&self) -> bool {
        self.words.iter().any(|word| word.kind.is_word())
    }
}
