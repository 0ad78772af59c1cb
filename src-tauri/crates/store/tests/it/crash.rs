//! Programs that die: whole batches or nothing.

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;
use std::{env, fs, thread};

use model::ImportReceipt;
use store::Store;

use crate::common::{self, Outcome, batch, copy_folder, tempdir};

/// Set for the child process of [`killed_at_any_moment`]: the workspace to write to.
const VICTIM: &str = "STORE_TEST_VICTIM";
const BATCH: u32 = 100;

/// Asserts that the folder opens to whole batches with nothing damaged, and gives their number.
fn check(folder: &Path) -> Result<u32, Box<dyn std::error::Error>> {
    let (store, opened) = Store::open(folder)?;
    assert!(opened.recovery.is_none(), "{opened:?}");
    let tickets = store.scan().collect::<Result<Vec<_>, _>>()?;
    assert_eq!(tickets.len() as u32 % BATCH, 0, "half a batch: {opened:?}");
    assert_eq!(store.sequence(), u64::from(tickets.len() as u32 / BATCH));
    for entry in &tickets {
        let id: u32 = entry.key().id.parse()?;
        assert_eq!(entry.record, common::ticket(id, 1));
    }
    Ok(tickets.len() as u32 / BATCH)
}

#[test]
fn dead_after_each_step() -> Outcome {
    let folder = tempdir()?;
    let (store, _) = Store::open(folder.path())?;
    let snapshot = |batches: u32, finished: bool| -> Outcome {
        let copy = tempdir()?;
        copy_folder(folder.path(), copy.path())?;
        assert_eq!(check(copy.path())?, batches);
        let (store, opened) = Store::open(copy.path())?;
        assert!(!opened.unclean);
        assert_eq!(store.imports().iter().all(|entry| entry.finished), finished);
        // The interrupted import can be run again.
        let again = common::import(&store, 0..500, 1)?;
        assert_eq!(store.len(), 500);
        assert!(store.import(again.import).is_some_and(|entry| entry.finished));
        Ok(())
    };
    snapshot(0, true)?;
    let mut writer = store.begin_import(ImportReceipt::default())?;
    snapshot(0, true)?;
    for n in 0..3 {
        writer.put_batch(batch(1, n * BATCH..(n + 1) * BATCH, 1)?)?;
        snapshot(n + 1, false)?;
    }
    writer.finish(ImportReceipt::default())?;
    snapshot(3, true)
}

#[test]
fn dead_between_backup_and_manifest() -> Outcome {
    let folder = tempdir()?;
    let (store, _) = Store::open(folder.path())?;
    for round in 0..2 {
        let mut writer = store.begin_import(ImportReceipt::default())?;
        writer.put_batch(batch(1, round * BATCH..(round + 1) * BATCH, 1)?)?;
        let manifest = fs::read(folder.path().join("manifest.json"))?;
        writer.finish(ImportReceipt::default())?;
        let copy = tempdir()?;
        copy_folder(folder.path(), copy.path())?;
        fs::write(copy.path().join("manifest.json"), manifest)?;
        let (opened, facts) = Store::open(copy.path())?;
        assert!(facts.unclean && facts.backup_renewed.is_none() && facts.recovery.is_none(), "{facts:?}");
        drop(opened);
        let (reader, facts) = Store::open_read_only(copy.path())?;
        assert_eq!((reader.len() as u32, facts), ((round + 1) * BATCH, store::Opened::default()));
    }
    Ok(())
}

#[test]
fn a_manifest_one_batch_behind_loses_nothing() -> Outcome {
    let folder = tempdir()?;
    let (store, _) = Store::open(folder.path())?;
    let mut writer = store.begin_import(ImportReceipt::default())?;
    writer.put_batch(batch(1, 0..BATCH, 1)?)?;
    let manifest = fs::read(folder.path().join("manifest.json"))?;
    writer.put_batch(batch(1, BATCH..2 * BATCH, 1)?)?;
    let copy = tempdir()?;
    copy_folder(folder.path(), copy.path())?;
    fs::write(copy.path().join("manifest.json"), manifest)?;
    assert_eq!(check(copy.path())?, 2);
    Ok(())
}

/// The child: writes batch after batch until it is killed.
#[test]
fn victim() -> Outcome {
    let Ok(folder) = env::var(VICTIM) else { return Ok(()) };
    let (store, _) = Store::open(&folder)?;
    loop {
        let mut writer = store.begin_import(ImportReceipt::default())?;
        for _ in 0..3 {
            let start = store.len() as u32;
            writer.put_batch(batch(writer.number(), start..start + BATCH, 1)?)?;
        }
        writer.finish(ImportReceipt::default())?;
    }
}

#[test]
fn killed_at_any_moment() -> Outcome {
    let folder = tempdir()?;
    let mut seen = 0;
    for round in 0..12 {
        let mut child = Command::new(env::current_exe()?)
            .args(["crash::victim", "--exact"])
            .env(VICTIM, folder.path())
            .stdout(Stdio::null())
            .spawn()?;
        thread::sleep(Duration::from_millis(60 + round * 37));
        child.kill()?;
        child.wait()?;
        let batches = check(folder.path())?;
        assert!(batches >= seen, "{batches} batches after {seen}");
        seen = batches;
    }
    assert!(seen > 0, "nothing was written");
    Ok(())
}
