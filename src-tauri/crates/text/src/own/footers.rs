//! Lines that programs add to a mail: a device's, a provider's, a mailing list's, a lawyer's. In: a text and one of its
//! lines. Out: how far they go. Never: takes a person's sentence for one.

use super::lines::{has_words, line_end, lines, next_line, next_said};
use super::quotes::{is_marked, is_rule};
use super::signature::is_contact;
use super::words::{APOLOGIES, DEVICES, NOTICE_MATTERS, NOTICES};

/// Most words of a device's line.
const DEVICE_WORDS: usize = 9;
/// Lines of a footer under a rule, and the longest of them in bytes.
const RULED_LINES: usize = 14;
const RULED_LENGTH: usize = 90;
/// Lines of a notice.
const NOTICE_LINES: usize = 40;
/// Bytes before a notice on its own line ("Filter2:").
const BEFORE_NOTICE: usize = 10;

/// End of the footer that begins with this `line`, its last line break excluded.
pub fn footer(text: &str, at: usize, line: &str) -> Option<usize> {
    let end = line_end(text, at);
    if is_rule(line) && !line.starts_with('*') {
        return ruled(text, at, end);
    }
    if is_device(line) && ends_paragraph(text, end) {
        return Some(end);
    }
    is_notice_start(line).then(|| paragraph_end(text, at)).filter(|end| is_notice(&text[at..*end]))
}

/// "Sent from my iPhone". A clause after a comma makes it a person's words, unless it apologises for the device.
pub fn is_device(line: &str) -> bool {
    let starts = |opening: &&str| line.as_bytes()[0] == opening.as_bytes()[0] && line.starts_with(*opening);
    if line.is_empty() || !DEVICES.iter().any(starts) {
        return false;
    }
    let clause = line.split_once(',').map(|(_, clause)| clause.to_lowercase());
    let is_excused = |clause: String| APOLOGIES.iter().any(|word| clause.contains(word));
    clause.map_or(line.split_whitespace().count() <= DEVICE_WORDS, is_excused)
}

/// Whether what follows the line that ends at `end` is a blank line, another such line, a quote or nothing.
fn ends_paragraph(text: &str, end: usize) -> bool {
    let below = lines(text, next_line(text, end)).next();
    below.is_none_or(|(_, line)| line.is_empty() || is_device(line) || is_marked(line) || is_rule(line))
        || end >= text.len()
}

/// Short lines under a rule, down to the end, with a contact or a device among them.
fn ruled(text: &str, at: usize, end: usize) -> Option<usize> {
    let mut last = end;
    let mut told = false;
    let mut count = 0;
    for (start, line) in lines(text, next_line(text, end)).filter(|(_, line)| !line.is_empty()) {
        if is_marked(line) {
            break;
        }
        count += 1;
        if line.len() > RULED_LENGTH || count > RULED_LINES {
            return None;
        }
        told |= is_contact(line) || is_device(line);
        last = line_end(text, start);
    }
    (told && has_words(&text[..at])).then_some(last)
}

fn is_notice_start(line: &str) -> bool {
    let line = match line.bytes().take(BEFORE_NOTICE).position(|byte| byte == b':') {
        Some(colon) if line[..colon].starts_with("Filter") => line[colon + 1..].trim_start(),
        _ => line.trim_start_matches(['*', '_', ' ']),
    };
    let first = line.bytes().next().map(|byte| byte.to_ascii_lowercase());
    NOTICES.iter().any(|opening| first == opening.bytes().next() && starts_alike(line, opening))
}

/// Whether a line starts with lower-case words, in either case.
fn starts_alike(line: &str, words: &str) -> bool {
    let mut letters = line.chars().flat_map(char::to_lowercase);
    words.chars().all(|letter| letters.next() == Some(letter))
}

fn is_notice(paragraph: &str) -> bool {
    let paragraph = paragraph.to_lowercase();
    NOTICE_MATTERS.iter().any(|matter| paragraph.contains(matter)) && paragraph.split_whitespace().count() >= 8
}

fn paragraph_end(text: &str, at: usize) -> usize {
    let last = lines(text, at).take(NOTICE_LINES).take_while(|(_, line)| !line.is_empty() && !is_marked(line)).last();
    last.or_else(|| next_said(text, at)).map_or(text.len(), |(start, _)| line_end(text, start))
}
