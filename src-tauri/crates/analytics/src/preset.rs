//! Periods people name: days typed at a command line, and presets relative to as-of.

use chrono::{Datelike, Months, NaiveDate};
use chrono_tz::Tz;
use model::{Instant, Period};

use crate::zone::{LocalTime, date, day_of, month_start, week_start_of};

/// A period by name, relative to as-of, never to the wall clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Preset {
    /// This many days up to and including the day of as-of; at least one.
    LastDays(u16),
    /// The week of as-of, whole.
    ThisWeek,
    /// The week before it.
    LastWeek,
    /// The calendar month of as-of, whole.
    ThisMonth,
    /// The month before it.
    LastMonth,
    /// The calendar year of as-of, whole.
    ThisYear,
}

/// The preset's days in the zone; the week starts on weekday `week_start` (0 is Monday).
pub fn preset(preset: Preset, as_of: Instant, zone: Tz, week_start: u8) -> Period {
    let today = LocalTime::new(zone, as_of.0, as_of.0).day(as_of.0);
    let month = month_start(today);
    let months_after = |months: i32| day_of(shift_months(date(month), months));
    let week = week_start_of(today, week_start);
    let (first, after) = match preset {
        Preset::LastDays(days) => (today + 1 - i64::from(days.max(1)), today + 1),
        Preset::ThisWeek => (week, week + 7),
        Preset::LastWeek => (week - 7, week),
        Preset::ThisMonth => (month, months_after(1)),
        Preset::LastMonth => (months_after(-1), month),
        Preset::ThisYear => {
            let january = months_after(-(date(month).month0() as i32));
            (january, day_of(shift_months(date(january), 12)))
        }
    };
    days(first, after, zone)
}

/// The period from the first day to the last, both inclusive, in the zone. Days in the wrong order are put right.
pub fn between(first: NaiveDate, last: NaiveDate, zone: Tz) -> Period {
    let (first, last) = (day_of(first.min(last)), day_of(first.max(last)));
    days(first, last + 1, zone)
}

/// From the start of day `first` to the start of day `after`.
fn days(first: i64, after: i64, zone: Tz) -> Period {
    const DAY_MS: i64 = 86_400_000;
    let local = LocalTime::new(zone, first.saturating_mul(DAY_MS), after.saturating_mul(DAY_MS));
    Period { start: Instant(local.start_of(first)), end: Instant(local.start_of(after)) }
}

fn shift_months(first_of_month: NaiveDate, months: i32) -> NaiveDate {
    let by = Months::new(months.unsigned_abs());
    let shifted =
        if months < 0 { first_of_month.checked_sub_months(by) } else { first_of_month.checked_add_months(by) };
    shifted.unwrap_or(first_of_month)
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono_tz::Europe::Berlin;

    fn check(asked: Preset, start: &str, end: &str) {
        // Thursday 22 October 2026, 00:40 in Berlin.
        let period = preset(asked, Instant(1_792_622_400_000), Berlin, 0);
        assert_eq!((period.start.rfc3339(), period.end.rfc3339()), (start.into(), end.into()), "{asked:?}");
    }

    #[test]
    fn each_preset() {
        check(Preset::LastDays(1), "2026-10-21T22:00:00Z", "2026-10-22T22:00:00Z");
        check(Preset::LastDays(30), "2026-09-22T22:00:00Z", "2026-10-22T22:00:00Z");
        check(Preset::ThisWeek, "2026-10-18T22:00:00Z", "2026-10-25T23:00:00Z");
        check(Preset::LastWeek, "2026-10-11T22:00:00Z", "2026-10-18T22:00:00Z");
        check(Preset::ThisMonth, "2026-09-30T22:00:00Z", "2026-10-31T23:00:00Z");
        check(Preset::LastMonth, "2026-08-31T22:00:00Z", "2026-09-30T22:00:00Z");
        check(Preset::ThisYear, "2025-12-31T23:00:00Z", "2026-12-31T23:00:00Z");
    }

    #[test]
    fn named_days_include_the_whole_last_day() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap_or_default();
        let period = between(day("2026-03-29"), day("2026-03-29"), Berlin);
        assert_eq!((period.end.0 - period.start.0) / 3_600_000, 23);
        assert_eq!(
            between(day("2026-03-30"), day("2026-03-28"), Berlin),
            between(day("2026-03-28"), day("2026-03-30"), Berlin)
        );
    }
}
