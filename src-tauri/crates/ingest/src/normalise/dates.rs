//! Dates as exports write them. In: a cell. Out: date, time and offset as written. Never: a clock; "today" is no date.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use chrono_tz::Tz;
use model::Instant;

use super::{months, zones};

/// A date and time as written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Written {
    /// The local time.
    pub local: NaiveDateTime,
    /// Its offset in minutes east of UTC, when written.
    pub offset: Option<i32>,
    /// Its first two numbers may be day and month in either order.
    pub order: Order,
}

/// What a date says about the order of day and month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// Nothing: the month has a name, or the year stands first.
    Clear,
    /// Both orders are dates: 03/04/2025.
    Either,
    /// Only day first is a date: 24/02/2025.
    DayFirst,
    /// Only month first is a date: 2/24/2025.
    MonthFirst,
}

impl Written {
    /// The instant, with `zone` for a time without an offset.
    pub fn instant(self, zone: Tz) -> Option<Instant> {
        let at = match self.offset {
            Some(minutes) => {
                Instant::from(self.local.and_utc()).0.checked_sub(i64::from(minutes) * 60_000).map(Instant)
            }
            None => zones::instant(self.local, zone),
        };
        at.filter(|at| Instant::RANGE.contains(&at.0))
    }
}

/// Reads a date, with or without a time. A two-digit year is one of 1970–2069.
pub fn read(cell: &str, day_first: bool) -> Option<Written> {
    let cell = cell.trim();
    if cell.len() > 64 || !cell.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    if let Some(written) = epoch(cell) {
        return Some(written);
    }
    let mut parts = Parts::default();
    let mut rest = cell;
    while let Some(first) = rest.chars().next() {
        rest = if first.is_ascii_digit() {
            parts.number(rest)?
        } else if first.is_alphabetic() {
            parts.word(rest)?
        } else {
            parts.mark(first, rest)?
        };
    }
    parts.finish(day_first)
}

/// Seconds or milliseconds since 1970, told apart by their length; also `20250305`.
fn epoch(cell: &str) -> Option<Written> {
    let whole = cell.split_once('.').map_or(cell, |(whole, _)| whole);
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if !is_number(whole) || !cell.split('.').all(is_number) || cell.matches('.').count() > 1 {
        return None;
    }
    let value: i64 = whole.parse().ok()?;
    let fraction = cell.get(whole.len()..).and_then(|text| format!("0{text}").parse::<f64>().ok()).unwrap_or(0.0);
    let millis = match whole.len() {
        8 if whole == cell => return compact(whole),
        9 | 10 => value * 1000 + (fraction * 1000.0).round() as i64,
        12 | 13 => value,
        16 => value / 1000,
        19 => value / 1_000_000,
        _ => return None,
    };
    let local = chrono::DateTime::from_timestamp_millis(millis)?.naive_utc();
    Some(Written { local, offset: Some(0), order: Order::Clear })
}

fn compact(digits: &str) -> Option<Written> {
    let date = NaiveDate::parse_from_str(digits, "%Y%m%d").ok()?;
    let local = date.and_time(NaiveTime::MIN);
    (1970..2200).contains(&chrono::Datelike::year(&date)).then_some(Written {
        local,
        offset: None,
        order: Order::Clear,
    })
}

/// The parts of a date, collected from left to right.
#[derive(Default)]
struct Parts {
    numbers: [(u32, usize); 3],
    found: usize,
    month: Option<u32>,
    month_at: usize,
    time: Option<NaiveTime>,
    afternoon: Option<bool>,
    offset: Option<i32>,
    dotted: bool,
}

impl Parts {
    fn is_dated(&self) -> bool {
        self.found + usize::from(self.month.is_some()) == 3
    }

