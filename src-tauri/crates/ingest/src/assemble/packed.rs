//! Conversations packed into cells. In: a draft with journals, transcripts and comment columns. Out: the same draft with
//! their messages as turns. Never: loses a text; what cannot be parted stays one message.

use chrono::NaiveTime;
use model::{Instant, Person};

use super::Draft;
use super::turn::{self, Turn};
use super::values::{Hint, Values};
use crate::normalise::thread::{self, Entry, When};

/// Hours after which a time of day that is earlier than the one before it belongs to the next day.
const NEXT_DAY_AFTER_HOURS: i64 = 12;

/// Marks at the beginning of a comment that is not for the customer.
const INTERNAL: [&str; 5] = ["[internal]", "(internal)", "internal note:", "internal comment:", "[internal note]"];

/// Parts the packed cells of a draft into turns.
pub fn unpack(draft: &mut Draft, values: &mut Values) {
    for cell in std::mem::take(&mut draft.threads) {
        let turns = conversation(&cell, draft, values);
        draft.turns.extend(turns);
    }
    for cell in std::mem::take(&mut draft.comments) {
        match comment(&cell, draft, values) {
            Some(turn) => draft.turns.push(turn),
            None => {
                let turns = conversation(&cell, draft, values);
                draft.turns.extend(turns);
            }
        }
    }
}

/// A comment as "date;author;text", where the text may hold semicolons.
fn comment(cell: &str, draft: &mut Draft, values: &Values) -> Option<Turn> {
    let (date, rest) = cell.split_once(';')?;
    let (at, zone) = values.moment(date, Hint::default())?;
    let (author, text) = rest.split_once(';')?;
    draft.ticket.zone.get_or_insert(zone);
    let text = text.trim().to_owned();
    let beginning = text.chars().take(20).collect::<String>().to_lowercase();
    let is_note = INTERNAL.iter().any(|mark| beginning.starts_with(mark));
    Some(Turn { who: person(author.trim(), &people(draft)), is_note, at: Some(at), text, ..Turn::default() })
}

/// The people a record names.
fn people(draft: &Draft) -> Vec<Person> {
    [&draft.customer, &draft.agent].into_iter().chain(&draft.people).cloned().collect()
}

/// The person of that id or name, with all that the record says of them.
fn person(author: &str, people: &[Person]) -> Person {
    let is_author = |person: &&Person| [&person.id, &person.name, &person.email].iter().any(|part| *part == author);
    people.iter().filter(|_| !author.is_empty()).find(is_author).cloned().unwrap_or_else(|| {
        let mut turn = Turn::default();
        turn.written_by(author);
        turn.who
    })
}

/// The messages of a cell that holds a whole conversation, oldest first.
fn conversation(cell: &str, draft: &mut Draft, values: &Values) -> Vec<Turn> {
    if cell.is_empty() {
        return Vec::new();
    }
    let Some(entries) = thread::entries(cell, values.day_first()) else {
        return vec![Turn { text: cell.to_owned(), ..Turn::default() }];
    };
    let people = people(draft);
    let mut dates = Dates { start: draft.ticket.created_at, days: 0, last: None };
    let turn = |entry: Entry| Turn {
        at: dates.of(entry.when, &mut draft.ticket.zone, values),
        who: person(entry.author, &people),
        side: entry.label.to_owned(),
        text: entry.text,
        ..Turn::default()
    };
    let mut turns: Vec<Turn> = entries.into_iter().map(turn).collect();
    // What stands above the first message belongs there, whichever way the others are turned.
    let above = usize::from(turns.first().is_some_and(|turn| turn.at.is_none()));
    turn::sort(&mut turns[above..], |turn| turn.at, |_| None);
    turns
}

/// Gives the messages of a conversation their moments, from the first to the last.
struct Dates {
    start: Option<Instant>,
    days: u64,
    last: Option<NaiveTime>,
}

impl Dates {
    fn of(&mut self, when: When, zone: &mut Option<String>, values: &Values) -> Option<Instant> {
        match when {
            When::Unknown => None,
            When::After(seconds) => self.start.map(|start| Instant(start.0.saturating_add(i64::from(seconds) * 1000))),
            When::Written(date) => {
                let (at, name) = values.moment(date, Hint::default())?;
                zone.get_or_insert(name);
                *self = Dates { start: Some(at), days: 0, last: None };
                Some(at)
            }
            When::Clock(clock) => {
                let start = self.start?;
                let before = self.last.unwrap_or_else(|| values.clock(start));
                self.days += u64::from((before - clock).num_hours() >= NEXT_DAY_AFTER_HOURS);
                self.last = Some(clock);
                values.time_of_day(start, clock, self.days)
            }
        }
    }
}
