//! Holidays from a calendar file (iCalendar, RFC 5545).
//!
//! In: a path, years. Out: the days on which all-day events lie, closed, with their names. Never: events of some hours, which
//! are no holidays; a guess at what a broken event means.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;
use std::path::Path;

use calcard::common::timezone::Tz;
use calcard::icalendar::dates::TimeOrDelta;
use calcard::icalendar::{ICalendar, ICalendarComponent, ICalendarProperty, ICalendarStatus, ICalendarValue};
use calcard::{Entry, Parser};
use chrono::{Datelike, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};
use model::SpecialDay;

use crate::Error;
use crate::input::{self, Part};

/// Occurrences of one event that are looked at, so that one every second ends: a day each for a century.
const OCCURRENCES: usize = 36_525;
/// A longer event is a mistake, days.
const LONGEST: i64 = 366;

/// Closed days of a calendar file, ascending, one entry a day. Events that come again are followed through `years` only; an
/// event of several days gives each; several on one day share an entry.
///
/// # Errors
/// An unreadable file, one that is no calendar or is cut off, an event without a day (with its line), none that lasts a day.
pub fn holidays(path: &Path, years: RangeInclusive<i32>) -> Result<Vec<SpecialDay>, Error> {
    let (_, text, cut) = input::head(path, Part::whole(path)?)?;
    if cut {
        return Err(Error::TooLarge {
            file: path.to_owned(),
            reason: "a calendar of holidays has less than 1 MB".into(),
        });
    }
    let calendar = Calendar { path, text: &input::text(&text) };
    let mut named: BTreeMap<NaiveDate, Vec<String>> = BTreeMap::new();
    let mut others = 0;
    for series in calendar.series()? {
        match calendar.days_of(&series, &years)? {
            Some(days) => days.into_iter().for_each(|(day, name)| named.entry(day).or_default().push(name)),
            None => others += 1,
        }
    }
    if named.is_empty() {
        return Err(Error::NoHolidays { file: path.to_owned(), events: others });
    }
    Ok(named.into_iter().map(|(day, names)| closed(day, names)).collect())
}

fn closed(day: NaiveDate, mut names: Vec<String>) -> SpecialDay {
    names.retain(|name| !name.is_empty());
    names.sort();
    names.dedup();
    SpecialDay { day: day.format("%Y-%m-%d").to_string(), name: names.join(", "), shifts: Vec::new() }
}

/// The text of a calendar and where it is from.
struct Calendar<'a> {
    path: &'a Path,
    text: &'a str,
}

/// An event with those that replace single occurrences of it (same UID).
struct Series<'a> {
    /// Line of each part's BEGIN, and its lines.
    parts: Vec<(u32, Vec<&'a str>)>,
}

