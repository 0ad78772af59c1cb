//! Imports through the window's commands: stopped, repeated, with refused rows.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use serde_json::{Value, json};
use tempfile::tempdir;

use crate::common::zipped;
use crate::doors::{CHANNEL, Calls, Door, number};

const ROWS: u32 = 20_000;

#[test]
fn a_stopped_import_leaves_whole_batches_and_can_be_repeated() {
    let folder = tempdir().expect("a folder");
    let file = table(folder.path(), ROWS);
    let workspace = folder.path().join("workspace");
    let door = Door::open(&workspace);
    door.answer("workspace_status", json!({}));
    let calls: &Calls = &door;
    let outcome = std::thread::scope(|scope| {
        let import = scope.spawn(|| calls.import(&file));
        std::thread::sleep(Duration::from_millis(400));
        door.answer("cancel_import", json!({}));
        import.join().expect("no panic")
    });
    let kept = number(&door.answer("workspace_status", json!({})), "/tickets");
    match &outcome {
        Ok(receipt) => assert_eq!(kept, number(receipt, "/tally/new")),
        Err(error) => assert_eq!((error["code"].as_str(), kept), (Some("cancelled"), 0.0)),
    }
    let again = door.import(&file).expect("the import runs to its end");
    assert_eq!(number(&again, "/tally/read"), f64::from(ROWS));
    assert_eq!(number(&door.answer("workspace_status", json!({})), "/tickets"), f64::from(ROWS));
}

#[test]
fn two_imports_at_once_wait_for_each_other() {
    let folder = tempdir().expect("a folder");
    let files: Vec<PathBuf> = (1..=2).map(|n| table(&fresh(folder.path(), n), 300 * n)).collect();
    let door = Door::open(&folder.path().join("workspace"));
    let calls: &Calls = &door;
    let receipts: Vec<Value> = std::thread::scope(|scope| {
        let imports: Vec<_> = files.iter().map(|file| scope.spawn(|| calls.import(file))).collect();
        imports.into_iter().map(|import| import.join().expect("no panic").expect("a receipt")).collect()
    });
    let read: Vec<f64> = receipts.iter().map(|receipt| number(receipt, "/tally/read")).collect();
    assert_eq!(read, [300.0, 600.0]);
    assert_eq!(door.answer("workspace_status", json!({}))["imports"].as_array().map(Vec::len), Some(2));
}

#[test]
fn refused_rows_are_saved_as_a_table() {
    let (folder, saved) = (tempdir().expect("a folder"), tempdir().expect("a folder"));
    let file = folder.path().join("tickets.csv");
    fs::write(&file, "id,subject,description,created_at\n1,Hello,All fine,2026-01-05\n2,,,not a date\n")
        .expect("a file");
    let door = Door::open_saving_to(&folder.path().join("workspace"), saved.path());
    let receipt = door.import(&file).expect("a receipt");
    let path = door.answer("save_rejections", json!({ "import": receipt["import"] }));
    let text = fs::read_to_string(path.as_str().expect("a path")).expect("the table");
    assert_eq!(text.lines().count() as f64, 1.0 + number(&receipt, "/tally/rejected"), "{text}");
}

#[test]
fn an_undone_import_leaves_the_workspace_as_it_was() {
    let folder = tempdir().expect("a folder");
    let door = Door::open(&folder.path().join("workspace"));
    door.load_sample();
    let before = door.answer("workspace_status", json!({}));
    let receipt = door.import(&table(folder.path(), 300)).expect("a receipt");
    let undo = || door.ask("undo_import", json!({ "import": receipt["import"], "onProgress": CHANNEL }));
    assert_eq!(undo(), Ok(Value::Null));
    let after = door.answer("workspace_status", json!({}));
    assert_eq!((&after["tickets"], &after["imports"]), (&before["tickets"], &before["imports"]));
    let found = door.answer(
        "tickets",
        json!({ "filter": { "text": "late" }, "sort": "newest", "offset": 0, "limit": 5, "withFacets": false }),
    );
    assert!(
        found["rows"].as_array().is_some_and(|rows| rows.iter().all(|row| row["key"]["source"] != receipt["source"]))
    );
    assert_eq!(undo().map_err(|error| error["code"].clone()), Err(json!("not_found")));
}

#[test]
fn the_files_of_an_archive_are_parts_to_be_imported_one_by_one() {
    let folder = tempdir().expect("a folder");
    let archive = folder.path().join("all.zip");
    let table = |id: u32| format!("id,subject,description\n{id},Hello,All fine\n");
    let files = [("one.csv", table(1)), ("notes.png", "\u{1}".into()), ("two.csv", table(2))];
    fs::write(&archive, zipped(&files)).expect("a file");
    let door = Door::open(&folder.path().join("workspace"));
    let members = door.answer("list_members", json!({ "path": archive }));
    let paths: Vec<PathBuf> = ["one.csv", "two.csv"].map(|name| format!("{}!/{name}", archive.display()).into()).into();
    let listed: Vec<&Value> = members.as_array().expect("a list").iter().map(|member| &member["path"]).collect();
    assert_eq!(json!(listed), json!(paths));
    for path in &paths {
        assert_eq!(number(&door.import(path).expect("a receipt"), "/tally/new"), 1.0);
    }
    fs::write(&archive, zipped(&[("a.png", "\u{1}".into())])).expect("a file");
    assert_eq!(door.error("list_members", json!({ "path": archive }))["code"], "nothing_readable");
}

/// A folder of its own, so that two files of the same name can lie side by side.
fn fresh(folder: &Path, n: u32) -> PathBuf {
    let fresh = folder.join(n.to_string());
    fs::create_dir_all(&fresh).expect("a folder");
    fresh
}

/// A table of `rows` tickets.
fn table(folder: &Path, rows: u32) -> PathBuf {
    let mut text = String::from("id,subject,description,status,created_at\n");
    for row in 1..=rows {
        let minute = row % 60;
        let _ = writeln!(
            text,
            "{row},Order {row} is late,Where is my order {row}? I want a refund.,open,2026-03-02T10:{minute:02}:00Z"
        );
    }
    let path = folder.join(format!("tickets-{rows}.csv"));
    fs::write(&path, text).expect("a file");
    path
}
