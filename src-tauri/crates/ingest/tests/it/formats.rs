//! Each helpdesk's shapes.

use model::rating::RatingValue;
use model::{Priority, Role, Status};

use crate::support::imported;

#[test]
fn own_tickets_with_nulls_and_gaps() {
    let (plan, outcome) = imported(
        "own.json",
        br#"[{"id":"a","subject":null,"description":"help me","messages":null,"tags":null,"attachments":["x.png",{"type":"image/png"}],"priority":"P1"},
            {"id":2,"subject":"s","description":"first","customer_id":"c1","agent_name":"Ann","status":"resolved","escalated":true,"satisfaction_score":4,
             "first_response_time":1.5,"related_tickets":["a",7],"tags":["x","x","y"],"custom":{"deep":[1,2]},"created_at":"2025-03-01T10:00:00+02:00",
             "messages":[{"content":"first"},{"sender":"agent","timestamp":"2025-03-01T09:00:00Z","content":"<p>we&nbsp;look</p>"},{"sender":"Ann","content":null},{"sender":"bot","content":"auto"}]},
            {"id":null,"subject":null,"description":null},
            {}]"#,
    );
    assert_eq!(plan.format, "support_lens_json");
    let [first, second] = outcome.tickets.as_slice() else { panic!("{:?}", outcome.tickets) };
    assert_eq!((first.key.id.as_str(), first.subject.as_str(), first.messages.len()), ("a", "", 1));
    assert_eq!(first.attachments.len(), 2);
    assert_eq!(first.priority, Some(Priority::Critical));
    assert_eq!(second.key.id, "2");
    let roles: Vec<Role> = second.messages.iter().map(|message| message.role).collect();
    assert_eq!(roles, [Role::Customer, Role::Agent, Role::Bot]);
    assert_eq!(second.messages[1].text, "we look");
    assert_eq!(second.status, Status::Solved);
    assert_eq!(second.tags, ["x", "y"]);
    assert_eq!(second.links.iter().map(|link| link.id.as_str()).collect::<Vec<_>>(), ["a", "7"]);
    assert_eq!(second.rating.as_ref().map(|rating| rating.value), Some(RatingValue::Five(4.0)));
    assert_eq!(second.created_at.map(|at| at.rfc3339()).as_deref(), Some("2025-03-01T08:00:00Z"));
    assert_eq!(second.zone.as_deref(), Some("+02:00"));
    assert_eq!(second.extra.get("custom.deep").map(String::as_str), Some("1, 2"));
    assert_eq!((second.escalated, second.first_response_given), (Some(true), Some(1.5)));
    assert_eq!(outcome.rejections.len(), 2);
}

