//! The line that begins a message of a conversation. In: a line. Out: time, author, label, and what of the text stands on
//! it. Never: looks at other lines.

use chrono::NaiveTime;

use super::thread::When;
use super::{dates, durations};

/// Longest name, characters and words.
const NAME_LETTERS: usize = 48;
const NAME_WORDS: usize = 6;
/// How far into a line a time is looked for, bytes.
const REACH: usize = 80;

/// How the lines that begin messages are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// `2019-07-29 11:48:43 - David Miller (Additional comments)`, the text below.
    Journal,
    /// `[10:22:01] Ann: hi`
    Bracketed,
    /// `Ann (10:22): hi`, or the text below.
    NameThenBracket,
    /// `10:22:01 - Agent: hi`
    TimeThenName,
    /// `Visitor 12:01 PM: hi`, or the text below.
    NameThenTime,
    /// `( 1m 23s ) Ann: hi`
    Elapsed,
    /// `Agent: hi`, without a time.
    Name,
}

/// What a line says that begins a message.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Head<'a> {
    /// When.
    pub when: When<'a>,
    /// Who.
    pub author: &'a str,
    /// What stands in brackets behind the name.
    pub label: &'a str,
    /// The text on the same line.
    pub text: &'a str,
}

impl Style {
    /// All, the surest first.
    pub const ALL: [Style; 7] = [
        Style::Journal,
        Style::Bracketed,
        Style::NameThenBracket,
        Style::Elapsed,
        Style::TimeThenName,
        Style::NameThenTime,
        Style::Name,
    ];

    /// Whether a single line so written begins a message.
    pub fn is_sure(self) -> bool {
        self.has_time() && self != Style::NameThenTime
    }

    /// Whether a time is told.
    pub fn has_time(self) -> bool {
        self != Style::Name
    }
}

/// Reads a line in one style.
pub fn read(line: &str, style: Style, day_first: bool) -> Option<Head<'_>> {
    let line = line.trim();
    match style {
        Style::Journal => journal(line, day_first),
        Style::Bracketed => bracketed(line, day_first),
        Style::NameThenBracket => name_then_bracket(line, day_first),
        Style::TimeThenName => time_then_name(line, day_first),
        Style::NameThenTime => name_then_time(line, day_first),
        Style::Elapsed => elapsed(line),
        Style::Name => speaker(line).filter(|head| super::sides::of_word(head.author).is_some()),
    }
}

fn journal(line: &str, day_first: bool) -> Option<Head<'_>> {
    let (when, rest) = leading_time(line, day_first)?;
    let rest = rest.trim_start().strip_prefix(['-', '–'])?.trim();
    let (author, label) = rest.strip_suffix(')')?.rsplit_once('(')?;
    let is_dated = matches!(when, When::Written(_));
    (is_dated && is_name(author)).then(|| Head { when, author: author.trim(), label: label.trim(), text: "" })
}

fn bracketed(line: &str, day_first: bool) -> Option<Head<'_>> {
    let (inside, rest) = line.strip_prefix('[')?.split_once(']')?;
    let when = whole_time(inside, day_first)?;
    let rest = rest.trim_start().trim_start_matches(['-', '–', ':']).trim_start();
    let head = match rest.strip_prefix('<').and_then(|rest| rest.split_once('>')) {
        Some((author, text)) if is_name(author) => Head { author: author.trim(), text, ..Head::default() },
        _ => speaker(rest)?,
    };
    Some(Head { when, ..head })
}

fn name_then_bracket(line: &str, day_first: bool) -> Option<Head<'_>> {
    let (open, close) = [('(', ')'), ('[', ']')].into_iter().find(|(open, _)| {
        line.split_once(*open).is_some_and(|(name, _)| is_name(name.trim_end_matches(['-', '–', ',', ' '])))
    })?;
    let (author, rest) = line.split_once(open)?;
    let (inside, text) = rest.split_once(close)?;
    let when = whole_time(inside, day_first)?;
    let text = match text.trim_start().strip_prefix(':') {
        Some(text) => text,
        None if text.trim().is_empty() => "",
        None => return None,
    };
    Some(Head { when, author: author.trim_end_matches(['-', '–', ',', ' ']).trim(), label: "", text })
}

fn time_then_name(line: &str, day_first: bool) -> Option<Head<'_>> {
    let (when, rest) = leading_time(line, day_first)?;
    let rest = rest.trim_start_matches([' ', '\t', '-', '–', ',', '|', '>', ']']);
    speaker(rest).map(|head| Head { when, ..head })
}

fn name_then_time(line: &str, day_first: bool) -> Option<Head<'_>> {
    let (start, end, clock) = clock(line)?;
    let text = match line[end..].trim_start().strip_prefix(':') {
        Some(text) if text.is_empty() || text.starts_with(char::is_whitespace) => text,
        None if line[end..].trim().is_empty() => "",
        _ => return None,
    };
    let before = &line[..start];
    let words = before.split_inclusive(char::is_whitespace).scan(0, |at, word| {
        let here = *at;
        *at += word.len();
        Some(here)
    });
    let dated = words.skip(1).find(|at| dates::read(line[*at..end].trim(), day_first).is_some());
    let (name, when) = match dated {
        Some(at) => (&before[..at], When::Written(line[at..end].trim_matches(|mark: char| !mark.is_alphanumeric()))),
        None => (before, When::Clock(clock)),
    };
    let name = name.trim().trim_end_matches(" at").trim_end_matches(['-', '–', ',', '@', ' ']);
    is_name(name).then_some(Head { when, author: name, label: "", text })
}

