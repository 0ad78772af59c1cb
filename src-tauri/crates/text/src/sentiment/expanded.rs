//! Emoji spelled out, as VADER reads them.
//!
//! In: a text. Out: the text with each emoji's description in its place, and where each byte came from. Never: a copy of
//! a text without emoji.

use super::lexicon::emoji;

/// A text with its emoji spelled out, and where each came from.
pub(super) struct Expanded {
    /// The text.
    pub text: String,
    /// First byte of the original in its part.
    base: usize,
    /// For each description: its bytes in `text`, and the emoji's in the original.
    emoji: Vec<(usize, usize, usize, usize)>,
}

impl Expanded {
    /// `original`, which begins at byte `base` of its part, with its emoji spelled out, if it has any.
    pub fn of(original: &str, base: usize) -> Option<Self> {
        if original.is_ascii() || !original.chars().any(|c| !c.is_ascii() && emoji(c).is_some()) {
            return None;
        }
        let mut text = String::with_capacity(original.len() * 2);
        let mut places = Vec::new();
        let mut after_blank = true;
        for (at, c) in original.char_indices() {
            match emoji(c) {
                Some(words) => {
                    if !after_blank {
                        text.push(' ');
                    }
                    let start = text.len();
                    text.push_str(words);
                    places.push((start, text.len(), at, at + c.len_utf8()));
                    after_blank = false;
                }
                None => {
                    text.push(c);
                    after_blank = c == ' ';
                }
            }
        }
        Some(Expanded { text, base, emoji: places })
    }

    /// Where in the part's text the byte `at` of the expanded text begins.
    pub fn original(&self, at: usize) -> usize {
        self.place(at, at, |emoji_start, _| emoji_start)
    }

    /// Where in the part's text the stretch ending before the byte `end` of the expanded text ends.
    pub fn original_end(&self, end: usize) -> usize {
        self.place(end.saturating_sub(1), end, |_, emoji_end| emoji_end)
    }

    fn place(&self, probe: usize, at: usize, within: impl Fn(usize, usize) -> usize) -> usize {
        let next = self.emoji.partition_point(|(start, ..)| *start <= probe);
        let Some((_, end, emoji_start, emoji_end)) = next.checked_sub(1).and_then(|place| self.emoji.get(place)) else {
            return self.base + at;
        };
        self.base + if probe < *end { within(*emoji_start, *emoji_end) } else { emoji_end + (at - end) }
    }
}
