//! How the parts of a ticket are read: by which language's stems, and whether the English word lists apply.
//!
//! In: parts and their words. Out: words with the stems of their language, and what of them reads as English. Never: a
//! language decided here; `language` tells it.

use crate::form::Memory;
use crate::language::{Languages, detect};
use crate::stem::Stemming;
use crate::tokens::{Part, Word};

/// The languages of a ticket and what follows from them.
pub(crate) struct Reading {
    pub languages: Languages,
    /// How the words of each part are stemmed.
    stemming: Vec<Stemming>,
    /// Whether the English word lists apply to each part.
    english: Vec<bool>,
}

impl Reading {
    /// Tells the languages of `parts` and gives `words` the stems of theirs.
    pub fn of(parts: &[Part], words: &mut [Word], memory: &mut Memory) -> Reading {
        let languages = detect(parts, words);
        let read = |part| languages.reading(part);
        let stemming: Vec<Stemming> = (0..parts.len()).map(|part| Stemming::of(read(part).code)).collect();
        let english = (0..parts.len()).map(|part| read(part).reads_as_english).collect();
        if stemming.iter().any(|stemming| stemming.place().is_some()) {
            for word in words.iter_mut().filter(|word| word.kind.is_word()) {
                let text = parts[word.part as usize].text.get(word.start as usize..word.end as usize);
                word.form.stem = memory.stem_in(stemming[word.part as usize], text.unwrap_or_default(), &word.form);
            }
        }
        Reading { languages, stemming, english }
    }

    /// How the words of a part are stemmed.
    pub fn stemming(&self, part: usize) -> Stemming {
        self.stemming.get(part).copied().unwrap_or_default()
    }

    /// Whether the English word lists apply to a part.
    pub fn is_english(&self, part: usize) -> bool {
        self.english.get(part).copied().unwrap_or(true)
    }

    /// Whether they apply to all.
    pub fn all_english(&self) -> bool {
        self.english.iter().all(|english| *english)
    }

    /// The parts to which the English word lists apply, with their words, counted anew.
    pub fn english_only<'a>(&self, parts: &[Part<'a>], words: &[Word]) -> (Vec<Part<'a>>, Vec<Word>) {
        let mut places = vec![None; parts.len()];
        let mut kept = Vec::new();
        for (index, part) in parts.iter().enumerate().filter(|(index, _)| self.is_english(*index)) {
            places[index] = Some(kept.len() as u32);
            kept.push(Part { message: part.message, text: part.text, spans: part.spans.clone() });
        }
        let moved = |word: &Word| places[word.part as usize].map(|part| Word { part, ..*word });
        (kept, words.iter().filter_map(moved).collect())
    }
}
