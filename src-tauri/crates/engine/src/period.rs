//! Days of the reporting zone as a half-open period of instants.

use analytics::between;
use chrono::NaiveDate;
use chrono_tz::Tz;
use model::{Instant, Period};

use crate::{Error, Result, Workspace};

/// The period from the first to the last day, both inclusive.
///
/// # Errors
/// A text that is not a day `YYYY-MM-DD`.
pub fn from_days(first: &str, last: &str, zone: Tz) -> Result<Period> {
    Ok(between(day(first)?, day(last)?, zone))
}

impl Workspace {
    /// The period from the first to the last day, both inclusive; an open side reaches to the end of the data.
    ///
    /// # Errors
    /// A text that is not a day `YYYY-MM-DD`; unreadable index.
    pub fn period(&self, first: Option<&str>, last: Option<&str>) -> Result<Option<Period>> {
        if first.is_none() && last.is_none() {
            return Ok(None);
        }
        let snapshot = self.snapshot()?;
        let data = snapshot.created().unwrap_or((Instant(0), Instant(0)));
        let newest = snapshot.as_of().unwrap_or(data.1).max(data.1);
        let zone = self.zone();
        let local = |at: Instant| at.utc().with_timezone(&zone).date_naive();
        let first = first.map_or(Ok(local(data.0)), day)?;
        let last = last.map_or(Ok(local(newest).max(first)), day)?;
        Ok(Some(between(first.min(last), last, zone)))
    }
}

/// A day as people write it.
pub(crate) fn day(text: &str) -> Result<NaiveDate> {
    NaiveDate::parse_from_str(text, "%Y-%m-%d").map_err(|_| Error::NoDay(text.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_day_is_whole_and_days_follow_the_zone() {
        let period = from_days("2026-03-29", "2026-03-29", chrono_tz::Europe::Berlin).ok();
        assert_eq!(period.map(|period| period.end.hours_since(period.start)), Some(23.0));
        assert!(from_days("29.3.", "2026-03-29", chrono_tz::UTC).is_err());
    }
}
