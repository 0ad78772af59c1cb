//! The best part of a text for a query.
//!
//! In: a marker, texts. Out: plain text on one line and marks. Never: markup.

use crate::index::guarded;
use crate::marks::{Mark, Marker};
use crate::query::{compile, parse};
use crate::{Result, Snapshot};

/// Length of a snippet, characters (about: words are not cut).
const LENGTH: usize = 160;
/// What stands before the first matched word, characters.
const LEAD: usize = 40;
/// Marks looked at in one text.
const MAX_MARKS: usize = 1_000;

/// The best part of a text for a query.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Snippet {
    /// Plain text of about 160 characters, on one line, `…` where it was cut.
    pub text: String,
    /// Matched words in `text`, as `[start, end)` in UTF-16 units.
    pub marks: Vec<(u32, u32)>,
}

impl Snapshot {
    /// What marks the query's words in texts.
    ///
    /// # Errors
    /// [`crate::Error::Damaged`] when the index can't be read.
    pub fn marker(&self, text: &str, as_you_type: bool) -> Result<Marker> {
        guarded(|| {
            Ok(Marker::new(compile(&parse(text, as_you_type), &self.inner)?.alternatives, self.inner.languages()))
        })
    }
}

impl Marker {
    /// The window with the most of the query's words among these texts, else the beginning of the first that is not
    /// blank.
    pub fn snippet(&self, texts: &[&str]) -> Snippet {
        let mut best: Option<(Worth, &str, Vec<Mark>, usize)> = None;
        for text in texts {
            let mut marks = self.find(text);
            marks.truncate(MAX_MARKS);
            let Some((worth, from)) = best_window(text, &marks) else { continue };
            if best.as_ref().is_none_or(|(most, ..)| worth > *most) {
                best = Some((worth, text, marks, from));
            }
        }
        match best {
            Some((_, text, marks, from)) => cut(text, from, &marks),
            None => texts
                .iter()
                .find(|text| !text.trim().is_empty())
                .map_or_else(Snippet::default, |text| cut(text, 0, &[])),
        }
    }
}

/// The window of a text with the most of some places in it, which are marked. Places are `[start, end)` in bytes; one that
/// is no piece of the text, or overlaps one before it, is passed over.
pub fn excerpt(text: &str, places: &[(u32, u32)]) -> Snippet {
    let mut places = places.to_vec();
    places.sort_unstable();
    let mut marks: Vec<Mark> = Vec::new();
    for (start, end) in places.into_iter().map(|(start, end)| (start as usize, end as usize)) {
        let after = marks.last().is_none_or(|last| last.end <= start);
        if after && text.get(start..end).is_some_and(|words| !words.is_empty()) {
            marks.push(Mark { start, end, word: marks.len() });
        }
    }
    cut(text, best_window(text, &marks).map_or(0, |(_, from)| from), &marks)
}

/// Different words of the query in a window, then all.
type Worth = (usize, usize);

/// Where the best window starts, the first among equals.
fn best_window(text: &str, marks: &[Mark]) -> Option<(Worth, usize)> {
    let mut best: Option<(Worth, usize)> = None;
    for (first, mark) in marks.iter().enumerate() {
        let from = back(text, mark.start, LEAD);
        let to = forward(text, from, LENGTH);
        let inside = marks[first..].iter().take_while(|mark| mark.end <= to);
        let mut words: Vec<usize> = inside.map(|mark| mark.word).collect();
        let all = words.len();
        words.sort_unstable();
        words.dedup();
        let worth = (words.len(), all);
        if best.is_none_or(|(most, _)| worth > most) {
            best = Some((worth, from));
        }
    }
    best
}

/// The byte `count` characters before `at`, moved on to the next word's beginning.
fn back(text: &str, at: usize, count: usize) -> usize {
    let Some((start, _)) = text[..at].char_indices().rev().take(count).last() else { return at };
    if start == 0 {
        return 0;
    }
    text[start..at].find(char::is_whitespace).map_or(start, |space| start + space)
}

/// The byte `count` characters after `at`.
fn forward(text: &str, at: usize, count: usize) -> usize {
    text[at..].char_indices().nth(count).map_or(text.len(), |(length, _)| at + length)
}

/// Writes the window on one line.
fn cut(text: &str, from: usize, marks: &[Mark]) -> Snippet {
    let to = end_of_window(text, from);
    let mut line = Line::default();
    if !text[..from].trim().is_empty() {
        line.push('…');
    }
    let mut inside = marks.iter().filter(|mark| mark.start >= from && mark.end <= to).peekable();
    let mut begun = None;
    for (at, c) in text[from..to].char_indices().map(|(at, c)| (from + at, c)) {
        if inside.peek().is_some_and(|mark| mark.start == at) {
            line.flush_space();
            begun = Some(line.units);
        }
        line.push(c);
        if let (Some(start), true) = (begun, inside.peek().is_some_and(|mark| mark.end == at + c.len_utf8())) {
            line.marks.push((start, line.units));
            begun = None;
            inside.next();
        }
    }
    if !text[to..].trim().is_empty() {
        line.push('…');
    }
    Snippet { text: line.text, marks: line.marks }
}

