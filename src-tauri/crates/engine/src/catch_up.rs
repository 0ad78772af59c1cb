//! Brings the index to where the store is, and says what was found on opening.
//!
//! The store is the truth. The index names the last batch it holds, and the file `lineage` beside it the store it was made
//! from; what it lacks is added, and an index that does not fit is made anew.

use std::fs;
use std::path::Path;

use rayon::prelude::*;
use search::{Builder, Document, Index, State, Writer};
use store::{Opened, RawBlock, Store};

use crate::{Error, Result};

/// Memory for building the index, bytes.
pub(crate) const HEAP_BYTES: usize = 300_000_000;
/// Blocks decoded together.
const CHUNK: usize = 32;

/// The index of a store, complete; and what had to be said about it.
///
/// A store opened for reading only belongs to another process, and so does its index: it is taken as it is.
pub(crate) fn index_of(store: &Store, dir: &Path) -> Result<(Index, Option<String>)> {
    let folder = dir.join("index");
    let state = Index::open(&folder)?;
    if store.is_read_only() {
        return match state {
            State::Ready { index, .. } => Ok((index, None)),
            _ => Err(store::Error::Locked { folder: dir.to_owned() }.into()),
        };
    }
    let (index, seq, said) = match state {
        State::Ready { index, seq } if lineage(&folder) == Some(store.epoch()) && seq <= store.sequence() => {
            (index, seq, None)
        }
        state => (begin(store, &folder)?, 0, reason(store, state)),
    };
    if seq < store.sequence() {
        add_since(store, &index, seq)?;
    }
    Ok((index, said))
}

/// An empty index for this store.
pub(crate) fn begin(store: &Store, folder: &Path) -> Result<Index> {
    let index = Index::create(folder)?;
    adopt(store, folder)?;
    Ok(index)
}

/// Says that the index in a folder is this store's.
pub(crate) fn adopt(store: &Store, folder: &Path) -> Result<()> {
    let path = folder.join("lineage");
    fs::write(&path, store.epoch().to_string()).map_err(|source| Error::Write { path, source })
}

/// Adds every batch after `seq`.
pub(crate) fn add_since(store: &Store, index: &Index, seq: u64) -> Result<()> {
    let mut writer = index.writer(HEAP_BYTES)?;
    add_blocks(store, &mut writer, seq)?;
    writer.commit(store.sequence())?;
    Ok(writer.finish()?)
}

/// Gives a writer the tickets of every batch after `seq`.
pub(crate) fn add_blocks(store: &Store, writer: &mut Writer, seq: u64) -> Result<()> {
    let builder = writer.builder();
    let mut blocks = store.blocks_since(seq);
    loop {
        let chunk: Vec<RawBlock> = blocks.by_ref().take(CHUNK).collect::<std::result::Result<_, _>>()?;
        if chunk.is_empty() {
            break;
        }
        let documents: Vec<Vec<Document>> =
            chunk.into_par_iter().map(|block| documents(block, builder)).collect::<Result<_>>()?;
        writer.replace(documents.into_iter().flatten().collect())?;
    }
    Ok(())
}

fn documents(block: RawBlock, builder: Builder) -> Result<Vec<Document>> {
    Ok(block.decode()?.iter().map(|stored| builder.document(stored.ticket(), &stored.analysis)).collect())
}

fn lineage(folder: &Path) -> Option<u64> {
    fs::read_to_string(folder.join("lineage")).ok()?.trim().parse().ok()
}

fn reason(store: &Store, state: State) -> Option<String> {
    match state {
        State::Damaged(what) if !store.is_empty() => {
            Some(format!("The search index was damaged ({what}) and has been rebuilt from the stored tickets."))
        }
        _ => None,
    }
}

/// What opening found, for people; `None` when all was well.
pub(crate) fn in_words(opened: &Opened, index: Option<String>) -> Option<String> {
    let mut lines: Vec<String> = Vec::new();
    if let Some(older) = &opened.older {
        lines.push(format!(
            "An earlier version of the program wrote this workspace. It has been brought up to date, and all tickets were \
             analysed again. As it was before it is kept in {}.",
            older.kept_in.display()
        ));
    }
    if let Some(recovery) = &opened.recovery {
        lines.push(recovery.to_string());
    }
    if opened.dropped > 0 {
        lines.push(format!(
            "The program ended in the middle of an import: the last {} tickets were not complete and were dropped. \
             Import the file again to bring them in.",
            opened.dropped
        ));
    }
    if let Some(what) = &opened.backup_renewed {
        lines.push(format!("The backup could not be used ({what}) and has been written anew."));
    }
    if let Some(why) = &opened.backup_behind {
        lines.push(format!("The backup lacks the latest changes: {why}"));
    }
    if !opened.backup_damage.is_empty() {
        lines.push(format!("Parts of the backup could not be read: {}.", opened.backup_damage.join("; ")));
    }
    if let Some(what) = &opened.journal_renewed {
        lines.push(format!("One of the two copies of your corrections could not be used ({what})."));
    }
    if opened.corrections_lost > 0 {
        let n = opened.corrections_lost;
        lines.push(format!(
            "{n} of your corrections were damaged in both copies and are lost; correct those tickets again."
        ));
    }
    if opened.manifest_renewed {
        lines.push("The workspace's manifest was damaged; it has been written anew from the intact store.".to_owned());
    }
    lines.extend(index);
    (!lines.is_empty()).then(|| lines.join("\n"))
}
