//! Phrases: what a ticket is about in its customer's own words.
//!
//! In: parts, words, language. Out: at most ten phrases of one to three words, lower case, best first. Never: words of
//! courtesy, phrases across punctuation, the same concept twice.
//!
//! Candidates are runs of words between stop words and punctuation. Forms of a word count as one (by stem); the surface
//! is that of its first mention with a plural at the end taken away, so that tickets agree on it. Rank = mentions ×
//! weight of the length, × 1.5 in the subject; ties by place.

mod stop;

use std::collections::HashMap;
use std::hash::BuildHasherDefault;

use crate::hash::Identity;
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
    let foreign = language::foreign_function_word(language);
    let breaks = |word: &Word| foreign(word.hash) || place(word.hash) == Some(Place::Breaks);
    let roles: Vec<Role> =
        words.iter().map(|word| if breaks(word) { Role::Breaks } else { role(parts, word) }).collect();
    let mut candidates = collect(parts, words, &roles);
    candidates.sort_by(|a, b| b.rank().total_cmp(&a.rank()).then((a.first, a.length).cmp(&(b.first, b.length))));
    let mut chosen: Vec<Candidate> = Vec::with_capacity(MOST);
    for candidate in candidates {
        if !chosen.iter().any(|known| overlaps(words, known, &candidate)) {
            chosen.push(candidate);
            if chosen.len() == MOST {
                break;
            }
        }
    }
    let mut surfaces: Vec<String> = Vec::with_capacity(chosen.len());
    for candidate in &chosen {
        let surface = surface(parts, &words[candidate.first..candidate.first + candidate.length]);
        if !surfaces.contains(&surface) {
            surfaces.push(surface);
        }
    }
    surfaces
}

#[derive(Clone, Copy, PartialEq)]
enum Role {
    Breaks,
    Joins,
    Names,
}

/// The role of a word that is no stop word.
fn role(parts: &[Part], word: &Word) -> Role {
    if !word.kind.is_word() {
        return Role::Breaks;
    }
    let text = text_of(parts, word);
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let plain = text.chars().all(|c| c.is_alphabetic() || matches!(c, '\'' | '’'));
    if !plain || !(WITHIN..=LONGEST_WORD).contains(&letters) {
        return Role::Breaks;
    }
    match place(word.hash) {
        Some(_) => Role::Joins,
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

fn collect(parts: &[Part], words: &[Word], roles: &[Role]) -> Vec<Candidate> {
    let mut found: HashMap<u64, usize, BuildHasherDefault<Identity>> = HashMap::default();
    let mut candidates: Vec<Candidate> = Vec::new();
    for first in 0..words.len() {
        let weight = if parts[words[first].part as usize].message.is_none() { SUBJECT } else { 1.0 };
        let mut key = 0_u64;
        for length in 1..=LONGEST {
            let last = first + length - 1;
            if last >= words.len() || roles[last] == Role::Breaks || length > 1 && !joined(&words[last]) {
                break;
            }
            key = key.rotate_left(21).wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ words[last].stem;
            if !roles[first..=last].contains(&Role::Names) {
                continue;
            }
            match found.get(&key) {
                Some(index) => {
                    candidates[*index].mentions += 1;
                    candidates[*index].weight += weight;
                }
                None => {
                    found.insert(key, candidates.len());
                    candidates.push(Candidate { first, length, mentions: 1, weight });
                }
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
    let stems = |phrase: &Candidate| words[phrase.first..phrase.first + phrase.length].iter().map(|word| word.stem);
    let needle: Vec<u64> = stems(short).collect();
    let hay: Vec<u64> = stems(long).collect();
    hay.windows(needle.len()).any(|window| window == needle.as_slice())
}

/// Lower case, straight apostrophes, no possessive, the last word in the singular.
fn surface(parts: &[Part], words: &[Word]) -> String {
    let mut surface = String::new();
    for (index, word) in words.iter().enumerate() {
        if index > 0 {
            surface.push(' ');
        }
        let lower = text_of(parts, word).to_lowercase().replace('’', "'");
        let bare = lower.strip_suffix("'s").unwrap_or(&lower);
        if index + 1 == words.len() { surface.push_str(&singular(bare)) } else { surface.push_str(bare) }
    }
    surface
}

/// The singular of plurals that are plain; anything else unchanged.
fn singular(word: &str) -> String {
    let plain = |stem: &str| stem.len() >= 3 && !stem.ends_with(['s', 'u', 'i', 'a', 'o']);
    if !word.is_ascii() || word.len() < 5 {
        return word.to_owned();
    }
    if let Some(stem) = word.strip_suffix("ies").filter(|stem| stem.len() >= 3) {
        return format!("{stem}y");
    }
    if let Some(stem) = ["sses", "shes", "ches", "xes"]
        .iter()
        .find_map(|ending| word.strip_suffix(ending).map(|_| &word[..word.len() - 2]))
    {
        return stem.to_owned();
    }
    word.strip_suffix('s').filter(|stem| plain(stem)).unwrap_or(word).to_owned()
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
            assert_eq!(singular(word), expected);
        }
    }
}