fn elapsed(line: &str) -> Option<Head<'_>> {
    let (inside, rest) = line.strip_prefix('(')?.split_once(')')?;
    let hours = durations::read(inside.trim(), durations::Unit::HOUR)?;
    let has_unit = inside.contains(['s', 'm', 'h']);
    let head = speaker(rest.trim_start())?;
    has_unit.then(|| Head { when: When::After((hours * 3600.0).round().max(0.0) as u32), ..head })
}

/// `Ann Lee (agent): hi`
fn speaker(line: &str) -> Option<Head<'_>> {
    let (name, text) = line.split_once(':')?;
    if !text.is_empty() && !text.starts_with(char::is_whitespace) {
        return None;
    }
    let (author, label) = match name.trim().strip_suffix(')').and_then(|inside| inside.rsplit_once('(')) {
        Some((author, label)) => (author, label),
        None => (name, ""),
    };
    is_name(author).then(|| Head { when: When::Unknown, author: author.trim(), label: label.trim(), text })
}

/// Whether a text can be the name of a person or a side.
fn is_name(text: &str) -> bool {
    let text = text.trim();
    let letters = text.chars().count();
    (1..=NAME_LETTERS).contains(&letters)
        && text.split_whitespace().count() <= NAME_WORDS
        && text.chars().any(char::is_alphanumeric)
        && !text.contains(['?', '!', '"', '[', ']', '<', '>', '{', '}', ';', ':'])
        && !text.ends_with('.')
}

/// A time that is the whole text.
fn whole_time(text: &str, day_first: bool) -> Option<When<'_>> {
    let text = text.trim();
    let (start, end, clock) = clock(text)?;
    if start == 0 && end == text.len() {
        return Some(When::Clock(clock));
    }
    dates::read(text, day_first).map(|_| When::Written(text))
}

/// The time a line begins with, and what follows it.
fn leading_time(line: &str, day_first: bool) -> Option<(When<'_>, &str)> {
    let (start, end, clock) = clock(line)?;
    let rest = &line[end..];
    if start == 0 {
        return Some((When::Clock(clock), rest));
    }
    // A zone may follow the time.
    let zoned = rest.split_inclusive(char::is_whitespace).take(2).map(str::len).sum::<usize>() + end;
    let zone_end = line[..zoned].trim_end().trim_end_matches(['-', '–', ',']).trim_end().len();
    let ends = [zone_end, end];
    let found = ends.into_iter().find(|end| dates::read(&line[..*end], day_first).is_some())?;
    Some((When::Written(&line[..found]), &line[found..]))
}

/// The first time of day in a line: where it begins and ends.
fn clock(line: &str) -> Option<(usize, usize, NaiveTime)> {
    let reach = line.as_bytes().get(..REACH).unwrap_or(line.as_bytes());
    let is_digit = |at: usize| reach.get(at).is_some_and(u8::is_ascii_digit);
    let colon = (1..reach.len()).find(|at| reach[*at] == b':' && is_digit(at - 1) && is_digit(at + 1))?;
    let start = if colon >= 2 && is_digit(colon - 2) { colon - 2 } else { colon - 1 };
    let mut end = colon + 3;
    if reach.get(end) == Some(&b':') && is_digit(end + 1) && is_digit(end + 2) {
        end += 3;
        if reach.get(end) == Some(&b'.') && is_digit(end + 1) {
            end += 1 + reach[end + 1..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        }
    }
    let digits = line.get(start..end)?;
    let after = line.get(end..)?;
    let (half, length) = half_of_day(after);
    read_clock(digits, half).map(|clock| (start, end + length, clock))
}

/// AM or PM at the beginning of a text: whether it is the afternoon, and how long the mark is.
fn half_of_day(text: &str) -> (Option<bool>, usize) {
    let spaces = text.len() - text.trim_start_matches([' ', '\u{a0}', '\u{202f}']).len();
    for (mark, afternoon) in [("a.m.", false), ("p.m.", true), ("am", false), ("pm", true)] {
        let found = text.get(spaces..spaces + mark.len()).filter(|found| found.eq_ignore_ascii_case(mark));
        let after = text.get(spaces + mark.len()..).unwrap_or_default();
        if found.is_some() && !after.starts_with(char::is_alphanumeric) {
            return (Some(afternoon), spaces + mark.len());
        }
    }
    (None, 0)
}

fn read_clock(digits: &str, afternoon: Option<bool>) -> Option<NaiveTime> {
    let mut parts = digits.split([':', '.']);
    let hour: u32 = parts.next()?.parse().ok()?;
    let minute: u32 = parts.next()?.parse().ok()?;
    let second: u32 = parts.next().map_or(Ok(0), str::parse).ok()?;
    let hour = match afternoon {
        Some(_) if !(1..=12).contains(&hour) => return None,
        Some(afternoon) => hour % 12 + if afternoon { 12 } else { 0 },
        None => hour,
    };
    NaiveTime::from_hms_opt(hour, minute, second)
}
