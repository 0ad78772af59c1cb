//! The ticket that several records of it make.
//!
//! In: the ticket as it stands, one more record. Out: the ticket. Never: I/O, a clock.
//!
//! The newer by `updated_at` wins; without both times the incoming one does. A field the newer one leaves empty keeps
//! its older value. Two fields are statements about the present and follow the newer record even when empty, as long
//! as it has a status: `resolved_at` (a reopened ticket is not resolved) and `left_out`. Of two status histories the
//! newer one counts from where it begins, and the older one before that: a file may hold only the latest changes.

use model::history::settle;
use model::{Message, Person, Status, StatusChange, Ticket};

use crate::messages::merge_messages;

/// The ticket that `existing` and one more record of it make. Merging the same record again changes nothing, so
/// `merge(existing, incoming) == *existing` means unchanged.
pub fn merge(existing: &Ticket, incoming: &Ticket) -> Ticket {
    let incoming_wins = match (existing.updated_at, incoming.updated_at) {
        (Some(known), Some(new)) => new >= known,
        _ => true,
    };
    let (newer, older) = if incoming_wins { (incoming, existing) } else { (existing, incoming) };
    let messages: Vec<Message> = merge_messages(&existing.messages, &incoming.messages, incoming_wins);
    let says_state = newer.status != Status::Unknown;
    let open = says_state && !newer.status.is_resolved();
    let (status, status_given) = pair(
        says_state || !newer.status_given.is_empty(),
        (newer.status, &newer.status_given),
        (older.status, &older.status_given),
    );
    let (priority, priority_given) = pair(
        newer.priority.is_some() || !newer.priority_given.is_empty(),
        (newer.priority, &newer.priority_given),
        (older.priority, &older.priority_given),
    );
    Ticket {
        key: existing.key.clone(),
        subject: text(&newer.subject, &older.subject),
        messages,
        customer: person(&newer.customer, &older.customer),
        agent: person(&newer.agent, &older.agent),
        group: either(&newer.group, &older.group),
        status,
        status_given,
        priority,
        priority_given,
        category_given: either(&newer.category_given, &older.category_given),
        channel: text(&newer.channel, &older.channel),
        tags: list(&newer.tags, &older.tags),
        created_at: newer.created_at.or(older.created_at),
        updated_at: newer.updated_at.max(older.updated_at),
        resolved_at: if open { newer.resolved_at } else { newer.resolved_at.or(older.resolved_at) },
        first_response_at: newer.first_response_at.or(older.first_response_at),
        first_response_given: newer.first_response_given.or(older.first_response_given),
        resolution_given: newer.resolution_given.or(older.resolution_given),
        rating: either(&newer.rating, &older.rating),
        reopens: newer.reopens.or(older.reopens),
        history: history(&newer.history, &older.history),
        escalated: newer.escalated.or(older.escalated),
        escalated_at: newer.escalated_at.or(older.escalated_at),
        escalation_reason: either(&newer.escalation_reason, &older.escalation_reason),
        replies_given: newer.replies_given.or(older.replies_given),
        links: list(&newer.links, &older.links),
        call: either(&newer.call, &older.call),
        attachments: list(&newer.attachments, &older.attachments),
        left_out: if says_state { newer.left_out } else { newer.left_out.or(older.left_out) },
        zone: either(&newer.zone, &older.zone),
        extra: older.extra.iter().chain(&newer.extra).map(|(name, value)| (name.clone(), value.clone())).collect(),
    }
}

fn pair<T>(newer_speaks: bool, newer: (T, &String), older: (T, &String)) -> (T, String) {
    let (value, given) = if newer_speaks { newer } else { older };
    (value, given.clone())
}

fn text(newer: &str, older: &str) -> String {
    if newer.is_empty() { older } else { newer }.to_string()
}

fn either<T: Clone>(newer: &Option<T>, older: &Option<T>) -> Option<T> {
    newer.as_ref().or(older.as_ref()).cloned()
}

fn list<T: Clone>(newer: &[T], older: &[T]) -> Vec<T> {
    if newer.is_empty() { older } else { newer }.to_vec()
}

fn history(newer: &[StatusChange], older: &[StatusChange]) -> Vec<StatusChange> {
    let begins = newer.first().map(|change| change.at);
    let before = older.iter().filter(|change| begins.is_none_or(|begins| change.at < begins));
    let mut both: Vec<StatusChange> = before.chain(newer).cloned().collect();
    settle(&mut both);
    both
}

