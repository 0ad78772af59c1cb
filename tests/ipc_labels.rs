//! Labels through the window's commands: rules tried and kept, tickets corrected, categories learnt, topics found.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use support_lens::Dialogs;
use tempfile::tempdir;

use crate::doors::{CHANNEL, Calls, Door, number};

/// Tickets of a table with labels.
const LABELLED: usize = 240;

fn list(filter: Value) -> Value {
    json!({ "filter": filter, "sort": "newest", "offset": 0, "limit": 20, "withFacets": true })
}

fn total(door: &Calls, filter: Value) -> f64 {
    number(&door.answer("tickets", list(filter)), "/total")
}

/// The rules with one more category for a word.
fn with_category(mut rules: Value, name: &str, word: &str) -> Value {
    let category = json!({
        "name": name, "color": 1, "subcategories": [], "terms": [{ "pattern": word, "weight": 5.0 }],
    });
    rules["categories"].as_array_mut().expect("a list").push(category);
    rules
}

#[test]
fn rules_are_tried_kept_exported_and_taken_back() {
    let (folder, saved) = (tempdir().expect("a folder"), tempdir().expect("a folder"));
    let file = saved.path().join("Support Lens rules.json");
    let dialogs =
        Dialogs::Scripted { open: vec![file.clone()], save_folder: Some(saved.path().to_owned()), folder: None };
    let door = Door::open_with(folder.path(), dialogs);
    door.load_sample();
    let before = door.answer("rules", json!({}));
    assert_eq!(before["rules"], before["defaults"]);
    let words = door.answer("tickets", list(json!({ "text": "please" })));
    assert!(number(&words, "/total") > 0.0);

    let rules = with_category(before["rules"].clone(), "courtesy", "please");
    let of = json!({ "about": "category", "value": "courtesy" });
    let preview = door.answer("preview_rules", json!({ "rules": rules, "of": of }));
    assert!(number(&preview, "/caught") > 0.0 && number(&preview, "/changed") >= number(&preview, "/caught"));
    assert!(preview["examples"][0]["row"]["snippet"].is_string(), "{preview:#}");
    assert_eq!(total(&door, json!({ "facets": { "category": ["courtesy"] } })), 0.0, "a preview changes nothing");

    let kept = door.answer("save_rules", json!({ "rules": rules, "onProgress": CHANNEL }));
    assert_eq!(kept["rules"], rules);
    assert_eq!(total(&door, json!({ "facets": { "category": ["courtesy"] } })), number(&preview, "/caught"));
    assert_eq!(door.answer("export_rules", json!({})), json!(file));
    assert_eq!(door.answer("import_rules", json!({})), rules);

    door.answer("save_rules", json!({ "rules": before["defaults"], "onProgress": CHANNEL }));
    assert_eq!(door.answer("rules", json!({})), before);
}

#[test]
fn rules_that_cannot_be_used_say_where() {
    let folder = tempdir().expect("a folder");
    let file = folder.path().join("rules.json");
    let dialogs = Dialogs::Scripted { open: vec![file.clone()], save_folder: None, folder: None };
    let door = Door::open_with(&folder.path().join("workspace"), dialogs);
    let rules = with_category(door.answer("rules", json!({}))["rules"].clone(), "broken", "/(/");
    let refused = door.error("save_rules", json!({ "rules": rules, "onProgress": CHANNEL }));
    assert_eq!(refused["code"], "bad_rules");
    let said = refused["message"].as_str().unwrap_or_default();
    assert!(said.contains("broken") && said.contains("/(/"), "{said}");
    let of = json!({ "about": "category", "value": "broken" });
    let preview = door.answer("preview_rules", json!({ "rules": rules, "of": of }));
    assert_eq!(preview["faults"][0]["category"], "broken");
    assert_eq!(door.error("read_text", json!({ "text": "hello", "rules": rules }))["code"], "bad_rules");
    fs::write(&file, "{\n  \"format\": 1\n}").expect("a file");
    let refused = door.error("import_rules", json!({}));
    assert_eq!(refused["code"], "file_malformed");
    assert!(refused["message"].as_str().is_some_and(|said| said.contains("line 2")), "{refused}");
    let dismissed = Door::open(&folder.path().join("other"));
    for command in ["export_rules", "import_rules"] {
        assert_eq!(dismissed.answer(command, json!({})), Value::Null);
    }
}

