//! A Slack export in a ZIP, made here.

use model::Role;

use crate::containers::zip;
use crate::support::{file, import};

const USERS: &[u8] = br#"[{"id":"U1","name":"nora","profile":{"real_name":"Nora Quill","email":"nora@example.com"}},
    {"id":"U2","name":"ada","profile":{"real_name":"Ada Brook"}},{"id":"U3","name":"helper","is_bot":true,"profile":{"real_name":"Helper"}}]"#;
const CHANNELS: &[u8] = br#"[{"id":"C1","name":"support","members":["U1"]}]"#;
const FIRST_DAY: &[u8] = br#"[
    {"type":"message","subtype":"channel_join","user":"U1","text":"<@U1> has joined","ts":"1740823100.000100"},
    {"type":"message","user":"U1","text":"Printer &amp; scanner fail, <@U2>?","ts":"1740823200.000100","thread_ts":"1740823200.000100","reply_count":2},
    {"type":"message","user":"U1","text":"since noon","ts":"1740823260.000100"},
    {"type":"message","user":"U3","bot_id":"B1","subtype":"bot_message","text":"Noted","ts":"1740823261.000100","thread_ts":"1740823200.000100"},
    {"type":"message","user":"U2","text":"Lunch?","ts":"1740826800.000100","files":[{"name":"menu.pdf","mimetype":"application/pdf"}]},
    {"type":"message","text":"no time"}]"#;
const SECOND_DAY: &[u8] = br#"[
    {"type":"message","user":"U2","text":"Try <https://example.com/fix|this>","ts":"1740909600.000100","thread_ts":"1740823200.000100"},
    {"type":"message","user":"U1","text":"works","ts":"1740909700.000100","thread_ts":"1740823200.000100"}]"#;

#[test]
fn threads_and_runs_of_a_slack_export_become_tickets() {
    let bytes = zip(&[
        ("users.json", USERS),
        ("channels.json", CHANNELS),
        ("support/2025-03-02.json", SECOND_DAY),
        ("support/2025-03-01.json", FIRST_DAY),
    ]);
    let (_folder, path) = file("export.zip", &bytes);
    assert_eq!(ingest::members(&path).expect("one part").len(), 1);
    let (plan, outcome) = import(&path).expect("readable");
    assert_eq!(
        (plan.format.as_str(), plan.source.as_str(), plan.dates.zone.as_str()),
        ("slack_export", "slack", "UTC")
    );
    let summary = &outcome.summary;
    assert_eq!((summary.read, summary.tickets, summary.skipped, summary.rejected, summary.rows), (4, 2, 1, 1, 8));
    assert_eq!(outcome.skipped, ["somebody joined or left the channel"]);
    let [thread, lunch] = outcome.tickets.as_slice() else { panic!("{:?}", outcome.tickets) };
    assert_eq!((thread.key.id.as_str(), thread.group.as_deref()), ("C1-1740823200.000100", Some("support")));
    let said: Vec<(Role, &str)> = thread.messages.iter().map(|message| (message.role, message.text.as_str())).collect();
    assert_eq!(
        said,
        [
            (Role::Customer, "Printer & scanner fail, @Ada Brook?"),
            (Role::Customer, "since noon"),
            (Role::Bot, "Noted"),
            (Role::Agent, "Try this (https://example.com/fix)"),
            (Role::Customer, "works"),
        ]
    );
    assert_eq!(thread.customer.as_ref().map(|person| person.email.as_str()), Some("nora@example.com"));
    assert_eq!(thread.agent.as_ref().map(|person| person.name.as_str()), Some("Ada Brook"));
    assert_eq!(thread.created_at.map(|at| at.rfc3339()).as_deref(), Some("2025-03-01T10:00:00Z"));
    assert_eq!(lunch.attachments[0].name, "menu.pdf");
    assert_eq!(plan.preview.tickets.len(), 2);
}
