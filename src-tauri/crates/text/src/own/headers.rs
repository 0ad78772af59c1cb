//! What mail programs write above the copy of a message. In: lines. Out: whether and how far they are such a header.
//! Never: looks further back or ahead than a header is long.

use super::lines::{line_before, line_end, lines};
use super::words::{COPIES, FORWARDS, NAMES, OPENINGS, Part, VERBS};

/// Lines over which an introduction is wrapped.
pub const HEADER_LINES: usize = 4;
/// Longest introduction, bytes.
const LONGEST: usize = 400;
/// Lines of a header block that are looked at, wrapped ones included.
const BLOCK_LINES: usize = 12;
/// Longest name of a header, bytes.
const LONGEST_NAME: usize = 30;

/// "On Mon, 3 Mar 2025 at 10:12, Ann <ann@example.org> wrote:".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Attribution {
    /// Where it begins.
    pub start: usize,
    /// It names an address or a time of day: hardly a sentence.
    pub dated: bool,
}

/// The introduction that ends with this `line` and its colon.
pub fn attribution(text: &str, at: usize, line: &str, from: usize) -> Option<Attribution> {
    let end = at + text[at..line_end(text, at)].trim_end().len();
    let start = opening(text, at, from).or_else(|| line.contains('@').then_some(at))?;
    let whole = &text[start..end];
    if whole.len() > LONGEST {
        return None;
    }
    let has_address = whole.contains('@');
    let has_verb = VERBS.iter().any(|verb| whole.contains(verb));
    let digits = whole.bytes().filter(u8::is_ascii_digit).count();
    let addressed = has_address && digits >= 4 && whole.trim_end_matches(':').trim_end().ends_with(['>', ')']);
    let told = has_verb && (digits > 0 || has_address && says_last(whole)) || addressed;
    told.then_some(Attribution { start, dated: has_address || has_clock(whole) })
}

fn says_last(whole: &str) -> bool {
    let bare = whole.trim_end_matches(|letter: char| letter == ':' || letter.is_whitespace());
    VERBS.iter().any(|verb| bare.ends_with(verb))
}

/// The nearest line, from `at` up, that opens an introduction: by its word, else by a date in its first letters.
fn opening(text: &str, at: usize, from: usize) -> Option<usize> {
    let mut dated = None;
    let mut start = at;
    for step in 0..HEADER_LINES {
        let line = text[start..line_end(text, start)].trim();
        let ends_before =
            step > 0 && (line.is_empty() || line.ends_with(['.', '!', '?', ':']) || line.starts_with('>'));
        if ends_before {
            break;
        }
        let bare = line.trim_start_matches(|letter: char| !letter.is_alphanumeric());
        if OPENINGS.iter().any(|opening| bare.starts_with(opening)) {
            return Some(start);
        }
        if dated.is_none() && bare.bytes().take(10).any(|byte| byte.is_ascii_digit()) {
            dated = Some(start);
        }
        match line_before(text, start) {
            Some(before) if before >= from => start = before,
            _ => break,
        }
    }
    dated
}

/// "10:12" or "10.12".
fn has_clock(text: &str) -> bool {
    text.as_bytes().windows(4).any(|four| {
        matches!(four, [hour, b':' | b'.', ten, one]
            if hour.is_ascii_digit() && ten.is_ascii_digit() && one.is_ascii_digit())
    })
}

/// "-----Original Message-----", "Begin forwarded message:" and their like.
pub fn is_copy_line(line: &str) -> bool {
    is_forward_line(line) || inner(line).is_some_and(|words| COPIES.contains(&words.as_str()))
}

/// A copy line that says the message is passed on.
pub fn is_forward_line(line: &str) -> bool {
    inner(line).is_some_and(|words| FORWARDS.contains(&words.as_str()))
}

/// The words between the dashes, or before a colon, in lower case.
fn inner(line: &str) -> Option<String> {
    let is_ruled = line.starts_with("--") || line.starts_with("__") || line.starts_with("==");
    if line.len() > 120 || !(is_ruled || line.ends_with(':')) {
        return None;
    }
    let bare = line.trim_matches(|letter: char| matches!(letter, '-' | '_' | '=' | ':') || letter.is_whitespace());
    Some(bare.to_lowercase())
}

/// End of the block of header lines ("From: … Sent: … To: … Subject: …") that starts at `at`: at least three of sender,
/// addressee, time and subject, the sender among them.
pub fn block_end(text: &str, at: usize) -> Option<usize> {
    part(text[at..line_end(text, at)].trim())?;
    let mut seen = [false; 4];
    let mut end = at;
    let mut others = 0;
    for (start, line) in lines(text, at).take(BLOCK_LINES) {
        match part(line) {
            Some(part) => {
                seen[part as usize] = true;
                others = 0;
                end = line_end(text, start);
            }
            None if line.is_empty() && is_whole(seen) => break,
            None => others += 1,
        }
        if others > 2 {
            break;
        }
    }
    is_whole(seen).then_some(end)
}

fn is_whole(seen: [bool; 4]) -> bool {
    seen[Part::From as usize] && seen.iter().filter(|part| **part).count() >= 3
}

/// Which header a line is. "*From:*" is how rich text is written plainly.
fn part(line: &str) -> Option<Part> {
    let colon = line.bytes().take(LONGEST_NAME).position(|byte| byte == b':')?;
    let name = line[..colon].trim_matches(|letter: char| letter == '*' || letter.is_whitespace());
    if name.is_empty() || name.len() > LONGEST_NAME {
        return None;
    }
    let is_name = |known: &&str| known.eq_ignore_ascii_case(name) || !name.is_ascii() && name.to_lowercase() == **known;
    NAMES.iter().find(|(_, names)| names.iter().any(is_name)).map(|(part, _)| *part)
}
