//! Status histories and escalations, as each export has them.

use crate::support::imported;

/// Imports one ticket and tells its history, its resolution and its reopenings.
fn check(name: &str, bytes: &str, format: &str, expected: &str) {
    let (plan, outcome) = imported(name, bytes.as_bytes());
    assert_eq!(plan.format, format, "{name}");
    let [ticket] = outcome.tickets.as_slice() else { panic!("{name}: {:?}", outcome.tickets) };
    let day = |at: model::Instant| at.rfc3339()[8..16].to_owned();
    let history: Vec<String> =
        ticket.history.iter().map(|change| format!("{} {}", day(change.at), change.status.name())).collect();
    let told = format!(
        "{} | {} | solved {} | reopened {}",
        history.join(", "),
        ticket.status.name(),
        ticket.resolved_at.map(day).unwrap_or_default(),
        model::history::reopens(ticket).map_or("?".to_owned(), |times| times.to_string()),
    );
    assert_eq!(told, expected, "{name}");
}

#[test]
fn each_export_tells_the_statuses_in_time_order() {
    check(
        "zendesk.json",
        r#"[{"id":1,"subject":"s","raw_subject":"s","description":"Hello there","status":"solved","requester_id":7,"via":{"channel":"web"},
            "created_at":"2026-03-01T10:00:00Z","audits":[
              {"created_at":"2026-03-01T10:00:00Z","events":[{"type":"Create","field_name":"status","value":"new"},{"type":"Comment"}]},
              {"created_at":"2026-03-04T10:00:00Z","events":[{"type":"Change","field_name":"status","value":"solved","previous_value":"open"}]},
              {"created_at":"2026-03-02T10:00:00Z","events":[{"type":"Change","field_name":"priority","value":"high"},{"type":"Change","field_name":"status","value":"solved","previous_value":"new"}]},
              {"created_at":"2026-03-03T10:00:00Z","events":[{"type":"Change","field_name":"status","value":"open","previous_value":"solved"}]}]}]"#,
        "zendesk_json",
        "01T10:00 new, 02T10:00 solved, 03T10:00 open, 04T10:00 solved | solved | solved 04T10:00 | reopened 1",
    );
    check(
        "jira.json",
        r#"{"issues":[{"key":"SUP-1","fields":{"summary":"s","description":"d","status":{"name":"Resolved"},"issuetype":{"name":"Bug"},"project":{"name":"Desk"},
            "created":"2026-03-01T10:00:00.000+0000","resolutiondate":"2026-03-05T10:00:00.000+0000"},
            "changelog":{"histories":[
              {"created":"2026-03-05T10:00:00.000+0000","items":[{"field":"resolution","toString":"Done"},{"field":"status","fromString":"Waiting for customer","toString":"Resolved"}]},
              {"created":"2026-03-02T10:00:00.000+0000","items":[{"field":"status","fromString":"Open","toString":"Waiting for customer"}]}]}}]}"#,
        "jira_json",
        "01T10:00 open, 02T10:00 pending, 05T10:00 solved | solved | solved 05T10:00 | reopened 0",
    );
    check(
        "intercom.json",
        r#"{"conversations":[{"type":"conversation","id":"1","created_at":1772359200,"state":"open","contacts":{"contacts":[{"id":"c"}]},"waiting_since":null,
            "source":{"delivered_as":"customer_initiated","body":"<p>hello there</p>","author":{"type":"user","id":"c"}},
            "conversation_parts":{"conversation_parts":[
              {"id":"2","part_type":"comment","body":"hi","created_at":1772359260,"author":{"type":"admin","id":"a"}},
              {"id":"3","part_type":"close","body":null,"created_at":1772445600,"author":{"type":"admin","id":"a"}},
              {"id":"4","part_type":"open","body":"again","created_at":1772532000,"author":{"type":"user","id":"c"}}]}}]}"#,
        "intercom_json",
        "02T10:00 closed, 03T10:00 open | open | solved  | reopened 1",
    );
    check(
        "help_scout.json",
        r#"[{"id":5,"subject":"s","status":"closed","createdAt":"2026-03-01T10:00:00Z","mailboxId":1,"primaryCustomer":{"email":"a@b.example"},
            "_embedded":{"threads":[
              {"id":2,"type":"message","status":"pending","createdAt":"2026-03-02T10:00:00Z","body":"hi","createdBy":{"type":"user"}},
              {"id":3,"type":"lineitem","status":"closed","createdAt":"2026-03-04T10:00:00Z","createdBy":{"type":"user"}},
              {"id":1,"type":"customer","status":"active","createdAt":"2026-03-01T10:00:00Z","body":"hello there","createdBy":{"type":"customer"}}]}}]"#,
        "help_scout_json",
        "01T10:00 open, 02T10:00 pending, 04T10:00 closed | closed | solved 04T10:00 | reopened 0",
    );
    check(
        "hubspot.json",
        r#"{"results":[{"id":"9","properties":{"subject":"s","content":"hello there","hs_pipeline":"0","hs_pipeline_stage":"4","createdate":"2026-03-01T10:00:00Z"},
            "propertiesWithHistory":{"hs_pipeline_stage":[{"value":"4","timestamp":"2026-03-03T10:00:00Z"},{"value":"2","timestamp":"2026-03-02T10:00:00Z"},{"value":"1","timestamp":"2026-03-01T10:00:00Z"}]},
            "archived":false}]}"#,
        "hubspot_json",
        "01T10:00 new, 02T10:00 pending, 03T10:00 closed | closed | solved 03T10:00 | reopened 0",
    );
    check(
        "crisp.json",
        r#"[{"session_id":"x","user":{"name":"Ann"},"state":"resolved","messages":[
              {"from":"user","text":"hello there","date":1772359200000},
              {"from":"operator","type":"event","content":{"namespace":"state:resolved"},"date":1772445600000}]}]"#,
        "crisp_json",
        "02T10:00 solved | solved | solved 02T10:00 | reopened 0",
    );
    check(
        "own.json",
        r#"[{"id":"a","subject":"s","description":"help me","created_at":"2026-03-01T10:00:00Z","status_history":[
              {"status":"open","at":"2026-03-01T10:00:00Z"},{"status":"resolved","timestamp":"2026-03-02T10:00:00Z"}]}]"#,
        "support_lens_json",
        "01T10:00 open, 02T10:00 solved | solved | solved 02T10:00 | reopened 0",
    );
}