    fn number<'a>(&mut self, rest: &'a str) -> Option<&'a str> {
        let (digits, after) = split(rest, |byte| byte.is_ascii_digit());
        if after.starts_with(':') && self.time.is_none() {
            return self.clock(rest);
        }
        let follows = |words: [&str; 2]| {
            let word: String = after.trim_start().chars().take(2).collect::<String>().to_lowercase();
            words.contains(&word.as_str())
        };
        let value = digits.parse().ok().filter(|_| digits.len() <= 4)?;
        if self.time.is_none() && self.is_dated() && follows(["am", "pm"]) {
            self.time = NaiveTime::from_hms_opt(value, 0, 0);
            return Some(after);
        }
        *self.numbers.get_mut(self.found)? = (value, digits.len());
        self.found += 1;
        self.dotted |= self.found == 1 && after.starts_with('.');
        Some(after)
    }

    /// `H:MM[:SS[.fraction]]`.
    fn clock<'a>(&mut self, rest: &'a str) -> Option<&'a str> {
        let mut fields = [0u32; 3];
        let mut after = rest;
        for (index, field) in fields.iter_mut().enumerate() {
            let (digits, next) = split(after, |byte| byte.is_ascii_digit());
            *field = digits.parse().ok().filter(|_| digits.len() <= 2)?;
            after = next;
            match next.strip_prefix(':') {
                Some(more) if index < 2 => after = more,
                _ => break,
            }
        }
        let mut millis = 0;
        if let Some(fraction) =
            after.strip_prefix(['.', ',']).filter(|next| next.starts_with(|c: char| c.is_ascii_digit()))
        {
            let (digits, next) = split(fraction, |byte| byte.is_ascii_digit());
            let padded: String = digits.chars().chain("000".chars()).take(3).collect();
            millis = padded.parse().ok()?;
            after = next;
        }
        let (hour, second) = (fields[0], fields[2].min(59));
        self.time = Some(NaiveTime::from_hms_milli_opt(hour, fields[1], second, millis)?);
        Some(after)
    }

    fn word<'a>(&mut self, rest: &'a str) -> Option<&'a str> {
        let end = rest.find(|letter: char| !letter.is_alphabetic()).unwrap_or(rest.len());
        let word = rest[..end].to_lowercase();
        let after = &rest[end..];
        match word.as_str() {
            "am" | "a" => self.afternoon = Some(false),
            "pm" | "p" => self.afternoon = Some(true),
            "m" if self.afternoon.is_some() => {}
            _ if self.month.is_none() && months::month(&word).is_some() => {
                self.month = months::month(&word);
                self.month_at = self.found;
            }
            _ if self.time.is_some() && zones::abbreviation(&word).is_some() => {
                self.offset = zones::abbreviation(&word)
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
            '+' | '-' | '−' if self.time.is_some() && (first == '+' || self.is_dated() || digits == 4) => {
                self.zone_offset(first != '+', after)
            }
            '(' | '[' if self.time.is_some() => Some(""),
            ' ' | '/' | '-' | '.' | ',' | '\u{a0}' | '\u{202f}' | '\t' => Some(after),
            _ => None,
        }
    }

    /// `HH`, `HHMM` or `HH:MM`.
    fn zone_offset<'a>(&mut self, west: bool, rest: &'a str) -> Option<&'a str> {
        let (digits, mut after) = split(rest, |byte| byte.is_ascii_digit());
        let value: i32 = digits.parse().ok()?;
        let mut minutes = match digits.len() {
            1 | 2 => value * 60,
            4 => value / 100 * 60 + value % 100,
            _ => return None,
        };
        if let Some(more) = after.strip_prefix(':') {
            let (digits, next) = split(more, |byte| byte.is_ascii_digit());
            minutes += digits.parse::<i32>().ok()?;
            after = next;
        }
        self.offset = (minutes <= 14 * 60).then_some(if west { -minutes } else { minutes });
        self.offset?;
        Some(after)
    }

    fn finish(self, day_first: bool) -> Option<Written> {
        let (date, order) = self.date(day_first)?;
        let mut time = self.time.unwrap_or(NaiveTime::MIN);
        if let Some(afternoon) = self.afternoon {
            let hour = chrono::Timelike::hour(&time);
            let hour = if afternoon && hour < 12 {
                hour + 12
            } else if !afternoon && hour == 12 {
                0
            } else {
                hour
            };
            time = chrono::Timelike::with_hour(&time, hour)?;
        }
        Some(Written { local: date.and_time(time), offset: self.offset, order })
    }

    fn date(&self, day_first: bool) -> Option<(NaiveDate, Order)> {
        let [a, b, c] = self.numbers;
        if let Some(month) = self.month {
            let (day, year) = match (self.found, self.month_at) {
                (2, _) if a.1 >= 3 => (b, a),
                (2, _) => (a, b),
                _ => return None,
            };
            return NaiveDate::from_ymd_opt(full_year(year)?, month, day.0).map(|date| (date, Order::Clear));
        }
        if self.found != 3 {
            return None;
        }
        if a.1 == 4 {
            return NaiveDate::from_ymd_opt(full_year(a)?, b.0, c.0).map(|date| (date, Order::Clear));
        }
        let year = full_year(c)?;
        let day_then_month = NaiveDate::from_ymd_opt(year, b.0, a.0);
        let month_then_day = NaiveDate::from_ymd_opt(year, a.0, b.0);
        match (day_then_month, month_then_day) {
            (Some(date), _) if self.dotted => Some((date, Order::Clear)),
            (Some(date), Some(other)) if date == other => Some((date, Order::Clear)),
            (Some(date), Some(other)) => Some((if day_first { date } else { other }, Order::Either)),
            (Some(date), None) => Some((date, Order::DayFirst)),
            (None, Some(date)) => Some((date, Order::MonthFirst)),
            (None, None) => None,
        }
    }
}

