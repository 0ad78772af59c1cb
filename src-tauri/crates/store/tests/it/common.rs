//! Tickets and workspaces for the tests.

use std::fs;
use std::path::{Path, PathBuf};

use model::{Analysis, ImportReceipt, Instant, Message, Role, Ticket, TicketKey};
use store::{Opened, Store, Stored, content_hash};
use tempfile::TempDir;

/// A new folder, in memory where the system has that: what is tested is order, not the disk's speed.
pub fn tempdir() -> std::io::Result<TempDir> {
    let memory = Path::new("/dev/shm");
    if memory.is_dir() { tempfile::tempdir_in(memory) } else { tempfile::tempdir() }
}

pub type Outcome = Result<(), Box<dyn std::error::Error>>;

/// A ticket whose text depends on `id` and `version`, with enough of it to fill pages.
pub fn ticket(id: u32, version: u32) -> Ticket {
    let mut ticket = Ticket::new("desk", id.to_string());
    ticket.subject = format!("Ticket {id} in version {version}");
    ticket.created_at = Some(Instant(i64::from(id) * 1000));
    let word = |n: u32| id.wrapping_mul(2_654_435_761).wrapping_add(n * version).wrapping_mul(40_503) >> 12;
    let text = (0..60).map(|n| format!("{:x}", word(n))).collect::<Vec<_>>().join(" ");
    ticket.messages = vec![Message { id: None, role: Role::Customer, author: None, at: None, text }];
    ticket
}

pub fn stored(import: u32, record: Ticket) -> Result<Stored, store::Error> {
    Ok(Stored { import, hash: content_hash(&record)?, record, merged: None, analysis: Analysis::default() })
}

pub fn batch(import: u32, ids: std::ops::Range<u32>, version: u32) -> Result<Vec<Stored>, store::Error> {
    ids.map(|id| stored(import, ticket(id, version))).collect()
}

pub fn key(id: u32) -> TicketKey {
    TicketKey { source: "desk".into(), id: id.to_string() }
}

/// Imports these ids in batches of 100 and finishes.
pub fn import(store: &Store, ids: std::ops::Range<u32>, version: u32) -> Result<ImportReceipt, store::Error> {
    let draft = ImportReceipt { path: "export.csv".into(), at: Some(Instant(1_000)), ..ImportReceipt::default() };
    let mut writer = store.begin_import(draft.clone())?;
    let number = writer.number();
    for start in ids.clone().step_by(100) {
        writer.put_batch(batch(number, start..(start + 100).min(ids.end), version)?)?;
    }
    writer.finish(ImportReceipt { rows: ids.len() as u32, ..draft })
}

/// A workspace of two imports: ids 0..600, then 500..700 in version 2 (700 tickets).
pub fn workspace(folder: &Path) -> Outcome {
    let (store, _) = Store::open(folder)?;
    import(&store, 0..600, 1)?;
    import(&store, 500..700, 2)?;
    Ok(store.close()?)
}

/// Asserts that the store holds exactly what [`workspace`] wrote.
pub fn check_whole(store: &Store) -> Outcome {
    assert_eq!(store.len(), 700);
    let keys: Vec<TicketKey> = (0..700).map(key).collect();
    for (id, found) in store.get_many(&keys)?.into_iter().enumerate() {
        let version = if id < 500 { 1 } else { 2 };
        assert_eq!(found.map(|entry| entry.record), Some(ticket(id as u32, version)));
    }
    assert_eq!(store.scan().collect::<Result<Vec<_>, _>>()?.len(), 700);
    assert_eq!(store.imports().len(), 2);
    Ok(())
}

pub fn open(folder: &Path) -> Result<(Store, Opened), store::Error> {
    Store::open(folder)
}

pub fn copy_folder(from: &Path, to: &Path) -> std::io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy_folder(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}

pub fn files_under(folder: &Path) -> std::io::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() { files.extend(files_under(&entry.path())?) } else { files.push(entry.path()) }
    }
    files.sort();
    Ok(files)
}
