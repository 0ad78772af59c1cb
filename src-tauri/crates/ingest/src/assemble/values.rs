//! How the values of one file are read, and how many could not be. In: cells. Out: values. Never: rejects a ticket.

use std::collections::BTreeMap;

use chrono::{Days, NaiveTime};
use chrono_tz::Tz;
use model::{Instant, Priority, Rating, Status};

use super::known::Known;
use crate::Error;
use crate::normalise::durations::{self, Unit};
use crate::normalise::{channel, dates, escalation, priority, rating, sides, status, words, zones};
use crate::plan::{Field, Mapping};
use crate::profile::Profile;

/// What bare numbers mean in a status, priority or channel column.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Codes {
    /// Nothing but ITIL priorities.
    #[default]
    Usual,
    /// Freshdesk's codes.
    Freshdesk,
    /// ServiceNow's codes of states.
    ServiceNow,
}

/// What a header adds to the meaning of its cells.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Hint {
    unit: Option<Unit>,
    zone: Option<Tz>,
    public: bool,
}

impl Hint {
    /// Unit and zone named in a header.
    pub fn of(header: &str) -> Hint {
        let name = words::plain(&words::unjoined(header));
        Hint {
            unit: Unit::in_header(&words::unjoined(header)),
            zone: zones::zone_in_header(header),
            public: name.split(' ').any(|word| word == "public"),
        }
    }

    /// Durations are in milliseconds.
    pub const MILLISECONDS: Hint = Hint { unit: Some(Unit::MILLISECOND), zone: None, public: false };

    /// Durations are in seconds.
    pub const SECONDS: Hint = Hint { unit: Some(Unit::SECOND), zone: None, public: false };

    /// Durations are in minutes.
    pub const MINUTES: Hint = Hint { unit: Some(Unit::MINUTE), zone: None, public: false };
}

/// Reads the values of one file and counts what it could not read.
#[derive(Clone, Debug)]
pub struct Values {
    zone: Tz,
    day_first: bool,
    /// Fields whose column has the other order.
    contrary: Vec<Field>,
    rating: rating::Scale,
    codes: Codes,
    statuses: Known<Status>,
    priorities: Known<Option<Priority>>,
    channels: Known<String>,
    /// Cells that could not be read, by field.
    pub unread: BTreeMap<Field, u32>,
    /// Ids that a spreadsheet rounded ("5.70306E+17").
    pub rounded_ids: u32,
}

impl Values {
    /// Errors: [`Error::UnknownZone`].
    pub fn new(mapping: &Mapping, profile: &Profile, codes: Codes) -> Result<Values, Error> {
        let day_first = profile.day_first_or_usual(mapping);
        Ok(Values {
            zone: zones::zone(&mapping.zone)?,
            day_first,
            contrary: profile.orders.contrary(day_first),
            rating: profile.rating,
            codes,
            statuses: Known::default(),
            priorities: Known::default(),
            channels: Known::default(),
            unread: BTreeMap::new(),
            rounded_ids: 0,
        })
    }

    /// A moment, and the name of the zone it was read in.
    pub fn instant(&mut self, field: Field, cell: &str, hint: Hint) -> Option<(Instant, String)> {
        let cell = words::given(cell)?;
        let found = self.read_moment(cell, hint, self.day_first != self.contrary.contains(&field));
        self.counted(field, found)
    }

    /// As [`Values::instant`], of a text that may be something else.
    pub fn moment(&self, text: &str, hint: Hint) -> Option<(Instant, String)> {
        self.read_moment(text, hint, self.day_first)
    }

    fn read_moment(&self, text: &str, hint: Hint, day_first: bool) -> Option<(Instant, String)> {
        let zone = hint.zone.unwrap_or(self.zone);
        let written = dates::read(text, day_first)?;
        let name = written.zone_name().unwrap_or_else(|| zone.name().to_owned());
        written.instant(zone).map(|at| (at, name))
    }

    /// Whether 03/04 is the third of April.
    pub fn day_first(&self) -> bool {
        self.day_first
    }

    /// A time of day on the day of `start`, or `days` after it.
    pub fn time_of_day(&self, start: Instant, clock: NaiveTime, days: u64) -> Option<Instant> {
        let day = start.utc().with_timezone(&self.zone).date_naive().checked_add_days(Days::new(days))?;
        zones::instant(day.and_time(clock), self.zone)
    }