#[test]
fn three_keys_make_a_ticket_and_a_text_of_another_name_is_mapped() {
    let (plan, outcome) = imported("three.json", br#"{"id":1,"subject":"s","description":"d"}"#);
    assert_eq!((plan.format.as_str(), outcome.tickets.len()), ("support_lens_json", 1));
    let (plan, outcome) = imported("body.json", br#"[{"id":1,"subject":"s","body":"please help me"}]"#);
    assert_eq!(plan.format, "mapped_json");
    assert_eq!(outcome.tickets[0].messages[0].text, "please help me");
}

#[test]
fn a_file_can_be_read_as_every_format_of_its_kind() {
    let names = |name: &str, bytes: &[u8]| -> Vec<String> {
        imported(name, bytes).0.formats.into_iter().map(|format| format.name).collect()
    };
    let (table, json) = (names("a.csv", b"id,subject\n1,hello\n"), names("a.json", br#"[{"id":1,"subject":"s"}]"#));
    assert!(table.contains(&"mapped_csv".into()) && table.contains(&"freshdesk_csv".into()), "{table:?}");
    assert!(json.contains(&"mapped_json".into()) && json.contains(&"zendesk_json".into()), "{json:?}");
    assert!(table.iter().all(|name| !json.contains(name)));
}

const ZENDESK: &str = r#"{"id":35436,"subject":"s","raw_subject":"s","description":"Hello there","status":"hold","priority":"normal","type":"incident",
"via":{"channel":"web"},"created_at":"2025-03-01T10:00:00Z","updated_at":"2025-03-09T10:00:00Z","requester":{"id":1,"name":"Cy","email":"c@x.org"},
"assignee":{"id":2,"name":"Al","email":"a@x.org"},"group":{"id":9,"name":"Support"},"tags":["t1","t2"],"satisfaction_rating":{"score":"good","comment":"fast"},
"custom_fields":[{"id":77,"value":"gold"},{"id":78,"value":null}],"metric_set":{"reopens":2,"replies":1,"solved_at":"2025-03-02T10:00:00Z","reply_time_in_minutes":{"calendar":30}},
"comments":[{"id":11,"author_id":2,"body":"note","public":false,"created_at":"2025-03-01T12:00:00Z"},
{"id":10,"author_id":1,"body":"Hello   there","public":true,"created_at":"2025-03-01T10:00:00Z","attachments":[{"file_name":"a.png","content_type":"image/png"}]},
{"id":12,"author_id":2,"html_body":"<p>Hi</p>","public":true,"created_at":"2025-03-01T10:30:00Z"},
{"id":13,"author_id":-1,"body":"closing","public":true,"created_at":"2025-03-02T10:30:00Z"}]}"#;

#[test]
fn zendesk_tickets_in_every_wrapping() {
    let one = ZENDESK.replace('\n', "");
    let two = one.replace("35436", "35437");
    for (name, text) in [
        ("lines.json", format!("{one}\n{two}\n")),
        ("array.json", format!("[{one},\n{two}]")),
        ("page.json", format!("{{\"count\":2,\"tickets\":[{one},{two}],\"next_page\":null}}")),
        ("pages.json", format!("{{\"tickets\":[{one}]}}\n{{\"tickets\":[{two}]}}\n")),
        ("pretty.json", format!("{ZENDESK}\n{}", ZENDESK.replace("35436", "35437"))),
        ("envelopes.json", format!("{{\"ticket\":{one}}}\n{{\"ticket\":{two}}}\n")),
    ] {
        let (plan, outcome) = imported(name, text.as_bytes());
        assert_eq!((plan.format.as_str(), plan.source.as_str()), ("zendesk_json", "zendesk"), "{name}");
        assert_eq!(outcome.tickets.len(), 2, "{name}: {:?}", outcome.rejections);
        assert_eq!(plan.preview.tickets.len(), 2, "{name}");
        let ticket = &outcome.tickets[0];
        let roles: Vec<(Role, &str)> =
            ticket.messages.iter().map(|message| (message.role, message.text.as_str())).collect();
        assert_eq!(
            roles,
            [(Role::Customer, "Hello   there"), (Role::Agent, "Hi"), (Role::Note, "note"), (Role::Bot, "closing")]
        );
        assert_eq!((ticket.status, ticket.priority), (Status::Hold, Some(Priority::Medium)));
        assert_eq!(ticket.channel, "web");
        assert_eq!(ticket.resolved_at.map(|at| at.rfc3339()).as_deref(), Some("2025-03-02T10:00:00Z"));
        assert_eq!(ticket.first_response_given, Some(0.5));
        assert_eq!((ticket.reopens, ticket.replies_given), (Some(2), Some(1)));
        assert_eq!(ticket.agent.as_ref().map(|agent| agent.id.as_str()), Some("2"));
        assert_eq!(ticket.rating.as_ref().map(|rating| rating.comment.as_str()), Some("fast"));
        assert_eq!(ticket.extra.get("custom field 77").map(String::as_str), Some("gold"));
        assert_eq!(ticket.attachments.len(), 1);
    }
}

#[test]
fn zendesk_without_metrics_has_no_moment_of_solving() {
    let text = r#"{"tickets":[{"id":1,"subject":"s","description":"d","status":"solved","requester_id":5,"submitter_id":5,"assignee_id":6,"created_at":"2025-03-01T10:00:00Z","updated_at":"2025-03-02T10:00:00Z","satisfaction_rating":{"score":"offered"}}]}"#;
    let (_, outcome) = imported("t.json", text.as_bytes());
    let ticket = &outcome.tickets[0];
    assert_eq!((ticket.resolved_at, ticket.status), (None, Status::Solved));
    assert_eq!(ticket.rating, None);
    assert_eq!(ticket.messages.len(), 1);
    assert!(outcome.summary.warnings.is_empty(), "{:?}", outcome.summary.warnings);
}

#[test]
fn freshdesk_in_any_order() {
    let (plan, outcome) = imported(
        "fd.csv",
        b"Survey results,Closed time,Status,Ticket ID,Created time,Priority,Source,First response time (in hrs),Resolution time (in hrs),Agent interactions,Product,Subject,Tags,Email\n\
          Extremely Happy,2025-03-03 10:00:00,5,7,2025-03-01 10:00:00,4,2,00:30:00,48:00:00,3,No Product,Hi,\"a, b\",c@x.org\n\
          ,,Waiting on Third Party,8,2025-03-01 10:00:00,Low,Email,,-01:00:00,,Gold,Ho,,\n",
    );
    assert_eq!((plan.format.as_str(), plan.mappable), ("freshdesk_csv", false));
    let [first, second] = outcome.tickets.as_slice() else { panic!("{:?}", outcome.rejections) };
    assert_eq!(
        (first.status, first.priority, first.channel.as_str()),
        (Status::Closed, Some(Priority::Critical), "web")
    );
    assert_eq!(first.resolved_at.map(|at| at.rfc3339()).as_deref(), Some("2025-03-03T10:00:00Z"));
    assert_eq!((first.first_response_given, first.resolution_given), (Some(0.5), Some(48.0)));
    assert_eq!(first.rating.as_ref().map(|rating| rating.value), Some(RatingValue::Satisfied(true)));
    assert_eq!(first.tags, ["a", "b"]);
    assert_eq!(first.replies_given, Some(3));
    assert!(!first.extra.contains_key("Product"));
    assert_eq!((second.status, second.resolution_given, second.resolved_at), (Status::Hold, Some(-1.0), None));
    assert_eq!(second.extra.get("Product").map(String::as_str), Some("Gold"));
}

#[test]
fn mapped_json_by_dotted_paths() {
    let text = r#"{"items":[{"key":"A-1","details":{"summary":"Broken","description":"It does not work at all","created":"2026-02-25T22:17:00.000+0000","priority":{"name":"Highest"},"labels":["x","y"]}}]}"#;
    let (plan, outcome) = imported("issues.json", text.as_bytes());
    assert_eq!(plan.format, "mapped_json");
    assert!(plan.mappable);
    let mut mapping = ingest::Mapping::default();
    for (field, path) in [
        (ingest::Field::Id, "key"),
        (ingest::Field::Subject, "details.summary"),
        (ingest::Field::Description, "details.description"),
        (ingest::Field::CreatedAt, "details.created"),
        (ingest::Field::Priority, "details.priority.name"),
        (ingest::Field::Tags, "details.labels"),
    ] {
        mapping.fields.insert(field, path.into());
    }
    let (_folder, path) = crate::support::file("issues.json", text.as_bytes());
    let mapped = crate::support::read_with(&path, "mapped_json", &mapping).expect("readable");
    let ticket = &mapped.tickets[0];
    assert_eq!((ticket.key.id.as_str(), ticket.subject.as_str()), ("A-1", "Broken"));
    assert_eq!(ticket.priority, Some(Priority::Critical));
    assert_eq!(ticket.tags, ["x", "y"]);
    assert_eq!(ticket.created_at.map(|at| at.rfc3339()).as_deref(), Some("2026-02-25T22:17:00Z"));
    assert_eq!(outcome.tickets.len(), 1);
}

#[test]
fn zones_orders_and_channels_come_from_the_mapping() {
    let content = b"id,subject,created at\n1,a,03/04/2025 10:00\n2,b,2/25/2025 9:15 PM\n";
    let (plan, outcome) = imported("us.csv", content);
    assert_eq!(plan.mapping.day_first, Some(false));
    assert_eq!(outcome.tickets[0].created_at.map(|at| at.rfc3339()).as_deref(), Some("2025-03-04T10:00:00Z"));
    let mut mapping = plan.mapping;
    mapping.zone = "America/New_York".into();
    mapping.channel = "phone".into();
    let (_folder, path) = crate::support::file("us.csv", content);
    let outcome = crate::support::read_with(&path, &plan.format, &mapping).expect("readable");
    assert_eq!(outcome.tickets[0].created_at.map(|at| at.rfc3339()).as_deref(), Some("2025-03-04T15:00:00Z"));
    assert_eq!(
        (outcome.tickets[0].channel.as_str(), outcome.tickets[0].zone.as_deref()),
        ("phone", Some("America/New_York"))
    );
}

#[test]
fn a_late_date_settles_the_order_of_the_whole_column() {
    let mut content = String::from("id,subject,created at\n");
    (0..2500).for_each(|n| content.push_str(&format!("{n},a,03/04/2025\n")));
    content.push_str("2500,b,25/04/2025\n");
    let (_folder, path) = crate::support::file("late.csv", content.as_bytes());
    let plan = ingest::inspect(&path).expect("a plan");
    assert_eq!((plan.dates.day_first, plan.dates.example.as_str()), (Some(true), "25/04/2025"));
    let mut mapping = plan.mapping;
    mapping.day_first = None;
    mapping.zone = "America/New_York".into();
    let outcome = crate::support::read_with(&path, "mapped_csv", &mapping).expect("readable");
    assert_eq!(outcome.tickets[0].created_at.map(|at| at.rfc3339()).as_deref(), Some("2025-04-03T04:00:00Z"));
}

#[test]
fn a_sender_that_is_only_a_side_names_nobody() {
    let ticket = br#"[{"id":1,"subject":"s","description":"d","agent_name":"Ann","messages":[
        {"sender":"agent","name":"Ann Lee","content":"one"},{"sender":"agent","content":"two"},{"sender":"Ann","content":"three"}]}]"#;
    let (_, outcome) = imported("sides.json", ticket);
    let authors: Vec<_> = outcome.tickets[0].messages.iter().skip(1).map(|message| message.author.as_deref()).collect();
    assert_eq!(authors, [Some("Ann Lee"), None, Some("Ann")]);
}

