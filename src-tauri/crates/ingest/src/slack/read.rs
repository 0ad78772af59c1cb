//! Reads an export channel by channel and day by day. In: the archive. Out: tickets in the order of channels and threads.

use std::collections::BTreeMap;
use std::ops::ControlFlow;

use serde_json::Value;

use super::channel::{Channel, Taken};
use super::people::People;
use crate::Error;
use crate::detect::facts_of_member;
use crate::input::archive::{Archive, Entry};
use crate::input::{Input, open::refused, text};
use crate::json::{Framing, Pieces, parse, text_at};
use crate::outlet::Outlet;

/// Lists of channels, by kind.
const LISTS: [&str; 4] = ["channels.json", "groups.json", "mpims.json", "dms.json"];

/// An export to be read.
pub struct Export<'a> {
    /// The archive.
    pub archive: &'a Archive,
    /// Most records that are read; `None` for all.
    pub limit: Option<u32>,
    /// Asked before each day.
    pub stop: &'a dyn Fn() -> bool,
}

impl Export<'_> {
    /// Hands out a ticket for each conversation, and what is none.
    ///
    /// Errors: the archive cannot be read.
    pub fn read(&self, source: &str, outlet: &mut Outlet) -> Result<ControlFlow<()>, Error> {
        let people = People::of(&self.list("users.json")?);
        let ids = self.channel_ids()?;
        let mut consumed = 0;
        for (folder, days) in self.folders() {
            let id = ids.get(folder).map_or(folder, String::as_str);
            let mut channel = Channel::new(source, id, folder, &people);
            for day in days {
                if (self.stop)() {
                    return Ok(ControlFlow::Break(()));
                }
                if self.limit.is_some_and(|limit| outlet.summary.rows >= limit) {
                    break;
                }
                if self.day(day, consumed, &mut channel, outlet)?.is_break() {
                    return Ok(ControlFlow::Break(()));
                }
                consumed += day.packed;
                if hand_out(&mut channel, noon(day), outlet).is_break() {
                    return Ok(ControlFlow::Break(()));
                }
            }
            if hand_out(&mut channel, None, outlet).is_break() {
                return Ok(ControlFlow::Break(()));
            }
        }
        Ok(ControlFlow::Continue(()))
    }

    fn day(
        &self,
        day: &Entry,
        consumed: u64,
        channel: &mut Channel,
        outlet: &mut Outlet,
    ) -> Result<ControlFlow<()>, Error> {
        let facts = facts_of_member(self.archive, day)?;
        let mut pieces = Pieces::new(Input::open(&facts)?, Framing::Array);
        while let Some(piece) = pieces.next().map_err(|source| refused(&facts.path, source))? {
            outlet.start(piece.line, consumed);
            let message = parse(&text(pieces.record())).ok().filter(Value::is_object);
            let flow = match (piece.trouble, message) {
                (Some(trouble), _) => {
                    outlet.found.cut_off = true;
                    outlet.broken_at(piece.line, piece.column, pieces.record(), trouble.reason())
                }
                (None, None) => {
                    outlet.reject(&day.name, "", format!("In ‘{}’ stands something that is no message.", day.name))
                }
                (None, Some(message)) => match channel.add(&message) {
                    Taken::Kept => ControlFlow::Continue(()),
                    Taken::Left(reason) => outlet.skip(reason),
                    Taken::Refused => outlet.reject("ts", &message.to_string(), "The message has no time.".into()),
                },
            };
            if flow.is_break() {
                return Ok(flow);
            }
        }
        Ok(ControlFlow::Continue(()))
    }

    /// The days of each channel, in order.
    fn folders(&self) -> BTreeMap<&str, Vec<&Entry>> {
        let mut folders: BTreeMap<&str, Vec<&Entry>> = BTreeMap::new();
        for entry in &self.archive.entries {
            let mut parts = entry.name.rsplit('/');
            if let (Some(file), Some(folder)) = (parts.next(), parts.next())
                && file.ends_with(".json")
                && file.as_bytes().first().is_some_and(u8::is_ascii_digit)
            {
                folders.entry(folder).or_default().push(entry);
            }
        }
        folders.values_mut().for_each(|days| days.sort_by(|a, b| a.name.cmp(&b.name)));
        folders
    }

    fn channel_ids(&self) -> Result<BTreeMap<String, String>, Error> {
        let mut ids = BTreeMap::new();
        for list in LISTS {
            for channel in self.list(list)?.as_array().into_iter().flatten() {
                if let (Some(name), Some(id)) = (text_at(channel, "name"), text_at(channel, "id")) {
                    ids.insert(name, id);
                }
            }
        }
        Ok(ids)
    }

    /// One of the lists beside the channels; null where it is missing or damaged, so that ids stand for names.
    fn list(&self, name: &str) -> Result<Value, Error> {
        let Some(entry) = self.archive.entries.iter().find(|entry| entry.file() == name) else {
            return Ok(Value::Null);
        };
        let facts = facts_of_member(self.archive, entry)?;
        let mut pieces = Pieces::new(Input::open(&facts)?, Framing::Array);
        let mut items = Vec::new();
        while let Some(piece) = pieces.next().map_err(|source| refused(&facts.path, source))? {
            if piece.trouble.is_none() {
                items.extend(parse(&text(pieces.record())).ok());
            }
        }
        Ok(Value::Array(items))
    }
}

fn hand_out(channel: &mut Channel, now: Option<i64>, outlet: &mut Outlet) -> ControlFlow<()> {
    for ticket in channel.over(now) {
        outlet.conversation(ticket)?;
    }
    ControlFlow::Continue(())
}

/// Noon of the day a file is named by, milliseconds since 1970; of another name far before any thread.
fn noon(day: &Entry) -> Option<i64> {
    let date = day.file().strip_suffix(".json").unwrap_or_default();
    let at = crate::normalise::dates::read(date, true).and_then(|written| written.instant(chrono_tz::Tz::UTC));
    Some(at.map_or(i64::MIN / 2, |at| at.0 + 43_200_000))
}
