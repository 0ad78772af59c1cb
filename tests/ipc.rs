//! The window's commands, each through the same door as the window: arguments in JavaScript's spelling, answers as JSON.

use std::fs;

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use serde_json::{Value, json};
use support_lens::Dialogs;
use tempfile::tempdir;

use crate::doors::{Door, number};

#[test]
fn a_fresh_workspace_is_empty_and_answers_everything() {
    let folder = tempdir().expect("a folder");
    let door = Door::open(folder.path());
    let status = door.answer("workspace_status", json!({}));
    assert_eq!(number(&status, "/tickets"), 0.0);
    assert_eq!(status["recovered"], Value::Null);
    let overview = door.answer("overview", json!({ "filter": {} }));
    assert!(overview.is_object());
    let page = door.answer("tickets", list(json!({})));
    assert_eq!(page["rows"], json!([]));
    let zones = door.answer("zones", json!({}));
    assert!(zones.as_array().is_some_and(|zones| zones.contains(&json!("Europe/Berlin"))));
}

#[test]
fn the_sample_is_imported_listed_searched_and_shown() {
    let folder = tempdir().expect("a folder");
    let door = Door::open(folder.path());
    let receipt = door.load_sample();
    let read = number(&receipt, "/tally/read");
    let parts = ["new", "updated", "unchanged", "skipped", "rejected"];
    assert!(read > 0.0);
    assert_eq!(read, parts.iter().map(|part| number(&receipt, &format!("/tally/{part}"))).sum::<f64>());

    let status = door.answer("workspace_status", json!({}));
    assert_eq!(number(&status, "/tickets"), number(&receipt, "/tally/new"));
    assert_eq!(number(&status, "/imports/0/import"), 1.0);

    let page = door.answer("tickets", list(json!({})));
    assert_eq!(page["rows"].as_array().map(Vec::len), Some(20));
    let found = door.answer("tickets", list(json!({ "text": "refund" })));
    assert!(number(&found, "/total") > 0.0 && number(&found, "/total") < number(&page, "/total"));

    let key = &found["rows"][0]["key"];
    let detail = door.answer("ticket", json!({ "key": key, "text": "refund" }));
    assert_eq!(&detail["ticket"]["key"], key);
}

#[test]
fn the_same_sample_again_changes_nothing() {
    let folder = tempdir().expect("a folder");
    let door = Door::open(folder.path());
    let first = door.load_sample();
    let again = door.load_sample();
    assert_eq!(number(&again, "/tally/new"), 0.0);
    assert_eq!(number(&again, "/tally/unchanged"), number(&first, "/tally/new"));
}

#[test]
fn one_filter_gives_the_same_number_in_list_and_overview() {
    let folder = tempdir().expect("a folder");
    let door = Door::open(folder.path());
    door.load_sample();
    for filter in [json!({}), json!({ "text": "refund" }), json!({ "facets": { "channel": ["email"] } })] {
        let listed = number(&door.answer("tickets", list(filter.clone())), "/total");
        let overview = door.answer("overview", json!({ "filter": filter }));
        assert_eq!(number(&overview, "/scope/n"), listed, "{filter}");
    }
}

#[test]
fn settings_are_kept() {
    let folder = tempdir().expect("a folder");
    let settings = json!({ "zone": "Asia/Tokyo", "week_start": 6 });
    let door = Door::open(folder.path());
    let status = door.answer("save_settings", json!({ "settings": settings }));
    assert_eq!(status["settings"], settings);
    drop(door);
    let status = Door::open(folder.path()).answer("workspace_status", json!({}));
    assert_eq!(status["settings"], settings);
}

