//! A moment in time, in UTC.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// Milliseconds since 1970-01-01T00:00:00Z. Small, ordered, and the same on disk, in a column and on the wire.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ts_rs::TS)]
#[ts(type = "number", export)]
pub struct Instant(pub i64);

/// Milliseconds in an hour.
pub const HOUR_MS: i64 = 3_600_000;

impl Instant {
    /// The earliest and latest instants that RFC 3339 can write: the years 1 to 9999.
    pub const RANGE: std::ops::RangeInclusive<i64> = -62_135_596_800_000..=253_402_300_799_999;

    /// The instant as a calendar date and time in UTC. Outside [`Instant::RANGE`] it is clamped to the nearest end.
    pub fn utc(self) -> DateTime<Utc> {
        let clamped = self.0.clamp(*Self::RANGE.start(), *Self::RANGE.end());
        DateTime::from_timestamp_millis(clamped).unwrap_or(DateTime::UNIX_EPOCH)
    }

    /// RFC 3339 in UTC with a trailing `Z`; milliseconds only when they are not zero.
    pub fn rfc3339(self) -> String {
        self.utc().to_rfc3339_opts(chrono::SecondsFormat::AutoSi, true)
    }

    /// Hours from `earlier` to this instant; negative when `earlier` is later.
    pub fn hours_since(self, earlier: Instant) -> f64 {
        (self.0 - earlier.0) as f64 / HOUR_MS as f64
    }
}

impl From<DateTime<Utc>> for Instant {
    fn from(at: DateTime<Utc>) -> Self {
        Instant(at.timestamp_millis())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rfc3339_writes_z_and_only_needed_milliseconds() {
        assert_eq!(Instant(0).rfc3339(), "1970-01-01T00:00:00Z");
        assert_eq!(Instant(1).rfc3339(), "1970-01-01T00:00:00.001Z");
        assert_eq!(Instant(i64::MAX).rfc3339(), "9999-12-31T23:59:59.999Z");
    }
}
