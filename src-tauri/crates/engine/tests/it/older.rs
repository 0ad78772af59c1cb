//! Workspaces and analyses of earlier versions: brought up to date on opening, with nothing lost.

use std::path::Path;

use engine::{ExportKind, ExportShape};
use model::Filter;
use serde_json::Value;
use store::{AnalysedBy, Store, Stored, encode_block};

use crate::common::{check_sound, copy_folder, csv, export, folder, import, open, row, undo};

/// 20 tickets of two imports, the second with an update, written by the last version with schema 1. Only manifest and
/// backup, as sled's file is 500 KB of noise; the store is restored from them.
fn schema_1(dir: &Path) {
    restored("workspace-schema-1", dir);
}

/// Six tickets of two imports, the second with an update and a record that changed nothing, written by the last version
/// with schema 2.
fn schema_2(dir: &Path) {
    restored("workspace-schema-2", dir);
}

/// Six tickets of two imports, the second with an update and a record that changed nothing, written by the last version
/// with schema 3.
fn schema_3(dir: &Path) {
    restored("workspace-schema-3", dir);
}

fn restored(fixture: &str, dir: &Path) {
    let fixture = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(fixture);
    copy_folder(&fixture, dir).expect("the fixture is copied");
    std::fs::remove_file(dir.join("export.json")).expect("what it held is no part of it");
    let (store, opened) = Store::open(dir).expect("the store is restored");
    assert!(opened.recovery.is_some() && !store.is_current_schema());
    store.close().expect("it closes");
    std::fs::remove_dir_all(dir.join("before-schema-4")).expect("the copy before the restoration");
}

/// The tickets of the export that was written then, without what is told otherwise since.
fn held() -> Vec<Value> {
    let all: Vec<Value> =
        serde_json::from_str(include_str!("../fixtures/workspace-schema-1/export.json")).expect("JSON");
    all.into_iter().map(|mut entry| comparable(entry["ticket"].take())).collect()
}

/// The tickets of a workspace, as another process reads them.
fn tickets(dir: &Path) -> Vec<Value> {
    let (store, _) = Store::open_read_only(dir).expect("the store opens");
    let keys = store.keys_sorted().expect("keys");
    let stored = store.get_many(&keys).expect("tickets").into_iter().flatten();
    stored.map(|entry| comparable(serde_json::to_value(entry.ticket()).expect("JSON"))).collect()
}

fn comparable(mut ticket: Value) -> Value {
    let fields = ticket.as_object_mut().expect("a ticket");
    ["related", "links", "call", "history", "escalated_at", "escalation_reason"]
        .iter()
        .for_each(|name| _ = fields.remove(*name));
    ticket
}

#[test]
fn a_workspace_of_schema_1_is_brought_up_to_date() {
    let folder = folder();
    let dir = folder.path().join("workspace");
    schema_1(&dir);
    let before = std::fs::read(dir.join("manifest.json")).expect("the manifest");
    let workspace = open(&dir);
    assert_eq!(held().len(), 20);
    assert_eq!(tickets(&dir), held());
    assert_eq!(workspace.imports().len(), 2);
    let said = workspace.recovered().unwrap_or_default();
    assert!(said.contains("earlier version") && said.contains("before-schema-4"), "{said}");
    assert_eq!(std::fs::read(dir.join("before-schema-4/manifest.json")).expect("the copy"), before);
    check_sound(&workspace);
    drop(workspace);
    assert_eq!(open(&dir).recovered(), None, "once is enough");
    // The copy is a workspace itself.
    let copy = dir.join("before-schema-4");
    assert_eq!(tickets(&copy), held(), "before it is brought up to date");
    check_sound(&open(&copy));
    assert_eq!(tickets(&copy), held());
}

/// The tickets of an export without what the analysis says of them, and without what is told since.
fn told(export: &[u8]) -> Vec<Value> {
    let mut all: Vec<Value> = serde_json::from_slice(export).expect("JSON");
    for fields in all.iter_mut().filter_map(Value::as_object_mut) {
        let analysed = ["analysis", "category", "labels", "priority", "tone", "topic"];
        let since = ["status_history", "escalated_at", "escalation_reason"];
        analysed.iter().chain(&since).for_each(|name| _ = fields.remove(*name));
    }
    all
}

#[test]
fn workspaces_of_schema_2_and_3_are_brought_up_to_date() {
    check_brought_up_to_date(schema_2, include_bytes!("../fixtures/workspace-schema-2/export.json"));
    check_brought_up_to_date(schema_3, include_bytes!("../fixtures/workspace-schema-3/export.json"));
}

