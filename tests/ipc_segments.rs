//! Named segments through the window's commands.

use serde_json::json;
use tempfile::tempdir;

use crate::doors::Door;

#[test]
fn segments_are_kept_without_a_period_and_survive_a_restart() {
    let folder = tempdir().expect("a folder");
    let saved = {
        let door = Door::open(folder.path());
        assert_eq!(door.answer("segments", json!({})), json!([]));
        let filter = json!({ "facets": { "channel": ["chat"] }, "period": { "start": 0, "end": 5 } });
        let saved = door.answer("save_segments", json!({ "segments": [{ "name": " Chats ", "filter": filter }] }));
        assert_eq!(saved[0]["name"], "Chats");
        assert!(saved[0]["filter"]["period"].is_null(), "{saved}");
        saved
    };
    let door = Door::open(folder.path());
    assert_eq!(door.answer("segments", json!({})), saved);
    assert_eq!(door.answer("save_segments", json!({ "segments": [] })), json!([]));
}

#[test]
fn segments_that_cannot_be_kept_say_why_and_change_nothing() {
    let folder = tempdir().expect("a folder");
    let door = Door::open(folder.path());
    let named = |names: &[&str]| {
        let segments: Vec<_> = names.iter().map(|name| json!({ "name": name, "filter": {} })).collect();
        json!({ "segments": segments })
    };
    door.answer("save_segments", named(&["Chats"]));
    let check = |names: &[&str], says: &str| {
        let refused = door.error("save_segments", named(names));
        assert_eq!(refused["code"], "bad_name");
        assert!(refused["message"].as_str().is_some_and(|said| said.contains(says)), "{refused}");
    };
    check(&["  "], "needs a name");
    check(&["Chats", "chats"], "already");
    check(&[&"long ".repeat(40)], "80 letters");
    assert_eq!(door.answer("segments", json!({}))[0]["name"], "Chats");
}