    /// The time of day of a moment.
    pub fn clock(&self, at: Instant) -> NaiveTime {
        at.utc().with_timezone(&self.zone).time()
    }

    /// Whether a message is internal; under a header like "public" the cell says the opposite.
    pub fn note(&self, cell: &str, hint: Hint) -> bool {
        let word = words::plain(cell);
        if word.split(' ').any(|part| part == "public") {
            return false;
        }
        if sides::of_word(cell) == Some(model::Role::Note) {
            return true;
        }
        words::flag(cell).is_some_and(|yes| yes != hint.public)
    }

    /// A duration, hours.
    pub fn hours(&mut self, field: Field, cell: &str, hint: Hint) -> Option<f64> {
        let cell = words::given(cell)?;
        let found = durations::read(cell, hint.unit.unwrap_or(Unit::HOUR));
        self.counted(field, found)
    }

    /// The length of a call, seconds: a bare number is seconds, and a clock of two parts minutes and seconds.
    pub fn seconds(&mut self, field: Field, cell: &str, hint: Hint) -> Option<f64> {
        let cell = words::given(cell)?;
        let is_short = cell.matches(':').count() == 1 && cell.split(':').all(|part| words::count(part).is_some());
        let found = match is_short {
            true => durations::read(&format!("0:{cell}"), Unit::HOUR),
            false => durations::read(cell, hint.unit.unwrap_or(Unit::SECOND)),
        };
        self.counted(field, found.filter(|hours| *hours >= 0.0)).map(|hours| (hours * 3_600_000.0).round() / 1000.0)
    }

    /// A duration, hours, of a cell that may hold something else; one below zero is none.
    pub fn length(&self, cell: &str, hint: Hint) -> Option<f64> {
        durations::read(words::given(cell)?, hint.unit.unwrap_or(Unit::HOUR)).filter(|hours| *hours >= 0.0)
    }

    /// A rating.
    pub fn rating(&mut self, cell: &str) -> Option<Rating> {
        match rating::read(words::given(cell)?, self.rating) {
            rating::Read::Rated(rating) => Some(rating),
            rating::Read::Unrated => None,
            rating::Read::Unread => self.counted(Field::Rating, None),
        }
    }

    /// A status; one we do not know is counted.
    pub fn status(&mut self, cell: &str) -> Status {
        self.status_in(Field::Status, cell)
    }

    /// As [`Values::status`], counted as another field's.
    pub fn status_in(&mut self, field: Field, cell: &str) -> Status {
        let code = match self.codes {
            Codes::Usual => None,
            Codes::Freshdesk => status::freshdesk_code(cell),
            Codes::ServiceNow => status::servicenow_code(cell),
        };
        let status = code.unwrap_or_else(|| self.statuses.get(cell, status::read));
        if status == Status::Unknown && words::given(cell).is_some() {
            *self.unread.entry(field).or_default() += 1;
        }
        status
    }

    /// A priority.
    pub fn priority(&mut self, cell: &str) -> Option<Priority> {
        let cell = words::given(cell)?;
        let four_is_most = self.codes == Codes::Freshdesk;
        let scale = if four_is_most { priority::Scale::FourIsMost } else { priority::Scale::OneIsMost };
        let found = self.priorities.get(cell, |cell| priority::read(cell, scale));
        self.counted(Field::Priority, found)
    }

    /// A channel.
    pub fn channel(&mut self, cell: &str) -> String {
        let code = if self.codes == Codes::Freshdesk { channel::freshdesk_code(cell) } else { None };
        code.map_or_else(|| self.channels.get(cell, channel::read), str::to_owned)
    }

    /// A whole number.
    pub fn count(&mut self, field: Field, cell: &str) -> Option<u32> {
        let found = words::count(words::given(cell)?);
        self.counted(field, found)
    }

    /// Whether it was escalated, and to which level.
    pub fn escalation(&mut self, field: Field, cell: &str) -> Option<(bool, Option<String>)> {
        let cell = words::given(cell)?;
        let found = if field == Field::EscalationLevel { escalation::read_level(cell) } else { escalation::read(cell) };
        self.counted(field, found)
    }

    fn counted<T>(&mut self, field: Field, found: Option<T>) -> Option<T> {
        if found.is_none() {
            *self.unread.entry(field).or_default() += 1;
        }
        found
    }
}
