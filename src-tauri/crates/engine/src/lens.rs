//! Through what the data are looked at: zone, week start, as-of. Changing it never needs a re-index.

use chrono_tz::Tz;
use model::{Instant, Settings};

use crate::{Error, Result};

/// Reporting zone, week start, and an as-of that overrides the data's own.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Lens {
    pub zone: Tz,
    pub week_start: u8,
    pub as_of: Option<Instant>,
}

impl Lens {
    /// The lens that settings describe.
    ///
    /// # Errors
    /// An unknown zone or weekday.
    pub fn of(settings: &Settings) -> Result<Self> {
        if settings.week_start > 6 {
            return Err(Error::UnknownWeekday(settings.week_start));
        }
        Ok(Lens { zone: parse_zone(&settings.zone)?, week_start: settings.week_start, as_of: None })
    }
}

/// An IANA name as a zone.
pub(crate) fn parse_zone(name: &str) -> Result<Tz> {
    name.parse().map_err(|_| Error::UnknownZone(name.to_owned()))
}

/// The machine's own zone, UTC when it can't be told.
pub(crate) fn system_zone() -> Tz {
    iana_time_zone::get_timezone().ok().and_then(|name| name.parse().ok()).unwrap_or(chrono_tz::UTC)
}
