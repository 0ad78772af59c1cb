//! Time zones: names in exports, and local times to instants.

use chrono::{Duration, LocalResult, NaiveDateTime, TimeZone, Utc};
use chrono_tz::Tz;
use model::Instant;

use crate::Error;

/// Abbreviations that mean one thing in helpdesk exports, in minutes east of UTC.
const ABBREVIATIONS: [(&str, i32); 46] = [
    ("z", 0),
    ("utc", 0),
    ("ut", 0),
    ("gmt", 0),
    ("wet", 0),
    ("bst", 60),
    ("west", 60),
    ("cet", 60),
    ("mez", 60),
    ("cest", 120),
    ("mesz", 120),
    ("eet", 120),
    ("sast", 120),
    ("eest", 180),
    ("msk", 180),
    ("gst", 240),
    ("pkt", 300),
    ("ist", 330),
    ("wib", 420),
    ("ict", 420),
    ("sgt", 480),
    ("hkt", 480),
    ("awst", 480),
    ("pht", 480),
    ("jst", 540),
    ("kst", 540),
    ("acst", 570),
    ("aest", 600),
    ("aedt", 660),
    ("nzst", 720),
    ("nzdt", 780),
    ("art", -180),
    ("brt", -180),
    ("ast", -240),
    ("adt", -180),
    ("est", -300),
    ("edt", -240),
    ("cst", -360),
    ("cdt", -300),
    ("mst", -420),
    ("mdt", -360),
    ("pst", -480),
    ("pdt", -420),
    ("akst", -540),
    ("akdt", -480),
    ("hst", -600),
];

/// The offset a lower-case abbreviation stands for, minutes east of UTC.
pub fn abbreviation(word: &str) -> Option<i32> {
    ABBREVIATIONS.iter().find_map(|(name, minutes)| (*name == word).then_some(*minutes))
}

/// The zone of that IANA name; empty is UTC. Errors: [`Error::UnknownZone`].
pub fn zone(name: &str) -> Result<Tz, Error> {
    if name.is_empty() {
        return Ok(Tz::UTC);
    }
    name.parse().map_err(|_| Error::UnknownZone { name: name.to_owned() })
}

/// The zone named in brackets in a header: "Started at (America/New_York)".
pub fn zone_in_header(header: &str) -> Option<Tz> {
    let inside = header.rsplit_once('(')?.1.trim_end().strip_suffix(')')?;
    (inside.contains('/') || inside == "UTC").then(|| inside.trim().parse().ok()).flatten()
}

/// The instant of a local time. An hour that occurs twice is read as its first; one that is skipped moves on by as much
/// as the clocks do.
pub fn instant(local: NaiveDateTime, zone: Tz) -> Option<Instant> {
    let found = if zone == Tz::UTC {
        local.and_utc()
    } else {
        match zone.from_local_datetime(&local) {
            LocalResult::Single(at) | LocalResult::Ambiguous(at, _) => at.with_timezone(&Utc),
            LocalResult::None => {
                let before = local.checked_sub_signed(Duration::hours(3))?;
                zone.from_local_datetime(&before).earliest()?.with_timezone(&Utc) + Duration::hours(3)
            }
        }
    };
    Some(found.into())
}

/// "+02:00" for 120.
pub fn offset_name(minutes: i32) -> String {
    if minutes == 0 {
        return "UTC".into();
    }
    let sign = if minutes < 0 { '-' } else { '+' };
    format!("{sign}{:02}:{:02}", minutes.abs() / 60, minutes.abs() % 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(local: &str, zone: &str, expected: &str) {
        let local = NaiveDateTime::parse_from_str(local, "%Y-%m-%d %H:%M").expect("a test's date");
        let zone = super::zone(zone).expect("a test's zone");
        assert_eq!(instant(local, zone).map(Instant::rfc3339).as_deref(), Some(expected));
    }

    #[test]
    fn clocks_that_change() {
        check("2026-03-29 01:30", "Europe/Berlin", "2026-03-29T00:30:00Z");
        check("2026-03-29 02:30", "Europe/Berlin", "2026-03-29T01:30:00Z");
        check("2026-10-25 02:30", "Europe/Berlin", "2026-10-25T00:30:00Z");
        check("2026-07-01 12:00", "", "2026-07-01T12:00:00Z");
    }

    #[test]
    fn zones_in_headers() {
        assert_eq!(zone_in_header("Started at (America/New_York)"), Some(Tz::America__New_York));
        assert_eq!(zone_in_header("Start Date (UTC)"), Some(Tz::UTC));
        assert_eq!(zone_in_header("Created Time (Ticket)"), None);
        assert!(zone("Mars/Base").is_err());
    }
}