/// The zone a file names and where, the order of day and month, and the date that tells it.
#[test]
fn plans_say_how_dates_are_read() {
    let check = |content: &str, expected: (&str, &str, Option<bool>, &str)| {
        let dates = imported("dates.csv", content.as_bytes()).0.dates;
        let found = (dates.zone.as_str(), dates.zone_from.as_str(), dates.day_first, dates.example.as_str());
        assert_eq!(found, expected, "{content}");
    };
    check("id,subject,created at\n1,a,03/04/2025\n2,b,23/04/2025\n", ("", "", Some(true), "23/04/2025"));
    check("id,subject,created at\n1,a,03/04/2025\n", ("", "", None, "03/04/2025"));
    check(
        "id,subject,created at (Europe/Berlin)\n1,a,2025-03-01 10:00\n",
        ("Europe/Berlin", "created at (Europe/Berlin)", None, ""),
    );
    check("id,subject,created at\n1,a,2025-03-01 10:00 EDT\n", ("-04:00", "2025-03-01 10:00 EDT", None, ""));
    check("id,subject,created at\n1,a,2025-03-01T10:00:00Z\n", ("UTC", "2025-03-01T10:00:00Z", None, ""));
    check("id,subject,created at\n1,a,2025-03-01 10:00 EDT\n2,b,2025-03-01 10:00\n", ("", "", None, ""));
}

