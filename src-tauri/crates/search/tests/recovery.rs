//! Updates, rebuilds and damage.

mod common;

use std::fs;
use std::path::{Path, PathBuf};

use common::*;
use model::{Filter, Ticket};
use search::{Index, Order, Snapshot, State};

fn some(from: u32, to: u32) -> Vec<Ticket> {
    let word = |n: u32| ["battery", "refund", "login", "delivery", "invoice"][n as usize % 5];
    (from..to)
        .map(|n| ticket(&format!("{n:03}"), word(n), &format!("my {} and {} {n}", word(n / 5), word(n / 7))))
        .collect()
}

fn listed(snapshot: &Snapshot, text: &str) -> String {
    let filter = Filter { text: text.into(), ..Filter::default() };
    let page = snapshot.list(&filter, &view(0), Order::Relevance, 0, 500).expect("a list");
    page.hits.iter().map(|hit| format!("{}={:.3} ", hit.key.id, hit.score)).collect()
}

#[test]
fn an_update_takes_the_place_of_its_older_version() {
    let (dir, index) = plain(vec![ticket("1", "old subject", "charging"), ticket("2", "other", "text")]);
    let before = index.snapshot().expect("a snapshot");
    let mut writer = index.writer(HEAP).expect("a writer");
    let builder = writer.builder();
    writer.replace(vec![builder.document(&ticket("1", "new subject", "refunded"), &scored())]).expect("replaced");
    writer.delete(&[key("2"), key("none")]).expect("deleted");
    assert_eq!(index.snapshot().expect("a snapshot").tickets(), 2);
    writer.commit(7).expect("committed");
    writer.finish().expect("finished");
    let after = index.snapshot().expect("a snapshot");
    assert_eq!((ids(&before, "old", false), ids(&before, "other", false)), ("1".into(), "2".into()));
    assert_eq!(
        (ids(&after, "old", false), ids(&after, "new", false), ids(&after, "other", false)),
        ("".into(), "1".into(), "".into())
    );
    assert_eq!(ids(&after, "refunde", true), "1");
    assert_eq!(after.keys().expect("keys"), [key("1")]);
    drop(index);
    let (index, seq) = ready(Index::open(dir.path()).expect("opened"));
    assert_eq!(seq, 7);
    assert_eq!(index.snapshot().expect("a snapshot").tickets(), 1);
}

#[test]
fn what_was_not_committed_is_forgotten() {
    let (dir, index) = plain(vec![ticket("1", "a", "b")]);
    let mut writer = index.writer(HEAP).expect("a writer");
    let builder = writer.builder();
    writer.add(vec![builder.document(&ticket("2", "c", "d"), &scored())]).expect("added");
    assert!(matches!(index.writer(HEAP), Err(search::Error::Locked)));
    drop((writer, index));
    let (index, seq) = ready(Index::open(dir.path()).expect("opened"));
    assert_eq!((seq, index.snapshot().expect("a snapshot").tickets()), (1, 1));
}

#[test]
fn a_rebuild_gives_the_same_lists() {
    let analysed = |tickets: Vec<Ticket>| tickets.into_iter().map(|ticket| (ticket, scored())).collect::<Vec<_>>();
    let (one, two, three) = (analysed(some(0, 40)), analysed(some(40, 150)), analysed(some(150, 200)));
    let mut all: Vec<_> = [one.clone(), two.clone(), three.clone()].concat();
    all.reverse();
    let (_first, in_parts) = index(&[&one, &two, &three]);
    let (_second, at_once) = index(&[&all]);
    let (in_parts, at_once) = (in_parts.snapshot().expect("a snapshot"), at_once.snapshot().expect("a snapshot"));
    for text in ["battery", "refund login", "deliv OR batery", "", "my -invoice", "\"my refund\""] {
        assert_eq!(listed(&in_parts, text), listed(&at_once, text), "{text}");
    }
    let probe = search::Probe::text("my battery and login");
    assert_eq!(in_parts.similar(&probe, 20).expect("similar"), at_once.similar(&probe, 20).expect("similar"));
}

#[test]
fn many_commits_leave_few_segments() {
    let parts: Vec<Vec<_>> =
        (0..20).map(|n| some(n * 2, n * 2 + 2).into_iter().map(|t| (t, scored())).collect()).collect();
    let parts: Vec<&[_]> = parts.iter().map(Vec::as_slice).collect();
    let (dir, index) = index(&parts);
    assert_eq!(index.snapshot().expect("a snapshot").tickets(), 40);
    assert!(files(dir.path(), "store").len() <= 4, "{:?}", files(dir.path(), "store"));
    assert!(index.verify().expect("verified").problems.is_empty());
}

#[test]
fn a_folder_without_an_index_is_missing() {
    let dir = tempfile::tempdir().expect("a folder");
    assert!(matches!(Index::open(dir.path()), Ok(State::Missing)));
    assert!(matches!(Index::open(&dir.path().join("none")), Ok(State::Missing)));
    let index = Index::create(&dir.path().join("deep/er")).expect("created");
    let snapshot = index.snapshot().expect("a snapshot");
    assert_eq!((snapshot.tickets(), snapshot.as_of(), snapshot.created()), (0, None, None));
    assert_eq!(ids(&snapshot, "battery", true), "");
    assert!(snapshot.similar(&search::Probe::text("battery"), 5).expect("similar").is_empty());
}

fn files(dir: &Path, extension: &str) -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> =
        fs::read_dir(dir).expect("a folder").map(|entry| entry.expect("an entry").path()).collect();
    found.retain(|path| path.extension().is_some_and(|found| found == extension));
    found.sort();
    found
}

/// Breaks the first file of a kind and opens what is left; every question is answered or refused, none panics.
fn check_damage(extension: &str, damage: impl Fn(&Path)) {
    let (dir, index) = plain(some(0, 60));
    drop(index);
    damage(&files(dir.path(), extension)[0]);
    match Index::open(dir.path()).expect("opened") {
        State::Damaged(reason) => assert!(!reason.is_empty()),
        State::Ready { index, .. } => {
            let problems = index.verify().expect("verified").problems;
            assert!(!problems.is_empty(), "damage to {extension} was not noticed");
            if let Ok(snapshot) = index.snapshot() {
                let filter = Filter { text: "battery my".into(), ..Filter::default() };
                let _ = snapshot.list(&filter, &view(0), Order::Relevance, 0, 10);
                let _ = snapshot.similar(&search::Probe::text("battery login"), 5);
            }
        }
        State::Missing | State::OtherSchema => {}
    }
}

#[test]
fn damage_is_noticed() {
    for extension in ["fast", "idx", "pos", "term", "fieldnorm"] {
        check_damage(extension, |path| fs::remove_file(path).expect("removed"));
        check_damage(extension, |path| fs::write(path, b"").expect("emptied"));
    }
    check_damage("json", |path| fs::write(path.with_file_name("meta.json"), b"{").expect("written"));
    for extension in ["fast", "idx", "pos", "term", "fieldnorm"] {
        check_damage(extension, |path| {
            let mut bytes = fs::read(path).expect("read");
            let middle = bytes.len() / 3;
            bytes[middle] ^= 0x55;
            fs::write(path, bytes).expect("written");
        });
    }
}

#[test]
fn another_schema_is_told_apart() {
    let (dir, index) = plain(some(0, 5));
    drop(index);
    let path = dir.path().join("meta.json");
    let meta = fs::read_to_string(&path).expect("read");
    fs::write(&path, meta.replace("\\\"schema\\\":", "\\\"schema\\\":9")).expect("written");
    assert!(matches!(Index::open(dir.path()), Ok(State::OtherSchema)));
}