/// About [`LENGTH`] characters on, at the end of a word if one ends in the last third.
fn end_of_window(text: &str, from: usize) -> usize {
    let to = forward(text, from, LENGTH);
    if to == text.len() || text[to..].starts_with(char::is_whitespace) {
        return to;
    }
    let third = forward(text, from, LENGTH * 2 / 3);
    text[third..to].rfind(char::is_whitespace).map_or(to, |space| third + space)
}

/// A line under construction: runs of white space and control characters become one space.
#[derive(Default)]
struct Line {
    text: String,
    /// Length of `text` in UTF-16 units.
    units: u32,
    space: bool,
    marks: Vec<(u32, u32)>,
}

impl Line {
    fn push(&mut self, c: char) {
        if c.is_whitespace() || c.is_control() {
            self.space = !self.text.is_empty() && !self.text.ends_with('…');
            return;
        }
        if c != '…' {
            self.flush_space();
        }
        self.space = false;
        self.text.push(c);
        self.units += c.len_utf16() as u32;
    }

    fn flush_space(&mut self) {
        if std::mem::take(&mut self.space) {
            self.text.push(' ');
            self.units += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::Alternative;

    fn marker(words: &[&[&str]]) -> Marker {
        let english = [text::Stemming::default()];
        let stems = |words: &[&str]| words.iter().map(|word| crate::words::stems(word, &english)).collect();
        Marker::new(
            words.iter().map(|words| Alternative { stems: stems(words), beginning: None }).collect(),
            english.to_vec(),
        )
    }

    /// Marks are written as square brackets.
    fn check(words: &[&[&str]], text: &str, expected: &str) {
        let snippet = marker(words).snippet(&[text]);
        let mut units: Vec<u16> = snippet.text.encode_utf16().collect();
        for (start, end) in snippet.marks.iter().rev() {
            units.insert(*end as usize, u16::from(b']'));
            units.insert(*start as usize, u16::from(b'['));
        }
        assert_eq!(String::from_utf16_lossy(&units), expected);
    }

    #[test]
    fn marks_by_stem_and_phrase() {
        check(&[&["battery"]], "Two batteries,\n\n one Battery", "Two [batteries], one [Battery]");
        check(&[&["late", "delivery"]], "late. A late delivery", "late. A [late] [delivery]");
        check(&[&["refund"]], "🙂 für refunds 🙂", "🙂 für [refunds] 🙂");
        check(&[&["返", "金"]], "返金を", "[返][金]を");
        check(&[], "\t a\u{0}b  c ", "a b c");
        check(&[&["x"]], "", "");
    }

    #[test]
    fn the_best_window_is_cut_at_words() {
        let filler = "lorem ipsum dolor ".repeat(30);
        let text = format!("{filler}refund {filler}refund for the order {filler}");
        let snippet = marker(&[&["refund"], &["order"]]).snippet(&["nothing here", &text]);
        assert!(snippet.text.starts_with('…') && snippet.text.ends_with('…'), "{}", snippet.text);
        assert_eq!(snippet.marks.len(), 2);
        assert!(snippet.text.chars().count() <= LENGTH + 2);
        assert!(snippet.text.contains("refund for the order"));
    }

    #[test]
    fn an_excerpt_shows_given_places() {
        let filler = "lorem ipsum ".repeat(40);
        let text = format!("{filler}🙂 charged\n twice {filler}");
        let start = text.find("charged").unwrap_or(0) as u32;
        let shown =
            excerpt(&text, &[(start, start + 14), (start + 9, start + 14), (9_999, 10_000), (start + 3, start)]);
        let units: Vec<u16> = shown.text.encode_utf16().collect();
        let marked = |(from, to): &(u32, u32)| String::from_utf16_lossy(&units[*from as usize..*to as usize]);
        assert_eq!(shown.marks.iter().map(marked).collect::<Vec<_>>(), ["charged twice"]);
        assert_eq!(excerpt("  plain\ttext", &[]).text, "plain text");
    }

    #[test]
    fn marks_of_any_text_are_in_bytes_and_in_utf16() {
        let marker = marker(&[&["refund"]]);
        assert_eq!(marker.marks("🙂 refund"), [(5, 11)]);
        assert_eq!(marker.marks_utf16("🙂 refund"), [(3, 9)]);
    }
}
