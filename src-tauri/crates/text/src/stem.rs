//! Stems of words, by language.
//!
//! In: a lower-case word and its hash. Out: the hash of its (Snowball) stem. Never: remembered here; `form` keeps
//! what was found.

use rust_stemmers::{Algorithm, Stemmer};

use crate::hash::hash;

/// Stemmers beside the English one, by ISO 639-1 code: those of the search index.
const ALGORITHMS: [(&str, Algorithm); 17] = [
    ("ar", Algorithm::Arabic),
    ("da", Algorithm::Danish),
    ("nl", Algorithm::Dutch),
    ("fi", Algorithm::Finnish),
    ("fr", Algorithm::French),
    ("de", Algorithm::German),
    ("el", Algorithm::Greek),
    ("hu", Algorithm::Hungarian),
    ("it", Algorithm::Italian),
    ("no", Algorithm::Norwegian),
    ("pt", Algorithm::Portuguese),
    ("ro", Algorithm::Romanian),
    ("ru", Algorithm::Russian),
    ("es", Algorithm::Spanish),
    ("sv", Algorithm::Swedish),
    ("ta", Algorithm::Tamil),
    ("tr", Algorithm::Turkish),
];

/// How the words of a language are stemmed: as English, unless the language has a stemmer of its own.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Stemming(Option<u8>);

impl Stemming {
    /// Stemmers there are beside the English one.
    pub(crate) const OTHERS: usize = ALGORITHMS.len();

    /// Of the language with this code; languages without a stemmer are treated as English.
    pub fn of(code: &str) -> Stemming {
        Stemming(ALGORITHMS.iter().position(|(known, _)| *known == code).map(|place| place as u8))
    }

    /// The Snowball algorithm.
    pub fn algorithm(self) -> Algorithm {
        self.place().map_or(Algorithm::English, |place| ALGORITHMS[place].1)
    }

    /// The code of the language; `None` for English and languages without a stemmer.
    pub fn code(self) -> Option<&'static str> {
        self.place().map(|place| ALGORITHMS[place].0)
    }

    /// Its place among the others; `None` is English.
    pub(crate) fn place(self) -> Option<usize> {
        self.0.map(usize::from)
    }

    /// Hash of the stem of `word`, in lower case and with hash `own`.
    pub(crate) fn stem(self, word: &str, own: u64) -> u64 {
        match self.place() {
            None => stem(word, own),
            Some(_) if word.len() > LONGEST || !word.chars().all(|c| c.is_alphabetic()) => own,
            Some(_) => hash(&Stemmer::create(self.algorithm()).stem(word)),
        }
    }
}

/// Longer words are not language; they are their own stem. Bytes.
const LONGEST: usize = 48;

/// Endings by which Snowball joins words that mean different things ("important" and "import"). Words with them keep
/// all but a plural's `s`.
const APART: [&str; 6] = ["ant", "antly", "al", "ally", "ful", "fully"];

/// Shorter words with such an ending are not built by it ("plant", "total").
const APART_FROM: usize = 7;

/// The form by which a word is known whose Snowball stem would mislead.
fn kept_apart(word: &str) -> Option<&str> {
    let singular = word.strip_suffix('s').unwrap_or(word);
    let built = singular.len() >= APART_FROM && APART.iter().any(|ending| singular.ends_with(ending));
    (built || singular == "importance").then_some(singular)
}

/// Hash of the stem of `word`, whose own hash is `own`. Words that are not ASCII letters are their own stem.
pub(crate) fn stem(word: &str, own: u64) -> u64 {
    if word.len() > LONGEST || !word.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'\'') {
        return own;
    }
    kept_apart(word).map_or_else(|| hash(&Stemmer::create(Algorithm::English).stem(word)), hash)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inflections_share_a_stem_and_lookalikes_do_not() {
        let of = |word: &str| stem(word, hash(word));
        for (one, other, same) in [
            ("refund", "refunds", true),
            ("charged", "charges", true),
            ("crash", "crashing", true),
            ("account", "account's", true),
            ("portals", "portal", true),
            ("withdrawal", "withdrawals", true),
            ("replies", "reply", true),
            ("import", "important", false),
            ("exception", "exceptional", false),
            ("wonder", "wonderful", false),
            ("add", "address", false),
            ("error", "terrors", false),
        ] {
            assert_eq!(of(one) == of(other), same, "{one} {other}");
        }
    }

    #[test]
    fn languages_have_their_stemmers() {
        for (code, one, other, same) in [
            ("de", "rechnungen", "rechnung", true),
            ("es", "facturas", "factura", true),
            ("fr", "remboursements", "remboursement", true),
            ("ru", "счета", "счет", true),
            ("en", "rechnungen", "rechnung", false),
            ("ja", "refunds", "refund", true),
        ] {
            let stem = |word: &str| Stemming::of(code).stem(word, hash(word));
            assert_eq!(stem(one) == stem(other), same, "{code}: {one} {other}");
        }
    }
}
