//! Problems through the window's command: every number opens exactly its tickets.

use serde_json::{Value, json};
use tempfile::tempdir;

use crate::doors::{Door, narrowed, number};

/// How many tickets a narrowing opens in the list.
#[track_caller]
fn opens(door: &Door, filter: &Value, by: &Value, expected: f64) {
    let asked =
        json!({ "filter": narrowed(filter, by), "sort": "newest", "offset": 0, "limit": 1, "withFacets": false });
    assert_eq!(number(&door.answer("tickets", asked), "/total"), expected, "{by} of {filter}");
}

fn list<'a>(view: &'a Value, name: &str) -> &'a [Value] {
    view[name].as_array().map_or(&[], Vec::as_slice)
}

#[test]
fn every_number_of_problems_opens_its_tickets() {
    let folder = tempdir().expect("a folder");
    let door = Door::open(folder.path());
    door.load_sample();
    let as_of = number(&door.answer("workspace_status", json!({})), "/as_of") as i64;
    let last = |days: i64| json!({ "start": as_of - days * 86_400_000, "end": as_of + 1 });
    let mut told = 0;
    for filter in [
        json!({}),
        json!({ "clock": "business" }),
        json!({ "period": last(30) }),
        json!({ "period": last(45), "facets": { "channel": ["email"] } }),
        json!({ "period": last(30), "population": "resolved", "clock": "business" }),
        json!({ "population": "open_at_end" }),
        json!({ "repeats": [{ "population": "created" }], "facets": { "priority": ["high", "critical"] } }),
        json!({ "text": "refund" }),
        json!({ "text": "nothing says this" }),
    ] {
        told += check(&door, &filter);
    }
    assert!(told > 40, "{told} numbers are too few to tell anything");
}

/// Opens everything; how many numbers there were.
fn check(door: &Door, filter: &Value) -> usize {
    let problems = door.answer("problems", json!({ "filter": filter }));
    opens(door, filter, &json!({}), number(&problems, "/scope/n"));
    let mut told = 0;
    let mut rate = |rate: &Value| {
        opens(door, filter, &rate["opens_hits"], number(rate, "/hits"));
        opens(door, filter, &rate["opens"], number(rate, "/n"));
        told += 2;
    };
    list(&problems, "areas").iter().for_each(|area| rate(&area["rate"]));
    list(&problems, "combinations").iter().for_each(|of| rate(&of["csat"]));
    for name in ["impacts", "escalation_drivers"] {
        list(&problems, name).iter().for_each(|of| rate(&of["rate"]));
    }
    for bin in list(&problems, "ageing") {
        let tickets: f64 = list(bin, "by_priority").iter().filter_map(Value::as_f64).sum();
        opens(door, filter, &bin["opens"], tickets);
    }
    for of in list(&problems, "repeats") {
        opens(door, filter, &of["opens"], number(of, "/tickets"));
        opens(door, filter, &of["opens_issue"], number(of, "/same_issue"));
    }
    for name in ["escalation_reasons", "recommendations"] {
        list(&problems, name).iter().for_each(|of| opens(door, filter, &of["opens"], number(of, "/n")));
    }
    for area in list(&problems, "areas") {
        let worst = list(area, "worst");
        assert_eq!(worst.len() as f64, number(area, "/rate/hits").min(5.0), "{area}");
        for ticket in worst {
            let shown = door.answer("ticket", json!({ "key": ticket["key"], "text": "" }));
            assert_eq!(shown["ticket"]["subject"], ticket["subject"]);
        }
    }
    told
}
