//! Local days and hours of many instants, fast: a table of the zone's offsets instead of a calendar computation a ticket.
//!
//! In: a zone and a range of instants. Out: days, hours of the week, instants of day boundaries. Never: the system's zone.

use chrono::{DateTime, Datelike, NaiveDate, Offset, TimeZone, Utc};
use chrono_tz::Tz;

const DAY_MS: i64 = 86_400_000;
/// No zone changes its offset twice within so short a time.
const STEP_MS: i64 = 7 * DAY_MS;
/// Zones had local mean time before, and rules far ahead are guesses: outside, the nearest offset holds.
pub(crate) const RULES_MS: std::ops::RangeInclusive<i64> = -2_208_988_800_000..=7_258_118_400_000;

/// The calendar of a zone over a range of instants. Days are counted from 1970-01-01 in local time.
#[derive(Clone, Debug)]
pub struct LocalTime {
    /// First instant of each stretch of constant offset; the first reaches back for ever.
    starts: Vec<i64>,
    /// Milliseconds to add to UTC in each stretch.
    offsets: Vec<i64>,
}

impl LocalTime {
    /// The zone's calendar, exact between the instants `from` and `to` (ms UTC) and a week around them.
    pub fn new(zone: Tz, from: i64, to: i64) -> LocalTime {
        let first = from.saturating_sub(STEP_MS).clamp(*RULES_MS.start(), *RULES_MS.end());
        let last = to.saturating_add(STEP_MS).clamp(first, *RULES_MS.end());
        let mut found = LocalTime { starts: vec![i64::MIN], offsets: vec![offset_by_rules(zone, first)] };
        let mut at = first;
        while at < last {
            let next = (at + STEP_MS).min(last);
            let (before, after) = (offset_by_rules(zone, at), offset_by_rules(zone, next));
            if before != after {
                found.starts.push(first_with_other_offset(zone, at, next, before));
                found.offsets.push(after);
            }
            at = next;
        }
        found
    }

    /// Local time as milliseconds, as if it were UTC.
    pub fn local(&self, at: i64) -> i64 {
        // Most data lie in the last few stretches.
        let mut stretch = self.starts.len() - 1;
        while self.starts[stretch] > at {
            stretch -= 1;
        }
        at + self.offsets[stretch]
    }

    /// Stretches of constant offset between two instants, ascending: first instant, first instant after, offset in ms.
    pub(crate) fn stretches(&self, from: i64, to: i64) -> impl Iterator<Item = (i64, i64, i64)> + '_ {
        let ends = self.starts.iter().skip(1).copied().chain([i64::MAX]);
        let all = self.starts.iter().zip(ends).zip(&self.offsets);
        all.map(move |((&start, end), &offset)| (start.max(from), end.min(to), offset))
            .filter(|(start, end, _)| start < end)
    }

    /// Local day.
    pub fn day(&self, at: i64) -> i64 {
        self.local(at).div_euclid(DAY_MS)
    }

    /// Hours since Monday 00:00 local time, 0–167.
    pub fn hour_of_week(&self, at: i64) -> u8 {
        let local = self.local(at);
        (weekday(local.div_euclid(DAY_MS)) * 24 + local.rem_euclid(DAY_MS) / 3_600_000) as u8
    }

    /// First instant of a local day: midnight, or the first moment after it where clocks jump over midnight.
    pub fn start_of(&self, day: i64) -> i64 {
        let midnight = day * DAY_MS;
        for (index, (&start, &offset)) in self.starts.iter().zip(&self.offsets).enumerate() {
            let ends_before = self.starts.get(index + 1).is_some_and(|end| end + offset <= midnight);
            if !ends_before {
                return start.max(midnight - offset);
            }
        }
        midnight
    }
}

/// Weekday of a day: 0 is Monday. 1970-01-01 was a Thursday.
pub fn weekday(day: i64) -> i64 {
    (day + 3).rem_euclid(7)
}

/// `YYYY-MM-DD` of a day.
pub fn iso(day: i64) -> String {
    date(day).format("%Y-%m-%d").to_string()
}

/// First day of the month a day lies in.
pub fn month_start(day: i64) -> i64 {
    day - i64::from(date(day).day0())
}

/// First day of the week a day lies in, for weeks that start on weekday `week_start` (0 is Monday).
pub fn week_start_of(day: i64, week_start: u8) -> i64 {
    day - (weekday(day) - i64::from(week_start)).rem_euclid(7)
}

