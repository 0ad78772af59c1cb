//! The pass itself.

use super::ascii::{self, plain_word};
use super::special::{is_opening, special};
use super::{Gap, Kind, Part, Tokens, Word};
use crate::form::{Form, Memory, is};

/// Bytes of the longest stretch read as one word; what follows is the next word.
pub(super) const LONGEST_WORD: usize = 256;

/// Reads the words of `parts` into `tokens`, in one pass.
pub(crate) fn read_into(parts: &[Part], memory: &mut Memory, tokens: &mut Tokens) {
    tokens.words.clear();
    tokens.questions.clear();
    tokens.exclamations = 0;
    let mut scan = Scan { tokens, gap: Gap::Sentence, breaks: 0, part: 0, memory };
    for (index, part) in parts.iter().enumerate() {
        scan.part = index as u32;
        for span in &part.spans {
            scan.gap = Gap::Sentence;
            scan.breaks = 0;
            scan.span(part.text, span.start, span.end);
        }
    }
}

/// The words of `parts`, read with a memory of its own.
pub(crate) fn read(parts: &[Part]) -> Tokens {
    let mut tokens = Tokens::default();
    read_into(parts, &mut Memory::default(), &mut tokens);
    tokens
}

struct Scan<'a> {
    tokens: &'a mut Tokens,
    gap: Gap,
    /// Line breaks since the last word.
    breaks: u32,
    part: u32,
    memory: &'a mut Memory,
}

impl Scan<'_> {
    fn span(&mut self, text: &str, start: usize, end: usize) {
        let bytes = &text.as_bytes()[..end];
        let mut at = start;
        let mut fresh = true;
        while let Some(byte) = bytes.get(at) {
            if *byte == b' ' {
                // Blanks separate least, so they change nothing.
                fresh = true;
                at += 1;
            } else if ascii::is_word(*byte)
                && let Some(stop) = plain_word(bytes, at)
            {
                self.push_word(text, at, stop, Kind::Word);
                fresh = false;
                at = stop;
            } else {
                (at, fresh) = self.step(text, at, end, fresh);
            }
        }
    }

    /// Reads what stands at `at`, whatever it is; where it ends, and whether a word after it begins afresh.
    fn step(&mut self, text: &str, at: usize, end: usize, fresh: bool) -> (usize, bool) {
        let Some(c) = text[at..end].chars().next() else { return (end, fresh) };
        if fresh && let Some((kind, length)) = special(&text[at..end]) {
            self.push_special(text, at, length, kind);
            (at + length, false)
        } else if is_word_char(c) {
            let stop = word_end(text, at, end);
            self.push_word(text, at, stop, Kind::Word);
            (stop, false)
        } else {
            let next = at + c.len_utf8();
            self.separate(c, fresh, text[next..end].chars().next());
            (next, c.is_whitespace() || is_opening(c) || matches!(c, '>' | '|'))
        }
    }

    /// Notes what `c` says about the separation of the words around it. `fresh`: no word touches it on the left.
    fn separate(&mut self, c: char, fresh: bool, next: Option<char>) {
        let gap = match c {
            '\n' => {
                self.breaks += 1;
                if self.breaks > 1 { Gap::Sentence } else { Gap::Space }
            }
            '?' | '？' | '؟' => {
                let words = self.tokens.words.len() as u32;
                if self.tokens.questions.last() != Some(&words) {
                    self.tokens.questions.push(words);
                }
                Gap::Sentence
            }
            '!' => {
                self.tokens.exclamations += 1;
                Gap::Sentence
            }
            '。' | '！' | '…' | '•' => Gap::Sentence,
            '.' if next.is_none_or(|next| !is_word_char(next)) => Gap::Sentence,
            '.' if self.after_initial() => Gap::Space,
            '-' | '/' | '\'' | '’' | '&' if !fresh => Gap::Space,
            c if c.is_whitespace() || c == '\'' || c == '’' => Gap::Space,
            _ => Gap::Clause,
        };
        self.gap = self.gap.max(gap);
    }

    /// Whether the last word is a single letter, as in "a.s.a.p".
    fn after_initial(&self) -> bool {
        self.gap == Gap::Space && self.tokens.words.last().is_some_and(|word| word.end - word.start == 1)
    }

    fn push_special(&mut self, text: &str, at: usize, length: usize, kind: Kind) {
        if kind == Kind::Hashtag {
            self.push_word(text, at + 1, at + length, kind);
        } else {
            self.push(at, at + length, kind, Form::NONE);
        }
    }

    fn push_word(&mut self, text: &str, start: usize, end: usize, kind: Kind) {
        let form = self.memory.form(text, start, end);
        let kind = if kind == Kind::Word && form.is(is::NUMBER) { Kind::Number } else { kind };
        // A line that begins with a capital begins a sentence; one that does not is wrapped.
        if self.breaks > 0 && text[start..end].chars().next().is_some_and(char::is_uppercase) {
            self.gap = Gap::Sentence;
        }
        self.push(start, end, kind, form);
    }

    fn push(&mut self, start: usize, end: usize, kind: Kind, form: Form) {
        let (part, gap) = (self.part, self.gap);
        self.tokens.words.push(Word { part, start: start as u32, end: end as u32, kind, gap, form });
        self.gap = Gap::Space;
        self.breaks = 0;
    }
}

