//! What topics are found by: the words of a text, stemmed and in pieces.
//!
//! In: a ticket, or a pasted text. Out: its [`TopicWords`]. Never: function words, numbers, addresses, the words of agents.

use model::Ticket;

use crate::analyse::{fingerprint, with_own_words, with_words_of};
use crate::hash::HashMapOf;
use crate::language;
use crate::phrases::Role;
use crate::tokens::{Part, Word};
use crate::vectors::{Piece, Vectors};

/// Words read of a text; the matter is told by then.
const READ: usize = 1_000;

/// What a text is about, by its words alone: texts with one fingerprint have the same.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TopicWords {
    /// Hash of the words in their order, as in `Analysis`; 0 without any.
    pub fingerprint: u64,
    /// Whether the word vectors say anything about it.
    pub english: bool,
    /// Hashes of the stems of its telling words and how often each occurs, ascending by hash.
    pub stems: Vec<(u64, u32)>,
    /// The pieces of its words and how often each occurs, ascending; empty if not English.
    pub pieces: Vec<(Piece, u32)>,
}

/// The words of a ticket's customer.
pub fn topic_words(ticket: &Ticket) -> TopicWords {
    with_own_words(ticket, of)
}

/// The words of a pasted text.
pub fn topic_words_of_text(text: &str) -> TopicWords {
    with_words_of(text, of)
}

fn of(parts: &[Part], words: &[Word]) -> TopicWords {
    let language = language::detect(parts, words).ticket;
    let fingerprint = fingerprint(words);
    let said = || words.iter().take(READ).filter(|word| word.kind.is_word());
    let stems = said().filter(|word| word.form.role != Role::Breaks).map(|word| word.form.stem);
    let mut pieces = Vec::new();
    if language.reads_as_english {
        said().for_each(|word| Vectors::shared().pieces(text_of(parts, word), &mut pieces));
    }
    TopicWords {
        fingerprint,
        english: language.reads_as_english,
        stems: counted(stems),
        pieces: counted(pieces.into_iter().map(u64::from)).into_iter().map(|(piece, n)| (piece as Piece, n)).collect(),
    }
}

fn text_of<'a>(parts: &[Part<'a>], word: &Word) -> &'a str {
    parts[word.part as usize].text.get(word.start as usize..word.end as usize).unwrap_or_default()
}

fn counted(hashes: impl Iterator<Item = u64>) -> Vec<(u64, u32)> {
    let mut counts: HashMapOf<u32> = HashMapOf::default();
    hashes.for_each(|hash| *counts.entry(hash).or_default() += 1);
    let mut counts: Vec<(u64, u32)> = counts.into_iter().collect();
    counts.sort_unstable();
    counts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_with_one_fingerprint_have_the_same_words() {
        for (one, other, same) in [
            ("Refund order 4711, please!", "refund: Order 12 please", true),
            ("The invoices are wrong", "the INVOICES are wrong.", true),
            ("Refund my order", "Return my order", false),
        ] {
            let (one, other) = (topic_words_of_text(one), topic_words_of_text(other));
            assert_eq!(one.fingerprint == other.fingerprint, same);
            assert_eq!(one == other, same);
        }
    }

    #[test]
    fn function_words_and_other_languages() {
        let english = topic_words_of_text("Where is my refund? My refund is late");
        assert_eq!(english.stems.iter().map(|(_, n)| n).sum::<u32>(), 3, "refund twice, late");
        assert!(english.english && !english.pieces.is_empty());
        let german = topic_words_of_text("Ich kann mich nicht anmelden und brauche Hilfe");
        assert!(!german.english && german.pieces.is_empty() && !german.stems.is_empty());
        assert_eq!(topic_words_of_text("12 !!"), TopicWords { english: true, ..TopicWords::default() });
    }
}
