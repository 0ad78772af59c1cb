//! A message before it is settled who wrote it. In: what a row, a journal or a comment says of it. Out: the messages of a
//! conversation, with roles, in time order. Never: reads cells.

use model::{Instant, Message, Person, Role};

use super::roles;
use crate::normalise::sides;

/// One message of a conversation, and every hint of who wrote it.
#[derive(Clone, Debug, Default)]
pub struct Turn {
    /// The export's own message id.
    pub id: Option<String>,
    /// Who wrote it, as far as it is told.
    pub who: Person,
    /// The export's word for the side that wrote it ("visitor", "outbound"), else empty.
    pub side: String,
    /// It is marked as an internal note.
    pub is_note: bool,
    /// When it was written.
    pub at: Option<Instant>,
    /// Plain text.
    pub text: String,
}

impl Turn {
    /// Takes a cell that names the author: an address or a name.
    pub fn written_by(&mut self, author: &str) {
        let part = if super::draft::is_address(author) { &mut self.who.email } else { &mut self.who.name };
        *part = author.to_owned();
    }
}

/// The messages of a conversation between these people, oldest first. Who is not known of them is found out and noted.
pub fn settle(mut turns: Vec<Turn>, customer: &mut Person, agent: &mut Person) -> Vec<Message> {
    for turn in turns.iter_mut().filter(|turn| nobody(&turn.who) && sides::is_name(&turn.side)) {
        turn.written_by(&turn.side.clone());
    }
    sort(&mut turns, |turn| turn.at, |turn| turn.id.as_deref());
    let found = roles::settle(&turns, customer, agent);
    let writers = || found.iter().zip(&turns);
    if nobody(customer)
        && let Some((_, turn)) = writers().find(|(role, turn)| **role == Role::Customer && !nobody(&turn.who))
    {
        *customer = turn.who.clone();
    }
    if nobody(agent)
        && let Some((_, turn)) = writers().rfind(|(role, turn)| **role == Role::Agent && !nobody(&turn.who))
    {
        *agent = turn.who.clone();
    }
    // A message without words still told who wrote.
    let worded = turns.into_iter().zip(found).filter(|(turn, _)| !turn.text.is_empty());
    let messages = worded.map(|(turn, role)| {
        let author = turn.who.shown().to_owned();
        Message { id: turn.id, role, author: (!author.is_empty()).then_some(author), at: turn.at, text: turn.text }
    });
    messages.collect()
}

/// Whether nothing is known of a person.
pub fn nobody(person: &Person) -> bool {
    person.shown().is_empty()
}

/// Puts the parts of a conversation in time order. Equal times keep the export's order, or its reverse when it writes the
/// newest first; without times numbers that count the messages decide; else the export's order is the best there is.
pub fn sort<T>(parts: &mut [T], at: impl Fn(&T) -> Option<Instant>, id: impl Fn(&T) -> Option<&str>) {
    let times: Option<Vec<Instant>> = parts.iter().map(&at).collect();
    let number = |part: &T| id(part).and_then(|id| id.parse::<u64>().ok());
    match times {
        Some(times) => {
            if times.first() > times.last() && times.is_sorted_by(|earlier, later| earlier >= later) {
                parts.reverse();
            }
            parts.sort_by_key(at);
        }
        None if parts.iter().all(|part| at(part).is_none() && number(part).is_some()) => parts.sort_by_key(number),
        None => {}
    }
}
