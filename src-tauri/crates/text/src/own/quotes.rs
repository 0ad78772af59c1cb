//! Where a copy of an earlier message stands. In: a text and one of its lines. Out: how far a quote goes. Never: guesses
//! from content; only marks that mail programs make count.

use std::ops::Range;

use super::headers::{attribution, block_end, is_copy_line};
use super::lines::{line_end, next_line, next_said};

/// Mails forwarded inside each other that are followed.
const NESTED: usize = 16;

/// How far a quote goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Quote {
    /// These lines only, up to the end of the last one. Words below may be the author's own again.
    Lines(Range<usize>),
    /// From here to the end: a copy without marks on its lines.
    Rest(usize),
}

/// The quote that `line`, which starts at `at` and is trimmed, begins or completes. `from`: above it all is told already.
pub fn quote(text: &str, at: usize, line: &str, from: usize) -> Option<Quote> {
    let end = line_end(text, at);
    let (first, last) = (line.bytes().next()?, line.bytes().next_back()?);
    if first == b'>' {
        return is_marked(line).then_some(Quote::Lines(at..end));
    }
    if last == b':'
        && let Some(header) = attribution(text, at, line, from)
    {
        return introduced(text, header.start, end, header.dated);
    }
    if matches!(first, b'-' | b'_' | b'=' | b'*') || last == b':' {
        if is_copy_line(line) {
            return introduced(text, at, end, true);
        }
        if is_rule(line) {
            let (start, _) = next_said(text, next_line(text, end))?;
            return block_end(text, start).and_then(|end| introduced(text, at, end, true));
        }
    }
    block_end(text, at).and_then(|end| introduced(text, at, end, true))
}

/// A line quoted from another message; `>:(`, `>.<` and their kin are faces.
pub fn is_marked(line: &str) -> bool {
    let Some(rest) = line.strip_prefix('>') else { return false };
    let is_face = match rest.as_bytes() {
        [b':' | b';' | b'=' | b'<', ..] => true,
        [b'.' | b'_' | b'-' | b'w' | b'o' | b'/', next, ..] => matches!(next, b'<' | b'(' | b'.' | b'_' | b'/' | b'['),
        _ => false,
    };
    !is_face
}

/// A line of nothing but one character of a rule, five times or more.
pub fn is_rule(line: &str) -> bool {
    let first = line.bytes().next().unwrap_or_default();
    line.len() >= 5 && matches!(first, b'-' | b'_' | b'=' | b'*') && line.bytes().all(|byte| byte == first)
}

/// Whether a quote is a mail passed on, rather than one replied to.
pub fn is_forwarded(quote: &str) -> bool {
    let first = quote.trim_start().lines().next().unwrap_or_default();
    super::headers::is_forward_line(first.trim())
}

/// Where the copied words begin, after the lines and blocks that introduce the copy at `start`, and copies in it.
pub fn after_headers(text: &str, start: usize) -> usize {
    let mut at = start;
    for _ in 0..NESTED {
        let below = after_header(text, at);
        if below == at {
            break;
        }
        at = below;
    }
    at
}

fn after_header(text: &str, start: usize) -> usize {
    let Some((at, line)) = next_said(text, start) else { return start };
    let end = line_end(text, at);
    if is_rule(line) || is_copy_line(line) {
        let below = next_line(text, end);
        let block = next_said(text, below).and_then(|(at, _)| block_end(text, at));
        return block.map_or(below, |end| next_line(text, end));
    }
    if let Some(end) = block_end(text, at) {
        return next_line(text, end);
    }
    let mut below = at;
    for _ in 0..super::headers::HEADER_LINES {
        let end = line_end(text, below);
        let is_last = text[below..end].trim_end().ends_with(':');
        below = next_line(text, end);
        if is_last {
            return below;
        }
    }
    start
}

/// What follows an introduction: marked lines tell themselves; without marks it is all a copy, if the introduction
/// is certain.
fn introduced(text: &str, start: usize, end: usize, certain: bool) -> Option<Quote> {
    match next_said(text, next_line(text, end)) {
        Some((_, line)) if !line.starts_with('>') => certain.then_some(Quote::Rest(start)),
        _ => Some(Quote::Lines(start..end)),
    }
}