fn check_brought_up_to_date(fixture: fn(&Path), exported: &[u8]) {
    let folder = folder();
    let dir = folder.path().join("workspace");
    fixture(&dir);
    let workspace = open(&dir);
    let mut export = Vec::new();
    workspace.export(&Filter::default(), ExportKind::Tickets, ExportShape::Json, &mut export).expect("an export");
    assert_eq!(told(&export), told(exported));
    let imports = workspace.imports();
    let counts: Vec<_> = imports.iter().map(|import| &import.tally).map(|n| (n.new, n.updated, n.unchanged)).collect();
    assert_eq!(counts, [(5, 0, 0), (1, 1, 1)]);
    let said = workspace.recovered().unwrap_or_default();
    assert!(said.contains("earlier version") && said.contains("before-schema-4"), "{said}");
    check_sound(&workspace);
    drop(workspace);
    let (store, _) = Store::open(&dir).expect("the store opens");
    assert!(store.is_current_schema());
    assert!(store.scan().all(|entry| entry.is_ok_and(|entry| entry.analysis.version == text::VERSION)));
    drop(store);
    assert_eq!(open(&dir).recovered(), None, "once is enough");
}

/// A mark speaks of its record by a hash, which is another one in the new layout.
#[test]
fn a_record_that_came_twice_outlives_the_undoing_of_its_first_import() {
    let folder = folder();
    let dir = folder.path().join("workspace");
    schema_3(&dir);
    let workspace = open(&dir);
    undo(&workspace, 1);
    let key = model::TicketKey { source: "desk".into(), id: "305".into() };
    assert!(workspace.ticket(&key, "").is_ok());
    assert!(workspace.ticket(&model::TicketKey { id: "301".into(), ..key }, "").is_err());
    check_sound(&workspace);
}

#[test]
fn stopped_on_the_way_it_is_brought_up_to_date_the_next_time() {
    let folder = folder();
    let dir = folder.path().join("workspace");
    schema_1(&dir);
    // Half a copy, half a store: what a program leaves that is killed in either step.
    std::fs::create_dir_all(dir.join("before-schema-4.tmp/store")).expect("a folder");
    std::fs::create_dir_all(dir.join("next.tmp/store")).expect("a folder");
    std::fs::write(dir.join("next.tmp/store/db"), "half").expect("a file");
    let workspace = open(&dir);
    assert_eq!(tickets(&dir), held());
    for rubbish in ["before-schema-4.tmp", "next.tmp", "next"] {
        assert!(!dir.join(rubbish).exists(), "{rubbish}");
    }
    check_sound(&workspace);
}

#[test]
fn an_exchange_that_was_decided_is_ended_by_whoever_opens_next() {
    let folder = folder();
    let (dir, other) = (folder.path().join("workspace"), folder.path().join("other"));
    import(&open(&dir), &csv(folder.path(), "old.csv", &[row(1, "old", 1)]));
    import(&open(&other), &csv(folder.path(), "new.csv", &[row(2, "new", 1)]));
    let expected = export(&open(&other));
    // After each of the moves; the index of the old store does not fit the new one.
    for moved in 0..=3 {
        let copy = folder.path().join(format!("copy-{moved}"));
        copy_folder(&dir, &copy).expect("a copy");
        std::fs::create_dir_all(copy.join("next")).expect("a folder");
        for (at, part) in ["store", "backup", "manifest.json"].into_iter().enumerate() {
            let to = if at < moved { copy.join(part) } else { copy.join("next").join(part) };
            if at < moved && part != "manifest.json" {
                std::fs::remove_dir_all(&to).expect("the old part");
            }
            if part == "manifest.json" {
                std::fs::copy(other.join(part), to).expect("a copy");
            } else {
                copy_folder(&other.join(part), &to).expect("a copy");
            }
        }
        let workspace = open(&copy);
        assert_eq!(export(&workspace), expected, "after {moved} moves");
        assert_eq!(workspace.recovered(), None, "after {moved} moves");
        check_sound(&workspace);
    }
}

#[test]
fn analyses_of_an_older_version_are_made_anew() {
    let folder = folder();
    let dir = folder.path().join("workspace");
    import(&open(&dir), &csv(folder.path(), "a.csv", &[row(1, "The app crashes, I am furious!", 1), row(2, "b", 1)]));
    let expected = export(&open(&dir));
    let (store, _) = Store::open(&dir).expect("the store opens");
    let successor = store.begin_successor().expect("a successor");
    for block in store.history().flat_map(|batch| batch.expect("a batch")) {
        let old = |entry: Stored| Stored { analysis: model::Analysis::default(), ..entry };
        let entries: Vec<Stored> = block.entries().expect("entries").into_iter().map(old).collect();
        successor.put_blocks(1, vec![encode_block(&entries).expect("a block")]).expect("it is written");
    }
    successor.finish(None).expect("it takes its place");
    assert_eq!(store.analysed_by().expect("a version"), [AnalysedBy { version: 0, rules: 0 }].into());
    drop(store);
    let workspace = open(&dir);
    assert_eq!(export(&workspace), expected);
    check_sound(&workspace);
}
