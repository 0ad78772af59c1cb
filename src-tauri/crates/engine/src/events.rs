//! What people mark in charts over time: "release 4.2".
//!
//! In: events as they were typed. Out: the events kept, in order. Never: a ticket.

use model::Event;

use crate::period::day;
use crate::{Error, Result, Workspace};

/// Under which name the store keeps them.
const NOTE: &str = "events";
/// Letters of a name at most: it stands beside a line in a chart.
pub(crate) const LONGEST_NAME: usize = 100;

impl Workspace {
    /// All events, in order of time.
    pub fn events(&self) -> Vec<Event> {
        self.store.note(NOTE).unwrap_or_default()
    }

    /// Keeps these events in place of all others, in order of time and each once; returns them as kept.
    ///
    /// # Errors
    /// A day that is not one, a name that is empty or too long; a workspace opened for reading; a full disk.
    pub fn save_events(&self, events: Vec<Event>) -> Result<Vec<Event>> {
        let mut kept = events.into_iter().map(checked).collect::<Result<Vec<Event>>>()?;
        kept.sort();
        kept.dedup();
        self.store.save_note(NOTE, &kept)?;
        Ok(kept)
    }
}

fn checked(event: Event) -> Result<Event> {
    let name = event.name.split_whitespace().collect::<Vec<&str>>().join(" ");
    let day = day(event.day.trim())?.format("%Y-%m-%d").to_string();
    if name.is_empty() || name.chars().count() > LONGEST_NAME {
        return Err(Error::EventName(day));
    }
    Ok(Event { day, name })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn events_are_kept_as_they_can_be_drawn() {
        let long = "x".repeat(LONGEST_NAME + 1);
        for (day, name, kept) in [
            ("2026-03-29", "Release 4.2", Some(("2026-03-29", "Release 4.2"))),
            (" 2026-3-9 ", "  new\n prices ", Some(("2026-03-09", "new prices"))),
            ("2026-02-30", "no such day", None),
            ("soon", "no day", None),
            ("2026-03-29", " ", None),
            ("2026-03-29", long.as_str(), None),
        ] {
            let found = checked(Event { day: day.into(), name: name.into() }).ok();
            let found = found.as_ref().map(|event| (event.day.as_str(), event.name.as_str()));
            assert_eq!(found, kept, "{day:?} {name:?}");
        }
    }
}
