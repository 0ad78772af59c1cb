//! What of a message its author wrote anew.
//!
//! In: a message's plain text, its author's name, whether it opens the ticket. Out: [`Aside`]s, the byte ranges that
//! are a quote or a signature, in order and apart. Never: a changed text, so that offsets stay true; a regular
//! expression; more than a look at most lines' first and last bytes.
//!
//! Quotes come from [`quotes`] and [`headers`], lines that programs add from [`footers`], signatures from
//! [`signature`]. Blank lines belong to what stands above them.

mod footers;
mod headers;
mod lines;
mod quotes;
mod signature;
mod words;

use std::ops::Range;

use model::AsideKind;

use self::lines::{has_words, line_end, next_line};
use self::quotes::Quote;

/// A range of a text that is not its author's own new words.
pub(crate) type Aside = (Range<usize>, AsideKind);

/// A message to be read.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Written<'a> {
    /// Its plain text.
    pub text: &'a str,
    /// Its author's name, when known: a line that is no more than that is a signature.
    pub author: Option<&'a str>,
    /// It is the first of its ticket: when it only forwards another mail, that mail is the matter.
    pub opens: bool,
}

/// The asides of a message. All of it is one only when it holds no word of its author.
pub(crate) fn asides(written: Written) -> Vec<Aside> {
    let mut found = marked_and_signed(written);
    if !found.is_empty() && !own(written.text.len(), &found).any(|span| has_words(&written.text[span])) {
        keep_the_forwarded(&mut found, written);
    }
    found
}

fn marked_and_signed(written: Written) -> Vec<Aside> {
    let mut found = quoted_and_added(written.text);
    sign(&mut found, written);
    found
}

/// The rest of a text of `len` bytes beside its asides: the own words.
pub(crate) fn own(len: usize, asides: &[Aside]) -> impl Iterator<Item = Range<usize>> {
    let starts = std::iter::once(0).chain(asides.iter().map(|(range, _)| range.end));
    let ends = asides.iter().map(|(range, _)| range.start).chain(std::iter::once(len));
    starts.zip(ends).filter(|(start, end)| start < end).map(|(start, end)| start..end)
}

/// Everything told by a mark on its own line.
fn quoted_and_added(text: &str) -> Vec<Aside> {
    let mut found: Vec<Aside> = Vec::new();
    let mut at = 0;
    // The kind of the lines just read; `None` is own words.
    let mut current: Option<AsideKind> = None;
    let mut below_delimiter = false;
    while at < text.len() {
        let end = line_end(text, at);
        let line = text[at..end].trim();
        if line.is_empty() {
            at = next_line(text, end);
            if current.is_some() {
                extend(&mut found, at);
            }
            continue;
        }
        let from = found.last().map_or(0, |(range, _)| range.end);
        match quotes::quote(text, at, line, from) {
            Some(Quote::Rest(start)) => {
                add(&mut found, start..text.len(), AsideKind::Quote);
                return found;
            }
            Some(Quote::Lines(lines)) => {
                at = next_line(text, lines.end);
                add(&mut found, lines.start..at, AsideKind::Quote);
                (current, below_delimiter) = (Some(AsideKind::Quote), false);
                continue;
            }
            None => {}
        }
        below_delimiter |= signature::is_delimiter(line);
        let added = if below_delimiter { Some(end) } else { footers::footer(text, at, line) };
        current = added.map(|_| AsideKind::Signature);
        let after = next_line(text, added.unwrap_or(end));
        if added.is_some() {
            add(&mut found, at..after, AsideKind::Signature);
        }
        at = after;
    }
    found
}

/// Adds a range, or makes the last one longer when they touch and are alike.
fn add(found: &mut Vec<Aside>, range: Range<usize>, kind: AsideKind) {
    match found.last_mut() {
        Some((last, known)) if last.end == range.start && *known == kind => last.end = range.end,
        _ => found.push((range, kind)),
    }
}

fn extend(found: &mut [Aside], end: usize) {
    if let Some((last, _)) = found.last_mut() {
        last.end = end;
    }
}

/// Marks closing formulas and names at the end of own words, as long as other own words stay.
fn sign(found: &mut Vec<Aside>, written: Written) {
    let spans: Vec<Range<usize>> = own(written.text.len(), found).collect();
    let mut said = false;
    for span in spans {
        let words = &written.text[span.clone()];
        if let Some(signed) = signature::signature(words, written.author)
            && (said || has_words(&words[..signed.start]))
        {
            found.push((span.start + signed.start..span.start + signed.end, AsideKind::Signature));
        }
        said |= has_words(words);
    }
    found.sort_unstable_by_key(|(range, _)| range.start);
}

/// A message that adds nothing to what it forwards: the forwarded words count, without their headers.
fn keep_the_forwarded(found: &mut Vec<Aside>, written: Written) {
    let text = written.text;
    let mut kept = Vec::new();
    for (range, kind) in found.drain(..) {
        let is_forward = written.opens || quotes::is_forwarded(&text[range.clone()]);
        let body = quotes::after_headers(text, range.start).min(range.end);
        if kind == AsideKind::Signature || !is_forward {
            kept.push((range, kind));
            continue;
        }
        if body > range.start {
            kept.push((range.start..body, kind));
        }
        let inner = Written { text: &text[body..range.end], author: None, opens: false };
        let asides = if inner.text.trim_start().starts_with('>') { Vec::new() } else { marked_and_signed(inner) };
        kept.extend(asides.into_iter().map(|(aside, kind)| (aside.start + body..aside.end + body, kind)));
    }
    *found = kept;
}

#[cfg(test)]
mod tests;
