//! Imports through the window's commands: stopped, repeated, with refused rows.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use serde_json::{Value, json};
use tempfile::tempdir;

use crate::doors::{Calls, Door, number};

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
