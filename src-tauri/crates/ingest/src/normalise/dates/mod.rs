//! Dates as exports write them. In: a cell. Out: date, time and offset as written. Never: a clock; "today" is no date.

mod calendar;
mod exact;
mod parts;

use chrono::NaiveDateTime;
use chrono_tz::Tz;
use model::Instant;

use super::zones;
use parts::Parts;

/// Length of the longest text that can be a date, bytes.
const LONGEST: usize = 80;

/// A date and time as written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Written {
    /// The local time.
    pub local: NaiveDateTime,
    /// What is written of its zone.
    pub zone: Named,
    /// Its first two numbers may be day and month in either order.
    pub order: Order,
}

/// The zone a date names.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Named {
    /// None.
    #[default]
    Nothing,
    /// An offset, minutes east of UTC.
    Offset(i32),
    /// A place, whose clocks may change.
    Place(Tz),
}

/// What a date says about the order of day and month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// Nothing: the month has a name, or the year stands first.
    Clear,
    /// Both orders are dates: 03/04/2025.
    Either,
    /// Only day first is a date: 24/02/2025.
    DayFirst,
    /// Only month first is a date: 2/24/2025.
    MonthFirst,
}

impl Written {
    /// A date whose order is clear.
    fn clear(local: NaiveDateTime, zone: Named) -> Written {
        Written { local, zone, order: Order::Clear }
    }

    /// The instant, with `usual` for a time that names no zone.
    pub fn instant(self, usual: Tz) -> Option<Instant> {
        let at = match self.zone {
            Named::Offset(minutes) => {
                Instant::from(self.local.and_utc()).0.checked_sub(i64::from(minutes) * 60_000).map(Instant)
            }
            Named::Place(zone) => zones::instant(self.local, zone),
            Named::Nothing => zones::instant(self.local, usual),
        };
        at.filter(|at| Instant::RANGE.contains(&at.0))
    }

    /// Name of the zone it is written in ("+02:00", "UTC", "Europe/Berlin"); `None` when it names none.
    pub fn zone_name(self) -> Option<String> {
        match self.zone {
            Named::Nothing => None,
            Named::Offset(minutes) => Some(zones::offset_name(minutes)),
            Named::Place(zone) => Some(zone.name().to_owned()),
        }
    }
}

/// Reads a date, with or without a time, in any of the languages of [`super::months`]. A two-digit year is one of
/// 1970–2069.
pub fn read(cell: &str, day_first: bool) -> Option<Written> {
    let cell = cell.trim();
    if cell.len() > LONGEST || !cell.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    if let Some(written) = exact::iso(cell).or_else(|| exact::digits(cell)) {
        return Some(written);
    }
    match exact::unpacked(cell) {
        Some(spaced) => Parts::of(&spaced)?.finish(day_first),
        None => Parts::of(cell)?.finish(day_first),
    }
}

/// The text before and after the first byte that does not belong.
fn split(text: &str, belongs: impl Fn(u8) -> bool) -> (&str, &str) {
    text.split_at(text.bytes().position(|byte| !belongs(byte)).unwrap_or(text.len()))
}

#[cfg(test)]
mod tests;
