//! Durations as exports write them, to hours.

use super::words::{number, plain};

/// Unit of a bare number, hours.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Unit(pub f64);

impl Unit {
    /// One hour.
    pub const HOUR: Unit = Unit(1.0);
    /// One millisecond.
    pub const MILLISECOND: Unit = Unit(1.0 / 3_600_000.0);
    /// One second.
    pub const SECOND: Unit = Unit(1.0 / 3600.0);
    /// One minute.
    pub const MINUTE: Unit = Unit(1.0 / 60.0);

    /// The unit a header names ("Resolution time (s)", "First reply time in minutes"); `None` when it names none.
    pub fn in_header(header: &str) -> Option<Unit> {
        let plain = plain(header);
        plain.split(' ').find_map(unit)
    }
}

/// Hours in a unit named by a lower-case word.
fn unit(word: &str) -> Option<Unit> {
    let hours = match word {
        "ms" | "msec" | "millis" | "milliseconds" => 1.0 / 3_600_000.0,
        "s" | "sec" | "secs" | "second" | "seconds" | "sekunden" | "segundos" | "secondes" => 1.0 / 3600.0,
        "m" | "min" | "mins" | "minute" | "minutes" | "minuten" | "minutos" => 1.0 / 60.0,
        "h" | "hr" | "hrs" | "hour" | "hours" | "std" | "stunden" | "horas" | "heures" => 1.0,
        "d" | "day" | "days" | "tag" | "tage" | "dias" | "días" | "jours" => 24.0,
        "w" | "wk" | "week" | "weeks" => 168.0,
        _ => return None,
    };
    Some(Unit(hours))
}

/// Reads a duration, hours; may be negative. `bare` is the unit of a number without one.
pub fn read(cell: &str, bare: Unit) -> Option<f64> {
    let cell = cell.trim();
    let (sign, size) = cell.strip_prefix(['-', '−']).map_or((1.0, cell), |size| (-1.0, size));
    let hours = match number(size) {
        Some(value) => value * bare.0,
        None if size.contains(':') => clock(size)?,
        None => units(size.strip_prefix(['P', 'p']).unwrap_or(size), size.starts_with(['P', 'p']))?,
    };
    hours.is_finite().then_some(sign * hours)
}

/// `H:MM:SS` or `H:MM`, hours unbounded; `1 day, 2:03:04`.
fn clock(size: &str) -> Option<f64> {
    let (days, clock) = match size.rsplit_once(' ') {
        Some((before, clock)) => (units(before.trim_end_matches([',', ' ']), false)?, clock),
        None => (0.0, size),
    };
    let mut hours = 0.0;
    let mut scale = 1.0;
    let mut fields = 0;
    for field in clock.split(':') {
        let starts_well = field.starts_with(|letter: char| letter.is_ascii_digit());
        hours += number(field).filter(|_| starts_well)? * scale;
        scale /= 60.0;
        fields += 1;
    }
    (2..=3).contains(&fields).then_some(days + hours)
}

/// `2h 15m`, `1 day 3 hours`, and ISO 8601 after its `P` (where `M` before `T` is a month and not read).
fn units(size: &str, iso: bool) -> Option<f64> {
    let mut hours = 0.0;
    let mut rest = size.trim();
    let mut any = false;
    let mut in_time = !iso;
    while !rest.is_empty() {
        in_time |= rest.starts_with('T');
        rest = rest.trim_start_matches([' ', ',', 'T']);
        let digits = rest.find(|letter: char| !letter.is_ascii_digit() && letter != '.').unwrap_or(rest.len());
        let (value, after) = rest.split_at(digits);
        let after = after.trim_start();
        let letters =
            after.find(|letter: char| !letter.is_alphabetic() || (iso && letter == 'T')).unwrap_or(after.len());
        let word = after[..letters].to_lowercase();
        if word == "and" && value.is_empty() {
            rest = &after[letters..];
            continue;
        }
        if word == "m" && !in_time {
            return None;
        }
        hours += number(value)? * unit(&word)?.0;
        any = true;
        rest = after[letters..].trim_start();
    }
    any.then_some(hours)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(cell: &str, unit: Unit, expected: Option<f64>) {
        let found = read(cell, unit);
        let near = match (found, expected) {
            (Some(found), Some(expected)) => (found - expected).abs() < 1e-9,
            (found, expected) => found == expected,
        };
        assert!(near, "{cell:?}: {found:?}, not {expected:?}");
    }

    #[test]
    fn durations() {
        check("00:30:00", Unit::HOUR, Some(0.5));
        check("120:00:36", Unit::HOUR, Some(120.01));
        check("-01:30:00", Unit::HOUR, Some(-1.5));
        check("2:15", Unit::HOUR, Some(2.25));
        check("2h 15m", Unit::HOUR, Some(2.25));
        check("2 hrs 15 mins", Unit::HOUR, Some(2.25));
        check("1 day, 2 hours and 30 minutes", Unit::HOUR, Some(26.5));
        check("1 day, 2:30:00", Unit::HOUR, Some(26.5));
        check("PT2H15M", Unit::HOUR, Some(2.25));
        check("P1DT2H", Unit::HOUR, Some(26.0));
        check("90", Unit::MINUTE, Some(1.5));
        check("1,5", Unit::HOUR, Some(1.5));
        check("0", Unit::HOUR, Some(0.0));
        for cell in ["", "soon", "1:2:3:4", "::", "2x", "P1M", "h", "1e999", "NaN"] {
            check(cell, Unit::HOUR, None);
        }
    }

    #[test]
    fn units_in_headers() {
        let minutes = |header| Unit::in_header(header).map(|unit| (unit.0 * 60.0 * 1000.0).round() / 1000.0);
        assert_eq!(minutes("First reply time in minutes"), Some(1.0));
        assert_eq!(minutes("Resolution time (s)"), Some(0.017));
        assert_eq!(minutes("First response time (in hrs)"), Some(60.0));
        assert_eq!(minutes("Resolution time"), None);
    }
}
