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

    /// The unit a header names ("Resolution time (s)", "Zeit bis zur Lösung in Minuten"); `None` when it names none. A
    /// single letter is one only at the end: it may be a word of its own before.
    pub fn in_header(header: &str) -> Option<Unit> {
        let plain = plain(header);
        let mut words = plain.split(' ').filter(|word| word.len() > 1);
        words.find_map(unit).or_else(|| plain.rsplit(' ').next().and_then(unit))
    }
}

/// Hours in a unit named by a lower-case word of English, German, French, Spanish or Portuguese.
fn unit(word: &str) -> Option<Unit> {
    let hours =
        match word {
            "ms" | "msec" | "msecs" | "millis" | "millisecond" | "milliseconds" | "millisekunden" => 1.0 / 3_600_000.0,
            "s" | "sec" | "secs" | "second" | "seconds" | "sek" | "sekunde" | "sekunden" | "seg" | "segs"
            | "segundo" | "segundos" | "seconde" | "secondes" => 1.0 / 3600.0,
            "m" | "min" | "mins" | "minute" | "minutes" | "minuten" | "minuto" | "minutos" => 1.0 / 60.0,
            "h" | "hr" | "hrs" | "hour" | "hours" | "std" | "stunde" | "stunden" | "hora" | "horas" | "heure"
            | "heures" => 1.0,
            "d" | "day" | "days" | "tag" | "tage" | "tagen" | "dia" | "dias" | "día" | "días" | "j" | "jour"
            | "jours" => 24.0,
            "w" | "wk" | "wks" | "week" | "weeks" | "woche" | "wochen" | "semaine" | "semaines" | "semana"
            | "semanas" => 168.0,
            _ => return None,
        };
    Some(Unit(hours))
}

/// Reads a duration, hours; may be negative. `bare` is the unit of a number without one.
pub fn read(cell: &str, bare: Unit) -> Option<f64> {
    let cell = cell.trim();
    let (sign, size) = cell.strip_prefix(['-', '−']).map_or((1.0, cell), |size| (-1.0, size.trim_start()));
    let hours = match number(size).or_else(|| grouped(size)) {
        Some(value) => value * bare.0,
        None if size.contains(':') => clock(size)?,
        None => match size.strip_prefix(['P', 'p']) {
            Some(iso) => units(&iso.to_uppercase(), true)?,
            None => units(size, false)?,
        },
    };
    hours.is_finite().then_some(sign * hours)
}

/// A number with thousands told apart: "1,234.5" and "1.234,5".
fn grouped(size: &str) -> Option<f64> {
    let point = size.rfind([',', '.'])?;
    let (whole, fraction) = (&size[..point], &size[point + 1..]);
    let group = if size[point..].starts_with(',') { '.' } else { ',' };
    if !whole.contains(group) || !whole.starts_with(|letter: char| letter.is_ascii_digit()) {
        return None;
    }
    number(&format!("{}.{fraction}", whole.replace(group, "")))
}

/// `H:MM:SS` or `H:MM`, hours unbounded; `1 day, 2:03:04`, `1.02:03:04`, `2:15 h`.
fn clock(size: &str) -> Option<f64> {
    let size = size.strip_suffix(|letter: char| letter == 'h' || letter == 'H').map_or(size, str::trim_end);
    let (mut days, clock) = match size.rsplit_once(' ') {
        Some((before, clock)) => (units(before.trim_end_matches([',', ' ']), false)?, clock),
        None => (0.0, size),
    };
    let mut fields: Vec<&str> = clock.split(':').collect();
    if let (3, Some((before, hours))) = (fields.len(), fields[0].split_once('.')) {
        days += 24.0 * number(before)?;
        fields[0] = hours;
    }
    let mut hours = 0.0;
    let mut scale = 1.0;
    for field in &fields {
        let starts_well = field.starts_with(|letter: char| letter.is_ascii_digit());
        hours += number(field).filter(|_| starts_well)? * scale;
        scale /= 60.0;
    }
    (2..=3).contains(&fields.len()).then_some(days + hours)
}

/// `2h 15m`, `1 day 3 hours`, `2 Std. 5 Min.`, and ISO 8601 after its `P` (where `M` before `T` is a month and not read).
fn units(size: &str, iso: bool) -> Option<f64> {
    let mut hours = 0.0;
    let mut rest = size.trim();
    let mut any = false;
    let mut in_time = !iso;
    while !rest.is_empty() {
        in_time |= rest.starts_with('T');
        rest = rest.trim_start_matches([' ', ',', 'T', '\u{a0}', '\u{202f}']);
        let is_digit = |letter: char| letter.is_ascii_digit() || letter == '.' || letter == ',';
        let (value, after) = rest.split_at(rest.find(|letter| !is_digit(letter)).unwrap_or(rest.len()));
        let after = after.trim_start();
        let is_letter = |letter: char| letter.is_alphabetic() && !(iso && letter == 'T');
        let (word, after) = after.split_at(after.find(|letter| !is_letter(letter)).unwrap_or(after.len()));
        let word = word.to_lowercase();
        rest = after.trim_start_matches('.').trim_start();
        if value.is_empty() && matches!(word.as_str(), "and" | "und" | "et" | "y" | "e") {
            continue;
        }
        if word == "m" && !in_time {
            return None;
        }
        hours += number(value)? * unit(&word)?.0;
        any = true;
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
        check("2 hours 5 minutes", Unit::HOUR, Some(2.0 + 5.0 / 60.0));
        check("2 Std. 30 Min.", Unit::HOUR, Some(2.5));
        check("1 Tag und 2 Stunden", Unit::HOUR, Some(26.0));
        check("1 jour et 2 heures", Unit::HOUR, Some(26.0));
        check("1j 2h", Unit::HOUR, Some(26.0));
        check("2 horas y 30 minutos", Unit::HOUR, Some(2.5));
        check("1 dia e 2 horas", Unit::HOUR, Some(26.0));
        check("2,5 h", Unit::MINUTE, Some(2.5));
        check("1.02:30:00", Unit::HOUR, Some(26.5));
        check("2:15 h", Unit::HOUR, Some(2.25));
        check("pt2h", Unit::HOUR, Some(2.0));
        check("PT1,5H", Unit::HOUR, Some(1.5));
        check("-2h 15m", Unit::HOUR, Some(-2.25));
        check("1,234.5", Unit::HOUR, Some(1234.5));
        check("1.234,5", Unit::HOUR, Some(1234.5));
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
        assert_eq!(minutes("First reply time in minutes within business hours"), Some(1.0));
        assert_eq!(minutes("Délai d'attente (min)"), Some(1.0));
        assert_eq!(minutes("Bearbeitungszeit in Stunden"), Some(60.0));
        assert_eq!(minutes("Tiempo de resolución (horas)"), Some(60.0));
    }
}