impl<'a> Calendar<'a> {
    /// The events in the order of the file.
    fn series(&self) -> Result<Vec<Series<'a>>, Error> {
        let mut found: Vec<Series> = Vec::new();
        let mut by_uid: BTreeMap<&str, usize> = BTreeMap::new();
        let (mut open, mut is_calendar, mut line) = (None::<(u32, Vec<&str>)>, false, 0);
        for text in self.text.lines() {
            line += 1;
            let begins = |what: &str| text.trim().eq_ignore_ascii_case(what);
            is_calendar |= begins("BEGIN:VCALENDAR");
            if let Some((begun, lines)) = open.as_mut() {
                if begins("BEGIN:VEVENT") {
                    return Err(self.broken(*begun, "the event that begins here does not end"));
                }
                lines.push(text);
                if begins("END:VEVENT")
                    && let Some(part) = open.take()
                {
                    let uid = part.1.iter().find_map(|line| line.strip_prefix("UID:"));
                    let new = found.len();
                    let at = uid.map_or(new, |uid| *by_uid.entry(uid.trim()).or_insert(new));
                    if at == new {
                        found.push(Series { parts: Vec::new() });
                    }
                    found[at].parts.push(part);
                }
            } else if begins("BEGIN:VEVENT") {
                open = Some((line, vec![text]));
            }
        }
        match open {
            _ if !is_calendar => Err(self.broken(1, "this is no calendar, which begins with BEGIN:VCALENDAR")),
            Some((begun, _)) => Err(self.broken(begun, "the event that begins here does not end")),
            None => Ok(found),
        }
    }

    /// The days of an event with its name; `None` for one of some hours or called off.
    fn days_of(&self, series: &Series, years: &RangeInclusive<i32>) -> Result<Option<Vec<(NaiveDate, String)>>, Error> {
        let events = self.parsed(series, *years.end())?;
        let mut days = Vec::new();
        let mut is_of_hours = true;
        let expanded = events.expand_dates(Tz::Floating, OCCURRENCES);
        if let Some(fault) = expanded.errors.first() {
            let what = format!("the event that begins here has no days that can be told ({:?})", fault.error);
            return Err(self.broken(series.parts[0].0, &what));
        }
        for found in expanded.events {
            let Some(event) = events.components.get(found.comp_id as usize) else { continue };
            let start = found.start.naive_local();
            let end = match found.end {
                TimeOrDelta::Time(end) => end.naive_local(),
                TimeOrDelta::Delta(lasts) => start + lasts,
            };
            let Some(length) = whole_days(event, start, end) else { continue };
            is_of_hours = false;
            if length > LONGEST {
                return Err(self.broken(series.parts[0].0, &format!("the event that begins here lasts {length} days")));
            }
            let outside = event.property(&ICalendarProperty::Rrule).is_some() && !years.contains(&start.year());
            if !is_called_off(event) && !outside {
                let name = name_of(event);
                days.extend(start.date().iter_days().take(length as usize).map(|day| (day, name.clone())));
            }
        }
        Ok((!is_of_hours).then_some(days))
    }

    /// The parts as one calendar, each checked for what would be passed over silently. Endless rules end with the last year.
    fn parsed(&self, series: &Series, last_year: i32) -> Result<ICalendar, Error> {
        let mut text = String::from("BEGIN:VCALENDAR\r\n");
        for (_, lines) in &series.parts {
            let is_endless = !lines.iter().any(|line| line.contains("UNTIL=") || line.contains("COUNT="));
            for line in lines {
                match line.strip_prefix("RRULE:").filter(|_| is_endless) {
                    Some(rule) => text.push_str(&format!("RRULE:UNTIL={last_year:04}1231;{rule}")),
                    None => text.push_str(line),
                }
                text.push_str("\r\n");
            }
        }
        text.push_str("END:VCALENDAR\r\n");
        let Entry::ICalendar(parsed) = Parser::new(&text).entry() else {
            return Err(self.broken(series.parts[0].0, "the event that begins here can't be read"));
        };
        let events = parsed.components.iter().filter(|part| part.component_type.as_str() == "VEVENT");
        for (event, part) in events.zip(&series.parts) {
            self.check(event, part)?;
        }
        Ok(parsed)
    }

    fn check(&self, event: &ICalendarComponent, (begun, lines): &(u32, Vec<&str>)) -> Result<(), Error> {
        let needed: [(ICalendarProperty, &str, bool, Test); 3] = [
            (ICalendarProperty::Dtstart, "DTSTART", true, is_date),
            (ICalendarProperty::Dtend, "DTEND", false, is_date),
            (ICalendarProperty::Rrule, "RRULE", false, is_rule),
        ];
        for (property, name, must, is_right) in needed {
            let value = event.property(&property);
            if value.is_some_and(|entry| entry.values.first().is_some_and(is_right)) || (value.is_none() && !must) {
                continue;
            }
            let place = lines.iter().position(|line| line.starts_with(name));
            let what = match place {
                None => "the event that begins here has no day (DTSTART)".to_owned(),
                Some(at) => format!("“{}” can't be understood", lines[at].trim()),
            };
            return Err(self.broken(begun + place.unwrap_or(0) as u32, &what));
        }
        Ok(())
    }

    fn broken(&self, line: u32, reason: &str) -> Error {
        Error::Malformed { file: self.path.to_owned(), line, column: 1, reason: reason.to_owned() }
    }
}

/// Whether a value is what its property needs.
type Test = fn(&ICalendarValue) -> bool;

fn is_date(value: &ICalendarValue) -> bool {
    matches!(value, ICalendarValue::PartialDateTime(at) if at.to_date_time().is_some())
}

fn is_rule(value: &ICalendarValue) -> bool {
    matches!(value, ICalendarValue::RecurrenceRule(_))
}

/// How many days an event lasts that begins and ends at midnight, at least one; `None` for one of some hours.
fn whole_days(event: &ICalendarComponent, start: NaiveDateTime, end: NaiveDateTime) -> Option<i64> {
    let has_time = event
        .property(&ICalendarProperty::Dtstart)
        .and_then(|entry| entry.values.first())
        .is_some_and(|value| matches!(value, ICalendarValue::PartialDateTime(at) if at.has_time()));
    let at_midnight = start.time() == NaiveTime::MIN && end.time() == NaiveTime::MIN;
    let lasts = end - start;
    match has_time {
        true if at_midnight && lasts >= TimeDelta::days(1) => Some(lasts.num_days()),
        true => None,
        false => Some(lasts.num_days().max(1)),
    }
}

fn is_called_off(event: &ICalendarComponent) -> bool {
    let status = event.property(&ICalendarProperty::Status).and_then(|entry| entry.values.first());
    matches!(status, Some(ICalendarValue::Status(ICalendarStatus::Cancelled)))
}

fn name_of(event: &ICalendarComponent) -> String {
    let summary = event.property(&ICalendarProperty::Summary).and_then(|entry| entry.values.first());
    summary.and_then(ICalendarValue::as_text).unwrap_or_default().trim().to_owned()
}
