//! Phrases: what a ticket is about in its customer's own words.
//!
//! In: parts, words, language. Out: at most 16 phrases of one to three words, lower case, best first. Never: words of
//! courtesy, phrases across punctuation, one within a better one.
//!
//! Candidates are runs of words between stop words and punctuation. Forms of a word count as one (by stem), within a
//! ticket as among tickets ([`phrase_hash`]); the surface is that of its first mention with a plural at the end taken
//! away. Rank = mentions × weight of the length, × 1.5 in the subject; ties by place.
mod candidates;
mod counted;
mod stop;

use crate::language;
use crate::tokens::{Part, Word};
use stop::{Place, place};

pub(crate) use candidates::Room;
pub use counted::{counted_phrases, phrase_hash};

/// Most phrases a ticket.
const MOST: usize = 16;

/// Words read of a ticket; the matter is named by then.
const READ: usize = 2_000;

/// Shortest word that is a phrase alone, and shortest within one; letters.
const ALONE: usize = 4;
const WITHIN: usize = 3;

/// Longer stretches of letters are no words.
const LONGEST_WORD: usize = 30;

/// The phrases of a ticket.
pub(crate) fn phrases(parts: &[Part], words: &[Word], language: &str, room: &mut Room) -> Vec<String> {
    let words = &words[..words.len().min(READ)];
    room.collect(parts, words, language::foreign_bit(language));
    let mut surfaces: Vec<String> = Vec::with_capacity(MOST);
    for candidate in room.best(words, MOST) {
        let surface = surface(parts, &words[candidate.first..candidate.first + candidate.length]);
        if !surfaces.contains(&surface) {
            surfaces.push(surface);
        }
    }
    surfaces
}

/// What a word may be in a phrase.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Role {
    /// Never part of one.
    Breaks,
    /// Part of longer ones only.
    Joins,
    /// A phrase alone, too.
    Names,
}

/// The role of a word as it is written, whose hash is `own`.
pub(crate) fn role(text: &str, own: u64) -> Role {
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let plain = text.chars().all(|c| c.is_alphabetic() || matches!(c, '\'' | '’'));
    if !plain || !(WITHIN..=LONGEST_WORD).contains(&letters) {
        return Role::Breaks;
    }
    match place(own) {
        Some(Place::Breaks) => Role::Breaks,
        Some(Place::Joins) => Role::Joins,
        None if is_contraction(text) => Role::Breaks,
        None if is_mask(text) => Role::Breaks,
        None if letters < ALONE || text.ends_with("ed") => Role::Joins,
        None => Role::Names,
    }
}

fn text_of<'a>(parts: &[Part<'a>], word: &Word) -> &'a str {
    parts[word.part as usize].text.get(word.start as usize..word.end as usize).unwrap_or_default()
}

fn is_contraction(text: &str) -> bool {
    text.split_once(['\'', '’']).is_some_and(|(_, tail)| !matches!(tail, "s" | "S"))
}

/// "XXXX", as exports hide names and numbers.
fn is_mask(text: &str) -> bool {
    text.bytes().all(|byte| byte == b'X' || byte == b'x')
}

/// Lower case, straight apostrophes, no possessive, the last word in the singular.
fn surface(parts: &[Part], words: &[Word]) -> String {
    let mut surface = String::with_capacity(10 * words.len());
    for (index, word) in words.iter().enumerate() {
        if index > 0 {
            surface.push(' ');
        }
        let start = surface.len();
        push_lower(text_of(parts, word), &mut surface);
        if surface[start..].ends_with("'s") {
            surface.truncate(surface.len() - 2);
        }
        if index + 1 == words.len() {
            make_singular(&mut surface, start);
        }
    }
    surface
}

fn push_lower(text: &str, surface: &mut String) {
    if text.is_ascii() {
        surface.extend(text.bytes().map(|byte| char::from(byte.to_ascii_lowercase())));
    } else {
        surface.push_str(&text.to_lowercase().replace('’', "'"));
    }
}

/// Makes the word from byte `start` on singular if it is a plain plural.
fn make_singular(text: &mut String, start: usize) {
    let word = &text[start..];
    if !word.is_ascii() || word.len() < 5 {
        return;
    }
    let plain = |stem: &str| stem.len() >= 3 && !stem.ends_with(['s', 'u', 'i', 'a', 'o']);
    if word.len() >= 6 && word.ends_with("ies") {
        text.truncate(text.len() - 3);
        text.push('y');
    } else if ["sses", "shes", "ches", "xes"].iter().any(|ending| word.ends_with(ending)) {
        text.truncate(text.len() - 2);
    } else if word.strip_suffix('s').is_some_and(plain) {
        text.truncate(text.len() - 1);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tokens::read;

    fn of(text: &str) -> Vec<String> {
        let parts = [Part { message: Some(0), text, spans: std::iter::once(0..text.len()).collect() }];
        phrases(&parts, &read(&parts).words, "en", &mut Room::default())
    }

    #[test]
    fn phrases_name_the_matter() {
        for (text, expected) in [
            ("The mobile app keeps crashing. My mobile app!", vec!["mobile app", "crashing"]),
            ("Hello, please help me with invoices and the invoice. Thanks", vec!["invoice"]),
            ("Password resets, password reset", vec!["password reset"]),
            ("Thank you very much in advance", vec![]),
            ("", vec![]),
        ] {
            assert_eq!(of(text), expected, "in {text:?}");
        }
    }

    #[test]
    fn plurals() {
        for (word, expected) in [
            ("invoices", "invoice"),
            ("batteries", "battery"),
            ("crashes", "crash"),
            ("status", "status"),
            ("access", "access"),
            ("address", "address"),
            ("analysis", "analysis"),
            ("boxes", "box"),
            ("bus", "bus"),
        ] {
            let mut found = word.to_owned();
            make_singular(&mut found, 0);
            assert_eq!(found, expected);
        }
    }
}