#[test]
fn columns_that_are_certain_keep_their_own_order_of_day_and_month() {
    let content = b"id,subject,created at,updated at\n1,a,03/04/2025,04/05/2025\n2,b,23/04/2025,04/25/2025\n3,c,24/04/2025,05/06/2025\n";
    let (_, outcome) = imported("two.csv", content);
    let first = &outcome.tickets[0];
    assert_eq!(first.created_at.map(|at| at.rfc3339()).as_deref(), Some("2025-04-03T00:00:00Z"));
    assert_eq!(first.updated_at.map(|at| at.rfc3339()).as_deref(), Some("2025-04-05T00:00:00Z"));
}

#[test]
fn the_order_of_dates_in_json_is_decided_by_all_records() {
    let mut lines: String =
        (0..2100).map(|n| format!("{{\"key\":{n},\"title\":\"a\",\"created\":\"03/04/2025\"}}\n")).collect();
    lines.push_str("{\"key\":9999,\"title\":\"b\",\"created\":\"04/25/2025\"}\n");
    let (plan, outcome) = imported("late.json", lines.as_bytes());
    assert_eq!(plan.dates.day_first, Some(false));
    assert_eq!(outcome.tickets[0].created_at.map(|at| at.rfc3339()).as_deref(), Some("2025-03-04T00:00:00Z"));
}
