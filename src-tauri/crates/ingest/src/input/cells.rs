//! A cell of a workbook as text. In: its value. Out: what a table export of it would say: ISO dates, plain numbers. Never:
//! the display format, which a workbook's reader does not give.

use std::io::Write;

use calamine::{Data, ExcelDateTime};

/// From here on neighbouring whole numbers share one value: an id of this size is no longer the one that was typed.
const LAST_EXACT: f64 = 9_007_199_254_740_992.0;
/// Digits a spreadsheet computes with.
const DIGITS: usize = 15;
/// Milliseconds of a day.
const DAY: f64 = 86_400_000.0;

/// Appends the text of a cell; nothing for an empty one.
pub fn text_of(value: &Data, out: &mut Vec<u8>) {
    match value {
        Data::Empty => {}
        Data::Int(whole) => put(out, format_args!("{whole}")),
        Data::Float(number) => put_number(*number, out),
        Data::String(text) => put_string(text, out),
        Data::Bool(flag) => put(out, format_args!("{flag}")),
        Data::DateTime(moment) => put_moment(*moment, out),
        Data::DateTimeIso(text) => put(out, format_args!("{text}")),
        Data::DurationIso(text) => put_duration(text, out),
        Data::Error(error) => put(out, format_args!("{error}")),
    }
}

fn put(out: &mut Vec<u8>, text: std::fmt::Arguments) {
    // Writing to memory does not fail.
    let _ = out.write_fmt(text);
}

/// Excel writes control characters as `_x000D_`; carriage returns are all that exports have of them.
fn put_string(text: &str, out: &mut Vec<u8>) {
    if text.contains("_x000D_") {
        put(out, format_args!("{}", text.replace("_x000D_\n", "\n").replace("_x000D_", "\n")));
    } else {
        out.extend_from_slice(text.as_bytes());
    }
}

/// Whole numbers without a fraction, others with the digits a spreadsheet knows; too large ones as spreadsheets show
/// them, which is how a rounded id is told from a whole one.
fn put_number(number: f64, out: &mut Vec<u8>) {
    if number.fract() == 0.0 && number.abs() < LAST_EXACT {
        return put(out, format_args!("{}", number as i64));
    }
    if number.fract() == 0.0 || !number.is_finite() {
        let scientific = format!("{number:.5E}");
        return put(out, format_args!("{}", scientific.replacen('E', "E+", 1)));
    }
    let rounded = format!("{number:.*e}", DIGITS - 1).parse().unwrap_or(number);
    put(out, format_args!("{rounded}"));
}

fn put_moment(moment: ExcelDateTime, out: &mut Vec<u8>) {
    let serial = moment.as_f64();
    if moment.is_duration() || (0.0..1.0).contains(&serial) {
        return put_seconds((serial * DAY / 1000.0).round(), out);
    }
    // Half a second is added since 12:00 may be stored as 11:59:59.9999.
    let rounded = (serial * DAY / 1000.0).round() * 1000.0 / DAY + 0.1 / DAY;
    let kind = calamine::ExcelDateTimeType::DateTime;
    let is_1904 = moment.to_ymd_hms_milli().0 != ExcelDateTime::new(serial, kind, false).to_ymd_hms_milli().0;
    let (year, month, day, hour, minute, second, _) = ExcelDateTime::new(rounded, kind, is_1904).to_ymd_hms_milli();
    put(out, format_args!("{year:04}-{month:02}-{day:02}"));
    if (hour, minute, second) != (0, 0, 0) {
        put(out, format_args!(" {hour:02}:{minute:02}:{second:02}"));
    }
}

/// `HH:MM:SS`; hours may exceed 24.
fn put_seconds(seconds: f64, out: &mut Vec<u8>) {
    let sign = if seconds < 0.0 { "-" } else { "" };
    let seconds = seconds.abs() as u64;
    put(out, format_args!("{sign}{:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60));
}

/// `PT12H30M15S` as `12:30:15`; anything else as it is.
fn put_duration(text: &str, out: &mut Vec<u8>) {
    match iso_seconds(text) {
        Some(seconds) => put_seconds(seconds.round(), out),
        None => put(out, format_args!("{text}")),
    }
}

fn iso_seconds(text: &str) -> Option<f64> {
    let mut rest = text.strip_prefix("PT")?;
    let mut seconds = 0.0;
    while !rest.is_empty() {
        let end = rest.find(|letter: char| letter.is_ascii_alphabetic())?;
        let amount: f64 = rest[..end].parse().ok()?;
        seconds += amount
            * match &rest[end..=end] {
                "H" => 3600.0,
                "M" => 60.0,
                "S" => 1.0,
                _ => return None,
            };
        rest = &rest[end + 1..];
    }
    Some(seconds)
}

#[cfg(test)]
mod tests {
    use calamine::ExcelDateTimeType::{DateTime, TimeDelta};

    use super::*;

    fn check(value: Data, expected: &str) {
        let mut out = Vec::new();
        text_of(&value, &mut out);
        assert_eq!(String::from_utf8_lossy(&out), expected, "{value:?}");
    }

    #[test]
    fn cells_read_as_a_table_export_says_them() {
        check(Data::Empty, "");
        check(Data::Int(-7), "-7");
        check(Data::Float(1204.0), "1204");
        check(Data::Float(0.1 + 0.2), "0.3");
        check(Data::Float(0.85), "0.85");
        check(Data::Float(570306000000000000.0), "5.70306E+17");
        check(Data::Float(9_007_199_254_740_991.0), "9007199254740991");
        check(Data::Float(f64::NAN), "NaN");
        check(Data::Bool(true), "true");
        check(Data::String("a_x000D_\nb".into()), "a\nb");
        check(Data::Error(calamine::CellErrorType::Ref), "#REF!");
        check(Data::DurationIso("PT26H05M09S".into()), "26:05:09");
        check(Data::DurationIso("P1D".into()), "P1D");
        check(Data::DateTimeIso("2025-03-01T10:00:00".into()), "2025-03-01T10:00:00");
    }

    #[test]
    fn serial_numbers_are_dates_times_and_durations() {
        let check = |serial, kind, is_1904, expected| {
            check(Data::DateTime(ExcelDateTime::new(serial, kind, is_1904)), expected)
        };
        check(45_717.0, DateTime, false, "2025-03-01");
        check(45_717.429_513_888_89, DateTime, false, "2025-03-01 10:18:30");
        check(45_717.499_999_999, DateTime, false, "2025-03-01 12:00:00");
        check(44_255.0, DateTime, true, "2025-03-01");
        check(0.5, DateTime, false, "12:00:00");
        check(1.25, TimeDelta, false, "30:00:00");
        check(-0.25, TimeDelta, false, "-06:00:00");
    }
}
