//! A date's numbers, words and marks, collected from left to right. In: a cell. Out: its parts. Never: decides the order
//! of day and month.

use chrono::NaiveTime;
use chrono_tz::Tz;

use super::exact::{milliseconds, second};
use super::{Named, split};
use crate::normalise::{months, zones};

/// The parts of a date as far as they are known.
#[derive(Default)]
pub struct Parts {
    /// Numbers that are no time: value and count of digits.
    pub numbers: [(u32, usize); 3],
    /// How many of them there are.
    pub found: usize,
    /// The month, when it has a name.
    pub month: Option<u32>,
    /// The time of day as written.
    pub time: Option<NaiveTime>,
    /// Whether the time is one of the afternoon, when it says so.
    pub afternoon: Option<bool>,
    /// What is written of the zone.
    pub zone: Named,
    /// The first numbers are parted by a dot, as only those who put the day first do.
    pub dotted: bool,
    /// The month's word may have been a day's.
    pub unsure: bool,
}

impl Parts {
    /// The parts of a text; `None` when something in it belongs to no date.
    pub fn of(text: &str) -> Option<Parts> {
        let mut parts = Parts::default();
        let mut rest = text;
        while let Some(first) = rest.chars().next() {
            rest = if first.is_ascii_digit() {
                parts.number(rest)?
            } else if first.is_alphabetic() {
                parts.word(rest)?
            } else {
                parts.mark(first, rest)?
            };
        }
        Some(parts)
    }

    fn is_dated(&self) -> bool {
        self.found + usize::from(self.month.is_some()) == 3
    }

