//! Days of the reporting zone as a half-open period of instants.

use chrono_tz::Tz;
use model::{Instant, Period};

/// The period from the first to the last day, both inclusive; an open side reaches to the end of time.
///
/// # Errors
/// Gives back the text that is not a day `YYYY-MM-DD`.
pub fn from_days(from: Option<&str>, to: Option<&str>, zone: Tz) -> Result<Option<Period>, String> {
    if from.is_none() && to.is_none() {
        return Ok(None);
    }
    let start = from.map(|day| start_of(day, zone, 0)).transpose()?;
    let end = to.map(|day| start_of(day, zone, 1)).transpose()?;
    Ok(Some(Period {
        start: start.unwrap_or(Instant(*Instant::RANGE.start())),
        end: end.unwrap_or(Instant(*Instant::RANGE.end())),
    }))
}

fn start_of(day: &str, zone: Tz, later: u64) -> Result<Instant, String> {
    let unreadable = || day.to_owned();
    let date = chrono::NaiveDate::parse_from_str(day, "%Y-%m-%d").map_err(|_| unreadable())?;
    let date = date.checked_add_days(chrono::Days::new(later)).ok_or_else(unreadable)?;
    Ok(analytics::zone::start_of_day(date, zone))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_day_is_whole_and_days_follow_the_zone() {
        let period = from_days(Some("2026-03-29"), Some("2026-03-29"), chrono_tz::Europe::Berlin).ok().flatten();
        let hours = period.map(|period| period.end.hours_since(period.start));
        assert_eq!(hours, Some(23.0));
        assert_eq!(from_days(Some("29.3."), None, chrono_tz::UTC), Err("29.3.".to_owned()));
        assert_eq!(from_days(None, None, chrono_tz::UTC), Ok(None));
    }
}
