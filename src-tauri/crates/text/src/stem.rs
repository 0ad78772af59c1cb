//! Stems of words.
//!
//! In: a lower-case word and its hash. Out: the hash of its English (Snowball) stem. Never: remembered here; `form` keeps
//! what was found.

use rust_stemmers::{Algorithm, Stemmer};

use crate::hash::hash;

/// Longer words are not language; they are their own stem.
const LONGEST: usize = 32;

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
}
