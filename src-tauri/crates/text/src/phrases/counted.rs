//! What phrases a ticket is counted under, by hash.
//!
//! In: the phrases a ticket keeps. Out: their hashes, and those of the phrases within them. Never: the text.

use model::columns;

use super::{MOST, Role, candidates};
use crate::scratch::with_scratch;
use crate::tokens::{Part, Word, read_into};

/// Phrases counted before any within them: what a long ticket is about weighs more than what its phrases are made of.
const WHOLE_FIRST: usize = 10;

/// Hash by which a phrase is counted: of the stems of its words in their order, so that "refund request" and "Refunds
/// requested" are one. Of what isn't a phrase it is some number, too.
pub fn phrase_hash(phrase: &str) -> u64 {
    read(phrase, hash)
}

/// Calls `each` with the hash and the words of the phrases that a ticket counts under, each hash once, at most 16: its own,
/// best first, and those within them, so that "refund" is counted where the ticket keeps "refund request".
pub fn counted_phrases<'a>(phrases: &'a [String], mut each: impl FnMut(u64, &'a str)) {
    let mut seen: Vec<u64> = Vec::with_capacity(MOST);
    let mut count = |hash: u64, words: &'a str| {
        if seen.len() < MOST && !seen.contains(&hash) {
            seen.push(hash);
            each(hash, words);
        }
    };
    let (first, rest) = phrases.split_at(phrases.len().min(WHOLE_FIRST));
    first.iter().for_each(|phrase| count(phrase_hash(phrase), phrase));
    for phrase in first.iter().filter(|phrase| phrase.contains(' ')) {
        within(phrase).into_iter().for_each(|(hash, words)| count(hash, words));
    }
    rest.iter().for_each(|phrase| count(phrase_hash(phrase), phrase));
}

/// The phrases within a phrase, longest first.
fn within(phrase: &str) -> Vec<(u64, &str)> {
    let is_phrase = |run: &&[Word]| {
        run.iter().any(|word| word.form.role == Role::Names) && run.iter().all(|word| word.form.role != Role::Breaks)
    };
    let words_of = |run: &[Word]| match (run.first(), run.last()) {
        (Some(first), Some(last)) => phrase.get(first.start as usize..last.end as usize).unwrap_or_default(),
        _ => "",
    };
    read(phrase, |words| {
        let runs = (1..words.len()).rev().flat_map(|length| words.windows(length));
        runs.filter(is_phrase).map(|run| (hash(run), words_of(run))).collect()
    })
}

fn hash(words: &[Word]) -> u64 {
    columns::phrase_hash(candidates::key(words), words.len() > 1)
}

fn read<T>(phrase: &str, look: impl FnOnce(&[Word]) -> T) -> T {
    let parts = [Part { message: None, text: phrase, spans: std::iter::once(0..phrase.len()).collect() }];
    with_scratch(|scratch| {
        read_into(&parts, &mut scratch.forms, &mut scratch.tokens);
        look(&scratch.tokens.words)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_one_phrase_share_a_hash() {
        for (one, other, same) in [
            ("refund request", "Refunds requested", true),
            ("account's owner", "account owners", true),
            ("log-in page", "log in page", true),
            ("refund request", "request refund", false),
            ("refund", "refund request", false),
            ("Rücksendung", "rücksendung", true),
        ] {
            assert_eq!(phrase_hash(one) == phrase_hash(other), same, "{one} {other}");
        }
    }

    #[test]
    fn a_ticket_counts_under_the_phrases_within_its_own() {
        for (kept, expected) in [
            (vec!["refund request"], vec!["refund request", "refund"]),
            (
                vec!["mobile app crash", "apps"],
                vec!["mobile app crash", "apps", "mobile app", "app crash", "mobile", "crash"],
            ),
            (vec!["refund", "refunds"], vec!["refund"]),
            (vec![], vec![]),
        ] {
            let kept: Vec<String> = kept.into_iter().map(str::to_owned).collect();
            let mut found = Vec::new();
            counted_phrases(&kept, |hash, words| {
                assert_eq!(hash, phrase_hash(words));
                found.push(words);
            });
            assert_eq!(found, expected);
        }
        let many: Vec<String> = (0..30).map(|n| format!("word{n} other")).collect();
        let mut count = 0;
        counted_phrases(&many, |_, _| count += 1);
        assert_eq!(count, MOST);
    }
}
