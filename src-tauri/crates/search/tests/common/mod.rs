//! Small indexes for tests.
#![allow(dead_code, reason = "each test file uses its own part")]

use std::collections::BTreeMap;

use model::columns::{Columns, NONE};
use model::instant::HOUR_MS;
use model::{
    Analysis, Clock, Facet, Filter, Instant, Measure, Message, Priority, Role, SlaGoal, SlaIs, SlaRules, SlaState,
    Status, Ticket, TicketKey, Tone,
};
use search::{Index, Order, Snapshot, Stands, State, Timekeeper, View};
use tempfile::TempDir;

/// Memory for a test's writer, bytes.
pub const HEAP: usize = 30_000_000;

/// A view in UTC with as-of at `as_of` ms.
pub fn view(as_of: i64) -> View<'static> {
    View { as_of: Some(Instant(as_of)), time: &Plain, as_you_type: false }
}

/// Definitions for whole hours, simple enough to be asked of tickets as well. As-of is [`AS_OF`].
pub struct Plain;

/// As-of of what [`Plain`] tells, ms.
pub const AS_OF: i64 = 1_000 * HOUR_MS;

impl Timekeeper for Plain {
    fn hour_of_week(&self, at: i64) -> u8 {
        hour_of_week(at)
    }

    fn millis(&self, columns: &Columns, row: usize, measure: Measure, clock: Clock) -> Option<i64> {
        let known = |millis: i64| (millis != NONE).then_some(millis);
        let (created, done) = (known(columns.created[row]), columns.is_resolved(row));
        let millis = match measure {
            Measure::FirstResponseHours => known(columns.first_response[row]),
            Measure::ResolutionHours | Measure::ResolutionOrAgeHours if done => known(columns.resolution[row]),
            Measure::ResolutionOrAgeHours => created.filter(|&created| created <= AS_OF).map(|created| AS_OF - created),
            _ => None,
        }?;
        on_clock(clock, created, millis)
    }

    fn stands<'a>(&'a self, condition: &'a SlaIs) -> Stands<'a> {
        Box::new(|columns, row| {
            let measure = match condition.goal {
                SlaGoal::FirstResponse => Measure::FirstResponseHours,
                SlaGoal::Resolution => Measure::ResolutionHours,
            };
            condition.states.contains(&stands(condition, self.millis(columns, row, measure, Clock::Calendar)))
        })
    }
}

/// People work from 8 to 16 UTC, every day.
pub fn on_clock(clock: Clock, created: Option<i64>, millis: i64) -> Option<i64> {
    if clock == Clock::Calendar {
        return Some(millis);
    }
    let first = created? / HOUR_MS;
    let hours = (first..first + millis / HOUR_MS).filter(|hour| (8..16).contains(&(hour % 24))).count();
    Some(hours as i64 * HOUR_MS)
}

/// Kept within the target for tickets of medium priority, whatever the ticket's.
pub fn stands(condition: &SlaIs, millis: Option<i64>) -> SlaState {
    let own = SlaRules::default();
    let target = condition.what_if.as_deref().unwrap_or(&own).policy.medium;
    let hours = match condition.goal {
        SlaGoal::FirstResponse => target.first_response,
        SlaGoal::Resolution => target.resolution,
    };
    match millis.zip(hours) {
        None => SlaState::NotMeasured,
        Some((millis, hours)) if millis as f64 / HOUR_MS as f64 <= hours => SlaState::Met,
        Some(_) => SlaState::Breached,
    }
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
