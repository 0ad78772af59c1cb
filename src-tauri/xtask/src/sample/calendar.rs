//! When tickets come in: weekdays more than weekends, office hours more than nights, and one morning of an outage.

use chrono::{DateTime, Datelike, Duration, NaiveDate, NaiveTime, TimeZone, Utc, Weekday};

use super::random::Random;
use super::story::{Season, Story};

const FIRST_DAY: (i32, u32, u32) = (2026, 4, 6);
const OUTAGE_DAY: (i32, u32, u32) = (2026, 10, 12);
/// Tickets of the outage, and the minutes after midnight UTC between which they come.
const OUTAGE: (u32, i64, u32) = (26, 6 * 60 + 50, 140);
/// Days before the end in which stories of the season "recent" are at full strength.
const RECENT_DAYS: i64 = 30;

/// Moments and stories (by position) until `as_of`, in time order.
pub fn arrivals(random: &mut Random, stories: &[Story], as_of: DateTime<Utc>) -> Vec<(DateTime<Utc>, usize)> {
    let last = as_of.date_naive();
    let mut arrivals = Vec::new();
    for date in day(FIRST_DAY).iter_days().take_while(|date| *date <= last) {
        let recent = (last - date).num_days() <= RECENT_DAYS;
        for _ in 0..volume(random, date, recent) {
            let weight = |story: &Story| match story.season {
                Season::Outage => 0,
                Season::Recent if !recent => story.weight / 24,
                _ => story.weight,
            };
            arrivals.push((moment(random, date), choose(random, stories, weight)));
        }
    }
    for _ in 0..OUTAGE.0 {
        let at = midnight(day(OUTAGE_DAY)) + Duration::minutes(OUTAGE.1 + i64::from(random.below(OUTAGE.2)));
        let weight = |story: &Story| if story.season == Season::Outage { story.weight } else { 0 };
        arrivals.push((at, choose(random, stories, weight)));
    }
    arrivals.retain(|(at, _)| *at < as_of);
    arrivals.sort();
    arrivals
}

/// Tickets of a day: slowly growing, and more while there is more trouble.
fn volume(random: &mut Random, date: NaiveDate, recent: bool) -> u32 {
    let grown = (date - day(FIRST_DAY)).num_days() as f64 / 200.0;
    let base = match date.weekday() {
        Weekday::Sat | Weekday::Sun => 0.7,
        Weekday::Mon => 2.9,
        _ => 2.2,
    };
    let wanted = base * (0.85 + 0.35 * grown) * if recent { 1.3 } else { 1.0 };
    wanted as u32 + u32::from(random.chance(wanted.fract())) + u32::from(random.chance(0.12))
}

/// Mostly office hours in Europe, with a second wave in the evening.
fn moment(random: &mut Random, date: NaiveDate) -> DateTime<Utc> {
    let hour = match random.unit() {
        share if share < 0.62 => 6.5 + 4.0 * (random.unit() + random.unit()),
        share if share < 0.88 => 15.0 + 5.0 * random.unit(),
        _ => 24.0 * random.unit(),
    };
    midnight(date) + super::hours(hour)
}

/// A story, each as likely as its weight.
fn choose(random: &mut Random, stories: &[Story], weight: impl Fn(&Story) -> u32) -> usize {
    let mut left = random.below(stories.iter().map(&weight).sum());
    stories
        .iter()
        .position(|story| {
            let here = left < weight(story);
            left = left.saturating_sub(weight(story));
            here
        })
        .unwrap_or(0)
}

fn midnight(date: NaiveDate) -> DateTime<Utc> {
    Utc.from_utc_datetime(&date.and_time(NaiveTime::MIN))
}

fn day((year, month, day): (i32, u32, u32)) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default()
}
