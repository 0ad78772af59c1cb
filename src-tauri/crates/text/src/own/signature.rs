//! Where an author signs. In: the end of their own words. Out: where the signature begins. Never: takes a sentence for
//! one.

use std::ops::Range;

use super::quotes::is_rule;
use super::words::{CLOSINGS, COMPANY, THANKS};

/// Lines of a signature that are looked at, and the longest of them in bytes.
const LINES: usize = 16;
const LONGEST: usize = 100;
/// Longest closing formula and longest name, bytes.
const LONGEST_CLOSING: usize = 48;
const LONGEST_NAME: usize = 60;
/// Lines below a bare name that may still belong to it.
const BELOW_NAME: usize = 8;
/// Small words inside names.
const PARTICLES: [&str; 22] = [
    "de", "der", "den", "van", "von", "und", "and", "of", "the", "at", "la", "del", "da", "do", "di", "bin", "al",
    "zu", "i.A.", "i.V.", "i.", "ppa.",
];

/// A line of two dashes: what follows is the signature.
pub fn is_delimiter(line: &str) -> bool {
    line == "--" || line == "—" || line == "- -"
}

/// The signature at the end of `own`, a stretch of own words; a postscript below is none. `None` when nothing tells one.
pub fn signature(own: &str, author: Option<&str>) -> Option<Range<usize>> {
    let signed = without_postscript(own);
    let lines = last_lines(signed)?;
    let start = closed(&lines, author).or_else(|| named(&lines, author))?;
    Some(start..signed.len())
}

/// A line near the end.
struct Line<'a> {
    start: usize,
    text: &'a str,
    /// A blank line, or the top, stands above.
    opens_paragraph: bool,
}

/// The lines that can be part of a signature, last first. One line alone has none.
fn last_lines(own: &str) -> Option<Vec<Line<'_>>> {
    let own = own.trim_end();
    own.rfind('\n')?;
    let mut lines: Vec<Line> = Vec::new();
    let mut end = own.len();
    while lines.len() < LINES {
        let start = own[..end].rfind('\n').map_or(0, |at| at + 1);
        let text = own[start..end].trim();
        if text.is_empty() {
            if let Some(line) = lines.last_mut() {
                line.opens_paragraph = true;
            }
        } else {
            let says = text.len() > LONGEST || is_sentence(text) && closing(text).is_none();
            if says && !is_company(text) {
                break;
            }
            lines.push(Line { start, text, opens_paragraph: start == 0 });
        }
        let Some(before) = start.checked_sub(1) else { break };
        end = before;
    }
    (!lines.is_empty()).then_some(lines)
}

/// The text above a last paragraph that begins with "PS".
fn without_postscript(own: &str) -> &str {
    let whole = own.trim_end();
    let Some(start) = whole.rfind("\n\n").or_else(|| whole.rfind("\n\r\n")) else { return own };
    let last = own[start..].trim_start();
    let is_postscript = ["PS:", "PS ", "P.S.", "P.S ", "PS.", "P.S:"].iter().any(|opening| last.starts_with(opening));
    if is_postscript { &own[..start + 1] } else { own }
}

/// A closing formula with a name below it, or one that says nothing else at the very end.
fn closed(lines: &[Line], author: Option<&str>) -> Option<usize> {
    for (index, line) in lines.iter().enumerate() {
        let Some(closing) = closing(line.text) else { continue };
        let below = index.checked_sub(1).and_then(|below| lines.get(below));
        let signed = match below {
            None => closing == Closing::Formula,
            Some(name) => {
                let further = index.checked_sub(2).and_then(|below| lines.get(below));
                is_signed(name.text, line.text, author)
                    || begins_closing(name.text) && further.is_some_and(|name| is_name(name.text))
            }
        };
        if signed {
            let above = lines.get(index + 1).filter(|above| self::closing(above.text).is_some());
            return Some(above.unwrap_or(line).start);
        }
    }
    None
}

/// Whether a name stands below a closing: as names are written, the author's, or after a comma any one or two words.
fn is_signed(name: &str, closing: &str, author: Option<&str>) -> bool {
    let few = name.split_whitespace().count() <= 2 && !name.ends_with(['?', '!', ':']) && name.len() <= 30;
    is_name(name) || is_author(name, author) || closing.ends_with(',') && few
}

/// A name without a closing: after a dash, the author's own, or above ways to reach them.
fn named(lines: &[Line], author: Option<&str>) -> Option<usize> {
    let ends = lines.iter().take(BELOW_NAME).enumerate();
    let mut best = None;
    for (index, line) in ends {
        let undashed = line.text.trim_start_matches(['-', '–', '—', '~', ' ']);
        let dashed = undashed.len() < line.text.len() && line.opens_paragraph && is_name(undashed);
        let below = &lines[..index];
        let contacts = below.iter().filter(|line| is_contact(line.text)).count();
        let after_colon = lines.get(index + 1).is_some_and(|above| above.text.ends_with(':'));
        let block = line.opens_paragraph && contacts >= 2 && !after_colon && is_name(line.text);
        let is_list = lines.get(index + 1).is_some_and(|above| above.text.starts_with(['-', '*', '•']));
        if !is_list && (dashed && below.len() <= 3 + contacts || is_author(undashed, author) || block) {
            best = Some(line.start);
        }
    }
    best
}

