//! Reads a store's heads into memory and checks it against what must be there.
//!
//! In: sled, the manifest's totals. Out: a catalog, or what is damaged. Never: repairs anything but a last torn batch.

use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::block::Head;
use crate::catalog::{Batch, Catalog};
use crate::db::Db;
use crate::guard::within;
use crate::manifest::Totals;
use crate::{Error, Result, files};

/// What must be in the store at least.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Expected {
    /// The store after a batch that was certainly flushed.
    pub totals: Totals,
    /// Highest number of an import that was certainly flushed.
    pub imports: u32,
}

/// A store that passed its checks.
pub(crate) struct Loaded {
    /// The database.
    pub db: Db,
    /// Its memory.
    pub catalog: Catalog,
    /// Tickets of a torn batch that were dropped.
    pub dropped: u64,
}

/// Shortest time a damaged database is waited for.
const PATIENCE: Duration = Duration::from_secs(30);
/// Slowest reading that counts as reading, bytes a second.
const CRAWL: u64 = 2 << 20;

/// Opens and checks the store; `full` reads every block for its CRC, else only the heads are read.
///
/// # Errors
/// [`Error::Damaged`] when anything that was certainly flushed is not there as it was.
pub(crate) fn load(path: &Path, expected: Expected, full: bool) -> Result<Loaded> {
    let limit = PATIENCE + Duration::from_secs(files::folder_bytes(path) / CRAWL);
    let path: PathBuf = path.to_path_buf();
    let loaded = within("reading the store", limit, move || read(Db::open(&path)?, expected, full))?;
    loaded.ok_or_else(|| Error::damaged(format!("reading the store gave no answer in {} s", limit.as_secs())))
}

fn read(db: Db, expected: Expected, full: bool) -> Result<Loaded> {
    let mut catalog = Catalog::default();
    let mut met = expected.totals == Totals::default();
    for record in db.batches()? {
        let added = record.and_then(|record| add(&db, &mut catalog, record, full));
        match added {
            Ok(()) => met |= catalog.totals == expected.totals,
            // Nothing after the manifest's batch was promised to anybody: a torn one is dropped.
            Err(Error::Damaged { .. }) if met => break,
            Err(error) => return Err(error),
        }
    }
    if !met {
        return Err(short(&catalog, &expected));
    }
    let dropped = db.drop_after(catalog.totals.sequence, catalog.totals.blocks)?;
    for entry in db.imports()? {
        catalog.imports.insert(entry.receipt.import, entry);
    }
    if catalog.last_import() < expected.imports {
        return Err(Error::damaged(format!("the receipt of import {} is missing", expected.imports)));
    }
    catalog.kept = db.kept()?;
    Ok(Loaded { db, catalog, dropped })
}

fn add(db: &Db, catalog: &mut Catalog, record: Batch, full: bool) -> Result<()> {
    let first = catalog.totals.blocks;
    if record.first != first || record.totals.blocks < first {
        return Err(Error::damaged("the batches have a gap"));
    }
    let mut heads: Vec<Head> = Vec::new();
    for block in first..record.totals.blocks {
        let head = db.head(block)?;
        if full {
            db.check(block, &head)?;
        }
        heads.push(head);
    }
    if catalog.next_batch(record.import, &heads)? != record {
        return Err(Error::damaged(format!("batch {} is not what was written", record.totals.sequence)));
    }
    catalog.add(record, &heads)
}

fn short(catalog: &Catalog, expected: &Expected) -> Error {
    let (held, written) = (catalog.totals, expected.totals);
    Error::damaged(format!(
        "the store holds {} of {} batches and {} of {} tickets",
        held.sequence, written.sequence, held.tickets, written.tickets
    ))
}
