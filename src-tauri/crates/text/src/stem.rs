//! Stems of words, remembered.
//!
//! In: a lower-case word and its hash. Out: the hash of its English (Snowball) stem. Never: a different answer for the
//! same word; the memory of each thread only saves time, since a text repeats its words and a corpus its vocabulary.

use std::cell::RefCell;

use rust_stemmers::{Algorithm, Stemmer};

use crate::hash::{HashMapOf, hash};

/// Words remembered a thread before the memory starts afresh (about 1 MB).
const REMEMBERED: usize = 1 << 16;

/// Longer words are not language; they are their own stem.
const LONGEST: usize = 32;

struct Memory {
    stemmer: Stemmer,
    stems: HashMapOf<u64>,
}

thread_local! {
    static MEMORY: RefCell<Memory> =
        RefCell::new(Memory { stemmer: Stemmer::create(Algorithm::English), stems: HashMapOf::default() });
}

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
    MEMORY.with_borrow_mut(|memory| {
        if let Some(known) = memory.stems.get(&own) {
            return *known;
        }
        if memory.stems.len() >= REMEMBERED {
            memory.stems.clear();
        }
        let found = kept_apart(word).map_or_else(|| hash(&memory.stemmer.stem(word)), hash);
        memory.stems.insert(own, found);
        found
    })
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
