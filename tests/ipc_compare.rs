//! Two filters side by side through the window's command: every number opens its tickets.

use serde_json::{Value, json};
use tempfile::tempdir;

use crate::doors::{Door, narrowed, number};

const DAY: i64 = 86_400_000;

/// How many tickets a narrowing opens in the list.
fn opened(door: &Door, filter: &Value, by: &Value) -> f64 {
    let asked =
        json!({ "filter": narrowed(filter, by), "sort": "newest", "offset": 0, "limit": 1, "withFacets": false });
    number(&door.answer("tickets", asked), "/total")
}

fn each<'a>(view: &'a Value, list: &str) -> impl Iterator<Item = &'a Value> {
    view[list].as_array().into_iter().flatten()
}

#[test]
fn every_number_of_a_comparison_opens_its_tickets() {
    let folder = tempdir().expect("a folder");
    let door = Door::open(folder.path());
    door.load_sample();
    let as_of = number(&door.answer("workspace_status", json!({})), "/as_of") as i64;
    let days = |from: i64, to: i64| json!({ "start": as_of - from * DAY, "end": as_of + 1 - to * DAY });
    let (chat, mail) = (json!({ "channel": ["chat"] }), json!({ "channel": ["email"] }));
    for (a, b) in [
        (json!({}), json!({ "period": days(30, 0) })),
        (json!({ "period": days(60, 30) }), json!({ "period": days(30, 0) })),
        (json!({ "facets": chat }), json!({ "facets": mail })),
        (json!({ "facets": chat, "clock": "business" }), json!({ "facets": mail })),
        (json!({ "population": "resolved", "period": days(40, 10) }), json!({ "population": "open_at_end" })),
    ] {
        let found = door.answer("compare", json!({ "a": a, "b": b }));
        for (side, filter) in [("a", &found["a"]["filter"]), ("b", &found["b"]["filter"])] {
            check_side(&door, &found, side, filter);
        }
        check_shared(&door, &found, (&a, &b));
    }
}

fn check_side(door: &Door, found: &Value, side: &str, filter: &Value) {
    assert_eq!(opened(door, filter, &json!({})), number(&found[side], "/n"), "{side}");
    let told = each(found, "measures").filter(|one| !one[side]["value"].is_null());
    // A value that one side does not choose has no tickets there to open.
    let shares = each(found, "shares").filter(|one| number(&one[side], "/n") > 0.0);
    for one in told.chain(shares) {
        let shown = &one[side];
        let name = format!("{} {} of {filter}", one["measure"], one["name"]);
        assert_eq!(opened(door, filter, &shown["opens"]), number(shown, "/n"), "{name}");
    }
}

/// Nothing is sure where tickets are in both.
fn check_shared(door: &Door, found: &Value, (a, b): (&Value, &Value)) {
    let shared = number(found, "/shared");
    if a == &json!({}) {
        assert_eq!(shared, opened(door, b, &json!({})));
    }
    let sure = each(found, "measures").chain(each(found, "shares")).any(|one| one["sure"] == json!(true));
    assert!(shared == 0.0 || !sure);
}
