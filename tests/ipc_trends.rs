//! Trends and events through the window's commands: every number opens its tickets.

use serde_json::{Value, json};
use tempfile::tempdir;

use crate::doors::{Door, narrowed, number};

/// How many tickets a narrowing opens in the list.
fn opened(door: &Door, filter: &Value, by: &Value) -> f64 {
    let asked =
        json!({ "filter": narrowed(filter, by), "sort": "newest", "offset": 0, "limit": 1, "withFacets": false });
    number(&door.answer("tickets", asked), "/total")
}

fn list<'a>(view: &'a Value, name: &str) -> &'a [Value] {
    view[name].as_array().map_or(&[], Vec::as_slice)
}

#[test]
fn every_number_of_trends_opens_its_tickets() {
    let folder = tempdir().expect("a folder");
    let door = Door::open(folder.path());
    door.load_sample();
    let as_of = number(&door.answer("workspace_status", json!({})), "/as_of") as i64;
    let last = |days: i64| json!({ "start": as_of - days * 86_400_000, "end": as_of + 1 });
    for filter in [
        json!({}),
        json!({ "period": last(30) }),
        json!({ "period": last(45), "facets": { "channel": ["email"] } }),
        json!({ "period": last(20), "population": "resolved" }),
        json!({ "population": "open_at_end" }),
        json!({ "text": "refund" }),
    ] {
        check(&door, &filter);
    }
}

fn check(door: &Door, filter: &Value) {
    let trends = door.answer("trends", json!({ "filter": filter }));
    let flow = &trends["flow"];
    for (count, opens) in
        [("created", "opens_created"), ("open_end", "opens_end"), ("end_unknown", "opens_end_unknown")]
    {
        assert_eq!(opened(door, filter, &flow[opens]), number(flow, &format!("/{count}")), "{count} of {filter}");
    }
    let closes = |name: &str| number(flow, &format!("/{name}"));
    assert_eq!(
        closes("open_end"),
        closes("open_start") + closes("created") + closes("reopened") - closes("resolved") - closes("end_unknown"),
        "{filter}"
    );
    for name in ["categories", "phrases", "topics"] {
        for value in list(&trends, name) {
            assert_eq!(opened(door, filter, &value["opens"]), number(value, "/n"), "{name} {value} of {filter}");
        }
    }
    for day in list(&trends, "outliers") {
        assert_eq!(opened(door, filter, &day["opens"]), number(day, "/tickets"), "{day} of {filter}");
        for driver in list(day, "drivers") {
            assert_eq!(opened(door, filter, &driver["opens"]), number(driver, "/tickets"), "{driver} of {filter}");
        }
    }
    if filter["population"] != "open_at_end" {
        check_over_time(door, filter, &trends);
    }
}

/// Each bucket and each week of the year opens what came in it.
fn check_over_time(door: &Door, filter: &Value, trends: &Value) {
    for (bucket, flow) in list(trends, "buckets").iter().zip(list(trends, "flows")) {
        let opens = json!({ "period": bucket["period"] });
        assert_eq!(opened(door, filter, &opens), number(flow, "/created"), "{bucket} of {filter}");
    }
    for row in list(trends, "year") {
        for (week, period) in list(row, "weeks").iter().zip(list(row, "periods")) {
            assert_eq!(week.is_null(), period.is_null());
            if let Some(week) = week.as_f64() {
                assert_eq!(opened(door, filter, &json!({ "period": period })), week, "{row} of {filter}");
            }
        }
    }
}

#[test]
fn events_are_kept_in_order_each_once_and_shown_in_their_period() {
    let folder = tempdir().expect("a folder");
    let door = Door::open(folder.path());
    door.load_sample();
    assert_eq!(door.answer("events", json!({})), json!([]));
    let event = |day: &str, name: &str| json!({ "day": day, "name": name });
    let (early, late) = (event("1999-12-31", "before all"), event("2026-03-29", "Release 4.2"));
    let typed = json!([late, early, event("2026-03-29", " Release  4.2 ")]);
    assert_eq!(door.answer("save_events", json!({ "events": typed })), json!([early, late]));
    let all = door.answer("trends", json!({ "filter": {} }));
    assert!(!list(&all, "events").contains(&early), "{}", all["events"]);
    let period = json!({ "start": 946_600_000_000_i64, "end": 946_700_000_000_i64 });
    let then = door.answer("trends", json!({ "filter": { "period": period } }));
    assert_eq!(then["events"], json!([early]));
    for (wrong, code) in [(event("2026-02-30", "no day"), "bad_query"), (event("2026-02-03", " "), "bad_name")] {
        let error = door.error("save_events", json!({ "events": [wrong] }));
        assert_eq!(error["code"], code);
    }
    drop(door);
    let door = Door::open(folder.path());
    assert_eq!(door.answer("events", json!({})), json!([early, late]));
}