/// A year of two or four digits.
fn full_year((value, digits): (u32, usize)) -> Option<i32> {
    match (digits, value) {
        (4, 1..=9999) => Some(value as i32),
        (2, 70..) => Some(1900 + value as i32),
        (2, _) => Some(2000 + value as i32),
        _ => None,
    }
}

fn split(text: &str, belongs: impl Fn(u8) -> bool) -> (&str, &str) {
    text.split_at(text.bytes().position(|byte| !belongs(byte)).unwrap_or(text.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(cell: &str, day_first: bool, expected: Option<&str>) {
        let found = read(cell, day_first).and_then(|written| written.instant(Tz::UTC)).map(Instant::rfc3339);
        assert_eq!(found.as_deref(), expected, "{cell:?}");
    }

    #[test]
    fn dates_of_every_helpdesk() {
        let evening = Some("2017-10-31T21:45:10Z");
        for cell in [
            "2017-10-31T21:45:10Z",
            "2017-10-31 21:45:10",
            "2017-10-31T21:45:10+00:00",
            "2017-10-31T23:45:10+0200",
            "2017-10-31T16:45:10-05:00",
            "2017-10-31 17:45:10 EDT",
            "1509486310",
            "1509486310000",
            "1509486310.0",
            "Tue Oct 31 21:45:10 +0000 2017",
            "Tue, 31 Oct 2017 21:45:10 GMT",
            "31.10.2017 21:45:10",
            "10/31/2017 9:45:10 PM",
            "31/10/2017 21:45:10",
            "31 Oct 2017, 21:45:10",
            "Oct 31, 2017 9:45:10 PM",
            "2017/10/31 21:45:10",
            "31. Oktober 2017 21:45:10",
            "31 octobre 2017 21:45:10",
            "2017-10-31T21:45:10.000+0000",
            "October 31st, 2017 at 21:45:10",
            "31-10-2017 21:45:10",
            "2017-10-31 21:45:10 UTC",
            "1509486310000000",
        ] {
            check(cell, true, evening);
        }
    }

    #[test]
    fn orders_years_and_hours() {
        check("03/04/2025", true, Some("2025-04-03T00:00:00Z"));
        check("03/04/2025", false, Some("2025-03-04T00:00:00Z"));
        check("03.04.2025", false, Some("2025-04-03T00:00:00Z"));
        check("2/24/2015 11:35", true, Some("2015-02-24T11:35:00Z"));
        check("25/Feb/26 4:38 PM", false, Some("2026-02-25T16:38:00Z"));
        check("25/Feb/26 12:05 AM", false, Some("2026-02-25T00:05:00Z"));
        check("05 Mar 2025 03:12 PM", false, Some("2025-03-05T15:12:00Z"));
        check("2025-03-05 12:15 p.m.", false, Some("2025-03-05T12:15:00Z"));
        check("20250305", false, Some("2025-03-05T00:00:00Z"));
        check("2023-12-12 11:20:28.994000", false, Some("2023-12-12T11:20:28.994Z"));
        check("1/1/99", false, Some("1999-01-01T00:00:00Z"));
        check("3/4/2025 5 PM", false, Some("2025-03-04T17:00:00Z"));
    }

    #[test]
    fn what_is_no_date() {
        for cell in [
            "",
            "soon",
            "12",
            "2025",
            "13/13/2025",
            "2025-02-30",
            "0000-00-00 00:00:00",
            "2025-03-05 25:00",
            "1.2.3.4",
            "PT2H",
            "01:02:03",
            "ticket 12 of 2025",
            "9999999999999999999999",
            "2025-03-05T10:00+99:00",
            "5/5",
        ] {
            check(cell, true, None);
        }
    }

    #[test]
    fn dates_say_what_they_know_of_the_order() {
        let order = |cell| read(cell, true).map(|written| written.order);
        assert_eq!(order("03/04/2025"), Some(Order::Either));
        assert_eq!(order("24/02/2025"), Some(Order::DayFirst));
        assert_eq!(order("02/24/2025"), Some(Order::MonthFirst));
        assert_eq!(order("04/04/2025"), Some(Order::Clear));
        assert_eq!(order("24.02.2025"), Some(Order::Clear));
    }
}
