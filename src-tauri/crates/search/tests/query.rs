//! What people type finds what they mean.

mod common;

use common::*;
use model::{Person, Role, Status};
use search::{Index, Snapshot};
use tempfile::TempDir;

fn desk() -> (TempDir, Index) {
    let mut login = ticket("1", "Cannot log in", "I was charged twice and my battery is dead");
    login.channel = "chat".into();
    login.agent = Some(Person { name: "Ann Lee".into(), ..Person::default() });
    login.messages.push(message(Role::Agent, "We refunded the charge"));
    let mut refund = ticket("2", "Refund please", "late delivery of order 4711-X");
    refund.tags = vec!["vip".into(), "Billing".into()];
    refund.status = Status::Solved;
    let mut german = ticket("TCK-3", "Rückgabe", "Die Lieferung kam zu spät. delivery was never late");
    german.customer = Some(Person { id: "max@x.de".into(), ..Person::default() });
    let mut japanese = ticket("4", "", "返金をお願いします");
    japanese.agent = Some(Person { name: "Bob Annan".into(), ..Person::default() });
    plain(vec![login, refund, german, japanese])
}

fn check(snapshot: &Snapshot, text: &str, expected: &str) {
    assert_eq!(ids(snapshot, text, false), expected, "{text}");
}

fn check_typing(snapshot: &Snapshot, text: &str, expected: &str) {
    assert_eq!(ids(snapshot, text, true), expected, "{text}");
}

#[test]
fn words_phrases_exclusions_and_alternatives() {
    let (_dir, index) = desk();
    let snapshot = index.snapshot().expect("a snapshot");
    for (text, expected) in [
        ("refunds", "2 1"),
        ("charging battery", "1"),
        ("refund battery", "1"),
        ("\"late delivery\"", "2"),
        ("late delivery", "2 TCK-3"),
        ("refund -battery", "2"),
        ("refund -\"late delivery\"", "1"),
        ("-refund", "4 TCK-3"),
        ("battery OR lieferung", "TCK-3 1"),
        ("late battery OR order", "2"),
        ("RÜCKGABE", "TCK-3"),
        ("返金", "4"),
        ("金返", ""),
        ("nothing at all", ""),
        ("\"late delivery", "2"),
        ("\"battery is dead we\"", ""),
        ("battery \"no such phrase\" OR \"late order\"", ""),
        ("\"is late\" OR \"battery is\" charge", "1"),
        ("refund -\"is late\" -order", "1"),
    ] {
        check(&snapshot, text, expected);
    }
}

#[test]
fn properties_and_ids() {
    let (_dir, index) = desk();
    let snapshot = index.snapshot().expect("a snapshot");
    for (text, expected) in [
        ("channel:chat", "1"),
        ("channel:EMAIL", "2 4 TCK-3"),
        ("-channel:email", "1"),
        ("channel:chat OR tag:vip", "1 2"),
        ("channel:chat OR delivery", "2 TCK-3 1"),
        ("status:solved", "2"),
        ("status:resolved refund", "2"),
        ("agent:\"Ann Lee\"", "1"),
        ("agent:ann", "1 4"),
        ("agent:lee", "1"),
        ("agent:ee", ""),
        ("tag:billing", "2"),
        ("customer:max@x.de", "TCK-3"),
        ("category:general priority:medium tone:neutral", "1 2 4 TCK-3"),
        ("channel:emial", ""),
        ("id:2", "2"),
        ("id:#TCK-3", "TCK-3"),
        ("TCK-3", "TCK-3"),
        ("4711", "2"),
        ("#4", "4"),
        ("id:none", ""),
        ("channel:", ""),
    ] {
        check(&snapshot, text, expected);
    }
}

#[test]
fn beginnings_and_typing_errors() {
    let (_dir, index) = desk();
    let snapshot = index.snapshot().expect("a snapshot");
    for (text, expected) in
        [("chargi", "1"), ("batt", "1"), ("refu", "2 1"), ("471", "2"), ("my battery is de", "1"), ("deliv ", "")]
    {
        check_typing(&snapshot, text, expected);
    }
    for text in ["batery", "bttery", "abttery", "batterx"] {
        check(&snapshot, text, "1");
        check_typing(&snapshot, text, "1");
    }
    check_typing(&snapshot, "batery dea", "1");
    check_typing(&snapshot, "delivrey", "2 TCK-3");
    check(&snapshot, "chargi", "1");
    check(&snapshot, "lat", "");
}

#[test]
fn no_text_is_an_error() {
    let (_dir, index) = desk();
    let snapshot = index.snapshot().expect("a snapshot");
    let long = "a\"-: OR".repeat(2_000);
    for text in
        ["\"", "-", "OR", "::", "a:b:c", "\u{0}", "(((", "*", "\\", "[1 TO 2]", "''", "-\"", &long, "tag:\"", "🙂"]
    {
        ids(&snapshot, text, false);
        ids(&snapshot, text, true);
        snapshot.marker(text, true).expect("a marker").snippet(&["🙂 text", ""]);
    }
}

#[test]
fn marks_follow_what_was_found() {
    let (_dir, index) = desk();
    let snapshot = index.snapshot().expect("a snapshot");
    for (text, typing, expected) in [
        ("charge", false, vec![(6, 13)]),
        ("chargi", true, vec![(6, 13)]),
        ("batery", false, vec![(23, 30)]),
        ("\"my battery\"", false, vec![(20, 22), (23, 30)]),
        ("-battery", false, vec![]),
        ("channel:chat", false, vec![]),
    ] {
        let marker = snapshot.marker(text, typing).expect("a marker");
        assert_eq!(marker.marks("I was charged twice my battery is dead").len(), expected.len(), "{text}");
        assert_eq!(marker.marks("I was charged twice my battery"), expected, "{text}");
    }
}