#[test]
fn a_text_is_read_in_full() {
    let folder = tempdir().expect("a folder");
    let door = Door::open(folder.path());
    let text = "Still waiting for my refund, I was charged twice! HTTP 401. Why?";
    let read = door.answer("read_text", json!({ "text": text, "rules": null }));
    assert_eq!(read["analysis"]["category"]["name"], "billing");
    assert_eq!(read["analysis"]["is_question"], true);
    assert_eq!((&read["learned"], &read["topic"]), (&Value::Null, &Value::Null));
    let rules = with_category(door.answer("rules", json!({}))["rules"].clone(), "waiting", "wait");
    let tried = door.answer("read_text", json!({ "text": text, "rules": rules }));
    assert_eq!(tried["analysis"]["category"]["name"], "waiting");
}

#[test]
fn a_correction_follows_everywhere_at_once_and_can_be_taken_back() {
    let folder = tempdir().expect("a folder");
    let door = Door::open(folder.path());
    door.load_sample();
    let rows = door.answer("tickets", list(json!({})));
    // Two, from which nothing is learnt yet.
    let keys: Vec<Value> = (0..2).map(|at| rows["rows"][at]["key"].clone()).collect();
    let chosen = json!({ "label": "category", "value": { "category": "kitchen", "subcategory": "kettle" } });
    assert_eq!(door.answer("correct", json!({ "keys": keys, "change": chosen })), json!(2));
    let filter = json!({ "facets": { "category": ["kitchen"] } });
    assert_eq!(total(&door, filter.clone()), 2.0);
    assert_eq!(number(&door.answer("overview", json!({ "filter": filter })), "/scope/n"), 2.0);
    let label = &door.answer("ticket", json!({ "key": keys[0], "text": "" }))["label"];
    assert_eq!(
        (&label["labels"]["category_by"], &label["labels"]["subcategory"]),
        (&json!("corrected"), &json!("kettle"))
    );
    let counts = door.answer("rules", json!({}))["tickets"].clone();
    assert!(counts.as_array().is_some_and(|counts| counts.contains(&json!(["kitchen", 2]))), "{counts}");
    let back = json!({ "keys": keys, "change": { "label": "category", "value": null } });
    assert_eq!(door.answer("correct", back), json!(2));
    assert_eq!(total(&door, filter), 0.0);
    let unknown = json!({ "keys": [{ "source": "none", "id": "1" }], "change": chosen });
    assert_eq!(door.error("correct", unknown)["code"], "not_found");
}

/// Tickets about three kinds of instruments, labelled by `label`.
fn instruments(folder: &Path, label: impl Fn(usize) -> usize) -> PathBuf {
    let kinds = [
        ["violin", "cello", "harp", "bow", "viola", "fiddle"],
        ["trumpet", "tuba", "horn", "trombone", "cornet", "bugle"],
        ["snare", "cymbal", "timpani", "drumstick", "tambourine", "bongo"],
    ];
    let names = ["strings", "brass", "drums"];
    let mut text = String::from("id,subject,description,category,created_at\n");
    for id in 0..LABELLED + 30 {
        let [one, other] = [kinds[id % 3][id / 3 % 6], kinds[id % 3][id / 18 % 6]];
        let given = if id < LABELLED { names[label(id)] } else { "" };
        let day = 1 + id % 28;
        let _ = writeln!(
            text,
            "{id},About the {one},\"Hello, the {one} that came with my {other} sounds odd in bar {}\",{given},2026-03-{day:02}T10:00:00Z",
            id * 7 % 97
        );
    }
    let path = folder.join("instruments.csv");
    fs::write(&path, text).expect("a file");
    path
}