#[test]
fn errors_carry_code_message_and_whose_fault_it_is() {
    let folder = tempdir().expect("a folder");
    let write = |name: &str, bytes: &[u8]| {
        let path = folder.path().join(name);
        fs::write(&path, bytes).expect("a file");
        path
    };
    let door = Door::open(&folder.path().join("workspace"));
    let check = |command: &str, arguments: Value, code: &str, fault: &str| {
        let error = door.error(command, arguments.clone());
        assert_eq!(
            (error["code"].as_str(), error["details"]["fault"].as_str()),
            (Some(code), Some(fault)),
            "{command} {arguments}"
        );
        assert!(error["message"].as_str().is_some_and(|message| !message.is_empty()));
    };
    let inspect = |path| json!({ "path": path });
    check("inspect_file", inspect(folder.path().join("none.csv")), "file_unreadable", "input");
    check("inspect_file", inspect(folder.path().to_owned()), "file_is_folder", "input");
    check("inspect_file", inspect(write("empty.csv", b"")), "file_empty", "input");
    check("inspect_file", inspect(write("picture.csv", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0")), "file_binary", "input");
    check("inspect_file", inspect(write("header.csv", b"id,subject\n")), "no_records", "input");
    check("ticket", json!({ "key": { "source": "x", "id": "1" }, "text": "" }), "not_found", "input");
    check("save_settings", json!({ "settings": { "zone": "Mars/Base" } }), "bad_query", "input");
    check("copy_image", json!({ "png": "no base64" }), "internal", "bug");
    check("reveal", json!({ "path": folder.path().join("gone/a.png") }), "not_found", "input");
}

#[test]
fn reports_and_charts_are_saved_where_the_dialog_says() {
    let (folder, saved) = (tempdir().expect("a folder"), tempdir().expect("a folder"));
    let door = Door::open_saving_to(folder.path(), saved.path());
    door.load_sample();
    for (format, holds) in [
        ("html", "tables-trends"),
        ("markdown", "\n## SLA\n"),
        ("numbers", "\ntrends,flow,"),
        ("csv", ","),
        ("json", "{"),
    ] {
        let path = door.answer("save_report", json!({ "filter": {}, "format": format }));
        let text = fs::read_to_string(path.as_str().expect("a path")).expect("the report");
        assert!(text.contains(holds), "{format}");
    }
    let png = BASE64_STANDARD.encode(b"not looked into");
    for (format, data) in [("png", png.as_str()), ("svg", "<svg/>"), ("csv", "day,tickets\n")] {
        let path = door.answer("save_chart", json!({ "name": "Where from?", "format": format, "data": data }));
        assert_eq!(path, json!(saved.path().join(format!("Where from.{format}"))));
    }
    assert_eq!(fs::read(saved.path().join("Where from.png")).expect("the picture"), b"not looked into");
}

#[test]
fn a_dismissed_dialog_saves_nothing() {
    let folder = tempdir().expect("a folder");
    let door = Door::open(folder.path());
    door.load_sample();
    for (command, arguments) in [
        ("save_report", json!({ "filter": {}, "format": "html" })),
        ("save_chart", json!({ "name": "a", "format": "svg", "data": "<svg/>" })),
        ("save_rejections", json!({ "import": 1 })),
    ] {
        assert_eq!(door.answer(command, arguments), Value::Null, "{command}");
    }
    assert_eq!(door.answer("pick_files", json!({})), json!([]));
}

#[test]
fn picked_files_are_the_dialogs() {
    let folder = tempdir().expect("a folder");
    let open = vec!["a.csv".into(), "b.json".into()];
    let door = Door::open_with(folder.path(), Dialogs::Scripted { open, save_folder: None, folder: None });
    assert_eq!(door.answer("pick_files", json!({})), json!(["a.csv", "b.json"]));
}

#[test]
fn a_workspace_in_use_says_so_and_opens_once_it_is_free() {
    let folder = tempdir().expect("a folder");
    let first = Door::open(folder.path());
    first.answer("workspace_status", json!({}));
    let second = Door::open(folder.path());
    assert_eq!(second.error("workspace_status", json!({}))["code"], "workspace_locked");
    drop(first);
    assert_eq!(number(&second.answer("workspace_status", json!({})), "/tickets"), 0.0);
}

#[test]
fn what_the_window_logs_is_kept_in_the_data_folder() {
    let folder = tempdir().expect("a folder");
    let door = Door::open(folder.path());
    door.answer("workspace_status", json!({}));
    assert_eq!(door.answer("log_error", json!({ "message": "x is undefined" })), Value::Null);
    let log = fs::read_to_string(folder.path().join("support-lens.log")).expect("the log");
    assert!(log.contains("window: x is undefined"), "{log}");
}

/// Arguments for the first page of a filter's tickets.
fn list(filter: Value) -> Value {
    json!({ "filter": filter, "sort": "newest", "offset": 0, "limit": 20, "withFacets": false })
}
