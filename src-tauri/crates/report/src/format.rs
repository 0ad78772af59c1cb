//! Numbers, dates and durations as people read them, the same as in the window.
//!
//! In: plain values, a zone. Out: English text. Never: the system's language, a clock.

use chrono::NaiveDate;
use chrono_tz::Tz;
use model::{Clock, Instant};

/// Narrow no-break space, between a number and its unit.
pub const THIN: char = '\u{202f}';
/// Shown where there is no data.
pub const NONE: &str = "–";

/// A number with at most `digits` decimals and commas between thousands: `12,480`, `2.1`.
pub fn number(value: f64, digits: usize) -> String {
    if !value.is_finite() {
        return NONE.into();
    }
    // Halves are rounded away from zero, as the window does.
    let scale = 10f64.powi(digits as i32);
    let rounded = (value.abs() * scale).round() / scale;
    let text = format!("{rounded:.digits$}");
    let (whole, decimals) = text.split_once('.').unwrap_or((&text, ""));
    let decimals = decimals.trim_end_matches('0');
    let mut shown = String::new();
    if value < 0.0 && rounded > 0.0 {
        shown.push('−');
    }
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index) % 3 == 0 {
            shown.push(',');
        }
        shown.push(digit);
    }
    if !decimals.is_empty() {
        shown.push('.');
        shown.push_str(decimals);
    }
    shown
}

/// A whole number: `12,480`.
pub fn whole(value: u32) -> String {
    number(f64::from(value), 0)
}

/// A number with its sign: `+31`, `−6`, `±0`.
pub fn signed(value: f64, digits: usize) -> String {
    let size = number(value.abs(), digits);
    match size.as_str() {
        "0" => "±0".into(),
        _ => format!("{}{size}", if value > 0.0 { '+' } else { '−' }),
    }
}

/// Percent (0–100): `87 %`.
pub fn percent(value: f64) -> String {
    format!("{}{THIN}%", number(value, 0))
}

/// Percent with its 95 % interval: `87 % (84–89)`.
pub fn percent_within(value: Option<f64>, interval: Option<(f64, f64)>) -> String {
    let Some(value) = value else { return NONE.into() };
    let within = interval.map(|(low, high)| format!(" ({}–{})", number(low, 0), number(high, 0)));
    percent(value) + &within.unwrap_or_default()
}

/// Hours in the unit a person would choose: `42 min`, `6.8 h`, `3.1 d`. Business hours make no days: eight of them do for
/// some, ten for others.
pub fn duration(hours: f64, clock: Clock) -> String {
    let size = hours.abs();
    let (value, digits, unit) = match size {
        _ if !size.is_finite() => return NONE.into(),
        _ if size < 1.0 / 60.0 => (hours * 3_600.0, 0, "s"),
        _ if size < 1.0 => (hours * 60.0, 0, "min"),
        _ if size < 48.0 || clock == Clock::Business => (hours, usize::from(size < 10.0), "h"),
        _ => (hours / 24.0, usize::from(size < 240.0), "d"),
    };
    format!("{}{THIN}{unit}", number(value, digits))
}

/// A number shown by `show`, or `–`.
pub fn or_none(value: Option<f64>, show: impl Fn(f64) -> String) -> String {
    value.map_or_else(|| NONE.into(), show)
}

/// A count with its noun: `1 ticket`, `612 tickets`.
pub fn count(n: u32, noun: &str) -> String {
    format!("{} {noun}{}", whole(n), if n == 1 { "" } else { "s" })
}

/// How much `now` differs from `before`, in percent of `before`; `None` when there was nothing before.
pub fn change(now: f64, before: f64) -> Option<f64> {
    (before != 0.0).then(|| (now - before) / before * 100.0)
}

/// `2026-10-22` as `22 Oct`, with its year when asked. Anything else stays as it is.
pub fn day(iso: &str, with_year: bool) -> String {
    let shown = if with_year { "%-d %b %Y" } else { "%-d %b" };
    iso.parse::<NaiveDate>().map_or_else(|_| iso.into(), |date| date.format(shown).to_string())
}

/// First and last day, both inclusive: `23 Sep – 22 Oct 2026`.
pub fn days((first, last): &(String, String)) -> String {
    if first == last {
        return day(first, true);
    }
    let same_year = first.get(..4) == last.get(..4);
    format!("{} – {}", day(first, !same_year), day(last, true))
}

/// An instant's minute in a zone: `22 Oct 2026, 17:40`. An unknown zone is read as UTC.
pub fn date_time(at: Instant, zone: &str) -> String {
    let zone: Tz = zone.parse().unwrap_or(Tz::UTC);
    at.utc().with_timezone(&zone).format("%-d %b %Y, %H:%M").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(found: String, expected: &str) {
        assert_eq!(found.replace(THIN, " "), expected);
    }

    #[test]
    fn numbers() {
        check(number(12_480.0, 0), "12,480");
        check(number(1_234_567.891, 1), "1,234,567.9");
        check(number(-0.4, 0), "0");
        check(number(2.5, 0), "3");
        check(number(f64::NAN, 0), "–");
        check(signed(-6.2, 0), "−6");
        check(signed(0.2, 0), "±0");
        check(percent_within(Some(87.1), Some((84.2, 89.4))), "87 % (84–89)");
        check(percent_within(None, None), "–");
        check(count(1, "ticket"), "1 ticket");
        check(count(0, "ticket"), "0 tickets");
    }

    #[test]
    fn durations() {
        for (hours, expected) in [
            (0.0, "0 s"),
            (0.01, "36 s"),
            (0.7, "42 min"),
            (2.1, "2.1 h"),
            (12.4, "12 h"),
            (74.4, "3.1 d"),
            (400.0, "17 d"),
        ] {
            check(duration(hours, Clock::Calendar), expected);
        }
        check(duration(74.4, Clock::Business), "74 h");
        check(duration(0.7, Clock::Business), "42 min");
    }

    #[test]
    fn dates() {
        check(days(&("2026-09-23".into(), "2026-10-22".into())), "23 Sep – 22 Oct 2026");
        check(days(&("2025-12-30".into(), "2026-01-02".into())), "30 Dec 2025 – 2 Jan 2026");
        check(days(&("2026-10-22".into(), "2026-10-22".into())), "22 Oct 2026");
        check(date_time(Instant(1_792_683_600_000), "Europe/Berlin"), "22 Oct 2026, 17:40");
        check(day("someday", true), "someday");
    }
}