fn learn(door: &Calls) -> Value {
    door.answer("learn", json!({ "from": { "from": "categories" }, "onProgress": CHANNEL }))
}

#[test]
fn what_is_learnt_is_judged_then_switched_on_and_off() {
    let folder = tempdir().expect("a folder");
    let door = Door::open(&folder.path().join("workspace"));
    let switch = |on: bool| door.ask("switch_learned", json!({ "on": on, "onProgress": CHANNEL }));
    assert_eq!(switch(true).map_err(|error| error["code"].clone()), Err(json!("nothing_to_learn")));
    door.import(&instruments(folder.path(), |id| id % 3)).expect("a receipt");
    let general = total(&door, json!({ "facets": { "category": ["strings"] } }));
    let report = learn(&door);
    assert_eq!(report["verdict"], "better", "{report:#}");
    assert_eq!(total(&door, json!({ "facets": { "category": ["strings"] } })), general, "not on yet");
    assert_eq!(switch(true).expect("the status")["on"], true);
    assert!(total(&door, json!({ "facets": { "category": ["strings"] } })) > general);
    let read = door.answer("read_text", json!({ "text": "my violin and my harp sound odd", "rules": null }));
    assert_eq!(read["learned"]["category"], "strings", "{read:#}");
    assert_eq!(switch(false).expect("the status")["on"], false);
    assert_eq!(total(&door, json!({ "facets": { "category": ["strings"] } })), general);
}

#[test]
fn labels_that_have_nothing_to_do_with_the_text_stay_off() {
    let folder = tempdir().expect("a folder");
    let door = Door::open(&folder.path().join("workspace"));
    door.import(&instruments(folder.path(), |id| id / 3 * 7 % 11 % 3)).expect("a receipt");
    let report = learn(&door);
    assert_ne!(report["verdict"], "better", "{report:#}");
    let refused = door.error("switch_learned", json!({ "on": true, "onProgress": CHANNEL }));
    assert_eq!(refused["code"], "not_better");
    assert_eq!(door.answer("learning", json!({}))["on"], false);
}

#[test]
fn topics_are_found_counted_and_edited() {
    let folder = tempdir().expect("a folder");
    let door = Door::open(&folder.path().join("workspace"));
    door.import(&instruments(folder.path(), |id| id % 3)).expect("a receipt");
    assert_eq!(door.answer("topics", json!({ "filter": {} }))["topics"], json!([]));
    assert_eq!(door.answer("find_topics", json!({ "onProgress": CHANNEL })), Value::Null);
    let view = door.answer("topics", json!({ "filter": {} }));
    let topic = &view["topics"][0];
    let of_topic = json!({ "facets": { "topic": [topic["id"].to_string()] } });
    assert_eq!(total(&door, of_topic.clone()), number(topic, "/tickets"));
    let edit = |edit: &str, value: Value| door.ask("edit_topics", json!({ "edit": { "edit": edit, "value": value } }));
    assert_eq!(edit("rename", json!({ "id": topic["id"], "name": "Instruments" })), Ok(Value::Null));
    let named = door.answer("topics", json!({ "filter": of_topic }))["topics"][0].clone();
    assert_eq!((&named["name"], &named["named"]), (&json!("Instruments"), &json!(true)));
    let key = topic["examples"][0]["key"].clone();
    assert_eq!(edit("new", json!({ "name": "Odd ones", "keys": [key] })), Ok(Value::Null));
    let label = door.answer("ticket", json!({ "key": key, "text": "" }))["label"]["labels"].clone();
    let named = json!({ "filter": { "facets": { "topic": [label["topic"].to_string()] } } });
    assert_eq!(door.answer("topics", named)["topics"][0]["name"], "Odd ones");
    let unknown = edit("rename", json!({ "id": 9999, "name": "x" }));
    assert_eq!(unknown.map_err(|error| error["code"].clone()), Err(json!("not_found")));
}