fn is_word_char(c: char) -> bool {
    c.is_alphanumeric() || c == '_' || is_combining(c)
}

/// Marks that continue a letter (accents, vowel signs): without them Hindi and decomposed accents fall apart.
fn is_combining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{900}'..='\u{903}' | '\u{93a}'..='\u{94f}' | '\u{981}'..='\u{983}' | '\u{9bc}'..='\u{9cd}' | '\u{b82}' | '\u{bbe}'..='\u{bcd}' | '\u{e31}' | '\u{e34}'..='\u{e4e}')
}

/// Where the word beginning at `start` ends: apostrophes between letters, and points and commas between digits, are
/// inside.
fn word_end(text: &str, start: usize, limit: usize) -> usize {
    let mut end = start;
    let mut previous = '\0';
    let mut rest = text[start..limit].chars().peekable();
    while let Some(c) = rest.next() {
        let inside = match c {
            _ if is_word_char(c) => true,
            '\'' | '’' | 'ʼ' => previous.is_alphabetic() && rest.peek().is_some_and(|next| next.is_alphabetic()),
            '.' | ',' => previous.is_ascii_digit() && rest.peek().is_some_and(char::is_ascii_digit),
            _ => false,
        };
        if !inside || end - start >= LONGEST_WORD {
            break;
        }
        end += c.len_utf8();
        previous = c;
    }
    end
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<(&str, Kind)> {
        let parts = [Part { message: None, text, spans: std::iter::once(0..text.len()).collect() }];
        read(&parts).words.iter().map(|word| (&text[word.start as usize..word.end as usize], word.kind)).collect()
    }

    #[test]
    fn words_keep_apostrophes_and_addresses_are_no_words() {
        use Kind::{Email, Hashtag, Mention, Number, Url, Word};
        for (text, expected) in [
            ("I can’t log-in.", vec![("I", Word), ("can’t", Word), ("log", Word), ("in", Word)]),
            ("see https://x.org/a?q=1, ok", vec![("see", Word), ("https://x.org/a?q=1", Url), ("ok", Word)]),
            ("mail bob@x.org.", vec![("mail", Word), ("bob@x.org", Email)]),
            ("@acme #fail 3.50", vec![("@acme", Mention), ("fail", Hashtag), ("3.50", Number)]),
            ("example.com/login fails", vec![("example.com/login", Url), ("fails", Word)]),
            ("ticket #123", vec![("ticket", Word), ("123", Number)]),
            ("a.s.a.p.", vec![("a", Word), ("s", Word), ("a", Word), ("p", Word)]),
            ("'quoted' ERR_TIMEOUT", vec![("quoted", Word), ("ERR_TIMEOUT", Word)]),
        ] {
            assert_eq!(words(text), expected, "in {text:?}");
        }
    }

    #[test]
    fn separations_and_questions() {
        let text = "Why? It broke, again.\nStill\nbroken ? ? http://a.b/?q";
        let tokens = read(&[Part { message: None, text, spans: std::iter::once(0..text.len()).collect() }]);
        let gaps: Vec<Gap> = tokens.words.iter().map(|word| word.gap).collect();
        use Gap::{Clause, Sentence, Space};
        assert_eq!(gaps, [Sentence, Sentence, Space, Clause, Sentence, Space, Sentence]);
        assert_eq!(tokens.questions, [1, 6]);
    }
}