    fn number<'a>(&mut self, rest: &'a str) -> Option<&'a str> {
        let (digits, after) = split(rest, |byte| byte.is_ascii_digit());
        if self.time.is_none()
            && let Some(border) = self.border(digits, after)
        {
            return self.clock(rest, border);
        }
        let value = digits.parse().ok().filter(|_| digits.len() <= 4)?;
        *self.numbers.get_mut(self.found)? = (value, digits.len());
        self.found += 1;
        self.dotted |= self.found == 1 && after.starts_with('.');
        Some(after)
    }

    /// What parts hours from minutes, when these digits are hours: `14:05`, `14h05`, `14 h`, after a date also `14.05`
    /// and `2 PM`.
    fn border(&self, digits: &str, after: &str) -> Option<char> {
        let next: String = after.trim_start().chars().take(4).collect::<String>().to_lowercase();
        let is_hour_mark = next.starts_with('h') && !next[1..].starts_with(char::is_alphabetic);
        let is_half_day = ["am", "pm", "a.m", "p.m", "a. m", "p. m", "uhr"].iter().any(|mark| next.starts_with(mark));
        let has_minutes = |text: &str| text.len() >= 2 && text.as_bytes()[..2].iter().all(u8::is_ascii_digit);
        match () {
            () if digits.len() > 2 => None,
            () if after.starts_with(':') => Some(':'),
            () if is_hour_mark => Some('h'),
            () if self.is_dated() && after.strip_prefix('.').is_some_and(has_minutes) => Some('.'),
            () if self.is_dated() && is_half_day => Some(' '),
            () => None,
        }
    }

    /// `H:MM[:SS[.fraction]]` with the border found.
    fn clock<'a>(&mut self, rest: &'a str, border: char) -> Option<&'a str> {
        let (hour, mut after) = two_digits(rest)?;
        let mut fields = [hour, 0, 0];
        if border == 'h' {
            after = after.trim_start().strip_prefix(['h', 'H'])?;
        }
        for field in &mut fields[1..] {
            let next = if border == 'h' { Some(after.trim_start()) } else { after.strip_prefix(border) };
            let Some(next) = next.filter(|next| next.starts_with(|c: char| c.is_ascii_digit())) else { break };
            (*field, after) = two_digits(next)?;
        }
        let mut millis = 0;
        let fraction = after.strip_prefix(['.', ',']).map(|next| split(next, |byte| byte.is_ascii_digit()));
        if let Some((digits, next)) = fraction.filter(|(digits, _)| !digits.is_empty() && border == ':') {
            millis = milliseconds(digits)?;
            after = next;
        }
        self.time = Some(NaiveTime::from_hms_milli_opt(fields[0], fields[1], second(fields[2])?, millis)?);
        Some(after)
    }

    fn word<'a>(&mut self, rest: &'a str) -> Option<&'a str> {
        if self.time.is_some()
            && let Some((zone, after)) = place(rest)
        {
            self.zone = Named::Place(zone);
            return Some(after);
        }
        let end = rest.find(|letter: char| !letter.is_alphabetic()).unwrap_or(rest.len());
        let word = rest[..end].to_lowercase();
        let after = &rest[end..];
        let half_day = if self.time.is_some() { months::half_of_day(&word) } else { None };
        match word.as_str() {
            _ if half_day.is_some() => self.afternoon = half_day,
            "m" if self.afternoon.is_some() => {}
            _ if self.time.is_some() && zones::abbreviation(&word).is_some() => {
                self.zone = Named::Offset(zones::abbreviation(&word)?);
            }
            _ if (self.month.is_none() || self.unsure) && months::month(&word).is_some() => {
                self.month = months::month(&word);
                self.unsure = !self.unsure && months::may_be_day(&word);
            }
            _ if months::is_filler(&word) => {}
            _ => return None,
        }
        Some(after)
    }

    fn mark<'a>(&mut self, first: char, rest: &'a str) -> Option<&'a str> {
        let after = &rest[first.len_utf8()..];
        let digits = after.bytes().take_while(u8::is_ascii_digit).count();
        match first {
            '+' | '-' | '−'
                if self.time.is_some() && digits > 0 && (first == '+' || self.is_dated() || digits == 4) =>
            {
                self.offset(first != '+', after)
            }
            '(' | '[' if self.time.is_some() => {
                self.aside(after);
                Some("")
            }
            ' ' | '/' | '-' | '.' | ',' | '\'' | '\u{a0}' | '\u{202f}' | '\t' => Some(after),
            _ => None,
        }
    }

    /// What stands in brackets behind a time names its zone, if anything.
    fn aside(&mut self, inside: &str) {
        let name = inside.trim_end_matches([')', ']']);
        if self.zone == Named::Nothing {
            let offset = zones::abbreviation(&name.to_lowercase()).map(Named::Offset);
            self.zone = offset.or_else(|| place(name).map(|(zone, _)| Named::Place(zone))).unwrap_or_default();
        }
    }

    /// `HH`, `HHMM` or `HH:MM`.
    fn offset<'a>(&mut self, west: bool, rest: &'a str) -> Option<&'a str> {
        let (digits, mut after) = split(rest, |byte| byte.is_ascii_digit());
        let value: i32 = digits.parse().ok()?;
        let mut minutes = match digits.len() {
            1 | 2 => value * 60,
            4 => value / 100 * 60 + value % 100,
            _ => return None,
        };
        if let Some(more) = after.strip_prefix(':') {
            let (digits, next) = split(more, |byte| byte.is_ascii_digit());
            minutes += digits.parse::<i32>().ok().filter(|_| digits.len() <= 2)?;
            after = next;
        }
        self.zone = Named::Offset(if west { -minutes } else { minutes });
        (minutes <= 14 * 60).then_some(after)
    }
}

/// A number of one or two digits, and what follows it.
fn two_digits(text: &str) -> Option<(u32, &str)> {
    let (digits, after) = split(text, |byte| byte.is_ascii_digit());
    digits.parse().ok().filter(|_| digits.len() <= 2).map(|value| (value, after))
}

/// The place a text begins with ("Europe/Berlin"), and what follows it.
fn place(text: &str) -> Option<(Tz, &str)> {
    let belongs = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'/' | b'_' | b'-' | b'+');
    let (name, after) = split(text, belongs);
    name.contains('/').then(|| name.parse().ok()).flatten().map(|zone| (zone, after))
}
