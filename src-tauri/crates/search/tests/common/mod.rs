//! Small indexes for tests.
#![allow(dead_code, reason = "each test file uses its own part")]

use std::collections::BTreeMap;

use model::{Analysis, Facet, Filter, Instant, Message, Priority, Role, Status, Ticket, TicketKey, Tone};
use search::{Index, Order, Snapshot, State, View};
use tempfile::TempDir;

/// Memory for a test's writer, bytes.
pub const HEAP: usize = 30_000_000;

/// A view in UTC with as-of at `as_of` ms.
pub fn view(as_of: i64) -> View<'static> {
    View { as_of: Some(Instant(as_of)), hour_of_week: &hour_of_week, as_you_type: false }
}

/// Monday is day 4 of 1970.
pub fn hour_of_week(at: i64) -> u8 {
    ((at.div_euclid(3_600_000) + 72).rem_euclid(168)) as u8
}

/// A ticket with subject and one customer message.
pub fn ticket(id: &str, subject: &str, body: &str) -> Ticket {
    let mut ticket = Ticket::new("desk", id);
    ticket.subject = subject.into();
    ticket.status = Status::Open;
    ticket.priority = Some(Priority::Medium);
    ticket.channel = "email".into();
    ticket.messages = vec![message(Role::Customer, body)];
    ticket
}

pub fn message(role: Role, text: &str) -> Message {
    Message { id: None, role, author: None, at: None, text: text.into() }
}

/// An index of these tickets in a folder of its own, in as many commits as there are parts.
pub fn index(parts: &[&[(Ticket, Analysis)]]) -> (TempDir, Index) {
    let dir = tempfile::tempdir().expect("a temporary folder");
    let index = Index::create(dir.path()).expect("an empty index");
    let mut writer = index.writer(HEAP).expect("a writer");
    for (seq, part) in parts.iter().enumerate() {
        let builder = writer.builder();
        writer.add(part.iter().map(|(ticket, analysis)| builder.document(ticket, analysis)).collect()).expect("added");
        writer.commit(seq as u64 + 1).expect("committed");
    }
    writer.finish().expect("finished");
    (dir, index)
}

/// An index of these tickets without analysis.
pub fn plain(tickets: Vec<Ticket>) -> (TempDir, Index) {
    let all: Vec<_> = tickets.into_iter().map(|ticket| (ticket, scored())).collect();
    index(&[&all])
}

pub fn scored() -> Analysis {
    let mut analysis = Analysis::default();
    analysis.sentiment.label = Tone::Neutral;
    analysis
}

/// Ids listed for a text, best first, joined by spaces.
pub fn ids(snapshot: &Snapshot, text: &str, as_you_type: bool) -> String {
    let filter = Filter { text: text.into(), ..Filter::default() };
    let view = View { as_you_type, ..view(0) };
    shown(snapshot, &filter, &view, Order::Relevance)
}

/// Ids listed for a filter, joined by spaces.
pub fn shown(snapshot: &Snapshot, filter: &Filter, view: &View, order: Order) -> String {
    let page = snapshot.list(filter, view, order, 0, 100).expect("a list");
    assert_eq!(page.total as usize, page.hits.len());
    page.hits.iter().map(|hit| hit.key.id.as_str()).collect::<Vec<_>>().join(" ")
}

pub fn facets<const N: usize>(chosen: [(Facet, &[&str]); N]) -> BTreeMap<Facet, Vec<String>> {
    chosen.into_iter().map(|(facet, values)| (facet, values.iter().map(|value| value.to_string()).collect())).collect()
}

pub fn key(id: &str) -> TicketKey {
    TicketKey { source: "desk".into(), id: id.into() }
}

pub fn ready(state: State) -> (Index, u64) {
    match state {
        State::Ready { index, seq } => (index, seq),
        _ => panic!("the index is not ready"),
    }
}
