//! Tickets like a ticket or a text.

mod common;

use common::*;
use model::{Aside, AsideKind, LeftOut, Ticket};
use search::Probe;

const SUBJECTS: [&str; 6] = ["Refund", "Login fails", "Late parcel", "Invoice copy", "App crash", "Change address"];

fn desk() -> Vec<Ticket> {
    let other = |n: usize| {
        ticket(
            &format!("{n:03}"),
            SUBJECTS[n % 6],
            &format!("please help me with matter {n} about {} soon", SUBJECTS[(n / 6) % 6]),
        )
    };
    let mut tickets: Vec<Ticket> = (0..60).map(other).collect();
    tickets.push(ticket(
        "question",
        "Slack sync broken",
        "The Slack integration stopped posting webhook messages to our channel since Monday",
    ));
    tickets.push(ticket(
        "same",
        "Slack sync broken",
        "The Slack integration stopped posting webhook messages to our channel since Monday.",
    ));
    tickets.push(ticket("like", "Webhook trouble", "Our Slack channel receives no webhook messages any more"));
    let mut spam =
        ticket("spam", "Slack sync broken", "The Slack integration stopped posting webhook messages to our channel");
    spam.left_out = Some(LeftOut::Spam);
    tickets.push(spam);
    tickets
}

#[test]
fn the_duplicate_comes_first_and_the_ticket_itself_never() {
    let tickets = desk();
    let question = tickets[60].clone();
    let (_dir, index) = plain(tickets);
    let snapshot = index.snapshot().expect("a snapshot");
    let found = snapshot.similar(&Probe::of(&question, &[]), 5).expect("similar");
    let ids: Vec<_> = found.iter().map(|similar| similar.key.id.as_str()).collect();
    assert_eq!(ids[..2], ["same", "like"]);
    assert!(found[0].percent > 99.0 && found[1].percent < 80.0 && found[1].percent > 10.0, "{found:?}");
    assert!(found[1].shares.iter().any(|word| word == "webhook"), "{:?}", found[1].shares);
    assert!(!ids.contains(&"question") && !ids.contains(&"spam"));
}

#[test]
fn what_is_quoted_is_not_looked_for() {
    let mut tickets = desk();
    let own = "Which plan has invoices";
    let text = format!("{own}\n> The Slack integration stopped posting webhook messages");
    let reply = ticket("reply", "", &text);
    tickets.push(reply.clone());
    let (_dir, index) = plain(tickets);
    let snapshot = index.snapshot().expect("a snapshot");
    let found = |asides: &[Aside]| {
        let found = snapshot.similar(&Probe::of(&reply, asides), 5).expect("similar");
        found.iter().any(|similar| similar.shares.iter().any(|word| word.eq_ignore_ascii_case("slack")))
    };
    let quote = Aside { message: 0, start: own.len() as u32 + 1, end: text.len() as u32, kind: AsideKind::Quote };
    assert!(found(&[]));
    assert!(!found(&[quote]));
}

#[test]
fn a_text_finds_tickets_and_nonsense_finds_none() {
    let (_dir, index) = plain(desk());
    let snapshot = index.snapshot().expect("a snapshot");
    let best = |text: &str| {
        snapshot.similar(&Probe::text(text), 1).expect("similar").first().map(|found| found.key.id.clone())
    };
    assert_eq!(best("webhooks into slack channels"), Some("like".into()));
    assert_eq!(best("xyzzy"), None);
    assert_eq!(best(""), None);
    assert!(snapshot.similar(&Probe::text("slack"), 0).expect("similar").is_empty());
}
