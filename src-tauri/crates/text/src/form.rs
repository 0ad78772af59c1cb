//! Forms of words: everything that the letters of a word alone decide, found out once and remembered.
//!
//! In: a word as it is written. Out: its hashes and what each feature knows of it. Never: anything that depends on the
//! words around it, and never a different answer for the same word; the memory of each thread only saves time, since a
//! text repeats its words and a corpus its vocabulary.

use model::Short;

use crate::hash::{HashMapOf, hash};
use crate::language;
use crate::lists::negation;
use crate::phrases::{self, Role};
use crate::sentiment::learned::Learned;
use crate::sentiment::lexicon;
use crate::signals::{errors, questions};
use crate::stem::{Stemming, stem};

/// Forms remembered a thread before the memory starts afresh (about 3 MB).
const REMEMBERED: usize = 1 << 16;

/// Forms at hand; a power of two.
const RECENT: usize = 1 << 12;

/// What is known of a word as it is written.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Form {
    /// Hash of the word in lower case with straight apostrophes; 0 for addresses and mentions.
    pub hash: u64,
    /// Hash of its stem; equal to `hash` where it has none.
    pub stem: u64,
    /// Facts as bits of [`is`].
    bits: u16,
    /// Number of its entry in the tone lexicon; 0 if it has none.
    pub entry: u16,
    /// Number of its learned weights of tone; 0 if it has none.
    pub tone: u16,
    /// Number of what it says of the language ([`language::sign`]).
    pub language: u8,
    /// What it may be in a phrase.
    pub role: Role,
}

/// Facts about a form.
pub(crate) mod is {
    /// ASCII digits only, with points and commas.
    pub const NUMBER: u16 = 1;
    /// In capitals, two letters or more.
    pub const UPPER: u16 = 1 << 1;
    /// At least one letter, and all in capitals.
    pub const CAPITALS: u16 = 1 << 2;
    /// ASCII letters, digits and apostrophes only.
    pub const PLAIN: u16 = 1 << 3;
    /// Holds "n't".
    pub const CONTRACTED_NOT: u16 = 1 << 4;
    /// A negator of patterns.
    pub const NEGATOR: u16 = 1 << 5;
    /// Takes a negator before it back.
    pub const UNDOES_NEGATOR: u16 = 1 << 6;
    /// Has a digit or an underscore, as codes do.
    pub const CODE_LIKE: u16 = 1 << 7;
    /// Name of an exception.
    pub const EXCEPTION: u16 = 1 << 8;
    /// "how", "what" and the like.
    pub const ASKS: u16 = 1 << 9;
    /// May follow "how" in a question.
    pub const FOLLOWS: u16 = 1 << 10;
    /// May begin a question of two words.
    pub const OPENS: u16 = 1 << 11;
}

impl Form {
    /// What stands for an address or a mention.
    pub const NONE: Form = Form { hash: 0, stem: 0, bits: 0, entry: 0, tone: 0, language: 0, role: Role::Breaks };

    /// Whether any of the facts in `bits` holds.
    pub fn is(&self, bits: u16) -> bool {
        self.bits & bits != 0
    }

    /// Finds out everything about `word`; `lower` is room for it in lower case.
    fn of(word: &str, lower: &mut String) -> Form {
        write_lower(word, lower);
        let own = hash(lower);
        Form {
            hash: own,
            stem: stem(lower, own),
            bits: letters(word) | knowledge(word, lower, own),
            entry: lexicon::number(own),
            tone: Learned::shared().number(own),
            language: language::sign(lower, own),
            role: phrases::role(word, own),
        }
    }
}

/// `word` in lower case with straight apostrophes.
fn write_lower(word: &str, lower: &mut String) {
    lower.clear();
    for c in word.chars() {
        match c {
            '’' | 'ʼ' => lower.push('\''),
            c if c.is_ascii() => lower.push(c.to_ascii_lowercase()),
            c => lower.extend(c.to_lowercase()),
        }
    }
}

/// Facts of the characters.
fn letters(word: &str) -> u16 {
    let mut bits = is::NUMBER | is::PLAIN;
    let (mut letters, mut lower_case) = (0, false);
    for c in word.chars() {
        if !c.is_ascii_digit() && !matches!(c, '.' | ',') {
            bits &= !is::NUMBER;
        }
        if !c.is_ascii_alphanumeric() && c != '\'' {
            bits &= !is::PLAIN;
        }
        if c.is_ascii_digit() || c == '_' {
            bits |= is::CODE_LIKE;
        }
        letters += u32::from(c.is_alphabetic());
        lower_case |= c.is_lowercase();
    }
    bits | (if !lower_case && letters > 1 { is::UPPER } else { 0 })
        | (if !lower_case && letters > 0 { is::CAPITALS } else { 0 })
}

/// Facts the word lists of the features know.
fn knowledge(word: &str, lower: &str, own: u64) -> u16 {
    [
        (lower.contains("n't"), is::CONTRACTED_NOT),
        (negation::negates(own), is::NEGATOR),
        (negation::undoes(own), is::UNDOES_NEGATOR),
        (errors::is_exception(word), is::EXCEPTION),
        (questions::asks(own), is::ASKS),
        (questions::follows(own), is::FOLLOWS),
        (questions::opens(own), is::OPENS),
    ]
    .into_iter()
    .fold(0, |bits, (holds, bit)| if holds { bits | bit } else { bits })
}

/// Remembered forms.
pub(crate) struct Memory {
    forms: HashMapOf<Form>,
    /// Stems in languages other than English, by the word's hash and the language.
    stems: HashMapOf<u64>,
    /// The forms met last by the low bits of their keys: most of a text is in these, which stay in the processor's cache.
    recent: Vec<(u64, Form)>,
    lower: String,
}

impl Default for Memory {
    fn default() -> Self {
        Memory {
            forms: HashMapOf::default(),
            stems: HashMapOf::default(),
            recent: vec![(0, Form::NONE); RECENT],
            lower: String::new(),
        }
    }
}

impl Memory {
    /// The form of the word `start..end` of a text.
    pub fn form(&mut self, text: &str, start: usize, end: usize) -> Form {
        let key = Short::of(text, start, end).map_or_else(|| hash(&text[start..end]), |word| word.hash());
        let (known, form) = self.recent[key as usize % RECENT];
        if known == key { form } else { self.look_up(key, &text[start..end]) }
    }

    /// The stem of a word with this form in another language.
    pub fn stem_in(&mut self, language: Stemming, word: &str, form: &Form) -> u64 {
        let Some(place) = language.place() else { return form.stem };
        let key = form.hash.rotate_left(7) ^ (place as u64 + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        if let Some(known) = self.stems.get(&key) {
            return *known;
        }
        write_lower(word, &mut self.lower);
        let stem = language.stem(&self.lower, form.hash);
        if self.stems.len() >= REMEMBERED {
            self.stems.clear();
        }
        self.stems.insert(key, stem);
        stem
    }

    fn look_up(&mut self, key: u64, word: &str) -> Form {
        let form = match self.forms.get(&key) {
            Some(known) => *known,
            None => self.learn(key, word),
        };
        self.recent[key as usize % RECENT] = (key, form);
        form
    }

    #[cold]
    fn learn(&mut self, key: u64, word: &str) -> Form {
        let found = Form::of(word, &mut self.lower);
        // A number or a code is hardly ever said again.
        if !found.is(is::CODE_LIKE) {
            if self.forms.len() >= REMEMBERED {
                self.forms.clear();
            }
            self.forms.insert(key, found);
        }
        found
    }
}
