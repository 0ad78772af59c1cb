//! Dates that need no guessing: ISO 8601, digits alone. In: a trimmed cell. Out: a date, or that it is another shape.

use chrono::{DateTime, Duration, NaiveDate, NaiveDateTime, NaiveTime};

use super::{Named, Written, split};

/// `2017-10-31 21:45:10` or with a `T`, then nothing, a fraction or `Z`: most cells are, so that they take no detour.
pub fn iso(cell: &str) -> Option<Written> {
    let bytes = cell.as_bytes();
    let number = |from: usize, to: usize| -> Option<u32> {
        bytes
            .get(from..to)?
            .iter()
            .try_fold(0, |sum, byte| byte.is_ascii_digit().then(|| sum * 10 + u32::from(byte - b'0')))
    };
    let stands = |at: usize, any: &[u8]| bytes.get(at).is_some_and(|byte| any.contains(byte));
    if !(stands(4, b"-") && stands(7, b"-") && stands(10, b"T ") && stands(13, b":") && stands(16, b":")) {
        return None;
    }
    let date = NaiveDate::from_ymd_opt(number(0, 4)? as i32, number(5, 7)?, number(8, 10)?)?;
    let (fraction, zone) = match cell.get(19..)? {
        "" => ("", Named::Nothing),
        rest => match rest.strip_suffix(['Z', 'z']) {
            Some(fraction) => (fraction, Named::Offset(0)),
            None => (rest, Named::Nothing),
        },
    };
    let millis = if fraction.is_empty() { 0 } else { milliseconds(fraction.strip_prefix('.')?)? };
    let time = NaiveTime::from_hms_milli_opt(number(11, 13)?, number(14, 16)?, second(number(17, 19)?)?, millis)?;
    Some(Written::clear(date.and_time(time), zone))
}

/// A leap second is the last of its minute.
pub fn second(written: u32) -> Option<u32> {
    (written <= 60).then_some(written.min(59))
}

/// Milliseconds of the digits after a decimal point.
pub fn milliseconds(digits: &str) -> Option<u32> {
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    digits.chars().chain("000".chars()).take(3).collect::<String>().parse().ok()
}

/// Digits alone, told apart by their number: `20250305`, `20250305101500`, seconds to nanoseconds since 1970, and days
/// as spreadsheets count them (`45718.42`).
pub fn digits(cell: &str) -> Option<Written> {
    let cell = cell.strip_prefix("/Date(").and_then(|rest| rest.strip_suffix(")/")).unwrap_or(cell);
    let (whole, fraction) = split(cell, |byte| byte.is_ascii_digit());
    let fraction = match fraction {
        "" => 0.0,
        part => {
            let digits = part.strip_prefix(['.', ',']).filter(|digits| milliseconds(digits).is_some())?;
            format!("0.{digits}").parse::<f64>().ok()?
        }
    };
    let value: i64 = whole.parse().ok()?;
    let millis = match whole.len() {
        5 => return serial(value, fraction),
        8 if whole == cell => {
            return plausible(NaiveDate::parse_from_str(whole, "%Y%m%d").ok()?.and_time(NaiveTime::MIN));
        }
        14 if whole == cell => return plausible(NaiveDateTime::parse_from_str(whole, "%Y%m%d%H%M%S").ok()?),
        9 | 10 => value * 1000 + (fraction * 1000.0).round() as i64,
        12 | 13 => value,
        16 => value / 1000,
        19 => value / 1_000_000,
        _ => return None,
    };
    Some(Written::clear(DateTime::from_timestamp_millis(millis)?.naive_utc(), Named::Offset(0)))
}

/// Days since 30 December 1899, as spreadsheets count: of the years 1982 to 2064, since other numbers have five digits
/// too. To the second, which is finer than their fractions are.
fn serial(days: i64, fraction: f64) -> Option<Written> {
    let seconds = (fraction * 86_400.0).round() as i64;
    let start = NaiveDate::from_ymd_opt(1899, 12, 30)?.and_time(NaiveTime::MIN);
    let local = start.checked_add_signed(Duration::days(days) + Duration::seconds(seconds))?;
    (30_000..60_000).contains(&days).then(|| Written::clear(local, Named::Nothing))
}

fn plausible(local: NaiveDateTime) -> Option<Written> {
    let year = chrono::Datelike::year(&local);
    (1970..2200).contains(&year).then(|| Written::clear(local, Named::Nothing))
}

/// `20250305T101500Z` as `2025-03-05 10:15:00Z`; `None` for another shape.
pub fn unpacked(cell: &str) -> Option<String> {
    let (date, rest) = split(cell, |byte| byte.is_ascii_digit());
    let (clock, after) = split(rest.strip_prefix(['T', ' '])?, |byte| byte.is_ascii_digit());
    if date.len() != 8 {
        return None;
    }
    let clock = match clock.len() {
        4 => format!("{}:{}", &clock[..2], &clock[2..]),
        6 => format!("{}:{}:{}", &clock[..2], &clock[2..4], &clock[4..]),
        _ => clock.to_owned(),
    };
    Some(format!("{}-{}-{} {clock}{after}", &date[..4], &date[4..6], &date[6..]))
}