#[test]
fn any_json_and_any_table_may_tell_it() {
    check(
        "any.json",
        r#"[{"number":1,"headline":"Printer","body":"it prints blank pages","opened":"2026-03-01T10:00:00Z","state":"closed","history":[
              {"from":"new","to":"pending","changed_at":"2026-03-02T10:00:00Z","note":"asked back"},
              {"from":"pending","to":"closed","changed_at":"2026-03-03T10:00:00Z","note":"done"}]}]"#,
        "mapped_json",
        "01T10:00 new, 02T10:00 pending, 03T10:00 closed | closed | solved 03T10:00 | reopened 0",
    );
    check(
        "any.csv",
        "Ticket,Title,Text,Created,State,Status history\n\
         1,Printer,It prints blank pages,2026-03-01 10:00,Open,2026-03-01 10:00 new; 2026-03-02 10:00 closed; 2026-03-03 10:00 open\n",
        "mapped_csv",
        "01T10:00 new, 02T10:00 closed, 03T10:00 open | open | solved  | reopened 1",
    );
}

#[test]
fn escalations_come_with_moment_and_reason() {
    let (_, outcome) = imported(
        "escalated.csv",
        b"Ticket,Title,Text,Status,Escalated,Escalated at,Escalation reason,Escalation level\n\
          1,a,first text here,Open,yes,2026-03-02 10:00,Legal threat,\n\
          2,b,second text here,Open,,2026-03-03 10:00,,\n\
          3,c,third text here,Open,no,,,Tier 1\n\
          4,d,fourth text here,Open,,,,Tier 3\n\
          5,e,fifth text here,Open,,,,\n\
          6,f,sixth text here,Escalated,,,,\n",
    );
    let told = |ticket: &model::Ticket| {
        let at = ticket.escalated_at.map(|at| at.rfc3339()[8..10].to_owned()).unwrap_or_default();
        format!("{:?} {at} {}", ticket.escalated, ticket.escalation_reason.as_deref().unwrap_or("-"))
    };
    let told: Vec<String> = outcome.tickets.iter().map(told).collect();
    let expected = [
        "Some(true) 02 Legal threat",
        "Some(true) 03 -",
        "Some(false)  -",
        "Some(true)  Tier 3",
        "None  -",
        "Some(true)  -",
    ];
    assert_eq!(told, expected);
}