/// Day of a calendar date.
pub fn day_of(date: NaiveDate) -> i64 {
    date.signed_duration_since(NaiveDate::default()).num_days()
}

/// Calendar date of a day; the nearest that can be written when there is none.
pub fn date(day: i64) -> NaiveDate {
    let nearest = if day < 0 { NaiveDate::MIN } else { NaiveDate::MAX };
    chrono::TimeDelta::try_days(day).and_then(|days| NaiveDate::default().checked_add_signed(days)).unwrap_or(nearest)
}

fn offset_by_rules(zone: Tz, at: i64) -> i64 {
    let utc = DateTime::<Utc>::from_timestamp_millis(at).unwrap_or(DateTime::UNIX_EPOCH);
    i64::from(zone.offset_from_utc_datetime(&utc.naive_utc()).fix().local_minus_utc()) * 1_000
}

fn first_with_other_offset(zone: Tz, mut low: i64, mut high: i64, before: i64) -> i64 {
    while high - low > 1 {
        let middle = low + (high - low) / 2;
        if offset_by_rules(zone, middle) == before { low = middle } else { high = middle }
    }
    high
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono_tz::{America, Asia, Europe};

    fn utc(text: &str) -> i64 {
        DateTime::parse_from_rfc3339(text).map(|at| at.timestamp_millis()).unwrap_or(i64::MIN)
    }

    fn day(text: &str) -> i64 {
        text.parse().map(day_of).unwrap_or(i64::MIN)
    }

    #[test]
    fn berlin_night_of_the_change_has_five_hours_to_six() {
        let local = LocalTime::new(Europe::Berlin, utc("2026-01-01T00:00:00Z"), utc("2026-12-31T00:00:00Z"));
        let midnight = local.start_of(day("2026-03-29"));
        assert_eq!(midnight, utc("2026-03-28T23:00:00Z"));
        let six = (midnight..).step_by(3_600_000).find(|&at| local.hour_of_week(at) == 6 * 24 + 6);
        assert_eq!(six.map(|six| (six - midnight) / 3_600_000), Some(5));
        assert_eq!(local.start_of(day("2026-03-30")) - midnight, 23 * 3_600_000);
        assert_eq!(local.start_of(day("2026-10-26")) - local.start_of(day("2026-10-25")), 25 * 3_600_000);
    }

    #[test]
    fn midnight_that_does_not_exist() {
        // Beirut's clocks jump from 00:00 to 01:00 on 29 March 2026.
        let local = LocalTime::new(Asia::Beirut, utc("2026-01-01T00:00:00Z"), utc("2026-12-31T00:00:00Z"));
        let start = local.start_of(day("2026-03-29"));
        assert_eq!((local.day(start - 1), local.day(start)), (day("2026-03-28"), day("2026-03-29")));
        assert_eq!(local.hour_of_week(start), 6 * 24 + 1);
    }

    #[test]
    fn agrees_with_the_calendar_hour_by_hour() {
        for zone in [Europe::Berlin, America::New_York, America::Sao_Paulo, Asia::Kolkata, Tz::UTC] {
            let (from, to) = (utc("2015-01-01T00:00:00Z"), utc("2020-01-01T00:00:00Z"));
            let local = LocalTime::new(zone, from, to);
            for at in (from..to).step_by(3 * 3_600_000) {
                let expected = zone.timestamp_millis_opt(at).single().map(|at| at.naive_local());
                let found = DateTime::from_timestamp_millis(local.local(at)).map(|at| at.naive_utc());
                assert_eq!(found, expected, "{zone} {at}");
                let today = local.day(at);
                assert!(local.start_of(today) <= at && at < local.start_of(today + 1), "{zone} {at}");
            }
        }
    }

    #[test]
    fn calendar_steps() {
        assert_eq!(iso(day("2026-03-29")), "2026-03-29");
        assert_eq!(iso(month_start(day("2026-02-28"))), "2026-02-01");
        assert_eq!(iso(week_start_of(day("2026-03-29"), 0)), "2026-03-23");
        assert_eq!(iso(week_start_of(day("2026-03-29"), 6)), "2026-03-29");
        assert_eq!(LocalTime::new(Tz::UTC, i64::MIN, i64::MAX).day(0), 0);
    }
}
