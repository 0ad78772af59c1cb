//! The business clock: how long people worked between two instants.
//!
//! In: business hours, a zone, a range of instants. Out: elapsed working milliseconds. Never: a calendar computation a ticket.
//!
//! Shifts are wall-clock times: one over an hour that the zone skips is shorter, one over an hour that comes twice is longer.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use chrono_tz::Tz;
use model::{BusinessHours, Shift};

use crate::zone::{LocalTime, RULES_MS, day_of, weekday};

const DAY_MS: i64 = 86_400_000;
const MINUTE_MS: i64 = 60_000;

/// Working time as a table over a range of instants: a question of it costs two look-ups, whatever lies between.
#[derive(Clone, Debug, Default)]
pub struct BusinessClock {
    /// Ascending, apart from each other.
    stretches: Vec<Stretch>,
    /// First UTC day of `first_of_day`.
    first_day: i64,
    /// For each UTC day the first stretch that ends in it or later.
    first_of_day: Vec<u32>,
    /// Working ms of all stretches.
    total: i64,
}

/// Instants `[start, end)` at which people work.
#[derive(Clone, Copy, Debug)]
struct Stretch {
    start: i64,
    end: i64,
    /// Working ms of all stretches before.
    before: i64,
}

impl BusinessClock {
    /// The clock of these hours, exact between the instants `from` and `to` (ms UTC) as far as they lie in the years 1900 to
    /// 2200; outside nobody works. Shifts that overlap count once, those that end before they begin and special days that
    /// are no days not at all.
    pub fn new(hours: &BusinessHours, zone: Tz, from: i64, to: i64) -> BusinessClock {
        let (from, to) = (from.clamp(*RULES_MS.start(), *RULES_MS.end()), to.clamp(*RULES_MS.start(), *RULES_MS.end()));
        let mut clock = BusinessClock::default();
        if from > to {
            return clock;
        }
        let plan = Plan::new(hours);
        for (start, end, offset) in LocalTime::new(zone, from, to).stretches(from - DAY_MS, to + DAY_MS) {
            for day in (start + offset).div_euclid(DAY_MS)..=(end - 1 + offset).div_euclid(DAY_MS) {
                for shift in plan.shifts(day) {
                    let at = |minutes: u16| day * DAY_MS + i64::from(minutes) * MINUTE_MS - offset;
                    clock.push(at(shift.from).max(start), at(shift.to).min(end));
                }
            }
        }
        clock.index_days();
        clock
    }

    /// Working ms between two instants; 0 when `to` is not after `from`.
    pub fn between(&self, from: i64, to: i64) -> i64 {
        (self.until(to) - self.until(from)).max(0)
    }

    /// Working ms before an instant.
    fn until(&self, at: i64) -> i64 {
        let day = at.div_euclid(DAY_MS) - self.first_day;
        let Ok(day) = usize::try_from(day) else { return 0 };
        let Some(&first) = self.first_of_day.get(day) else { return self.total };
        for stretch in &self.stretches[first as usize..] {
            if at < stretch.end {
                return stretch.before + (at - stretch.start).max(0);
            }
        }
        self.total
    }

    fn push(&mut self, start: i64, end: i64) {
        if start >= end {
            return;
        }
        match self.stretches.last_mut() {
            Some(last) if last.end == start => last.end = end,
            _ => self.stretches.push(Stretch { start, end, before: self.total }),
        }
        self.total += end - start;
    }

    fn index_days(&mut self) {
        let Some((first, last)) = self.stretches.first().zip(self.stretches.last()) else { return };
        self.first_day = first.start.div_euclid(DAY_MS);
        let mut at = 0;
        for day in self.first_day..=last.end.div_euclid(DAY_MS) {
            while self.stretches.get(at).is_some_and(|stretch| stretch.end <= day * DAY_MS) {
                at += 1;
            }
            self.first_of_day.push(at as u32);
        }
    }
}

/// The shifts of any local day, merged.
struct Plan {
    week: [Vec<Shift>; 7],
    days: BTreeMap<i64, Vec<Shift>>,
}

impl Plan {
    fn new(hours: &BusinessHours) -> Plan {
        let special = hours.days.iter().filter_map(|special| {
            let day = special.day.parse::<NaiveDate>().ok()?;
            Some((day_of(day), merged(&special.shifts)))
        });
        Plan { week: std::array::from_fn(|day| merged(&hours.week[day])), days: special.collect() }
    }

    fn shifts(&self, day: i64) -> &[Shift] {
        self.days.get(&day).unwrap_or(&self.week[weekday(day) as usize])
    }
}