fn person(newer: &Option<Person>, older: &Option<Person>) -> Option<Person> {
    match (newer, older) {
        (Some(newer), Some(older)) if newer.id == older.id => Some(Person {
            id: newer.id.clone(),
            name: text(&newer.name, &older.name),
            email: text(&newer.email, &older.email),
        }),
        _ => either(newer, older),
    }
}

#[cfg(test)]
mod tests {
    use model::{Instant, LeftOut, Priority};

    use super::*;

    fn ticket(updated: Option<i64>, edit: impl FnOnce(&mut Ticket)) -> Ticket {
        let mut ticket = Ticket::new("s", "1");
        ticket.updated_at = updated.map(Instant);
        edit(&mut ticket);
        ticket
    }

    fn check(existing: Ticket, incoming: Ticket, expected: impl FnOnce(&mut Ticket)) {
        let merged = merge(&existing, &incoming);
        let mut wanted = merged.clone();
        expected(&mut wanted);
        assert_eq!(merged, wanted);
        assert_eq!(merge(&merged, &incoming), merged, "merging again changes nothing");
    }

    #[test]
    fn the_newer_wins_and_the_incoming_when_nobody_knows() {
        let subject = |text: &'static str| move |ticket: &mut Ticket| ticket.subject = text.into();
        for (known, new, winner) in [
            (Some(1), Some(2), "new"),
            (Some(2), Some(1), "known"),
            (Some(1), Some(1), "new"),
            (Some(1), None, "new"),
            (None, Some(1), "new"),
            (None, None, "new"),
        ] {
            check(ticket(known, subject("known")), ticket(new, subject("new")), subject(winner));
        }
    }

    #[test]
    fn empty_does_not_erase() {
        let full = ticket(Some(1), |ticket| {
            ticket.subject = "subject".into();
            ticket.tags = vec!["a".into()];
            ticket.priority = Some(Priority::High);
            ticket.priority_given = "P1".into();
            ticket.status = Status::Solved;
            ticket.resolved_at = Some(Instant(5));
            ticket.extra.insert("a".into(), "1".into());
            ticket.customer = Some(Person { id: "c".into(), name: "Ann".into(), email: String::new() });
        });
        let bare = ticket(Some(2), |ticket| {
            ticket.extra.insert("b".into(), "2".into());
            ticket.customer = Some(Person { id: "c".into(), name: String::new(), email: "a@b.example".into() });
        });
        let expected = full.clone();
        check(full, bare, |merged| {
            *merged = expected;
            merged.updated_at = Some(Instant(2));
            merged.extra.insert("b".into(), "2".into());
            merged.customer = Some(Person { id: "c".into(), name: "Ann".into(), email: "a@b.example".into() });
        });
    }

    #[test]
    fn a_newer_history_counts_from_where_it_begins() {
        let with = |updated, changes: &'static [(i64, Status)]| {
            ticket(Some(updated), |ticket| {
                let change = |&(at, status)| StatusChange { at: Instant(at), status, given: String::new() };
                ticket.history = changes.iter().map(change).collect();
            })
        };
        use Status::{Open, Pending, Solved};
        let known = || with(5, &[(1, Open), (3, Pending), (5, Solved)]);
        for (new, expected) in [
            (with(9, &[(5, Solved), (7, Open)]), &[(1, Open), (3, Pending), (5, Solved), (7, Open)][..]),
            (with(9, &[(1, Open), (9, Solved)]), &[(1, Open), (9, Solved)]),
            (with(9, &[]), &[(1, Open), (3, Pending), (5, Solved)]),
            (with(2, &[(0, Pending), (2, Open)]), &[(0, Pending), (1, Open), (3, Pending), (5, Solved)]),
        ] {
            let merged = merge(&known(), &new);
            let told: Vec<_> = merged.history.iter().map(|change| (change.at.0, change.status)).collect();
            assert_eq!(told, expected);
            assert_eq!(merge(&merged, &new), merged, "merging again changes nothing");
        }
    }

    #[test]
    fn a_reopened_ticket_is_not_resolved_and_no_longer_left_out() {
        let closed = ticket(Some(1), |ticket| {
            ticket.status = Status::Closed;
            ticket.resolved_at = Some(Instant(5));
            ticket.left_out = Some(LeftOut::Spam);
        });
        let open = ticket(Some(2), |ticket| ticket.status = Status::Open);
        check(closed, open, |merged| {
            merged.status = Status::Open;
            merged.resolved_at = None;
            merged.left_out = None;
        });
    }
}
