//! Promises through the window's commands: every number opens exactly its tickets, and rules are kept or refused.

use std::fs;

use serde_json::{Value, json};
use support_lens::Dialogs;
use tempfile::tempdir;

use crate::doors::{Door, narrowed, number};

/// Every number of an attainment, with what opens it.
const NUMBERS: [(&str, &str); 5] = [
    ("met", "opens_met"),
    ("breached", "opens_breached"),
    ("at_risk", "opens_at_risk"),
    ("not_due", "opens_not_due"),
    ("not_measured", "opens_not_measured"),
];

/// Stricter than the built-in rules, in hours of its own.
fn stricter(rules: &Value) -> Value {
    let mut rules = rules.clone();
    for priority in ["critical", "high", "medium", "low"] {
        rules["policy"][priority] = json!({ "first_response": 0.5, "resolution": 3.5, "clock": "business" });
    }
    rules["hours"]["week"][5] = json!([{ "from": 600, "to": 720 }, { "from": 780, "to": 900 }]);
    rules
}

#[test]
fn every_number_of_sla_opens_its_tickets() {
    let folder = tempdir().expect("a folder");
    let door = Door::open(folder.path());
    door.load_sample();
    let rules = door.answer("sla_rules", json!({}));
    let as_of = number(&door.answer("workspace_status", json!({})), "/as_of") as i64;
    let period = json!({ "start": as_of - 30 * 86_400_000, "end": as_of + 1 });
    let mut told = 0;
    for filter in [
        json!({}),
        json!({ "period": period, "facets": { "channel": ["email"] } }),
        json!({ "period": period, "population": "resolved", "clock": "business" }),
        json!({ "population": "open_at_end" }),
        json!({ "text": "nothing says this" }),
    ] {
        let sla = door.answer("sla", json!({ "filter": filter, "whatIf": stricter(&rules) }));
        let n = number(&sla, "/scope/n");
        for goal in ["goals", "what_if"].iter().flat_map(|side| sla[side].as_array().into_iter().flatten()) {
            told += check(&door, &filter, &goal["all"], Some(n));
            for rows in ["priorities", "agents", "categories"] {
                let busiest = goal[rows].as_array().into_iter().flatten().take(3);
                told += busiest.map(|row| check(&door, &filter, &row["attainment"], None)).sum::<usize>();
            }
        }
        for ticket in sla["next"].as_array().into_iter().flatten().take(3) {
            let shown = door.answer("ticket", json!({ "key": ticket["key"], "text": "" }));
            assert_eq!(shown["ticket"]["key"], ticket["key"]);
            assert!(number(ticket, "/used_percent") > 80.0, "{ticket}");
        }
    }
    assert!(told > 60, "{told} numbers are too few to tell anything");
    assert_eq!(door.answer("sla_rules", json!({})), rules, "a what-if changes nothing");
}

/// Opens everything above zero; how many numbers there were.
fn check(door: &Door, filter: &Value, of: &Value, all: Option<f64>) -> usize {
    let mut told = 0;
    let mut sum = 0.0;
    for (count, opens) in NUMBERS {
        let n = number(of, &format!("/{count}"));
        sum += n;
        if n > 0.0 || all.is_some() {
            let filter = narrowed(filter, &of[opens]);
            let asked = json!({ "filter": filter, "sort": "newest", "offset": 0, "limit": 1, "withFacets": false });
            assert_eq!(number(&door.answer("tickets", asked), "/total"), n, "{count} of {filter}");
            told += 1;
        }
    }
    assert!(all.is_none_or(|all| all == sum), "{of}");
    told
}

#[test]
fn rules_are_kept_at_once_and_over_a_restart_or_refused_with_what_is_wrong() {
    let folder = tempdir().expect("a folder");
    let door = Door::open(folder.path());
    door.load_sample();
    let rules = stricter(&door.answer("sla_rules", json!({})));
    let breached = |door: &Door| number(&door.answer("sla", json!({ "filter": {} })), "/goals/1/all/breached");
    let before = breached(&door);
    assert_eq!(door.answer("save_sla_rules", json!({ "rules": rules })), rules);
    assert!(breached(&door) > before);
    let mut wrong = rules.clone();
    wrong["hours"]["week"][0] = json!([{ "from": 540, "to": 800 }, { "from": 780, "to": 900 }]);
    let refused = door.error("save_sla_rules", json!({ "rules": wrong }));
    assert_eq!(refused["code"], "bad_targets");
    assert!(refused["message"].as_str().is_some_and(|said| said.contains("Monday")), "{refused}");
    drop(door);
    let door = Door::open(folder.path());
    assert_eq!(door.answer("sla_rules", json!({})), rules);
}

#[test]
fn holidays_are_read_from_the_file_chosen() {
    let folder = tempdir().expect("a folder");
    let file = folder.path().join("holidays.ics");
    let event = "BEGIN:VEVENT\nUID:1\nDTSTART;VALUE=DATE:20261225\nSUMMARY:Christmas Day\nEND:VEVENT\n";
    fs::write(&file, format!("BEGIN:VCALENDAR\n{event}END:VCALENDAR\n")).expect("written");
    let picks = |open| Dialogs::Scripted { open, save_folder: None, folder: None };
    let door = Door::open_with(&folder.path().join("workspace"), picks(vec![file.clone()]));
    let expected = json!([{ "day": "2026-12-25", "name": "Christmas Day", "shifts": [] }]);
    assert_eq!(door.answer("read_holidays", json!({})), expected);
    fs::write(&file, "BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:Never\nEND:VEVENT\nEND:VCALENDAR\n").expect("written");
    let refused = door.error("read_holidays", json!({}));
    assert_eq!((&refused["code"], &refused["details"]["line"]), (&json!("file_malformed"), &json!(2)));
    let door = Door::open_with(&folder.path().join("other"), picks(Vec::new()));
    assert_eq!(door.answer("read_holidays", json!({})), Value::Null);
}
