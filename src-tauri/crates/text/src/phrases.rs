//! Phrases: what a ticket is about in its customer's own words.
//!
//! In: parts, words, language. Out: at most ten phrases of one to three words, lower case, best first. Never: words of
//! courtesy, phrases across punctuation, the same concept twice.
//!
//! Candidates are runs of words between stop words and punctuation. Forms of a word count as one (by stem); the surface
//! is that of its first mention with a plural at the end taken away, so that tickets agree on it. Rank = mentions ×
//! weight of the length, × 1.5 in the subject; ties by place.

mod stop;

use std::cell::RefCell;

use crate::hash::HashMapOf;
use crate::language;
use crate::tokens::{Gap, Kind, Part, Word};
use stop::{Place, place};

/// Most phrases a ticket.
const MOST: usize = 10;

/// Words read of a ticket; the matter is named by then.
const READ: usize = 2_000;

/// Longest phrase, words.
const LONGEST: usize = 3;

/// Weight of a phrase by its length: two words name a matter best.
const LENGTH: [f32; LONGEST] = [1.0, 1.9, 1.7];

/// A phrase of three words said more than once is a name.
const REPEATED_THREE: f32 = 2.4;

/// Weight of a mention in the subject.
const SUBJECT: f32 = 1.5;

/// Shortest word that is a phrase alone, and shortest within one; letters.
const ALONE: usize = 4;
const WITHIN: usize = 3;

/// Longer stretches of letters are no words.
const LONGEST_WORD: usize = 30;

thread_local! {
    /// Where each phrase stands among the candidates, emptied for each ticket; kept only for its room.
    static FOUND: RefCell<HashMapOf<usize>> = RefCell::default();
}

#[derive(Clone, Copy)]
struct Candidate {
    first: usize,
    length: usize,
    mentions: u32,
    weight: f32,
}

impl Candidate {
    fn rank(&self) -> f32 {
        let length = if self.length == LONGEST && self.mentions > 1 { REPEATED_THREE } else { LENGTH[self.length - 1] };
        self.weight * length
    }
}

/// The phrases of a ticket.
pub(crate) fn phrases(parts: &[Part], words: &[Word], language: &str) -> Vec<String> {
    let words = &words[..words.len().min(READ)];
    let candidates = collect(parts, words, language::foreign_bit(language));
    let mut surfaces: Vec<String> = Vec::with_capacity(MOST);
    for candidate in best(words, &candidates) {
        let surface = surface(parts, &words[candidate.first..candidate.first + candidate.length]);
        if !surfaces.contains(&surface) {
            surfaces.push(surface);
        }
    }
    surfaces
}

/// The highest ranks of which none contains another.
fn best(words: &[Word], candidates: &[Candidate]) -> Vec<Candidate> {
    let mut ranked: Vec<(f32, &Candidate)> = candidates.iter().map(|candidate| (candidate.rank(), candidate)).collect();
    ranked.sort_unstable_by(|(rank_a, a), (rank_b, b)| {
        rank_b.total_cmp(rank_a).then((a.first, a.length).cmp(&(b.first, b.length)))
    });
    let mut chosen: Vec<Candidate> = Vec::with_capacity(MOST);
    for (_, candidate) in ranked {
        if !chosen.iter().any(|known| overlaps(words, known, candidate)) {
            chosen.push(*candidate);
            if chosen.len() == MOST {
                break;
            }
        }
    }
    chosen
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

/// Every run of words that may be a phrase, once, with its mentions.
fn collect(parts: &[Part], words: &[Word], foreign: u8) -> Vec<Candidate> {
    FOUND.with_borrow_mut(|found| {
        found.clear();
        collect_with(parts, words, foreign, found)
    })
}

fn collect_with(parts: &[Part], words: &[Word], foreign: u8, found: &mut HashMapOf<usize>) -> Vec<Candidate> {
    let breaks = |word: &Word| word.form.role == Role::Breaks || word.form.languages & foreign != 0;
    let mut candidates: Vec<Candidate> = Vec::new();
    for first in 0..words.len() {
        let weight = if parts[words[first].part as usize].message.is_none() { SUBJECT } else { 1.0 };
        let mut key = 0_u64;
        let mut names = false;
        for (index, word) in words[first..].iter().take(LONGEST).enumerate() {
            if breaks(word) || index > 0 && !joined(word) {
                break;
            }
            key = key.rotate_left(21).wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ word.form.stem;
            names |= word.form.role == Role::Names;
            if !names {
                continue;
            }
            let place = *found.entry(key).or_insert(candidates.len());
            match candidates.get_mut(place) {
                Some(known) => {
                    known.mentions += 1;
                    known.weight += weight;
                }
                None => candidates.push(Candidate { first, length: index + 1, mentions: 1, weight }),
            }
        }
    }
    candidates
}

fn joined(word: &Word) -> bool {
    word.gap == Gap::Space && word.kind == Kind::Word
}

/// Whether one of two phrases is contained in the other.
fn overlaps(words: &[Word], a: &Candidate, b: &Candidate) -> bool {
    let (short, long) = if a.length <= b.length { (a, b) } else { (b, a) };
    let of = |phrase: &Candidate| &words[phrase.first..phrase.first + phrase.length];
    let same = |(a, b): (&Word, &Word)| a.form.stem == b.form.stem;
    of(long).windows(short.length).any(|window| window.iter().zip(of(short)).all(same))
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
        phrases(&parts, &read(&parts).words, "en")
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