/// Shifts in order, overlapping ones as one, none beyond its day.
fn merged(shifts: &[Shift]) -> Vec<Shift> {
    let mut sorted: Vec<Shift> =
        shifts.iter().map(|shift| Shift { from: shift.from, to: shift.to.min(1440) }).collect();
    sorted.retain(|shift| shift.from < shift.to);
    sorted.sort_unstable();
    sorted.dedup_by(|next, before| {
        let touches = next.from <= before.to;
        if touches {
            before.to = before.to.max(next.to);
        }
        touches
    });
    sorted
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, Datelike, TimeZone, Timelike};
    use chrono_tz::{America, Asia, Australia, Europe};
    use model::SpecialDay;

    use super::*;

    fn utc(text: &str) -> i64 {
        DateTime::parse_from_rfc3339(text).map(|at| at.timestamp_millis()).expect("an instant")
    }

    /// `9:00-12:00 13:30-17:00`.
    fn shifts(text: &str) -> Vec<Shift> {
        let minutes = |clock: &str| {
            let (hour, minute) = clock.split_once(':').expect("hour:minute");
            hour.parse::<u16>().expect("an hour") * 60 + minute.parse::<u16>().expect("a minute")
        };
        let shift = |part: &str| part.split_once('-').map(|(from, to)| Shift { from: minutes(from), to: minutes(to) });
        text.split_whitespace().filter_map(shift).collect()
    }

    fn special(day: &str, text: &str) -> SpecialDay {
        SpecialDay { day: day.into(), name: String::new(), shifts: shifts(text) }
    }

    fn check(hours: &BusinessHours, zone: Tz, from: &str, to: &str, minutes: i64) {
        let (from, to) = (utc(from), utc(to));
        assert_eq!(BusinessClock::new(hours, zone, from, to).between(from, to), minutes * MINUTE_MS, "{from} {to}");
    }

    #[test]
    fn worked_numbers() {
        let nine_to_five = BusinessHours::default();
        let week: [Vec<Shift>; 7] = std::array::from_fn(|_| shifts("9:00-12:00 13:30-17:00"));
        let split = BusinessHours { week, days: Vec::new() };
        // Friday 16:30 and one business hour is Monday 9:30, no minute earlier.
        check(&nine_to_five, Tz::UTC, "2026-03-06T16:30:00Z", "2026-03-09T09:30:00Z", 60);
        check(&nine_to_five, Tz::UTC, "2026-03-06T16:30:00Z", "2026-03-09T09:29:00Z", 59);
        check(&nine_to_five, Tz::UTC, "2026-03-06T16:30:00Z", "2026-03-09T09:00:00Z", 30);
        // A break from 12:00 to 13:30.
        check(&split, Tz::UTC, "2026-03-04T11:30:00Z", "2026-03-04T14:00:00Z", 60);
        // Backwards, and nothing.
        check(&nine_to_five, Tz::UTC, "2026-03-09T09:30:00Z", "2026-03-06T16:30:00Z", 0);
        check(
            &BusinessHours { week: Default::default(), days: Vec::new() },
            Tz::UTC,
            "2020-01-01T00:00:00Z",
            "2026-03-06T16:30:00Z",
            0,
        );
    }

    #[test]
    fn shifts_over_a_change_of_clocks_are_shorter_or_longer() {
        let nights: [Vec<Shift>; 7] = std::array::from_fn(|_| shifts("0:00-6:00"));
        let nights = BusinessHours { week: nights, days: Vec::new() };
        check(&nights, Europe::Berlin, "2026-03-28T23:00:00Z", "2026-03-29T12:00:00Z", 5 * 60);
        check(&nights, Europe::Berlin, "2026-10-24T22:00:00Z", "2026-10-25T12:00:00Z", 7 * 60);
        // 2:00–2:30 comes twice when clocks go back, and not at all when they go forward.
        let twice: [Vec<Shift>; 7] = std::array::from_fn(|_| shifts("2:00-2:30"));
        let twice = BusinessHours { week: twice, days: Vec::new() };
        check(&twice, Europe::Berlin, "2026-10-24T22:00:00Z", "2026-10-25T12:00:00Z", 60);
        check(&twice, Europe::Berlin, "2026-10-24T22:00:00Z", "2026-10-25T01:15:00Z", 45);
        check(&twice, Europe::Berlin, "2026-03-28T23:00:00Z", "2026-03-29T12:00:00Z", 0);
    }

    #[test]
    fn special_days_take_the_weekdays_place() {
        let days =
            vec![special("2026-12-24", "9:00-12:00"), special("2026-12-25", ""), special("no day", "0:00-24:00")];
        let hours = BusinessHours { days, ..BusinessHours::default() };
        check(&hours, Tz::UTC, "2026-12-23T00:00:00Z", "2026-12-28T00:00:00Z", (8 + 3) * 60);
        let whole: [Vec<Shift>; 7] = std::array::from_fn(|_| shifts("0:00-24:00"));
        let always = BusinessHours { week: whole, days: Vec::new() };
        check(&always, Asia::Kolkata, "2020-02-01T00:00:00Z", "2020-03-01T00:00:00Z", 29 * 24 * 60);
        let overlapping: [Vec<Shift>; 7] =
            std::array::from_fn(|_| shifts("12:00-9:00 9:00-11:00 10:00-12:00 11:00-11:30"));
        let overlapping = BusinessHours { week: overlapping, days: Vec::new() };
        check(&overlapping, Tz::UTC, "2026-03-04T00:00:00Z", "2026-03-05T00:00:00Z", 180);
    }

    #[test]
    fn nobody_works_outside_the_years_of_rules() {
        let clock = BusinessClock::new(&BusinessHours::default(), Tz::UTC, i64::MIN, i64::MAX);
        assert_eq!(clock.between(i64::MIN, i64::MAX), clock.total);
        assert_eq!(clock.between(*RULES_MS.end() + 9 * DAY_MS, i64::MAX), 0);
        assert_eq!(BusinessClock::new(&BusinessHours::default(), Tz::UTC, 1, 0).between(0, 1), 0);
    }

    /// Whether somebody works in each minute, asked of the calendar minute by minute; summed up.
    fn minutes_worked(hours: &BusinessHours, zone: Tz, from: i64, to: i64) -> Vec<i64> {
        let special = |special: &SpecialDay| (special.day.parse::<NaiveDate>().expect("a day"), special.shifts.clone());
        let special: BTreeMap<NaiveDate, Vec<Shift>> = hours.days.iter().map(special).collect();
        let worked = |at: i64| {
            let local = zone.timestamp_millis_opt(at).single().expect("an instant").naive_local();
            let minute = (local.hour() * 60 + local.minute()) as u16;
            let own = special.get(&local.date());
            let shifts = own.unwrap_or(&hours.week[local.weekday().num_days_from_monday() as usize]);
            shifts.iter().any(|shift| shift.from <= minute && minute < shift.to)
        };
        let mut sums = vec![0];
        for at in (from..to).step_by(MINUTE_MS as usize) {
            sums.push(sums[sums.len() - 1] + i64::from(worked(at)));
        }
        sums
    }

    #[test]
    fn ten_thousand_intervals_equal_a_count_of_minutes() {
        let (from, to) = (utc("2026-03-01T00:00:00Z"), utc("2026-11-08T00:00:00Z"));
        let days = "8:00-12:00 13:30-18:00";
        let week = [
            days,
            days,
            days,
            "0:00-2:30 8:15-17:45",
            "22:00-24:00 6:00-14:00",
            "1:30-3:30",
            "0:00-2:15 2:15-5:00 23:30-24:00",
        ];
        let mut week = week.map(shifts);
        week.iter_mut().for_each(|shifts| shifts.sort_unstable());
        let days = [
            "2026-03-29 0:00-5:00",
            "2026-04-03",
            "2026-05-01",
            "2026-05-14 10:00-12:00 14:00-15:00",
            "2026-10-25 1:00-2:30 2:45-9:00",
        ];
        let days =
            days.map(|text| text.split_once(' ').map_or(special(text, ""), |(day, rest)| special(day, rest))).to_vec();
        let hours = BusinessHours { week, days };
        let mut seed = 5u64;
        let mut random = |below: usize| {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            ((seed >> 33) as usize) % below
        };
        // Lord Howe changes by half an hour; Beirut at midnight.
        for zone in [Europe::Berlin, America::New_York, Australia::Lord_Howe, Asia::Beirut] {
            let sums = minutes_worked(&hours, zone, from, to);
            let clock = BusinessClock::new(&hours, zone, from, to);
            for _ in 0..10_000 {
                let (a, b) = (random(sums.len()), random(sums.len()));
                let (a, b) = (a.min(b), a.max(b));
                let found = clock.between(from + a as i64 * MINUTE_MS, from + b as i64 * MINUTE_MS);
                assert_eq!(found, (sums[b] - sums[a]) * MINUTE_MS, "{zone} {a} {b}");
            }
        }
    }
}