/// What closes a letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Closing {
    /// "Best regards".
    Formula,
    /// "Thanks", or a formula that goes on: it closes only above a name.
    Thanks,
}

fn closing(line: &str) -> Option<Closing> {
    if line.len() > LONGEST_CLOSING {
        return None;
    }
    let bare = line.trim_matches(|letter: char| matches!(letter, ',' | '.' | '!' | '-' | '–' | '*') || letter == ' ');
    let bare = bare.to_lowercase();
    let is_formula = |part: &str| CLOSINGS.contains(&part.trim());
    match bare.as_str() {
        formula if formula.split(['/', '|']).all(is_formula) => Some(Closing::Formula),
        thanks if THANKS.contains(&thanks) || goes_on(thanks) => Some(Closing::Thanks),
        _ => None,
    }
}

/// "Viele Grüße aus Berlin", "Thanks and best regards": a formula and little more.
fn goes_on(line: &str) -> bool {
    let more = |formula: &&str| {
        let rest = line.strip_prefix(*formula).unwrap_or_default();
        [" aus ", " from ", " and ", " und ", " & ", " et ", " y ", " e ", " en "]
            .iter()
            .any(|word| rest.starts_with(word))
    };
    CLOSINGS.iter().any(more) && line.split_whitespace().count() <= 6
}

/// What the law makes companies write below their letters, and what they add to it.
fn is_company(line: &str) -> bool {
    let line = line.to_lowercase();
    COMPANY.iter().any(|words| line.contains(words))
}

/// "Thanks and God bless.": a second closing, which counts only below a first.
fn begins_closing(line: &str) -> bool {
    let words = line.split_whitespace().count();
    let line = line.to_lowercase();
    words <= 5 && CLOSINGS.iter().chain(&THANKS).any(|known| line.starts_with(known))
}

/// Whether a line reads as a name, with or without a title: every word begins as names do.
fn is_name(line: &str) -> bool {
    let bare = line.trim_end_matches([',', '.']);
    if line.len() > LONGEST_NAME || bare.is_empty() || line.ends_with(['?', '!', ':']) {
        return false;
    }
    let mut words = 0;
    for word in bare.split_whitespace() {
        words += 1;
        let first = word.trim_start_matches(['(', '|', '*', '/', '"']).chars().next();
        let begins = first.is_none_or(|letter| letter.is_alphabetic() && !letter.is_lowercase());
        if !(begins || PARTICLES.contains(&word)) || word.bytes().any(|byte| byte.is_ascii_digit()) {
            return false;
        }
    }
    words <= 6
}

/// Whether a line is no more than the author's name, or begins with it as only names do.
fn is_author(line: &str, author: Option<&str>) -> bool {
    let Some(author) = author.filter(|author| !author.contains('@')) else { return false };
    let mut own = author.split(|letter: char| !letter.is_alphanumeric()).filter(|word| word.chars().count() > 1);
    let mut line_words = line.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
    let (Some(first), Some(known)) = (line_words.next(), own.next()) else { return false };
    let same = |a: &str, b: &str| a.eq_ignore_ascii_case(b) || a.to_lowercase() == b.to_lowercase();
    let more = line_words.count();
    let is_first = same(first, known) || own.any(|word| same(first, word));
    is_first && more <= 4 && (more == 0 || is_name(line) || line.contains(','))
}

/// A way to reach somebody: an address, a page, a telephone number.
pub fn is_contact(line: &str) -> bool {
    let word_with = |mark: &str| line.split_whitespace().any(|word| word.contains(mark) && word.len() > 4);
    word_with("@") || line.contains("www.") || line.contains("http") || is_phone(line)
}

/// Seven digits or more in a line of few letters, written as telephone numbers are.
fn is_phone(line: &str) -> bool {
    let digits = line.bytes().filter(u8::is_ascii_digit).count();
    let letters = line.chars().filter(|letter| letter.is_alphabetic()).count();
    let is_grouped = line.contains(['+', '(', '-', '.']) || line.contains(' ');
    let has_clock = line
        .as_bytes()
        .windows(3)
        .any(|three| matches!(three, [a, b':', b] if a.is_ascii_digit() && b.is_ascii_digit()));
    let is_date = has_clock || line.contains('/') && !line.contains(['+', '(']);
    (7..=18).contains(&digits) && letters <= 12 && is_grouped && !is_date
}

/// A line that says something: five words with a full stop, twelve without, or a question.
fn is_sentence(line: &str) -> bool {
    let words = line.split_whitespace().count();
    line.ends_with('?') || words >= 12 || words >= 5 && line.ends_with(['.', '!', '…']) && !is_rule(line)
}
